/// The one rule for counting words, for every format: runs of characters between white space.
enum WordCount {
  static func words(in text: String) -> Int {
    var count = 0
    var isInside = false
    for scalar in text.unicodeScalars {
      let isWhite = scalar.isWhite
      if !isWhite && !isInside { count += 1 }
      isInside = !isWhite
    }
    return count
  }
}
