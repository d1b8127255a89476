import Testing

@testable import MediaInspection

@Suite("Scaling by a fraction")
struct RationalTests {
  /// By hand: value × numerator × factor ÷ denominator ÷ divisor, rounded half away from zero.
  @Test(
    "scaled rounds half away from zero",
    arguments: [
      (1, 3, 1, 1000, 1, 333), (2, 3, 1, 1000, 1, 667), (1, 2, 1, 1, 1, 1), (-1, 2, 1, 1, 1, -1),
      (-1, 3, 1, 1000, 1, -333), (90_000, 90_000, 1, 1_000_000, 1, 1_000_000),
      (30_000, 1001, 1, 1, 30_000, 0), (1001, 30_000, 1, 1_000_000, 1, 33_367),
      (312, 1, 48_000, 1, 48_000, 312),
    ] as [(Int64, Int64, Int64, Int64, Int64, Int64)])
  func scaled(_ row: (Int64, Int64, Int64, Int64, Int64, Int64)) {
    let (value, denominator, numerator, factor, divisor, expected) = row
    let fraction = Rational(numerator: numerator, denominator: denominator)
    #expect(fraction.scaled(value, by: factor, over: divisor) == expected)
  }

  @Test("a fraction without a sound denominator scales to 0", arguments: [0, -1] as [Int64])
  func unsound(_ denominator: Int64) {
    #expect(Rational(numerator: 1, denominator: denominator).scaled(7, by: 1000) == 0)
  }

  @Test("a result that no integer holds saturates")
  func saturates() {
    let seconds = Rational(numerator: Int64(Int32.max), denominator: 1)
    #expect(seconds.scaled(.max, by: 1_000_000) == .max)
    #expect(seconds.scaled(.min, by: 1_000_000) == .min)
  }
}
