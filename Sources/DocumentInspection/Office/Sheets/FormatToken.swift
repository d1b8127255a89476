/// One piece of a number format's code (ECMA-376 part 1 §18.8.31).
enum FormatToken: Equatable {
  case literal(String)
  case year(Int)
  case month(Int)
  case day(Int)
  case hour(Int)
  case minute(Int)
  case second(Int)
  /// Digits of a second's fraction.
  case fraction(Int)
  /// The words for the two halves of the day.
  case meridiem(String, String)
  /// Hours, minutes or seconds that don't start again: `[h]`.
  case elapsed(Unicode.Scalar, Int)
  /// A place for a digit: `0`, `#`, `?`.
  case digit(Unicode.Scalar)
  case point
  case group
  case percent
  /// The text itself.
  case text
  case general
  /// An exponent or a fraction's bar: shown as a plain number instead.
  case unusual

  var isDate: Bool {
    switch self {
    case .year, .month, .day: true
    default: false
    }
  }

  var isTime: Bool {
    switch self {
    case .hour, .minute, .second, .fraction, .meridiem, .elapsed: true
    default: false
    }
  }
}

/// Splits a number format's code into its sections and their tokens.
struct FormatScanner {
  struct Section: Equatable {
    var tokens: [FormatToken] = []
    /// The language that names of months and weekdays are asked for in.
    var language = 0x409

    var isTimed: Bool { tokens.contains { $0.isDate || $0.isTime } }
  }

  private var rest: Substring.UnicodeScalarView
  private var sections = [Section()]

  private static let longest = 1_000

  static func sections(of code: String) -> [Section] {
    var scanner = FormatScanner(rest: code.prefix(longest).unicodeScalars)
    scanner.scan()
    return scanner.sections.map { section in
      var section = section
      section.tokens = minutesTold(in: section.tokens)
      return section
    }
  }

  private init(rest: Substring.UnicodeScalarView) { self.rest = rest }

  private mutating func scan() {
    while let scalar = rest.popFirst() {
      switch scalar {
      case ";": sections.append(Section())
      case "\"": literal(take { $0 != "\"" }, closing: true)
      case "\\": if let next = rest.popFirst() { literal(String(next)) }
      case "_":
        _ = rest.popFirst()
        literal(" ")
      case "*": _ = rest.popFirst()
      case "[": bracket(take { $0 != "]" })
      default: sign(scalar)
      }
    }
  }

  private mutating func sign(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "y", "Y": append(.year(run(scalar)))
    case "m", "M": append(.month(run(scalar)))
    case "d", "D": append(.day(run(scalar)))
    case "h", "H": append(.hour(run(scalar)))
    case "s", "S": append(.second(run(scalar)))
    case "A", "a", "上": meridiem(scalar)
    case "0", "#", "?": append(.digit(scalar))
    case ".": point()
    case ",": append(hasDigits ? .group : .literal(","))
    case "%": append(.percent)
    case "@": append(.text)
    // Behind digits an exponent, elsewhere a year in East Asia.
    case "E", "e": append(hasDigits ? .unusual : .year(max(run(scalar), 4)))
    case "/": append(hasDigits ? .unusual : .literal("/"))
    case "G", "g": general(scalar)
    default: literal(String(scalar))
    }
  }

  private var hasDigits: Bool {
    sections.last?.tokens.contains {
      if case .digit = $0 { return true }
      return false
    } ?? false
  }

  private mutating func append(_ token: FormatToken) {
    if let last = sections.indices.last { sections[last].tokens.append(token) }
  }

  private mutating func literal(_ text: String, closing: Bool = false) {
    if closing { _ = rest.popFirst() }
    if !text.isEmpty { append(.literal(text)) }
  }

  private mutating func take(while isMeant: (Unicode.Scalar) -> Bool) -> String {
    let taken = rest.prefix(while: isMeant)
    rest = rest[taken.endIndex...]
    return String(taken)
  }

  /// How many of the same letter stand here, in either case.
  private mutating func run(_ scalar: Unicode.Scalar) -> Int {
    let letter = scalar.value | 0x20
    return 1 + take { $0.value | 0x20 == letter }.unicodeScalars.count
  }

  /// `AM/PM`, `A/P`, `上午/下午`.
  private mutating func meridiem(_ scalar: Unicode.Scalar) {
    let ahead = String(String.UnicodeScalarView(rest.prefix(4)))
    let forms = [("M/PM", "AM", "PM"), ("/P", "A", "P"), ("午/下午", "上午", "下午")]
    guard let form = forms.first(where: { ahead.uppercased().hasPrefix($0.0) }) else {
      literal(String(scalar))
      return
    }
    rest = rest.dropFirst(form.0.unicodeScalars.count)
    append(.meridiem(form.1, form.2))
  }

  /// Behind seconds a point opens their fraction.
  private mutating func point() {
    if case .second = sections.last?.tokens.last, rest.first == "0" {
      append(.fraction(take { $0 == "0" }.unicodeScalars.count))
    } else {
      append(sections.last.map { $0.isTimed } == true ? .literal(".") : .point)
    }
  }

  private mutating func general(_ scalar: Unicode.Scalar) {
    let ahead = String(String.UnicodeScalarView(rest.prefix(6)))
    guard ahead.lowercased() == "eneral" else { return }
    rest = rest.dropFirst(6)
    append(.general)
  }

  /// `[h]`, `[$€-407]`; colours and conditions say nothing of the text.
  private mutating func bracket(_ content: String) {
    _ = rest.popFirst()
    let scalars = content.unicodeScalars
    if let first = scalars.first, ["h", "H", "m", "M", "s", "S"].contains(first),
      scalars.allSatisfy({ $0.value | 0x20 == first.value | 0x20 }),
      let unit = Unicode.Scalar(first.value | 0x20)
    {
      append(.elapsed(unit, scalars.count))
    } else if content.hasPrefix("$") {
      let parts = content.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
      if let symbol = parts.first { literal(String(symbol)) }
      let language = parts.count > 1 ? Int(parts[1].suffix(4), radix: 16) : nil
      if let language, let last = sections.indices.last { sections[last].language = language }
    }
  }

  /// An `m` beside hours or seconds is a minute.
  private static func minutesTold(in tokens: [FormatToken]) -> [FormatToken] {
    var told = tokens
    let parts = tokens.indices.filter { tokens[$0].isDate || tokens[$0].isTime }
    for (place, index) in parts.enumerated() {
      guard case .month(let count) = tokens[index], count <= 2 else { continue }
      let before = place > 0 ? told[parts[place - 1]] : nil
      let after = place + 1 < parts.count ? tokens[parts[place + 1]] : nil
      if before?.isHours == true || after?.isSeconds == true { told[index] = .minute(count) }
    }
    return told
  }
}

extension FormatToken {
  fileprivate var isHours: Bool {
    switch self {
    case .hour: true
    case .elapsed(let unit, _): unit == "h"
    default: false
    }
  }

  fileprivate var isSeconds: Bool {
    switch self {
    case .second: true
    case .elapsed(let unit, _): unit == "s"
    default: false
    }
  }
}
