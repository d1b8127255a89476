import Foundation

/// Pages written for measuring, as people's programs write them, in a folder that a later run finds again.
struct PageCorpus {
  let folder: URL

  static let count = 5_000
  /// Of each page, to within its last block.
  static let bytes = 20 << 10

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "exhibit-bench-pages")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// The paths, one a line, in a file of that name.
  func pages() throws -> (list: String, paths: [String]) {
    var paths: [String] = []
    for number in 0..<Self.count {
      let file = folder.appending(path: String(format: "%04d.html", number))
      if !FileManager.default.fileExists(atPath: file.path) {
        try Self.page(number).write(to: file, atomically: true, encoding: .utf8)
      }
      paths.append(file.path)
    }
    let list = folder.appending(path: "list.txt")
    try paths.joined(separator: "\n").write(to: list, atomically: true, encoding: .utf8)
    return (list.path, paths)
  }

  /// An agenda's table, then notes: headings, paragraphs with inline elements, lists, links.
  private static func page(_ number: Int) -> String {
    var page = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Meeting \(number)</title>
      <style>p.c1 { margin: 0 } td.c2 { border: 1px solid }</style></head><body class="doc">
      <h1>Team meeting \(number)</h1>
      <p class="c1">March \(number % 28 + 1), 2026</p>
      <table><tr><th>Time</th><th>Item</th><th>Lead</th></tr>

      """
    for row in 0..<6 {
      page += "<tr><td class=\"c2\">15:\(row)0–15:\(row)9</td><td class=\"c2\">Item \(row): "
      page += "\(phrase(number + row))</td><td class=\"c2\">Ana Ruiz</td></tr>\n"
    }
    page += "</table>\n"
    var block = number
    while page.utf8.count < bytes {
      page += section(block)
      block += 1
    }
    return page + "</body></html>\n"
  }

  private static func section(_ block: Int) -> String {
    let text = phrase(block)
    return """
      <h2 id="s\(block)">Notes on \(text)</h2>
      <p class="c1"><span class="c3">We looked at <b>\(text)</b> and <i>what it asks</i> of us;</span> \
      <a href="notes-\(block).html#part">see the notes</a> &amp; the café’s list. \(phrase(block + 7)), \
      \(phrase(block + 3)).</p>
      <ul class="lst-kix_a-0"><li>Who: \(phrase(block + 1))</li><li>When: <span>after lunch</span></li>\
      <li><a href="https://school.example/plan?id=\(block)">Plan</a></li></ul>

      """
  }

  private static let words = [
    "norms", "feedback", "student work", "the protocol", "reflection", "a shared vision", "time",
    "our questions", "evidence", "next steps", "listening", "the rubric", "small groups",
  ]

  private static func phrase(_ number: Int) -> String {
    (0..<5).map { words[(number * 7 + $0 * 5 + $0 * number) % words.count] }.joined(
      separator: " and ")
  }
}
