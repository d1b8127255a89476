/// What came of asking for one address.
package struct WebOutcome: Sendable, Equatable {
  /// The addresses that it led on to, in order.
  package var redirects: [String] = []
  /// Every redirect was said to be one for good: 301 or 308.
  package var isMovedForGood = false
  package var end: End

  package enum End: Sendable, Equatable {
    case answer(WebAnswer)
    /// The first address or one that it led on to is not asked.
    case refused(PolicyRefusal)
    case failed(TransferFailure)
    /// Redirects lead round, too far, or nowhere.
    case lost(String)
  }
}

/// A server's answer, as far as it was read.
package struct WebAnswer: Sendable, Equatable {
  package var status: Int
  /// What the server says it is.
  package var mediaType: String?
  /// Bytes of the whole, as far as the server says.
  package var length: Int64?
  /// The first bytes, unpacked.
  package var bytes: [UInt8]
  /// False where there was more than is looked at.
  package var isWhole = true
  package var asksForPassword = false
  package var isAttachment = false
  /// Where the bytes lie in the whole; nil where the server sent it from its beginning.
  package var partRange: Range<Int64>?
  package var validator = FileValidator()
  /// The server named a time after which it can be asked again.
  package var retryAfter: Int64?
  /// The address that answered.
  package var address: WebAddress
}
