/// What stands at one height of a page, from left to right.
struct PageLine {
  var runs: [PageRun]
  var box: PageBox

  init(_ run: PageRun) {
    runs = [run]
    box = run.box
  }

  /// Of the run with the most text.
  var size: Double { runs.max { $0.text.utf8.count < $1.text.utf8.count }?.size ?? 0 }
  var text: String { runs.map(\.text).joined(separator: " ") }
  var firstWordWidth: Double { runs.first?.firstWordWidth ?? 0 }
  var isBold: Bool { runs.allSatisfy(\.isBold) }

  /// The line with its runs parted where these gutters run through them.
  func parted(at gutters: [ClosedRange<Double>]) -> PageLine {
    var line = self
    line.runs = runs.flatMap { run in
      var (parts, rest) = ([] as [PageRun], run)
      for gutter in gutters {
        guard let (left, right) = rest.parted(at: gutter) else { continue }
        parts.append(left)
        rest = right
      }
      return parts + [rest]
    }
    return line
  }

  /// The lines from top to bottom.
  static func lines(of runs: [PageRun]) -> [PageLine] {
    var lines: [PageLine] = []
    for run in runs.sorted(by: { $0.box.middle < $1.box.middle }) {
      if let last = lines.indices.last, let first = lines[last].runs.first,
        first.box.isBeside(run.box)
      {
        lines[last].runs.append(run)
        lines[last].box.formUnion(run.box)
      } else {
        lines.append(PageLine(run))
      }
    }
    return lines.map(\.inOrder)
  }

  private var inOrder: PageLine {
    var line = self
    line.runs.sort { $0.box.left < $1.box.left }
    line.joinMarker()
    return line
  }

  /// A bullet or number stands apart from what it marks.
  private mutating func joinMarker() {
    guard runs.count >= 2, ListMarker(runs[0].text + " x") != nil,
      runs[1].box.left - runs[0].box.right < max(runs[1].size, 1) * 5
    else { return }
    var item = runs[1]
    item.text = runs[0].text + " " + item.text
    item.words = runs[0].words + item.words
    item.box.formUnion(runs[0].box)
    runs.replaceSubrange(0...1, with: [item])
  }
}
