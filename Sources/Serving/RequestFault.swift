/// Why a request is not answered as it asks.
package enum RequestFault: Error, Equatable {
  case malformed
  case version
  case method
  case tooLarge
  /// A body in pieces.
  case coding

  var status: HTTPStatus {
    switch self {
    case .malformed: .badRequest
    case .version: .versionNotSupported
    case .method: .methodNotAllowed
    case .tooLarge: .headTooLarge
    case .coding: .notImplemented
    }
  }
}
