/// How the events' texts and names of time zones are kept.
enum EventText {
  /// White space collapsed and the length capped; nil where nothing is left.
  static func plain(_ text: String?) -> String? {
    guard let text = text?.collapsed, !text.isEmpty else { return nil }
    return text.cut(toBytes: EventPlan.longestText)
  }

  /// An IANA name, or nil: Windows writes `Eastern Standard Time`, Lotus its own. A path before the
  /// name (`/citadel.org/20070227_1/Europe/London`) is dropped.
  static func timeZone(_ name: String?) -> String? {
    guard var name = name?.collapsed, !name.isEmpty, name.utf8.count <= 128 else { return nil }
    if ["UTC", "GMT", "Etc/UTC", "Etc/GMT", "Z"].contains(name) { return "UTC" }
    if name.hasPrefix("/") {
      name = name.split(separator: "/").suffix(2).joined(separator: "/")
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = name.utf8.allSatisfy { byte in
      byte < 0x80 && (Unicode.Scalar(byte).isLetter || Unicode.Scalar(byte).isDigit)
        || "/_-+".utf8.contains(byte)
    }
    guard (2...3).contains(parts.count), isPlain, areas.contains(String(parts[0])),
      parts.allSatisfy({ !$0.isEmpty })
    else { return nil }
    return name
  }

  private static let areas: Set<String> = [
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific", "Etc",
  ]
}
