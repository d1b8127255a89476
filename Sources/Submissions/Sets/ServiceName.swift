/// What the name of a file says of the meeting service that made it. Names only: whether the file
/// is what its name says is for `RecordingSets`.
enum ServiceName: Hashable, Sendable {
  /// Zoom's cloud: `GMT20260312-150405_Recording`, and what follows it.
  case zoomCloud(meeting: FoldedName, rest: String)
  /// Zoom on a computer: `video1234567890.mp4`, `audio…`, `playback…`.
  case zoomNumbered(String)
  /// Zoom on a computer: `zoom_0.mp4`.
  case zoomView
  /// `audio_only.m4a`
  case zoomAudioOnly
  /// A name that Zoom gives in every folder: `chat.txt`.
  case zoomCompanion(SetRole)
  /// `audioRobinDoe1234567890.m4a`; the digits may start with the speaker's own number.
  case zoomSpeaker(digits: String)
  /// Teams: the subject and when it began; a transcript may have its own ending.
  case teams(subject: FoldedName, start: String, isTranscript: Bool)
  /// Meet: what comes before ` - Chat`, which holds the date.
  case meet(meeting: FoldedName, tail: MeetTail)

  enum MeetTail: Sendable { case none, recording, chat, transcript }

  init?(stem: [UInt8], nameExtension: String?) {
    guard
      let name = Self.zoomCloud(stem) ?? Self.zoomLocal(stem, nameExtension) ?? Self.teams(stem)
        ?? Self.meet(stem)
    else { return nil }
    self = name
  }

  // MARK: Zoom

  private static func zoomCloud(_ stem: [UInt8]) -> ServiceName? {
    var scanner = NameScanner(stem)
    guard scanner.skip("GMT"), let day = scanner.digits(8...8), scanner.skip("-"),
      let time = scanner.digits(6...6), scanner.skip("_Recording"), isDay(day), isTime(time)
    else { return nil }
    return .zoomCloud(
      meeting: FoldedName(stem.dropLast(scanner.rest.count)),
      rest: text(scanner.rest).lowercased())
  }

  private static func zoomLocal(_ stem: [UInt8], _ nameExtension: String?) -> ServiceName? {
    if let fixed = fixedZoomName(stem, nameExtension) { return fixed }
    var scanner = NameScanner(stem)
    if nameExtension == "mp4", scanner.skip("zoom_"), scanner.digits(1...3) != nil,
      scanner.isAtEnd
    {
      return .zoomView
    }
    for (word, ending) in [("video", "mp4"), ("audio", "m4a"), ("playback", "m3u")]
    where ending == nameExtension {
      var scanner = NameScanner(stem)
      guard scanner.skip(word) else { continue }
      if let digits = scanner.digits(8...12) {
        // A camera's `video20260312.mp4` has a date in its name and not a number of Zoom's.
        return scanner.isAtEnd && !(digits.count == 8 && isDay(digits))
          ? .zoomNumbered(text(digits)) : nil
      }
      return ending == "m4a" ? speaker(scanner.rest) : nil
    }
    return nil
  }

  private static func fixedZoomName(_ stem: [UInt8], _ nameExtension: String?) -> ServiceName? {
    switch (text(stem[...]).lowercased(), nameExtension) {
    case ("audio_only", "m4a"): .zoomAudioOnly
    case ("playback", "m3u"): .zoomCompanion(.playlist)
    case ("chat", "txt"), ("meeting_saved_chat", "txt"), ("meeting_saved_new_chat", "txt"):
      .zoomCompanion(.chat)
    case ("meeting_saved_closed_caption", "txt"), ("meeting_saved_closed_caption", "vtt"),
      ("closed_caption", "txt"), ("closed_caption", "vtt"):
      .zoomCompanion(.transcript)
    default: nil
    }
  }

  /// A person's name, then at least eight digits.
  private static func speaker(_ rest: ArraySlice<UInt8>) -> ServiceName? {
    let digits = rest.reversed().prefix(while: \.isASCIIDigit)
    let name = rest.dropLast(digits.count)
    guard digits.count >= 8, let first = name.first, first.isASCIILetter || first >= 0x80 else {
      return nil
    }
    return .zoomSpeaker(digits: text(rest.suffix(digits.count)))
  }

  // MARK: Teams

  private static func teams(_ stem: [UInt8]) -> ServiceName? {
    for (ending, isTranscript) in [("-Meeting Recording", false), ("-Meeting Transcript", true)] {
      guard let head = stem.dropping(suffix: ending) else { continue }
      let plain = head.dropping(suffix: "UTC") ?? head
      // `-20260312_150405`
      var scanner = NameScanner(plain.suffix(16))
      guard plain.count > 16, scanner.skip("-"), let day = scanner.digits(8...8),
        scanner.skip("_"), let time = scanner.digits(6...6), isDay(day), isTime(time)
      else { return nil }
      return .teams(
        subject: FoldedName(plain.dropLast(16)), start: text(plain.suffix(15)),
        isTranscript: isTranscript)
    }
    return nil
  }

  // MARK: Meet

  private static func meet(_ stem: [UInt8]) -> ServiceName? {
    let tails: [(String, MeetTail)] = [
      (" - Recording", .recording), (" - Chat", .chat), (" - Transcript", .transcript),
    ]
    for (ending, tail) in tails {
      guard let head = stem.dropping(suffix: ending) else { continue }
      return endsWithMeetDate(head) ? .meet(meeting: FoldedName(head), tail: tail) : nil
    }
    // Without a tail only the older form is Meet's own: a date alone ends many a name.
    return endsWithMeetDate(stem) && stem.last == UInt8(ascii: ")")
      ? .meet(meeting: FoldedName(stem), tail: .none) : nil
  }

  /// ` (2026-03-12 at 15_04 GMT-7)` or ` - 2026_03_12 15_04 PDT`, with any sign that a file system
  /// or a browser put for the colon and the slash.
  private static func endsWithMeetDate(_ name: [UInt8]) -> Bool {
    let opening = name.last == UInt8(ascii: ")") ? " (" : " - "
    guard let start = name.lastRange(of: opening), start.lowerBound > 0 else { return false }
    let isOlder = opening == " ("
    var scanner = NameScanner(name[start.upperBound...])
    guard let year = scanner.digits(4...4), scanner.skip(oneOf: "-_/"),
      let month = scanner.digits(2...2), scanner.skip(oneOf: "-_/"),
      let day = scanner.digits(2...2), isDay(year + month + day),
      scanner.skip(isOlder ? " at " : " "), scanner.digits(1...2) != nil,
      scanner.skip(oneOf: "_:.-"), scanner.digits(2...2) != nil, scanner.skip(" "),
      scanner.letters(2...5) != nil
    else { return false }
    if scanner.skip(oneOf: "+-") {
      guard scanner.digits(1...2) != nil else { return false }
      if scanner.skip(oneOf: "_:"), scanner.digits(2...2) == nil { return false }
    }
    return isOlder ? scanner.skip(")") && scanner.isAtEnd : scanner.isAtEnd
  }

  // MARK: Numbers

  /// `20260312`: a day of this century, as far as its numbers tell.
  private static func isDay(_ digits: ArraySlice<UInt8>) -> Bool {
    let text = text(digits)
    guard text.hasPrefix("20"), let month = Int(text.dropFirst(4).prefix(2)),
      let day = Int(text.suffix(2))
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }

  private static func isTime(_ digits: ArraySlice<UInt8>) -> Bool {
    let text = text(digits)
    guard let hour = Int(text.prefix(2)), let minute = Int(text.dropFirst(2).prefix(2)),
      let second = Int(text.suffix(2))
    else { return false }
    return hour < 24 && minute < 60 && second <= 60
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  /// The bytes before an ending, ASCII letter case ignored; nil where they end otherwise.
  func dropping(suffix: String) -> [UInt8]? {
    var scanner = NameScanner(self.suffix(suffix.utf8.count))
    guard scanner.skip(suffix) else { return nil }
    return Array(dropLast(suffix.utf8.count))
  }

  func lastRange(of text: String) -> Range<Int>? {
    let needle = Array(text.utf8)
    guard count >= needle.count else { return nil }
    return (0...(count - needle.count)).reversed().first {
      self[$0..<($0 + needle.count)].elementsEqual(needle)
    }.map { $0..<($0 + needle.count) }
  }
}
