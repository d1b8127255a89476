import Artifacts
import Testing

@Suite("Text for people")
struct DisplayTests {
  @Test(
    "nothing in strangers' text moves the cursor, turns the reading or hides",
    arguments: [
      ("plain – é 日本", "plain – é 日本"), ("a\nb\tc\r", #"a\nb\tc\r"#),
      ("\u{1B}[31mred", #"\u{1b}[31mred"#), ("\u{7}\u{0}", #"\u{7}\u{0}"#),
      ("\u{9B}2J", #"\u{9b}2J"#), ("\u{7F}", #"\u{7f}"#),
      ("exe\u{202E}4pm", #"exe\u{202e}4pm"#), ("\u{2066}a\u{2069}", #"\u{2066}a\u{2069}"#),
      ("a\u{200B}b", #"a\u{200b}b"#), ("\u{FEFF}x", #"\u{feff}x"#),
      ("\u{E0041}", #"\u{e0041}"#), ("\u{2028}", #"\u{2028}"#),
    ])
  func display(_ text: String, _ shown: String) {
    #expect(DisplayText(text).description == shown)
  }

  /// By hand: hours only where there are some, rounded half up to seconds.
  @Test(
    "lengths read as people write them",
    arguments: [
      (0, "0:00"), (499, "0:00"), (500, "0:01"), (2000, "0:02"), (59_499, "0:59"),
      (59_500, "1:00"), (614_400, "10:14"), (3_599_500, "1:00:00"), (3_723_000, "1:02:03"),
      (360_000_000, "100:00:00"), (-5, "0:00"),
    ] as [(Int64, String)])
  func duration(_ milliseconds: Int64, _ shown: String) {
    #expect(DurationText(milliseconds: milliseconds).description == shown)
  }

  @Test("the longest length there is traps nothing")
  func longest() {
    // 9,223,372,036,854,775,807 ms are 2,562,047,788,015 h 12 min 55.807 s.
    #expect(DurationText(milliseconds: .max).description == "2562047788015:12:56")
  }
}
