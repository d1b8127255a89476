/// Lines of a page whose words stand in columns.
///
/// No ruling is seen, only where words stand: columns are what white gutters divide over all lines
/// together, rows what more space divides than there is within them.
struct PageTable {
  /// From left to right, none touching another.
  private(set) var columns: [ClosedRange<Double>]
  private(set) var lines: [PageLine]
  /// Places in `lines` of those that run across the columns, as the row of a break does.
  private var spanning: Set<Int> = []

  private static let mostColumns = 32
  /// Of the font's size, between one line and the next.
  private static let widestGap = 2.5

  /// The table that begins with the first of these lines; nil where fewer than two of them stand in
  /// the same columns.
  init?(startingWith lines: ArraySlice<PageLine>) {
    guard let first = lines.first, (2...Self.mostColumns).contains(first.runs.count) else {
      return nil
    }
    columns = first.runs.map(\.box.span)
    guard zip(columns, columns.dropFirst()).allSatisfy({ $0.upperBound < $1.lowerBound }) else {
      return nil
    }
    self.lines = [first]
    var rest = lines.dropFirst()
    while let line = rest.first, follows(line) {
      if let (fitting, merged) = fitted(line) {
        columns = merged
        self.lines.append(fitting)
      } else if covers(line), goesOn(after: rest.dropFirst()) {
        if line.runs.count == 1 { spanning.insert(self.lines.count) }
        self.lines.append(line)
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    trim()
    guard self.lines.count(where: { $0.runs.count >= 2 }) >= 2 else { return nil }
  }

  private func follows(_ line: PageLine) -> Bool {
    guard let last = lines.last else { return false }
    return line.box.top - last.box.bottom < max(line.size, last.size) * Self.widestGap
  }

  /// The line as it stands in the columns, and these with it; nil where it does not.
  ///
  /// What nearly fills its cell stands so close to the next that both look like one run.
  private func fitted(_ line: PageLine) -> (line: PageLine, columns: [ClosedRange<Double>])? {
    if let merged = columns(with: line) { return (line, merged) }
    let gutters = zip(columns, columns.dropFirst()).map { $0.upperBound...$1.lowerBound }
    let parted = line.parted(at: gutters)
    return columns(with: parted).map { (parted, $0) }
  }

  /// The columns with the line's words in them; nil where these would close a gutter.
  private func columns(with line: PageLine) -> [ClosedRange<Double>]? {
    var merged: [ClosedRange<Double>] = []
    let spans = (columns + line.runs.map(\.box.span)).sorted { $0.lowerBound < $1.lowerBound }
    for span in spans {
      if let last = merged.last, span.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    guard merged.count >= columns.count, merged.count <= Self.mostColumns else { return nil }
    let places = line.runs.map { run in merged.firstIndex { $0.overlaps(run.box.span) } }
    return Set(places).count == line.runs.count ? merged : nil
  }

  /// Whether each run has columns of its own, be they several: cells that were made one.
  private func covers(_ line: PageLine) -> Bool {
    let places = line.runs.flatMap { run in
      columns.indices.filter { columns[$0].overlaps(run.box.span) }
    }
    return Set(places).count == places.count
  }

  /// Whether the table has another row behind a line that runs across it.
  private func goesOn(after lines: ArraySlice<PageLine>) -> Bool {
    // Behind what stands in the middle of the row's height, its other cells may follow.
    lines.prefix(2).contains { next in (fitted(next)?.line.runs.count ?? 0) >= 2 }
  }

  /// A short paragraph below a table looks like one more line of its first column.
  private mutating func trim() {
    while lines.count > 2, let last = lines.last, last.runs.count == 1,
      last.box.top - lines[lines.count - 2].box.bottom > last.size * 0.5
    {
      spanning.remove(lines.count - 1)
      lines.removeLast()
    }
  }

  // MARK: Columns of prose

  /// Whether this is a page set in columns, which are read one after the other.
  var isProse: Bool {
    guard lines.count >= 4, columns.count <= 3 else { return false }
    return columns.allSatisfy { column in
      let lengths = lines.compactMap { line in
        line.runs.first { $0.box.span.overlaps(column) }?.text.utf8.count
      }.sorted()
      return lengths.count >= 4 && lengths[lengths.count / 2] >= 28
    }
  }

  /// The lines column by column.
  var linesByColumn: [PageLine] {
    columns.flatMap { column in
      lines.flatMap { line in
        line.runs.filter { $0.box.span.overlaps(column) }.map(PageLine.init)
      }
    }
  }

  // MARK: Rows

  /// The cells of each row; a row that runs across has its text in the first.
  var rows: [[Cell]] {
    var rows: [[Cell]] = []
    var group: [PageLine] = []
    let starts = rowStarts
    for (index, line) in lines.enumerated() {
      if starts.contains(index), !group.isEmpty {
        rows.append(cells(of: group))
        group = []
      }
      group.append(line)
    }
    if !group.isEmpty { rows.append(cells(of: group)) }
    return markingHeader(rows)
  }

  /// A run that covers several columns stands in the first of them.
  private func cells(of group: [PageLine]) -> [Cell] {
    var texts = columns.map { _ in [] as [String] }
    for run in group.flatMap(\.runs) {
      let column = columns.firstIndex { $0.overlaps(run.box.span) }
      if let column { texts[column].append(run.text) }
    }
    return texts.map { Cell(text: $0.joined(separator: " ")) }
  }

  /// A first row in bold above others that are not.
  private func markingHeader(_ rows: [[Cell]]) -> [[Cell]] {
    guard let first = lines.first, first.isBold, let last = lines.last, !last.isBold,
      var header = rows.first
    else { return rows }
    for index in header.indices { header[index].isHeader = true }
    return [header] + rows.dropFirst()
  }

  private var rowStarts: Set<Int> {
    var starts = Set(spanning.flatMap { [$0, $0 + 1] }).union([0])
    let gaps = gapsBefore
    let sizes = lines.map(\.size).sorted()
    let size = max(sizes[sizes.count / 2], 1)
    // Lines of one row may overlap, where a cell stands in the middle of its row's height.
    let inner = max(gaps.dropFirst().min() ?? 0, -size * 0.2)
    let widest = gaps.dropFirst().max() ?? 0
    for index in lines.indices.dropFirst() {
      let isApart =
        if widest - inner > size * 0.25 {
          gaps[index] - inner > size * 0.25
        } else {
          // All lines are alike: far apart they are rows, close together some go on.
          inner > size * 0.6 || beginsRow(index)
        }
      if isApart { starts.insert(index) }
    }
    return starts
  }

  /// From the lowest edge so far to each line.
  private var gapsBefore: [Double] {
    var bottom = lines.first?.box.bottom ?? 0
    return lines.map { line in
      defer { bottom = max(bottom, line.box.bottom) }
      return line.box.top - bottom
    }
  }

  /// Whether the line has something of its own in the first column.
  private func beginsRow(_ index: Int) -> Bool {
    guard let column = columns.first, let run = lines[index].runs.first,
      run.box.span.overlaps(column)
    else { return false }
    let before = lines[index - 1].runs.first { $0.box.span.overlaps(column) }?.text
    if before?.unicodeScalars.last?.isRangeSign == true { return false }
    let text = run.text.unicodeScalars
    return text.first?.properties.isLowercase == false
      && !["AM", "PM", "A.M.", "P.M."].contains(run.text.uppercased())
  }
}
