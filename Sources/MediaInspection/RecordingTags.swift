internal import Artifacts

/// What a recording's tags say of when and where it was made, with what and by whom.
struct RecordingTags {
  let tags: [Tag]

  /// Local time with its offset goes before universal time, which goes before a time that says
  /// neither. QuickTime's creation date is the device's; `date` (`©day`) may be as exact or only a
  /// year; `creation_time` is UTC and, on devices without a clock, one of two epochs.
  var recordedAt: String? {
    if let local = times(of: "com.apple.quicktime.creationdate").first { return local.text }
    let dates = ["date", "date_recorded", "recording_date"].flatMap(times) + broadcastTimes
    return dates.first { $0.offset == .local }?.text ?? times(of: "creation_time").first?.text
      ?? dates.first?.text
  }

  /// ISO 6709.
  var coordinates: String? {
    Self.places.lazy.compactMap { key in value(key) { Self.isCoordinates($0) } }.first
  }

  private static let places = [
    "com.apple.quicktime.location.iso6709", "location", "location-eng", "©xyz",
  ]

  private func value(_ key: String, where isSound: (String) -> Bool) -> String? {
    tags.first { $0.key.lowercased() == key && isSound($0.value) }?.value
  }

  /// ISO 6709, annex H: `±DD.D±DDD.D±A/`; minutes and seconds may follow the degrees without a sign
  /// between, and a reference system the height. `location` may as well hold a name.
  private static func isCoordinates(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    guard text.utf8.count <= 100, takeNumber(&rest, digits: [2, 4, 6], mostDegrees: 90),
      takeNumber(&rest, digits: [3, 5, 7], mostDegrees: 180)
    else { return false }
    if rest.first == 0x2B || rest.first == 0x2D,
      !takeNumber(&rest, digits: Array(1...6), mostDegrees: nil)
    {
      return false
    }
    if rest.starts(with: "CRS".utf8) { rest = rest.drop { $0 != UInt8(ascii: "/") } }
    return rest.isEmpty || rest.elementsEqual("/".utf8)
  }

  /// Takes a signed decimal off `rest`; whole digits beyond the degrees are minutes and seconds.
  private static func takeNumber(
    _ rest: inout Substring.UTF8View, digits: [Int], mostDegrees: Int?
  ) -> Bool {
    guard rest.first == 0x2B || rest.first == 0x2D else { return false }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let whole = rest.dropFirst().prefix(while: isDigit)
    rest = rest.dropFirst(1 + whole.count)
    if rest.first == 0x2E {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard digits.contains(whole.count) else { return false }
    let degrees = whole.prefix(digits[0]).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return mostDegrees.map { degrees <= $0 } ?? true
  }

  // MARK: Times

  private struct Moment {
    enum Offset { case local, universal, none }
    let text: String
    let offset: Offset

    /// ISO 8601's extended form: a space becomes `T`, `-0700` becomes `-07:00`. Nil for anything that
    /// is no full time, and for years before there were such recordings: 1904 and 1970 are what
    /// clocks show that were never set.
    init?(_ text: String) {
      guard text.utf8.count <= 40, let time = CivilTime(text.utf8), time.year >= 1990,
        text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: 4)] == UInt8(ascii: "-")
      else { return nil }
      let rest = text.utf8.dropFirst(CivilTime.length)
      let fraction =
        rest.first == 0x2E
        ? rest.prefix { $0 == 0x2E || (0x30...0x39).contains($0) } : rest.prefix(0)
      let zone = String(decoding: rest.dropFirst(fraction.count), as: UTF8.self)
      guard let (zoneText, offset) = Self.zone(zone) else { return nil }
      self.offset = offset
      self.text = time.text + String(decoding: fraction, as: UTF8.self) + zoneText
    }

    private static func zone(_ text: String) -> (String, Offset)? {
      let digits = text.utf8.dropFirst().filter { (0x30...0x39).contains($0) }
      switch text.utf8.first {
      case nil: return ("", .none)
      case UInt8(ascii: "Z") where text.utf8.count == 1: return ("Z", .universal)
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        guard digits.count == 4, text.utf8.count == 5 || text.utf8.count == 6 else { return nil }
        let shown = digits.map { Character(Unicode.Scalar($0)) }
        return ("\(text.prefix(1))\(shown[0])\(shown[1]):\(shown[2])\(shown[3])", .local)
      default: return nil
      }
    }
  }

  private func times(of key: String) -> [Moment] {
    tags.filter { $0.key.lowercased() == key }.compactMap { Moment($0.value) }
  }

  /// Broadcast WAV (EBU Tech 3285) has the day and the time of day apart.
  private var broadcastTimes: [Moment] {
    guard let day = value("date", where: { $0.utf8.count == 10 }),
      let time = value("creation_time", where: { $0.utf8.count == 8 })
    else { return [] }
    return Moment("\(day)T\(time)").map { [$0] } ?? []
  }

  // MARK: Privacy

  /// The tags' keys in lower case and what they give away.
  private static let devices = [
    "com.apple.quicktime.make": "make", "com.apple.quicktime.model": "model",
    "com.apple.quicktime.software": "software", "make": "make", "model": "model",
    "com.android.manufacturer": "make", "com.android.model": "model", "device": "model",
    "com.apple.quicktime.camera.identifier": "camera", "serial_number": "serial number",
  ]
  private static let people = [
    "artist": "artist", "album_artist": "artist", "performer": "performer", "author": "author",
    "composer": "composer", "encoded_by": "encoded by", "creator": "creator", "owner": "owner",
    "ownername": "owner", "director": "director", "producer": "producer", "writer": "writer",
    "copyright": "copyright", "account_id": "account", "com.apple.quicktime.artist": "artist",
    "com.apple.quicktime.author": "author", "com.apple.quicktime.director": "director",
    "com.apple.quicktime.producer": "producer", "com.apple.quicktime.copyright": "copyright",
  ]

  var privacy: PrivacySweep {
    var sweep = PrivacySweep()
    for tag in tags where tag.value.utf8.contains(where: { $0 > 0x20 }) {
      let key = tag.key.lowercased()
      if Self.isPlace(key) { sweep.addPlace("location tag") }
      if let kind = Self.devices[key] { sweep.addDevice(kind) }
      if let kind = Self.people[key] { sweep.addPerson(kind) }
    }
    return sweep
  }

  /// libav adds a language to the keys of user data: `location-eng`.
  private static func isPlace(_ key: String) -> Bool {
    places.contains(key) || key.hasPrefix("location-")
      || key.hasPrefix("com.apple.quicktime.location.")
  }
}
