/// Whose name stands ahead of an address: `Ana Ruiz <ana@school.example>` (RFC 5322 §3.4).
enum MailSender {
  /// Nil where there is an address alone, or where the name is one.
  static func name(in field: String) -> String? {
    guard let open = field.lastIndex(of: "<") else { return nil }
    var name = field[..<open].collapsed
    if name.hasPrefix("\""), name.hasSuffix("\""), name.count > 1 {
      name = String(name.dropFirst().dropLast()).replacing("\\\"", with: "\"").collapsed
    }
    guard !name.isEmpty, name.utf8.count <= LogSurvey.longestName, !name.utf8.contains(0x40) else {
      return nil
    }
    return name
  }
}
