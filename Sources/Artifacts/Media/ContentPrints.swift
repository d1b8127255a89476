#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What a recording or a photo is recognised by in another container, size or bit rate. No part of a
/// record's line: the index keeps it apart.
package struct ContentPrints: Codable, Sendable, Equatable {
  package var sound: SoundPrint?
  /// Of a photo one; of a video those of key frames, in the order of their times.
  package var pictures: [PicturePrint]?

  package init(sound: SoundPrint?, pictures: [PicturePrint]?) {
    self.sound = sound
    self.pictures = pictures
  }

  package var isEmpty: Bool { sound == nil && (pictures ?? []).isEmpty }
}

/// Chromaprint's raw fingerprint of a recording's sound, from its start.
package struct SoundPrint: Codable, Sendable, Equatable {
  /// What one item stands for.
  package var itemMicroseconds: Int64
  /// The items in base64, four bytes each, the lowest first.
  private var base64: String

  /// No more items are kept: half an hour.
  package static let cap = 15_000

  package init(itemMicroseconds: Int64, items: [UInt32]) {
    self.itemMicroseconds = itemMicroseconds
    var bytes: [UInt8] = []
    bytes.reserveCapacity(items.count * 4)
    for item in items.prefix(Self.cap) {
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: item >> UInt32(shift))) }
    }
    base64 = Data(bytes).base64EncodedString()
  }

  /// Empty where the text is none of ours.
  package var items: [UInt32] {
    guard isSound, let data = Data(base64Encoded: base64) else { return [] }
    let bytes = Array(data)
    return stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
      bytes[start..<(start + 4)].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
  }

  /// Whether it is no longer than it may be.
  package var isSound: Bool {
    base64.utf8.count <= Self.cap * 6 && (1...10_000_000).contains(itemMicroseconds)
  }
}

/// What a picture looks like in 64 bits: those of its coarsest waves, for each way that it may be turned.
package struct PicturePrint: Codable, Sendable, Equatable {
  /// As it is, and turned by 90°, 180° and 270°.
  package var turns: [UInt64] {
    get { hashes.compactMap { UInt64($0, radix: 16) } }
    set { hashes = newValue.map { String($0, radix: 16) } }
  }
  private var hashes: [String]
  /// From the start of the recording; nil for a photo.
  package var milliseconds: Int64?

  /// No record has more.
  package static let cap = 16

  package init(turns: [UInt64], milliseconds: Int64?) {
    hashes = turns.map { String($0, radix: 16) }
    self.milliseconds = milliseconds
  }

  package var isSound: Bool {
    hashes.count == 4 && turns.count == 4 && hashes.allSatisfy { $0.utf8.count <= 16 }
      && (milliseconds.map { (0...JSONNode.largestInteger).contains($0) } ?? true)
  }
}
