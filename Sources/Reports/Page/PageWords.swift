internal import Artifacts
internal import Submissions

/// Every sentence of the page, in one language. `{1}`, `{2}` stand for what is put in. What findings and
/// requirements say comes from elsewhere, in English, and is marked as such in the markup.
struct PageWords: Sendable, Equatable {
  /// A noun with its number: `{1} word`, `{1} words`.
  struct Count: Sendable, Equatable {
    let one: String
    let many: String

    func of(_ count: Int) -> String {
      (count == 1 ? one : many).replacing("{1}", with: String(count))
    }
  }

  /// BCP 47, for `lang`.
  let language: String
  /// What parts a whole number from its fraction.
  let decimalMark: String

  // The page as a whole.
  let skipToAnswer: String
  let privateBanner: String
  let englishNote: String
  let moreInManifest: String

  // The answer.
  let nothing: String
  let unchecked: String
  let ready: String
  let readyWithWarnings: String
  let notReady: String
  let recorded: String
  let nothingRecorded: String
  let notAJudgement: String

  // What to do, and the requirements.
  let mend: String
  let moreSteps: String
  let requirements: String
  let met: String
  let notMet: String
  let cannotTell: String
  let notSealed: String
  let here: String
  let suggestions: String
  let method: String
  let methodNote: String
  let declaredFor: String
  let wordsHint: String
  let andMore: String

  // Recordings.
  let recordings: String
  let recordingsBeside: String
  let recordingsCopied: String
  let recordingsAbsent: String
  let mediaMissing: String
  let length: String
  let lengthMeasured: String
  let lengthClaimed: String
  let lengthMismatch: String
  let lengthUndeclared: String
  let lengthEstimated: String
  let lengthTruncated: String
  let lengthUnmeasured: String
  let placeInRecording: String
  let beginHere: String
  let endHere: String
  let copyPlace: String
  let copied: String
  let jumped: String
  let frameAt: String
  let posterOf: String
  let contactSheet: String
  let alsoIn: String
  let speakers: String
  let spoke: String
  let transcript: String
  let search: String
  let searchHint: String
  let searchButton: String
  let searchNone: String
  let searchFound: String
  let searchCut: String

  // Agendas.
  let agendas: String
  let agendaOf: String
  let planned: String
  let recordedRow: String
  let ownScales: String
  let item: String
  let items: String
  let took: String
  let over: String
  let under: String
  let notFound: String
  let noItemFound: String
  let noWords: String
  let tooLittle: String
  let undecided: String
  let steps: String
  let until: String
  let plannedMinutes: String
  let notCompared: String
  let agendaLinks: String
  let recordingLinks: String
  let sameDate: String
  let sameDateAndName: String
  let severalAgendas: String
  let severalRecordings: String
  let severalOfBoth: String
  let severalDays: String
  let severalLinks: String
  let linkAgainstDate: String
  let cutOff: String

  // The other artifacts.
  let writing: String
  let photos: String
  let logs: String
  let otherFiles: String
  let textOfPart: String
  let logSpan: String
  let photoOf: String

  // Links.
  let links: String
  let linksSummary: String
  let linksOnline: String
  let linkOK: String
  let linkBroken: String
  let linkBlocked: String
  let linkUnreachable: String
  let linkSkipped: String
  let linkNotMedia: String
  let linkNeedsLogin: String
  let linkOutOfRange: String

  // Privacy.
  let privacy: String
  let privacyNone: String
  let privacyNote: String
  let privateFacts: String
  let privateFactsNote: String

  // The end.
  let everything: String
  let error: String
  let warning: String
  let note: String
  let expectedFound: String
  let expectedOnly: String
  let foundOnly: String
  let leftOut: String
  let seal: String
  let sealNote: String
  let rootDigest: String
  let checkNote: String

  // Places.
  let inMember: String
  let page: String
  let pages: String
  let line: String
  let cell: String
  let at: String

  // What files are.
  let alternate: String
  let chat: String
  let playlist: String
  let oneVoice: String
  let captionsFile: String
  let video: String
  let sound: String
  let picture: String
  let document: String
  let agenda: String
  let log: String
  let link: String
  let archive: String
  let other: String
  let unreadable: String

  // Numbers and nouns.
  let artifactCount: Count
  let errorCount: Count
  let warningCount: Count
  let noteCount: Count
  let missedCount: Count
  let requirementCount: Count
  let wordCount: Count
  let pageCount: Count
  let captionCount: Count
  let entryCount: Count
  let minuteCount: Count
  let itemCount: Count
  let fileCount: Count
  let byteCount: Count
  let placeCount: Count

  static let all = [english, spanish]

  /// The words of a language by its tag; nil where there are none.
  static func of(_ language: String) -> PageWords? { all.first { $0.language == language } }

  /// A sentence with its values.
  func fill(_ sentence: String, _ values: String...) -> String {
    Self.pieces(of: sentence).map { piece in
      switch piece {
      case .text(let text): text
      case .value(let number): values.indices.contains(number) ? values[number] : ""
      }
    }.joined()
  }

  /// A sentence with markup in the place of its values.
  func fill(_ sentence: String, _ values: HTML...) -> HTML {
    let pieces = Self.pieces(of: sentence).map { piece -> HTML in
      switch piece {
      case .text(let text): "\(text)"
      case .value(let number): values.indices.contains(number) ? values[number] : ""
      }
    }
    return "\(pieces)"
  }

  private enum Piece {
    case text(String)
    case value(Int)
  }

  /// Parted before anything is put in, so that a value that holds `{1}` stays what it is.
  private static func pieces(of sentence: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = sentence[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}"),
      let number = Int(rest[rest.index(after: open)..<close])
    {
      pieces += [.text(String(rest[..<open])), .value(number - 1)]
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [.text(String(rest))]
  }
}
