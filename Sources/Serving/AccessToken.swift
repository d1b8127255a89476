/// A secret in every address of a server, so that neither another user of this computer nor a page elsewhere
/// can name one.
package struct AccessToken: Sendable, Equatable {
  package let text: String

  /// 128 bits by chance.
  package init() {
    var generator = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef")
    text = String((0..<32).map { _ in digits[Int.random(in: 0..<16, using: &generator)] })
  }

  /// Whether a request's first part is the secret; takes as long whatever was guessed.
  package func opens(_ request: HTTPRequest) -> Bool {
    guard let first = request.path.first, first.count == text.utf8.count else { return false }
    return zip(first, text.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
