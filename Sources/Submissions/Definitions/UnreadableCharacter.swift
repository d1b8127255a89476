/// The first place of a text that no YAML may have (YAML 1.2 §5.1).
enum UnreadableCharacter {
  static func fault(in bytes: [UInt8], _ subject: String) -> DefinitionFault? {
    var (line, column) = (1, 1)
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: return nil
      case .error:
        return DefinitionFault(
          "\(subject) is not UTF-8 text; save it as UTF-8", line: line, column: column)
      case .scalarValue(let scalar):
        guard isAllowed(scalar) else {
          let number = String(scalar.value, radix: 16, uppercase: true)
          let zeros = String(repeating: "0", count: max(0, 4 - number.count))
          return DefinitionFault(
            "a character stands here that can't be seen (U+\(zeros)\(number)); delete it",
            line: line, column: column)
        }
        if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
      }
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85: true
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
