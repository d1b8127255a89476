import Foundation

/// Commands that do the same job, run in turn so that a machine that slows down slows all of them.
struct Contest {
  let title: String
  /// The first is ours; ratios are against each of the others.
  let contestants: [(name: String, command: [String])]
  let rounds: Int

  /// Prints a table: medians in seconds, and ours divided by theirs, round by round.
  func run() {
    var runs: [[TimedRun]] = contestants.map { _ in [] }
    for round in 0...rounds {
      for (place, contestant) in contestants.enumerated() {
        guard let run = TimedRun(contestant.command) else { continue }
        // The first round only warms caches.
        if round > 0 { runs[place].append(run) }
      }
    }
    print("\n## \(title)\n\n| Command | CPU s | wall s | our CPU / its | our wall / its |")
    print("|---|---|---|---|---|")
    for (place, contestant) in contestants.enumerated() {
      guard runs[place].count == rounds, runs[0].count == rounds else {
        print("| \(contestant.name) | did not run | | | |")
        continue
      }
      let (ours, theirs) = (runs[0], runs[place])
      let cpu = Self.median(zip(ours, theirs).map { $0.cpu / max($1.cpu, 1e-6) })
      let wall = Self.median(zip(ours, theirs).map { $0.wall / max($1.wall, 1e-6) })
      let ratios = place == 0 ? " | " : " \(Self.text(cpu)) | \(Self.text(wall)) "
      print(
        "| \(contestant.name) | \(Self.text(Self.median(theirs.map(\.cpu)))) "
          + "| \(Self.text(Self.median(theirs.map(\.wall)))) |\(ratios)|")
    }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }

  private static func text(_ value: Double) -> String { String(format: "%.2f", value) }
}
