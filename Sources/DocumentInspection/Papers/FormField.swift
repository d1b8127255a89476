/// A form's field and what was typed into it.
struct FormField {
  var text: String
  var box: PageBox

  private static let mostLines = 1_000

  /// A run a line, spread over the field's height.
  var runs: [PageRun] {
    let lines = text.split(whereSeparator: \.isNewline).prefix(Self.mostLines)
    guard !lines.isEmpty else { return [] }
    let height = box.height / Double(lines.count)
    return lines.enumerated().map { index, line in
      var place = box
      place.top = box.top + height * Double(index)
      place.bottom = place.top + height
      let size = min(max(height * 0.8, 1), 12)
      return PageRun(text: line.collapsed, box: place, size: size)
    }.filter { !$0.text.isEmpty }
  }
}
