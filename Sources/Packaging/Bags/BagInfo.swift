/// The elements of `bag-info.txt` that anybody asks for, while its lines are read.
struct BagInfo: Sendable {
  /// A label and its value, over all lines that it is folded over.
  struct Element: Sendable, Equatable {
    var label: String
    var value: String
    /// From 1.
    var line: Int
  }

  /// By which a bag names the profiles that it follows.
  static let profileLabel = "bagit-profile-identifier"
  static let sumLabel = "payload-oxum"

  /// Longer values, and more of them, are cut: none is as long that is compared with anything.
  private static let (valueCap, elementCap) = (64 << 10, 1000)

  /// In lower case: labels are the same whatever their case is.
  private var wanted: Set<String>
  private(set) var elements: [Element] = []
  /// How often each wanted label stands there, those that were cut among them.
  private var counts: [String: Int] = [:]
  /// Whether there are wanted elements that nothing is compared with.
  private(set) var isCut = false
  private var isInWanted = false
  private(set) var hasElement = false

  init(labels: [String] = []) {
    wanted = Set(labels.map { $0.lowercased() }).union([Self.profileLabel, Self.sumLabel])
  }

  mutating func begin(_ label: String, _ value: String, line: Int) {
    hasElement = true
    let label = label.lowercased()
    isInWanted = wanted.contains(label)
    guard isInWanted else { return }
    counts[label, default: 0] += 1
    guard elements.count < Self.elementCap else {
      (isInWanted, isCut) = (false, true)
      return
    }
    elements.append(Element(label: label, value: value, line: line))
  }

  /// A line that goes on with the one before.
  mutating func fold(_ text: String) {
    guard isInWanted, let last = elements.indices.last,
      elements[last].value.utf8.count < Self.valueCap
    else { return }
    elements[last].value += (elements[last].value.isEmpty ? "" : " ") + text
  }

  mutating func end() { isInWanted = false }

  /// The lines that follow are not read.
  mutating func cut() {
    end()
    isCut = true
  }

  func count(_ label: String) -> Int { counts[label.lowercased()] ?? 0 }

  func elements(_ label: String) -> [Element] {
    let label = label.lowercased()
    return elements.filter { $0.label == label }
  }
}
