/// Times of an agenda in words.
enum AgendaPhrase {
  /// `15:10–15:20`
  static func span(_ start: String?, _ end: String?, _ words: PageWords) -> String? {
    switch (start, end) {
    case (let start?, let end?): "\(start)–\(end)"
    case (let start?, nil): start
    case (nil, let end?): words.fill(words.until, end)
    case (nil, nil): nil
    }
  }
}
