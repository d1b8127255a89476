internal import Artifacts

/// Which items of a page and of its machine-readable plan are the same.
struct AgendaPairing {
  /// Places in the plan by places on the page.
  private(set) var pairs: [Int: Int] = [:]

  init(visible: [AgendaItem], planned: [AgendaItem]) {
    let shown = visible.map { " \($0.text.comparable) " }
    let meant = planned.map { $0.text.comparable }
    var free = Set(planned.indices)
    for index in visible.indices {
      // Where a name comes twice, the start decides, then the order.
      let fitting = free.filter { partner in
        !meant[partner].isEmpty
          && (shown[index].contains(" \(meant[partner]) ")
            || Self.holds(meant[partner], shown[index]))
      }
      let best = fitting.min { left, right in
        let first = Self.rank(planned[left], beside: visible[index])
        let second = Self.rank(planned[right], beside: visible[index])
        return first == second ? left < right : first < second
      }
      guard let best else { continue }
      free.remove(best)
      pairs[index] = best
    }
  }

  /// Whether the machine's name holds the words shown, more than one of them.
  private static func holds(_ meant: String, _ shown: String) -> Bool {
    shown.utf8.count > 10 && " \(meant) ".contains(shown)
  }

  private static func rank(_ planned: AgendaItem, beside visible: AgendaItem) -> Int {
    planned.start != nil && planned.start == visible.start ? 0 : 1
  }
}
