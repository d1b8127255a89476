internal import ArgumentParser

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What every command understands.
struct CommonOptions: ParsableArguments {
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Flag(name: .shortAndLong, help: "Say nothing but what was asked for and what failed.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more: every note, every skipped path.")
  var verbose = false

  @Option(name: .long, help: "Colour: auto, always or never. NO_COLOR is honoured.")
  var color = Color.auto

  @Option(
    name: .long,
    help: "How many files to read at a time; as many as there are processors unless told.")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 256.")
    }
  }

  /// No more than there are descriptors for: a job has its file, its folder and its inspector open.
  var jobCount: Int {
    let wanted = jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return min(wanted, max(1, (DescriptorLimit.current - 20) / 4))
  }

  var isColored: Bool {
    switch color {
    case .always: true
    case .never: false
    // https://no-color.org: set, and not empty.
    case .auto: unsafe isatty(1) == 1 && (getenv("NO_COLOR").map { unsafe $0.pointee == 0 } ?? true)
    }
  }
}
