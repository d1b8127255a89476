/// All ways to give targets places one behind another, some of them none: what the best is worth, and how
/// much worse those are that do without one place of it.
struct OrderedWays {
  typealias Option = (cue: Int, score: Double)

  private let options: [[Option]]
  /// The cues that any option has, and their ranks.
  private let ranks: [Int: Int]
  private let width: Int
  /// By target and rank: the best that the targets ahead of it make of the cues ahead of it…
  private var front: [Double]
  /// …and the best that it and those behind make of the cue and those behind.
  private var back: [Double]

  /// - Parameter options: the places that each target may have, with what speaks for them.
  init(_ options: [[Option]]) {
    self.options = options
    let cues = Set(options.joined().map(\.cue)).sorted()
    ranks = Dictionary(uniqueKeysWithValues: cues.enumerated().map { ($1, $0) })
    width = cues.count + 1
    front = Array(repeating: 0, count: (options.count + 1) * width)
    back = front
    for target in options.indices { goOn(target) }
    for target in options.indices.reversed() { goBack(target) }
  }

  private mutating func goOn(_ target: Int) {
    let scores = scores(of: target)
    for rank in 0..<width - 1 {
      let with = scores[rank].map { front[target * width + rank] + $0 } ?? 0
      front[(target + 1) * width + rank + 1] = max(
        front[target * width + rank + 1], front[(target + 1) * width + rank], with)
    }
  }

  private mutating func goBack(_ target: Int) {
    let scores = scores(of: target)
    for rank in (0..<width - 1).reversed() {
      let with = scores[rank].map { back[(target + 1) * width + rank + 1] + $0 } ?? 0
      back[target * width + rank] = max(
        back[(target + 1) * width + rank], back[target * width + rank + 1], with)
    }
  }

  private func scores(of target: Int) -> [Int: Double] {
    Dictionary(
      options[target].map { (ranks[$0.cue] ?? 0, $0.score) }, uniquingKeysWith: Swift.max)
  }

  /// The option that a target has in the best way, and by how much every way is worse in which it has
  /// another or none; nil where the best way does without the target.
  func best(of target: Int) -> (option: Int, lead: Double)? {
    let values = options[target].map { option -> Double in
      let rank = ranks[option.cue] ?? 0
      return front[target * width + rank] + option.score + back[(target + 1) * width + rank + 1]
    }
    guard let best = values.indices.max(by: { values[$0] < values[$1] }) else { return nil }
    let (ahead, behind) = (target * width, (target + 1) * width)
    var second = 0.0
    for rank in 0..<width { second = max(second, front[ahead + rank] + back[behind + rank]) }
    for index in values.indices where index != best { second = max(second, values[index]) }
    return values[best] >= back[0] - 1e-9 ? (best, values[best] - second) : nil
  }
}
