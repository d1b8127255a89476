/// Named protocols for professional conversations, and the words that name them.
enum ProtocolCatalogue {
  /// The identifier of the protocol that a text names; nil where it names none.
  static func identifier(in text: String) -> String? {
    let words = " " + text.comparable + " "
    return names.first { name in
      name.phrases.contains { words.contains(" \($0) ") }
    }?.identifier
  }

  /// In order: the first that fits counts, so a name that holds another comes before it.
  private static let names: [(identifier: String, phrases: [String])] = [
    ("collaborative-assessment-conference", ["collaborative assessment conference"]),
    ("save-the-last-word", ["save the last word", "last word for me"]),
    ("final-word", ["final word"]),
    ("three-levels-of-text", ["three levels of text"]),
    ("text-rendering", ["text rendering"]),
    ("text-based-seminar", ["text based seminar"]),
    ("four-as", ["four as", "4 as", "four a s", "4 a s"]),
    ("atlas", ["atlas", "looking at data protocol"]),
    ("looking-at-student-work", ["looking at student work"]),
    ("data-driven-dialogue", ["data driven dialogue"]),
    ("continuum-dialogue", ["continuum dialogue"]),
    ("consultancy", ["consultancy"]),
    ("tuning", ["tuning protocol", "tuning"]),
    ("chalk-talk", ["chalk talk", "chalktalk"]),
    ("charrette", ["charrette", "charette"]),
    ("success-analysis", ["success analysis"]),
    ("slice", ["slice protocol", "the slice"]),
    ("issaquah", ["issaquah"]),
    ("wagon-wheels", ["wagon wheels", "wagon wheel"]),
    ("peeling-the-onion", ["peeling the onion", "peel the onion"]),
    ("micro-labs", ["micro labs", "micro lab", "microlab", "microlabs"]),
    ("notice-and-wonder", ["notice and wonder", "notice wonder", "i notice i wonder"]),
    ("world-cafe", ["world cafe", "world café"]),
    ("gallery-walk", ["gallery walk"]),
    ("fishbowl", ["fishbowl", "fish bowl"]),
    ("jigsaw", ["jigsaw"]),
    ("affinity-mapping", ["affinity mapping", "affinity map", "affinity diagram"]),
    ("appreciative-inquiry", ["appreciative inquiry"]),
    ("learning-walk", ["learning walk", "learning walks"]),
    ("instructional-rounds", ["instructional rounds"]),
    ("lesson-study", ["lesson study"]),
    ("critical-incidents", ["critical incidents", "critical incident"]),
    ("compass-points", ["compass points"]),
    ("hopes-and-fears", ["hopes and fears", "fears and hopes"]),
    ("zones-of-comfort", ["zones of comfort"]),
    ("five-whys", ["five whys", "5 whys"]),
    ("troika", ["troika"]),
    ("1-2-4-all", ["1 2 4 all"]),
    ("making-meaning", ["making meaning"]),
    ("equity-protocol", ["equity protocol"]),
    ("feedback-carousel", ["feedback carousel"]),
    ("dilemma-analysis", ["dilemma analysis"]),
    ("kiva", ["kiva"]),
  ]
}
