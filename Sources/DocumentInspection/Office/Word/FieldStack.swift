/// The fields that are open at one place of a Word document, one inside the other.
struct FieldStack {
  private struct Field {
    var instruction = ""
    var isResult = false
    var isLink = false
  }

  private var fields: [Field] = []

  private static let deepest = 64
  private static let longestInstruction = 16_384

  /// False within the instruction of an outer field, where an inner one's result is an argument. A
  /// field that is never closed hides nothing.
  var isShown: Bool { fields.dropLast().allSatisfy(\.isResult) }

  mutating func open() {
    if fields.count < Self.deepest { fields.append(Field()) }
  }

  mutating func append(_ instruction: String) {
    guard let last = fields.indices.last, !fields[last].isResult,
      fields[last].instruction.utf8.count < Self.longestInstruction
    else { return }
    fields[last].instruction += instruction
  }

  /// The instruction of the field whose result begins; nil where there is none.
  mutating func beginResult() -> FieldInstruction? {
    guard let last = fields.indices.last, !fields[last].isResult else { return nil }
    fields[last].isResult = true
    let instruction = FieldInstruction(fields[last].instruction)
    fields[last].isLink = instruction.address != nil
    return instruction
  }

  /// Returns whether the field was a link.
  mutating func close() -> Bool { fields.popLast()?.isLink ?? false }
}
