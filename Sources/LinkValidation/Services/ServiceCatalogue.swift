#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What is known of services that show recordings and documents on pages of their own, of wrappers that
/// mail programs put around links, and of pages to sign in. Data, in `Resources/services.json`; the page
/// docs/formats/links.md describes it.
package struct ServiceCatalogue: Sendable {
  private let services: [ServicePattern]
  private let wrappers: [WrapperPattern]
  private let logins: LoginPattern

  private struct File: Decodable {
    var services: [ServicePattern]
    var wrappers: [WrapperPattern]
    var logins: LoginPattern
  }

  /// The one that is built in.
  package static func builtIn(bases: [ServiceBase] = []) throws -> ServiceCatalogue {
    try ServiceCatalogue(json: PackageResources.services_json, bases: bases)
  }

  /// - Parameters:
  ///   - bases: where the services' questions are sent instead, by their names.
  /// - Throws: where the text is no catalogue.
  package init(json: [UInt8], bases: [ServiceBase] = []) throws {
    let file = try JSONDecoder().decode(File.self, from: Data(json))
    services = file.services.map { service in
      var service = service
      service.base = bases.last { $0.service == service.name }?.address
      return service
    }
    wrappers = file.wrappers
    logins = file.logins
  }

  /// Where an address leads behind wrappers, and the outermost wrapper's name; nil where there is none.
  func unwrapped(_ address: WebAddress) -> (inner: WebAddress, fragment: String?, wrapper: String)?
  {
    var current = address
    var fragment: String?
    var name: String?
    // Mail programs wrap what others wrapped before.
    for _ in 0..<5 {
      guard let found = wrappers.lazy.compactMap({ $0.unwrap(current) }).first else { break }
      name = name ?? found.name
      (current, fragment) = (found.inner, found.fragment ?? fragment)
    }
    return name.map { (current, fragment, $0) }
  }

  /// Nil where no service is recognised.
  func share(_ address: WebAddress) -> ShareLink? {
    services.lazy.compactMap { $0.share(address) }.first
  }

  /// A page to sign in, by its address.
  func isLogin(_ address: WebAddress) -> Bool { logins.fits(address) }

  /// For the tests: every service's name.
  var serviceNames: [String] { services.map(\.name) }
}

/// Where a service's questions are sent instead of where it is.
package struct ServiceBase: Sendable, Equatable {
  var service: String
  /// Scheme, host and port, without a slash at the end.
  var address: String

  package init(service: String, address: String) {
    self.service = service
    self.address = address
  }

  /// `NAME=ADDRESS`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, (try? WebAddress(String(parts[1]))) != nil else { return nil }
    service = String(parts[0])
    address = parts[1].hasSuffix("/") ? String(parts[1].dropLast()) : String(parts[1])
  }
}
