/// The pictures that a `srcset` attribute offers (HTML Standard §4.8.4.2.1).
enum SourceSet {
  private static let most = 256

  static func addresses(in text: String) -> [String] {
    var rest = text.unicodeScalars[...]
    var addresses: [String] = []
    while addresses.count < most {
      rest = rest.drop { $0.isWhite || $0 == "," }
      guard !rest.isEmpty else { break }
      var address = rest.prefix { !$0.isWhite }
      rest = rest[address.endIndex...]
      if address.last == "," {
        while address.last == "," { address = address.dropLast() }
      } else {
        rest = afterDescriptors(rest)
      }
      if !address.isEmpty { addresses.append(String(String.UnicodeScalarView(address))) }
    }
    return addresses
  }

  /// Behind the next comma that no bracket holds.
  private static func afterDescriptors(
    _ text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView {
    var depth = 0
    let comma = text.firstIndex { scalar in
      if scalar == "(" { depth += 1 } else if scalar == ")" { depth = max(0, depth - 1) }
      return scalar == "," && depth == 0
    }
    return comma.map { text[text.index(after: $0)...] } ?? text[text.endIndex...]
  }
}
