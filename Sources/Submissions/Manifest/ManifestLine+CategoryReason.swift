/// A line says in one field why an artifact has its category and how sure that is.
extension ManifestLine {
  /// - Parameter confidence: nil where there is no category.
  mutating func setCategoryReason(_ words: String?, _ confidence: Confidence?) {
    categoryReason = words.map { words in confidence.map { "\($0.rawValue): \(words)" } ?? words }
  }

  /// How sure the category is; nil where the reason does not begin with it.
  package var categoryConfidence: Confidence? {
    guard let reason = categoryReason, let colon = reason.firstIndex(of: ":") else { return nil }
    return Confidence(rawValue: String(reason[..<colon]))
  }

  /// The reason without how sure it is.
  package var categoryWords: String? {
    guard let confidence = categoryConfidence else { return categoryReason }
    return categoryReason.map { String($0.dropFirst("\(confidence.rawValue): ".count)) }
  }
}
