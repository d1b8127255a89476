/// A day and a time as spreadsheets store them: days since an epoch, with the time as a fraction
/// (ECMA-376 part 1 §18.17.4).
struct SheetDate: Equatable {
  /// The day that number 0 stands for.
  enum Epoch {
    /// Day 1 is 1 January 1900, and 60 the 29 February that this year had not.
    case y1900
    case y1904
  }

  let year: Int
  /// 1 to 12.
  let month: Int
  let day: Int
  /// 0 for Sunday.
  let weekday: Int
  let hour: Int
  let minute: Int
  let second: Int
  let millisecond: Int
  /// Since the epoch, for a length that is longer than a day.
  let totalSeconds: Int
  /// False for a time alone, and for the day that never was.
  let isReal: Bool

  /// Nil for what no spreadsheet shows as a date.
  init?(_ serial: Double, _ epoch: Epoch) {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    // 9:20 is stored as a fraction that falls short of it by less than this.
    let milliseconds = Int64((serial * 86_400_000).rounded())
    totalSeconds = Int(milliseconds / 1_000)
    let days = Int(milliseconds / 86_400_000)
    let rest = Int(milliseconds % 86_400_000)
    (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60)
    (second, millisecond) = (rest / 1_000 % 60, rest % 1_000)
    (year, month, day, isReal) = Self.civil(days, epoch)
    // Right from 1 March 1900 on; before, it is the wrong one that spreadsheets show.
    weekday = epoch == .y1900 ? (days + 6) % 7 : (days + 5) % 7
  }

  private static func civil(
    _ days: Int, _ epoch: Epoch
  ) -> (year: Int, month: Int, day: Int, isReal: Bool) {
    switch (epoch, days) {
    case (.y1900, 0): return (1900, 1, 0, false)
    case (.y1900, 60): return (1900, 2, 29, false)
    case (.y1900, ..<60): return date(daysSince1970: days - 25_568)
    case (.y1900, _): return date(daysSince1970: days - 25_569)
    case (.y1904, 0): return (1904, 1, 1, false)
    case (.y1904, _): return date(daysSince1970: days - 24_107)
    }
  }

  /// Howard Hinnant's `civil_from_days`, for days from 1600 on.
  private static func date(
    daysSince1970 days: Int
  ) -> (year: Int, month: Int, day: Int, isReal: Bool) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, true)
  }
}
