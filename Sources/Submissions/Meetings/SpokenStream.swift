internal import Artifacts

/// Where the words looked for are said in a transcript, and how much each of them tells.
struct SpokenStream {
  /// One word said, of those looked for.
  struct Occurrence {
    /// Among all words of the transcript.
    let position: Int
    let cue: Int
    let stem: String
    let written: String
  }

  /// In the order in which they are said. Words that are said too often to tell anything are missing.
  private var occurrences: [String: [Occurrence]] = [:]
  /// Positions of the words by which speakers pass on to something new.
  private var passingOn: [Int] = []
  private let starts: [Int64]
  /// From the first caption's start to the last one's.
  let span: Int64
  private let slices: Int
  private var weights: [String: Double] = [:]

  /// So many parts of equal length are asked whether a word is said in them.
  private static let mostSlices = 24
  /// What is said more often tells nothing.
  private static let mostTimes = 500

  init(_ cues: [Cue], wanted: Set<String>) {
    starts = cues.map { max(0, min($0.startMilliseconds, JSONNode.largestInteger)) }
    span = (starts.max() ?? 0) - (starts.min() ?? 0)
    slices = max(1, min(Self.mostSlices, cues.count))
    var (position, floods) = (0, Set<String>())
    for (index, cue) in cues.enumerated() {
      for word in SpeechWord.words(of: cue.text) {
        position += 1
        if FunctionWords.passingOn.contains(word.stem) { passingOn.append(position) }
        guard wanted.contains(word.stem), !floods.contains(word.stem) else { continue }
        occurrences[word.stem, default: []].append(
          Occurrence(position: position, cue: index, stem: word.stem, written: word.written))
        if occurrences[word.stem, default: []].count > Self.mostTimes {
          floods.insert(word.stem)
          occurrences[word.stem] = nil
        }
      }
    }
    let sliceOfCue = Self.slices(of: starts, count: slices)
    for (stem, said) in occurrences {
      weights[stem] = Self.weight(said: Set(said.map { sliceOfCue[$0.cue] }).count, of: slices)
    }
  }

  private static func slices(of starts: [Int64], count: Int) -> [Int] {
    guard let first = starts.min(), let last = starts.max(), last > first else {
      return starts.map { _ in 0 }
    }
    let length = Double(last - first + 1)
    return starts.map { min(count - 1, Int(Double($0 - first) / length * Double(count))) }
  }

  private static func weight(said places: Int, of slices: Int) -> Double {
    let most = max(3, slices / 4)
    guard places <= most else { return 0 }
    return slices < 4 ? 1 : 1 - 0.6 * Double(places - 1) / Double(most)
  }

  func milliseconds(ofCue cue: Int) -> Int64 { starts[cue] }

  /// Where any of these words is said, in order.
  func occurrences(of stems: Set<String>) -> [Occurrence] {
    stems.flatMap { occurrences[$0] ?? [] }.sorted { $0.position < $1.position }
  }

  /// From 0 for a word that is said all over to 1 for one that is said in one place.
  func weight(of stem: String) -> Double { weights[stem] ?? 0 }

  /// True where the speaker passes on to something new right before that word, or with it.
  func passesOn(at position: Int) -> Bool {
    var (low, high) = (0, passingOn.count)
    while low < high {
      let middle = (low + high) / 2
      if passingOn[middle] < position - 8 { low = middle + 1 } else { high = middle }
    }
    return low < passingOn.count && passingOn[low] <= position + 2
  }
}
