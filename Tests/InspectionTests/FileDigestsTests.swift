import TestSupport
import Testing

@testable import Inspection

@Suite("Several digests of a file")
struct FileDigestsTests {
  /// Of "abc": RFC 1321 §A.5, and the examples of FIPS 180-4 that NIST publishes.
  private static let ofABC = [
    "md5": "900150983cd24fb0d6963f7d28e17f72",
    "sha1": "a9993e364706816aba3e25717850c26c9cd0d89d",
    "sha224": "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
    "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "sha384": "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
      + "8086072ba1e7cc2358baeca134c825a7",
    "sha512": "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
      + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
  ]

  private func digests(of path: String, by names: [String]) throws -> [String] {
    var digests = FileDigests()
    return try digests.digests(of: OpenFile(typed: Array(path.utf8)), by: names).map { digest in
      digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }

  @Test("all in one read give the published digests")
  func published() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("abc", to: "abc")
    let names = Self.ofABC.keys.sorted()
    #expect(try digests(of: path, by: names) == names.compactMap { Self.ofABC[$0] })
    #expect(throws: FileDigests.Failure.unknown("sha0")) {
      _ = try digests(of: path, by: ["sha0"])
    }
  }

  @Test(
    "a file of many pieces gives what openssl gives",
    .enabled(if: Tool.openssl.mayRun, "openssl is not installed"))
  func long() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
    let path = try folder.write(bytes, to: "long")
    for name in ["sha224", "sha512"] {
      let theirs = try Tool.openssl.run(["dgst", "-\(name)", "-r", path]).text.prefix { $0 != " " }
      #expect(try digests(of: path, by: [name]) == [String(theirs)])
    }
  }
}
