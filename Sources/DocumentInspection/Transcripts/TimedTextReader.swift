internal import Artifacts

/// Reads TTML, DFXP and IMSC: every text with the time that its element and those around it give.
struct TimedTextReader: MarkupVisitor {
  private var collector = CueCollector(format: "ttml")
  private var rates = TimedTextRates()
  private var stack: [Frame] = []
  private var agents: [String: String] = [:]
  private var agentID: String?
  private var paragraph: Paragraph?

  private static let deepest = 1_000
  private static let mostAgents = 1_000

  private struct Frame {
    var name: String
    var span = TimedTextSpan()
    var agent: String?
    /// Where in this container the next part begins that waits for the one before.
    var cursor: Int64?
    var isSequence = false

    /// Whether it is one of the elements that have a time.
    var isTimed: Bool { ["body", "div", "p", "span"].contains(name) }
  }

  private struct Paragraph {
    var line: Int?
    var chunks: [(span: TimedTextSpan, agent: String?, text: String)] = []
  }

  static func read(_ tree: borrowing MarkupTree) -> (Transcript, [Finding]) {
    var reader = TimedTextReader()
    tree.walk(&reader)
    return reader.collector.transcript()
  }

  mutating func enter(_ element: MarkupElement) -> Bool {
    var frame = Frame(name: element.name)
    let parent = stack.last
    guard stack.count < Self.deepest else {
      stack.append(frame)
      return false
    }
    switch element.name {
    case "tt": rates = TimedTextRates(element)
    case "agent": agentID = element.attribute("id")
    case "body", "div", "p", "span":
      frame.isSequence = element.attribute("timecontainer") == "seq"
      frame.agent = element.attribute("agent") ?? parent?.agent
      let origin = (parent?.isSequence == true ? parent?.cursor : parent?.span.start) ?? 0
      guard let span = rates.span(of: element, from: origin, within: parent?.span ?? frame.span)
      else {
        collector.malformed(
          "A caption's time can't be read.", element.timing, line: element.line)
        stack.append(frame)
        return false
      }
      frame.span = span
      frame.cursor = frame.span.start
      if element.name == "p" { paragraph = Paragraph(line: element.line) }
    case "br": append("\n")
    default: break
    }
    stack.append(frame)
    return true
  }

  mutating func leave(_ name: String) {
    guard let frame = stack.popLast() else { return }
    if let last = stack.indices.last, let end = frame.span.end, frame.isTimed {
      stack[last].cursor = end
    }
    if frame.name == "agent" { agentID = nil }
    if frame.name == "p" { endParagraph() }
  }

  mutating func text(_ text: String) {
    guard let last = stack.last else { return }
    if last.name == "name", let agentID, agents.count < Self.mostAgents {
      agents[agentID] = (agents[agentID] ?? "") + text
    } else if last.isTimed {
      append(text)
    }
  }

  private mutating func append(_ text: String) {
    guard paragraph != nil, let frame = stack.last(where: \.isTimed) else { return }
    let last = paragraph?.chunks.last
    if let last, last.span == frame.span, last.agent == frame.agent {
      let index = (paragraph?.chunks.count ?? 1) - 1
      paragraph?.chunks[index].text += text
    } else {
      paragraph?.chunks.append((frame.span, frame.agent, text))
    }
  }

  private mutating func endParagraph() {
    guard let ended = paragraph else { return }
    paragraph = nil
    for chunk in ended.chunks {
      let text = chunk.text.collapsed
      guard !text.isEmpty else { continue }
      guard let end = chunk.span.end else {
        collector.malformed("A caption has no end.", text, line: ended.line)
        continue
      }
      collector.add((chunk.span.start, end), [(speaker(chunk.agent), text)])
    }
  }

  /// The agent's name; nil where several speak at once, or nobody is named.
  private func speaker(_ reference: String?) -> String? {
    let name = reference.flatMap { agents[$0.collapsed] }?.collapsed ?? ""
    return name.isEmpty || name.utf8.count > 800 ? nil : name
  }
}

extension MarkupElement {
  /// The attributes that say when, as they are written.
  fileprivate var timing: String {
    ["begin", "end", "dur"].compactMap { key in attribute(key).map { "\(key)=\($0)" } }
      .joined(separator: " ")
  }
}
