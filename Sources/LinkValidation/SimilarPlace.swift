/// Which of a document's places a link may have meant.
struct SimilarPlace: Equatable {
  /// Nil where none is near enough to be offered.
  let name: String?
  private let isEmpty: Bool

  /// Longer names, and further ones, are not compared: documents and links are strangers'.
  private static let longest = 64
  private static let most = 1_000
  /// Letters that differ.
  private static let farthest = 3

  init(to wanted: PlaceName, among anchors: [String]) {
    isEmpty = anchors.isEmpty
    // Characters: two ways to write ö are none apart.
    let wanted = Array((wanted.forms.last ?? "").lowercased().prefix(Self.longest + 1))
    guard wanted.count <= Self.longest else {
      name = nil
      return
    }
    var best: (distance: Int, name: String)?
    for anchor in anchors.prefix(Self.most) {
      let candidate = Array(anchor.lowercased().prefix(Self.longest + 1))
      let limit = min(best.map { $0.distance - 1 } ?? Self.farthest, (wanted.count + 1) / 2)
      guard limit >= 0, abs(candidate.count - wanted.count) <= limit,
        let distance = Self.distance(wanted, candidate, limit: limit)
      else { continue }
      best = (distance, anchor)
      if distance == 0 { break }
    }
    name = best?.name
  }

  var fix: String {
    if let name { return "The document has a place called “\(name)”: write #\(name) in the link." }
    return isEmpty
      ? "The document names no places at all: remove what follows #, or give the place an id."
      : "Correct what follows # in the link, or give the place in the document this id."
  }

  /// Letters to insert, leave out or change (Levenshtein); nil beyond the limit.
  private static func distance(
    _ left: [Character], _ right: [Character], limit: Int
  ) -> Int? {
    var row = Array(0...right.count)
    for (position, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = position + 1
      var least = row[0]
      for column in right.indices {
        let change = diagonal + (letter == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, min(row[column], row[column + 1]) + 1)
        least = min(least, row[column + 1])
      }
      if least > limit { return nil }
    }
    return row[right.count] <= limit ? row[right.count] : nil
  }
}
