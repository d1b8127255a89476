/// What a `Range` header comes to: RFC 9110 §14.1.2. Of several ranges none is taken, as §14.2 allows.
enum ByteRange: Equatable {
  case part(ClosedRange<Int64>)
  case ignored
  case unsatisfiable

  init(_ header: String, size: Int64) {
    let lower = header.lowercased()
    guard lower.hasPrefix("bytes=") else {
      self = .ignored
      return
    }
    let ends = lower.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " && $0 != "\t" } }
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy(HTTPRequest.isDigit) }),
      !(ends[0].isEmpty && ends[1].isEmpty)
    else {
      self = .ignored
      return
    }
    // More digits than a length can have mean beyond every end.
    func number(_ text: String) -> Int64 { Int64(text) ?? .max }
    if ends[0].isEmpty {
      let count = min(number(ends[1]), size)
      self = count > 0 ? .part((size - count)...(size - 1)) : .unsatisfiable
      return
    }
    let first = number(ends[0])
    let last = ends[1].isEmpty ? Int64.max : number(ends[1])
    guard first <= last else {
      self = .ignored
      return
    }
    self = first < size ? .part(first...min(last, size - 1)) : .unsatisfiable
  }
}
