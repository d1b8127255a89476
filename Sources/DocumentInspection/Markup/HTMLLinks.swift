internal import Artifacts

/// A reference to something else, as an element makes it.
struct MarkupLink: Equatable {
  /// As written, entities decoded.
  var target: String
  /// Words that the element itself gives for it.
  var text: String?
  /// What the element shows of it.
  var role: Link.Role?
}

/// Where HTML's elements refer to something else (HTML Standard §4 and §14).
enum HTMLLinks {
  /// Every reference of an element's attributes, each address once.
  static func of(_ element: MarkupElement) -> [MarkupLink] {
    let styled = StyleAddresses.of(element.attribute("style") ?? "").map {
      MarkupLink(target: $0.target, text: nil)
    }
    return (own(element) + styled).withoutRepeats
  }

  private static func own(_ element: MarkupElement) -> [MarkupLink] {
    let label = element.attribute("alt") ?? element.attribute("title")
    switch element.name {
    case "a": return target(element, "href", nil)
    case "area": return target(element, "href", label)
    case "img", "source":
      let set = SourceSet.addresses(in: element.attribute("srcset") ?? "")
      let others = set.map { MarkupLink(target: $0, text: label, role: .picture) }
      // HTML Standard §4.8.2: a `source` has `srcset` in a `picture` and `src` in a recording's element.
      let role: Link.Role = element.name == "img" || !set.isEmpty ? .picture : .recording
      return embedded(element, "src", label, role) + others.filter { !isLongData($0.target) }
    case "video":
      return embedded(element, "src", label, .recording)
        + embedded(element, "poster", label, .picture)
    case "audio": return embedded(element, "src", label, .recording)
    case "track", "iframe", "embed", "frame":
      return embedded(element, "src", label ?? element.attribute("label"))
    case "input":
      let isPicture = element.attribute("type")?.lowercased() == "image"
      return isPicture ? embedded(element, "src", label, .picture) : []
    case "object": return embedded(element, "data", label)
    case "link": return isDressing(element) ? [] : target(element, "href", label)
    case "meta":
      guard element.attribute("http-equiv")?.lowercased() == "refresh",
        let place = refreshAddress(element.attribute("content") ?? "")
      else { return [] }
      return [MarkupLink(target: place, text: nil)]
    default: return []
    }
  }

  /// What only dresses or speeds up the page is no evidence.
  private static func isDressing(_ element: MarkupElement) -> Bool {
    let relations = element.attribute("rel")?.lowercased().split(separator: " ") ?? []
    return relations.contains { dressing.contains(String($0)) }
  }

  private static let dressing: Set<String> = [
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "preconnect", "dns-prefetch",
    "preload", "prefetch", "modulepreload", "manifest",
    // Word's own files beside a page that it saved.
    "file-list", "edit-time-data", "ole-object-data", "themedata", "colorschememapping",
    "preview", "datastoreitem",
  ]

  private static func target(
    _ element: MarkupElement, _ key: String, _ text: String?
  ) -> [MarkupLink] {
    let key = element.attribute(key) ?? element.attribute("xlink:\(key)")
    return key.map { [MarkupLink(target: $0, text: text)] } ?? []
  }

  private static func embedded(
    _ element: MarkupElement, _ key: String, _ text: String?, _ role: Link.Role? = nil
  ) -> [MarkupLink] {
    target(element, key, text).filter { !isLongData($0.target) }.map {
      MarkupLink(target: $0.target, text: $0.text, role: role)
    }
  }

  /// A picture carried inside its own address leads nowhere.
  private static func isLongData(_ target: String) -> Bool {
    target.utf8.count > 1_024 && target.prefix(5).lowercased() == "data:"
  }

  /// HTML Standard, “shared declarative refresh steps”: `5; url='next.html'`. Nil for a page that only
  /// loads itself again.
  private static func refreshAddress(_ content: String) -> String? {
    var rest = content.drop(while: \.isWhitespace).drop { $0.isNumber || $0 == "." }
    let start = rest.drop(while: \.isWhitespace)
    guard let mark = start.first, mark == ";" || mark == "," || start.count < rest.count else {
      return nil
    }
    rest = start.drop { $0 == ";" || $0 == "," }.drop(while: \.isWhitespace)
    if rest.prefix(3).lowercased() == "url" {
      let sign = rest.dropFirst(3).drop(while: \.isWhitespace)
      if sign.first == "=" { rest = sign.dropFirst().drop(while: \.isWhitespace) }
    }
    if let quote = rest.first, quote == "'" || quote == "\"" {
      rest = rest.dropFirst().prefix { $0 != quote }
    }
    return rest.isEmpty ? nil : String(rest)
  }
}

/// Where SVG's elements refer to something outside of the drawing (SVG 2 §16.1): what is drawn from a
/// part of the same drawing is no link.
enum DrawingLinks {
  static func of(_ element: MarkupElement) -> [MarkupLink] {
    // `href` goes before the older `xlink:href`, which XML's reader gives the same name.
    let own = element.attribute("href") ?? element.attribute("xlink:href")
    let styled = StyleAddresses.of(element.attribute("style") ?? "").map(\.target)
    return ([own].compactMap(\.self) + styled)
      .filter { element.name == "a" || !$0.hasPrefix("#") && !isData($0) }
      .map { MarkupLink(target: $0, text: nil, role: role(of: element, $0 == own)) }.withoutRepeats
  }

  private static func role(of element: MarkupElement, _ isOwn: Bool) -> Link.Role? {
    guard isOwn else { return nil }
    return switch element.name {
    case "image", "feimage": .picture
    case "video", "audio": .recording
    default: nil
    }
  }

  private static func isData(_ target: String) -> Bool {
    target.prefix(5).lowercased() == "data:"
  }
}

extension [MarkupLink] {
  /// One element names one address often twice: `src` and again in `srcset`.
  fileprivate var withoutRepeats: [MarkupLink] {
    guard count > 1 else { return self }
    var seen: Set<String> = []
    return filter { seen.insert($0.target).inserted }
  }
}
