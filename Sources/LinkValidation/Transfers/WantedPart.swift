/// The bytes of a file that a request asks for.
package struct WantedPart: Hashable, Sendable {
  package var range: Range<Int64>
  /// The strong entity tag that the file has to have still: RFC 9110 §13.1.5.
  package var onlyIf: String?

  package init(_ range: Range<Int64>, onlyIf: String? = nil) {
    self.range = range
    self.onlyIf = onlyIf
  }

  /// RFC 9110 §14.1.1.
  var text: String { "\(range.lowerBound)-\(max(range.lowerBound, range.upperBound - 1))" }
}
