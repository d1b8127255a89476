import ArtifactIndex
import Artifacts
import Testing

/// Both stores keep one promise; a dictionary of the test's own says what it comes to.
@Suite("A store of byte strings by their keys")
struct OrderedStoreTests {
  private static func stores() throws -> [any OrderedStore] { [MemoryStore(), try OrderedSpool()] }

  @Test(
    "what was put last is there, in the order of the keys' bytes, whatever the order it came in")
  func order() throws {
    var generator = SplitMix(state: 20_261_125)
    var expected: [[UInt8]: [UInt8]] = [:]
    let stores = try Self.stores()
    for number in 0..<1000 {
      // Short keys of few bytes: many are put twice, and many are the start of another.
      let length = Int.random(in: 1...4, using: &generator)
      let key = (0..<length).map { _ in UInt8.random(in: 0...3, using: &generator) * 85 }
      expected[key] = Array("\(number)".utf8)
      for store in stores { store.put(Array("\(number)".utf8), at: key) }
    }
    let sorted = expected.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { StoredEntry(key: $0.key, value: $0.value) }
    for store in stores {
      #expect(Array(store.entries(withPrefix: [])) == sorted)
      for prefix in [[85], [85, 0], [255, 255], [7]] as [[UInt8]] {
        #expect(
          Array(store.entries(withPrefix: prefix)) == sorted.filter { $0.key.starts(with: prefix) })
      }
      #expect(store.value(at: [7]) == nil)
      for entry in sorted.prefix(50) { #expect(store.value(at: entry.key) == entry.value) }
    }
  }

  @Test("values may be changed, and more put behind, while the entries are read")
  func changes() throws {
    for store in try Self.stores() {
      for key in 0..<UInt8(200) { store.put([key], at: [1, key]) }
      var seen: [UInt8] = []
      for entry in store.entries(withPrefix: [1]) {
        seen.append(entry.key[1])
        store.put([0], at: entry.key)
        store.put(entry.value, at: [2, entry.key[1]])
      }
      #expect(seen == Array(0..<200))
      #expect(Array(store.entries(withPrefix: [2])).map(\.value) == (0..<200).map { [$0] })
      #expect(Array(store.entries(withPrefix: [1])).allSatisfy { $0.value == [0] })
    }
  }

  @Test("any bytes and large values come back as they were")
  func bytes() throws {
    let value = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for store in try Self.stores() {
      store.put(value, at: Array(0...255))
      store.put([], at: [0])
      #expect(store.value(at: Array(0...255)) == value)
      #expect(store.value(at: [0]) == [])
    }
  }
}

/// SplitMix64: the same numbers on every machine.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
