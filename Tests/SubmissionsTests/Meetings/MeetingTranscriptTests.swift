import Artifacts
import Testing

@testable import Submissions

@Suite("An agenda's items in a transcript")
struct MeetingTranscriptTests {
  @Test("each item is where the meeting comes to it, not where it is announced or summed up")
  func everyItem() {
    // By the script itself.
    #expect(
      SpokenMeeting.places(SpokenMeeting.agenda, in: SpokenMeeting.script)
        == ["1:05", "5:30", "14:40", "33:20", "1:01:15"])
  }

  @Test("a place names the words as they are said, and the caption")
  func evidence() throws {
    let items = SpokenMeeting.items(SpokenMeeting.agenda).enumerated()
      .map { PlannedItem($1, number: $0 + 1) }
    let placed = MeetingTranscript(SpokenMeeting.cues(SpokenMeeting.script), items: items).placed
    let place = try #require(placed[2].place)
    #expect(place.words == ["fall", "benchmark", "data"])
    #expect(place.cue == 9)
    #expect(place.milliseconds == 880_000)
    // From 14:40 to 33:20.
    #expect(placed[2].spokenMilliseconds == 1_120_000)
    #expect(placed[4].spokenMilliseconds == nil)
  }

  @Test("the transcript of another meeting shows nothing")
  func anotherMeeting() {
    let other = """
      0:00 Welcome to the budget hearing of the parent association.
      0:30 The treasurer will read last month's report.
      4:00 We spent less on buses, and the story of the boiler goes on.
      12:00 A motion to buy new risers for the choir.
      19:00 Any questions from the floor? None. All in favour.
      25:00 The raffle tickets arrive on Friday, please take a stack.
      31:00 Thank you and good night.
      """
    #expect(SpokenMeeting.places(SpokenMeeting.agenda, in: other) == ["-", "-", "-", "-", "-"])
  }

  @Test("another meeting of the same kind gives no place to what it does not do")
  func sameKindOfMeeting() {
    let other = """
      0:00 Welcome everybody, our norms are on the wall.
      6:00 We look at attendance today, class by class.
      15:00 The bus was late nine times.
      30:00 Feedback on the new form? Warm words only, it is Friday.
      40:00 The next step is a letter home.
      """
    #expect(SpokenMeeting.places(SpokenMeeting.agenda, in: other) == ["-", "-", "-", "-", "-"])
  }

  @Test("a word that is said everywhere shows no place, however often it fits")
  func everywhere() {
    let script = (0..<40).map { "\($0):00 And the feedback, the feedback of group \($0)." }
      .joined(separator: "\n")
    #expect(
      SpokenMeeting.places(["Feedback", "Feedback of groups", "More feedback"], in: script)
        == ["-", "-", "-"])
  }

  @Test("items that fit two moments alike have no place; their neighbours keep theirs")
  func ties() {
    let script = """
      0:30 Let's read the norms on the poster by the door.
      10:00 Now the gallery walk around the posters of maths.
      20:00 Somebody had lost a glove.
      30:00 Now the gallery walk around the posters of maths.
      40:00 We turn to the calendar of spring visits.
      50:00 Let's fill in the exit survey on the tablets.
      """
    #expect(
      SpokenMeeting.places(
        [
          "Norms on the poster", "Gallery walk", "Calendar of spring visits", "Exit survey",
        ], in: script) == ["0:30", "-", "40:00", "50:00"])
  }

  @Test("items that are left out have no place")
  func skipped() {
    let script = SpokenMeeting.script.split(separator: "\n")
      .filter { !$0.contains("benchmark") && !$0.contains("The data of") }.joined(separator: "\n")
    #expect(
      SpokenMeeting.places(SpokenMeeting.agenda, in: script)
        == ["1:05", "5:30", "-", "33:20", "1:01:15"])
  }

  @Test(
    "an item that is done out of order has no place, or those that it was done ahead of have none")
  func outOfOrder() {
    // Exit cards come first here, for somebody leaves early.
    let script = """
      0:20 Before we start, exit cards and next steps, since Bo leaves early.
      4:00 So, welcome to all, and let's read our norms together.
      9:30 Now connections. Who has a story from the classroom?
      18:00 Next please take out the fall benchmark data.
      35:00 We begin the tuning protocol. Robin is our presenter.
      """
    #expect(
      SpokenMeeting.places(SpokenMeeting.agenda, in: script)
        == ["4:00", "9:30", "18:00", "35:00", "-"])
  }

  @Test("two items that change places have no place either")
  func swapped() {
    let script = """
      0:30 Let's read the norms on the poster.
      10:00 Now the calendar of visits.
      25:00 Now the gallery walk.
      50:00 Let's fill in the exit survey.
      """
    #expect(
      SpokenMeeting.places(
        ["Norms on the poster", "Gallery walk", "Calendar of visits", "Exit survey"], in: script)
        == ["0:30", "-", "-", "50:00"])
  }

  @Test("a Spanish meeting is followed by its Spanish agenda, with and without accents")
  func spanish() {
    let script = """
      0:10 Buenas tardes a todos y a todas.
      1:00 Bienvenida, y leemos los acuerdos del equipo.
      6:00 Ahora pasamos a la dinamica de presentacion por parejas.
      15:20 Vamos a analizar los resultados de la evaluación de lectura.
      19:00 Los de tercero leen mas despacio.
      40:00 Para el cierre, escribimos los compromisos del mes.
      """
    let agenda = [
      "Bienvenida y acuerdos", "Dinámica de presentación", "Análisis de resultados de lectura",
      "Cierre: compromisos del mes",
    ]
    #expect(SpokenMeeting.places(agenda, in: script) == ["1:00", "6:00", "15:20", "40:00"])
    // The same meeting shows nothing of an English agenda.
    #expect(SpokenMeeting.places(SpokenMeeting.agenda, in: script) == ["-", "-", "-", "-", "-"])
  }

  @Test("a Chinese meeting is followed, though nothing parts its words")
  func chinese() {
    let script = """
      0:10 大家好
      1:00 我们先读一下会议规范
      8:00 接下来看期中考试数据
      30:00 现在请填写反馈表
      """
    #expect(
      SpokenMeeting.places(["会议规范", "期中考试数据", "反馈表"], in: script)
        == ["1:00", "8:00", "30:00"])
  }

  @Test("captions that repeat the line before, as rolling ones do, change nothing")
  func rolling() {
    var lines: [Substring] = []
    for line in SpokenMeeting.script.split(separator: "\n") {
      lines.append(line)
      lines.append(line)
    }
    #expect(
      SpokenMeeting.places(SpokenMeeting.agenda, in: lines.joined(separator: "\n"))
        == ["1:05", "5:30", "14:40", "33:20", "1:01:15"])
  }

  @Test("an item without a telling word says so, one whose words are not said too")
  func reasons() {
    let texts = ["Other", "Gallery walk"] + SpokenMeeting.agenda.dropFirst()
    let items = SpokenMeeting.items(texts).enumerated().map { PlannedItem($1, number: $0 + 1) }
    let placed = MeetingTranscript(SpokenMeeting.cues(SpokenMeeting.script), items: items).placed
    #expect(placed[0].unplaced == .noWords)
    #expect(placed[1].unplaced == .tooLittle)
    #expect(placed[2].place?.milliseconds == 330_000)
  }

  @Test("empty transcripts, agendas and captions at the ends of time are borne with")
  func extremes() {
    #expect(MeetingTranscript([], items: []).placed.isEmpty)
    #expect(SpokenMeeting.places(SpokenMeeting.agenda, in: "0:00 -") == ["-", "-", "-", "-", "-"])
    let cues = [Int64.min, .max, 0, .max].map {
      Cue(startMilliseconds: $0, endMilliseconds: $0, speaker: nil, text: "gallery walk exit cards")
    }
    let items = SpokenMeeting.items(["Gallery walk", "Exit cards"]).map {
      PlannedItem($0, number: 1)
    }
    #expect(MeetingTranscript(cues, items: items).placed.allSatisfy { $0.place == nil })
  }

  @Test("fifty thousand captions of an item's words are searched within seconds")
  func flood() {
    let cues = (0..<50_000).map {
      Cue(
        startMilliseconds: Int64($0) * 1000, endMilliseconds: Int64($0) * 1000 + 900, speaker: nil,
        text: "gallery\($0 % 300) walk\($0 % 301) exit\($0 % 302) cards\($0 % 303) now next")
    }
    let letters = Array("abcdefghijklmnopqrstuvwxyz").map(String.init)
    let items = (0..<200).map { number in
      PlannedItem(
        AgendaItem(text: letters.map { "gallery walk \($0)\($0)\($0)\(number)" }.joined()),
        number: number)
    }
    let clock = ContinuousClock()
    let spent = clock.measure { _ = MeetingTranscript(cues, items: items).placed }
    #expect(spent < .seconds(60))
  }
}

@Suite("A protocol's steps in a transcript")
struct SpokenProtocolTests {
  private static func steps(_ script: String, planned: Set<String>) -> [PlayedProtocol] {
    MeetingTranscript(SpokenMeeting.cues(script), items: []).protocols(planned: planned)
  }

  private static func text(_ played: PlayedProtocol) -> [String] {
    played.steps.compactMap { step in
      step.place.map { "\(step.name) \(DurationText(milliseconds: $0.milliseconds))" }
    }
  }

  @Test("a protocol that the agenda names is followed step by step")
  func planned() throws {
    let played = Self.steps(SpokenMeeting.script, planned: ["tuning"])
    let tuning = try #require(played.first)
    #expect(played.count == 1)
    #expect(tuning.isPlanned)
    // By the script: 36:10, 41:00, 43:00, 55:00, 58:00. The presentation is not called so.
    #expect(
      Self.text(tuning) == [
        "Clarifying questions 36:10", "Pause 41:00", "Warm and cool feedback 43:00",
        "Reflection 55:00", "Debrief 58:00",
      ])
  }

  @Test("a protocol that nothing names is shown by its telling steps")
  func byStepsAlone() throws {
    let played = Self.steps(SpokenMeeting.script, planned: [])
    #expect(played.map(\.protocol) == ["tuning"])
    #expect(played.first?.isPlanned == false)
  }

  @Test("words that any meeting has show no protocol")
  func decoy() {
    let script = """
      0:00 An introduction by the principal.
      5:00 I have a presentation on the bus times.
      20:00 A short pause for coffee.
      35:00 In reflection, we should have asked earlier.
      50:00 We debrief on Monday.
      """
    #expect(Self.steps(script, planned: []).isEmpty)
  }
}
