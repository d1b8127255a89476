/// The names of the streams in an OLE compound file, the container of Office's old formats and of new
/// ones that need a password ([MS-CFB]). No stream is read.
struct CompoundFile {
  private(set) var names: Set<String> = []
  private let read: (Int64, Int) -> [UInt8]
  private let sectorSize: Int
  private let header: [UInt8]

  private static let mostDirectorySectors = 1_024
  private static let mostTableSectors = 4_096
  private static let lastSector: UInt32 = 0xFFFF_FFFA

  /// - Parameter read: as many bytes as there are of so many at an offset.
  init?(read: @escaping (Int64, Int) -> [UInt8]) {
    self.read = read
    header = read(0, 512)
    guard header.count == 512, let shift = Self.number(header, 30, 2), shift == 9 || shift == 12
    else { return nil }
    sectorSize = 1 << Int(shift)
    collectNames()
  }

  private mutating func collectNames() {
    guard var sector = Self.number(header, 48, 4) else { return }
    let tables = tableSectors
    for _ in 0..<Self.mostDirectorySectors where sector < Self.lastSector {
      let bytes = self.bytes(of: sector)
      for start in stride(from: 0, to: bytes.count - 127, by: 128) {
        if let name = Self.name(bytes[start..<(start + 128)]) { names.insert(name) }
      }
      guard let next = following(sector, tables) else { return }
      sector = next
    }
  }

  /// Where the table lies that says which sector follows which: the first 109 pieces stand in the
  /// header, the others in a chain of sectors.
  private var tableSectors: [UInt32] {
    var sectors = (0..<109).compactMap { Self.number(header, 76 + $0 * 4, 4) }
    guard var sector = Self.number(header, 68, 4) else { return sectors }
    while sector < Self.lastSector, sectors.count < Self.mostTableSectors {
      let bytes = self.bytes(of: sector)
      guard bytes.count == sectorSize else { return sectors }
      sectors += stride(from: 0, to: sectorSize - 4, by: 4).compactMap { Self.number(bytes, $0, 4) }
      sector = Self.number(bytes, sectorSize - 4, 4) ?? Self.lastSector
    }
    return sectors
  }

  private func following(_ sector: UInt32, _ tables: [UInt32]) -> UInt32? {
    let entries = sectorSize / 4
    let (table, entry) = (Int(sector) / entries, Int(sector) % entries)
    guard tables.indices.contains(table), tables[table] < Self.lastSector else { return nil }
    return Self.number(bytes(of: tables[table]), entry * 4, 4)
  }

  /// The header takes the place of a sector.
  private func bytes(of sector: UInt32) -> [UInt8] {
    read((Int64(sector) + 1) * Int64(sectorSize), sectorSize)
  }

  /// UTF-16, its length in bytes behind it with the zero at its end.
  private static func name(_ entry: ArraySlice<UInt8>) -> String? {
    let bytes = Array(entry)
    guard bytes[66] != 0, let length = number(bytes, 64, 2), (2...64).contains(length) else {
      return nil
    }
    let units = stride(from: 0, to: Int(length) - 2, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> UInt32? {
    guard offset + count <= bytes.count else { return nil }
    return bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
