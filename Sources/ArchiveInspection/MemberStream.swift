/// Unpacks one member after the other, piece by piece, and never more than the budget allows.
struct MemberStream {
  /// How the reading of a member ended.
  enum Ending: Equatable {
    case complete
    case damaged
    case overrun(UnpackBudget.Overrun)
  }

  private var buffer = [UInt8](repeating: 0, count: 64 << 10)

  /// Calls `take` with each piece of the reader's current member.
  mutating func run(
    _ reader: ArchiveReader, _ budget: inout UnpackBudget, take: (ArraySlice<UInt8>) -> Void
  ) -> Ending {
    while true {
      guard let count = reader.read(into: &buffer) else { return .damaged }
      guard count > 0 else { return .complete }
      if let overrun = budget.spend(count) { return .overrun(overrun) }
      take(buffer[..<count])
    }
  }
}
