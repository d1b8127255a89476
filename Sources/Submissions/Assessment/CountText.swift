/// A number and its noun.
package enum CountText {
  /// `1 word`, `2 words`
  package static func of(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
