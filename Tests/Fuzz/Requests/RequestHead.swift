import FuzzSupport

@testable import Serving

/// What a client of `exhibit serve` sends: a request's head, and a `Range` in it.
enum RequestHead {
  static func check(_ bytes: [UInt8]) {
    guard let request = try? HTTPRequest(head: bytes) else { return }
    let (dot, slash) = (UInt8(ascii: "."), UInt8(ascii: "/"))
    for part in request.path {
      demand(!part.isEmpty && part != [dot] && part != [dot, dot], "a part leads nowhere else")
      demand(!part.contains(0) && !part.contains(slash), "a part is one name")
      #if PLANTED
        demand(!part.contains(UInt8(ascii: " ")), "planted: a space behind a percent sign")
      #endif
    }
    demand(request.headers.count <= 100 && request.query.count <= 32, "lists are capped")
    demand(request.bodyLength <= 4 << 10, "a body is capped")
    for field in request.headers {
      demand(!field.name.isEmpty && field.name == field.name.lowercased(), "names are lower case")
      demand(!field.value.contains { $0 == 10 || $0 == 13 || $0 == 0 }, "a value is one line")
    }
    for header in request.headers {
      for size in [Int64(0), 1, 1000, .max] {
        guard case .part(let range) = ByteRange(header.text, size: size) else { continue }
        demand(range.lowerBound >= 0 && range.upperBound < size, "a part lies inside")
      }
    }
  }
}
