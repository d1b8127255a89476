/// The sizes of a document's headings.
enum PageHeadings {
  /// In UTF-8; what is larger than the text and longer is no heading.
  static let longest = 200
  /// As a multiple of the text's size.
  private static let least = 1.15

  static func sizes(in lines: some Sequence<PageLine>, bodySize: Double) -> [Double] {
    var sizes: Set<Double> = []
    for line in lines
    where line.size >= bodySize * least && line.text.utf8.count <= longest {
      sizes.insert((line.size * 2).rounded() / 2)
    }
    return sizes.sorted(by: >)
  }
}
