import Artifacts
import Testing

@testable import DocumentInspection

/// Names and usual minutes by the domain's list of protocols, typed off again here.
@Suite("The catalogue of protocols")
struct ProtocolCatalogueTests {
  @Test(
    "every protocol of the domain's list is there, with its usual minutes",
    arguments: [
      ("Consultancy", 50, 50), ("Tuning", 40, 60), ("ATLAS Looking at Data", 45, 60),
      ("Looking at Student Work", 45, 45), ("Chalk Talk", nil, nil), ("Save the Last Word", 30, 40),
      ("Final Word", 60, 60), ("Four \"A\"s Text", 60, 60), ("Text Rendering", 20, 30),
      ("Three Levels of Text", 20, 30), ("Text-Based Seminar", 45, 60),
      ("Collaborative Assessment Conference", 45, 75), ("Charrette", 30, 60),
      ("Success Analysis", 45, 60), ("Slice", 60, 120), ("Issaquah", 50, 60),
      ("Wagon Wheels", 20, 40), ("Peeling the Onion", 40, 40), ("Continuum Dialogue", 30, 30),
      ("Micro-Labs", 30, 30), ("Probing Questions", 30, 30), ("Data Driven Dialogue", 45, 90),
      ("Notice and Wonder", 15, 30), ("World Café", 60, 120), ("Gallery Walk", 20, 45),
      ("Fishbowl", 30, 60), ("Jigsaw", 30, 60), ("Affinity Mapping", 30, 30),
      ("Appreciative Inquiry", 60, nil), ("Learning Walk", 60, 90),
      ("Instructional Rounds", nil, nil),
      ("Lesson Study", 60, 90), ("Critical Incidents", 60, 60), ("Compass Points", 30, 30),
      ("Hopes and Fears", 15, 20), ("Zones of Comfort", 15, 15), ("Connections", 10, 15),
      ("Five Whys", 20, 20), ("Troika", 30, 30), ("1-2-4-All", 12, 12), ("Making Meaning", 45, 45),
      ("Equity Protocol", 45, 45), ("Feedback Carousel", 30, 45), ("Dilemma Analysis", 45, 45),
      ("Kiva", 60, 60),
    ] as [(String, Int?, Int?)])
  func minutes(name: String, least: Int?, most: Int?) throws {
    let known = try #require(ProtocolCatalogue.standard.protocols.first { $0.name == name })
    #expect(known.minutes?.least == least)
    #expect(known.minutes?.most == most)
    // Each is found by its own name.
    #expect(ProtocolRecogniser.standard.named(in: name) == known.id)
  }

  @Test("identifiers are unique and plain")
  func identifiers() {
    let ids = ProtocolCatalogue.standard.protocols.map(\.id)
    #expect(ids.count == 45)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    }
  }

  @Test(
    "a protocol is named in other languages and inside a line",
    arguments: [
      ("Paseo de galería con los carteles", "gallery-walk"),
      ("Café du monde, trois tables", "world-cafe"),
      ("Aquário: dois pares", "fishbowl"), ("Gruppenpuzzle zu vier Texten", "jigsaw"),
      ("世界咖啡：三个问题", "world-cafe"), ("Four \"A\"s Text: chapter two", "four-as"),
      ("Warm-up: Connections", "connections"),
      ("Probing Questions on one lesson", "probing-questions"),
    ])
  func names(text: String, identifier: String) {
    #expect(ProtocolRecogniser.standard.named(in: text) == identifier)
  }

  @Test(
    "words that only sound like a protocol name none",
    arguments: [
      "Connections to our mission", "A slice of cake for everyone", "Walk with four stops",
      "Fine tuning the timetable", "Three probing questions came up",
      "The final words of the chapter",
    ])
  func strangers(text: String) {
    #expect(ProtocolRecogniser.standard.named(in: text) == nil)
  }

  @Test(
    "steps in their order are a protocol, in another order or without a telling one they are none")
  func steps() {
    let recogniser = ProtocolRecogniser.standard
    let tuning = [
      "Hello", "Introduction", "Presentation", "Clarifying questions", "Warm and cool feedback",
      "Debrief", "Lunch",
    ]
    #expect(
      recogniser.runs(in: tuning) == [.init(id: "tuning", lines: 1..<6, steps: [1, 2, 3, 4, 5])])
    #expect(recogniser.runs(in: Array(tuning.reversed())).isEmpty)
    #expect(recogniser.runs(in: ["Introduction", "Presentation", "Questions", "Vote"]).isEmpty)
    let untold = ["Introduction", "Presentation", "Clarifying questions", "Reflection", "Debrief"]
    #expect(recogniser.runs(in: untold).isEmpty)
    #expect(recogniser.runs(in: untold, expected: "tuning").count == 1)
  }
}
