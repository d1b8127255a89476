/// The place in a page or a paper that a link names behind `#`.
enum DocumentPlace: Equatable {
  case wholeDocument
  case named(PlaceName)
  /// From 1, as far as the link says: `#page=3`, RFC 8118 §3.
  case page(Int)
  /// `#:~:text=…`: words that a browser looks for (WICG Text Fragments), and the place before them.
  case words(String?)
  /// `#/route`, `#!page`: no name, but what a page's own script reads.
  case script

  /// - Parameters:
  ///   - fragment: as written, without `#`.
  ///   - isPaged: in a PDF, whose fragments are parameters of a viewer.
  init(_ fragment: String, isPaged: Bool) {
    if let mark = fragment.firstRange(of: ":~:") {
      let before = String(fragment[..<mark.lowerBound])
      self = .words(before.isEmpty ? nil : before)
    } else if isPaged {
      self = Self.inPaper(fragment)
    } else if fragment.isEmpty {
      self = .wholeDocument
    } else if fragment.hasPrefix("/") || fragment.hasPrefix("!") {
      self = .script
    } else {
      self = .named(PlaceName(fragment, isPaged: false))
    }
  }

  private static func inPaper(_ fragment: String) -> DocumentPlace {
    let parts = fragment.split(whereSeparator: { $0 == "&" || $0 == "#" })
    for part in parts where part.hasPrefix("page=") {
      let digits = part.dropFirst(5)
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return .wholeDocument
      }
      return .page(Int(digits) ?? .max)
    }
    for part in parts where part.hasPrefix("nameddest=") {
      return .named(PlaceName(String(part.dropFirst(10)), isPaged: true))
    }
    // Other parameters say how, not where: `zoom=`, `view=`, `toolbar=`.
    guard let name = parts.first, !name.contains("=") else { return .wholeDocument }
    return .named(PlaceName(String(name), isPaged: true))
  }
}

/// A place's name as a link writes it.
struct PlaceName: Equatable {
  /// As written, and percent-encoding resolved: HTML Standard §7.4.6.4 tries one after the other.
  let forms: [String]
  private let isPaged: Bool

  init(_ written: String, isPaged: Bool) {
    let decoded = String(decoding: LinkReference.percentDecoded(written.utf8), as: UTF8.self)
    forms = written == decoded ? [written] : [written, decoded]
    self.isPaged = isPaged
  }

  var shown: String {
    let name = forms.last ?? ""
    return name.count > 60 ? name.prefix(60) + "…" : name
  }

  func isKnown(in anchors: [String]) -> Bool {
    // Compared by their bytes, as browsers do: a String takes two ways to write ö for one.
    if anchors.contains(where: { anchor in
      forms.contains { anchor.utf8.elementsEqual($0.utf8) }
    }) {
      return true
    }
    // The top needs no name of its own.
    return !isPaged && forms.contains { $0.lowercased() == "top" }
  }
}
