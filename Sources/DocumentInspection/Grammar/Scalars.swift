/// Tests of single characters that the grammars share. ASCII is decided without a table.
extension Unicode.Scalar {
  var isWhite: Bool {
    value < 0x80 ? value == 0x20 || (9...13).contains(value) : properties.isWhitespace
  }

  var isLetter: Bool {
    value < 0x80
      ? (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) : properties.isAlphabetic
  }

  var isDigit: Bool { (0x30...0x39).contains(value) }

  /// The digit's value; nil for anything but `0` to `9`.
  var digit: Int? { isDigit ? Int(value) - 0x30 : nil }

  /// A Chinese character: words of them are not parted from what is beside them.
  var isIdeograph: Bool { (0x2E80...0x9FFF).contains(value) }

  /// In lower case, where that is one scalar too; ASCII needs no table.
  var lowered: Unicode.Scalar {
    if value < 0x80 {
      return (0x41...0x5A).contains(value) ? Unicode.Scalar(UInt8(value + 0x20)) : self
    }
    let mapping = properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? self : self
  }

  /// A hyphen, a dash or a tilde: what people write between two ends.
  var isRangeSign: Bool {
    switch value {
    case 0x2D, 0x7E, 0x2010...0x2015, 0x2212, 0x301C, 0xFF5E: true
    default: false
    }
  }
}

extension Collection where Element == Unicode.Scalar {
  var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self)
    return String(view)
  }
}

extension StringProtocol {
  /// Runs of white space as one space each, none at the ends.
  var collapsed: String {
    if let ascii = asciiCollapsed { return ascii }
    var view = String.UnicodeScalarView()
    var isPending = false
    for scalar in unicodeScalars {
      if scalar.isWhite {
        isPending = !view.isEmpty
      } else {
        if isPending { view.append(" ") }
        isPending = false
        view.append(scalar)
      }
    }
    return String(view)
  }

  /// Words in lower case, with one space for everything that is neither letter nor digit.
  var comparable: String {
    if let ascii = asciiComparable { return ascii }
    var view = String.UnicodeScalarView()
    var isPending = false
    for scalar in lowercased().unicodeScalars {
      if scalar.isLetter || scalar.isDigit || scalar.properties.generalCategory == .nonspacingMark {
        if isPending, !view.isEmpty { view.append(" ") }
        isPending = false
        view.append(scalar)
      } else if scalar != "'" && scalar != "\u{2019}" {
        isPending = true
      }
    }
    return String(view)
  }
}
