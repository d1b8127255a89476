/// Every finding that exists. The dotted name is stable; docs/findings.md lists them all.
package enum FindingCode: String, Codable, Sendable, CaseIterable {
  // The file itself.
  case fileMissing = "file.missing"
  case fileUnreadable = "file.unreadable"
  case fileNotRegular = "file.not-regular"
  case fileSymbolicLink = "file.symbolic-link"
  case fileEmpty = "file.empty"
  case fileTooLarge = "file.too-large"
  case fileChangedWhileRead = "file.changed-while-read"
  case fileExtensionMismatch = "file.extension-mismatch"
  case fileKindUnknown = "file.kind-unknown"
  case fileNameNotUTF8 = "file.name-not-utf8"
  case fileDuplicate = "file.duplicate"

  // The inspection.
  case inspectCrashed = "inspect.crashed"
  case inspectTimedOut = "inspect.timed-out"
  case inspectOutOfMemory = "inspect.out-of-memory"
  case inspectProtocol = "inspect.protocol"

  // Recordings.
  case mediaTruncated = "media.truncated"
  case mediaUnfinished = "media.unfinished"
  case mediaUnreadable = "media.unreadable"
  case mediaEmpty = "media.empty"
  case mediaDurationMismatch = "media.duration-mismatch"
  case mediaDurationUndeclared = "media.duration-undeclared"
  case mediaSeveralRecordings = "media.several-recordings"
  case mediaDurationEstimated = "media.duration-estimated"
  case mediaDamagedPackets = "media.damaged-packets"
  case mediaNoAudio = "media.no-audio"
  case mediaFactsCut = "media.facts-cut"
  case mediaVariableFrameRate = "media.variable-frame-rate"
  case mediaHDR = "media.hdr"
  case mediaSilence = "media.silence"
  case mediaNearSilence = "media.near-silence"
  case mediaFaint = "media.faint"
  case mediaBlack = "media.black"
  case mediaFrozen = "media.frozen"
  case mediaDecodeErrors = "media.decode-errors"
  case mediaNotDecoded = "media.not-decoded"

  // Pictures.
  case imageDamaged = "image.damaged"

  // What metadata give away.
  case privacyLocation = "privacy.location"
  case privacyDevice = "privacy.device"
  case privacyAuthor = "privacy.author"
  case privacySpeakerName = "privacy.speaker-name"

  // Documents, agendas, transcripts, logs.
  case documentUnreadable = "document.unreadable"
  case documentMalformed = "document.malformed"
  case documentNoText = "document.no-text"
  case documentFormatNotRead = "document.format-not-read"
  case documentCharsetGuessed = "document.charset-guessed"
  case documentTooLarge = "document.too-large"
  case documentEncrypted = "document.encrypted"
  case documentLettersMissing = "document.letters-missing"
  case documentAttachments = "document.attachments"
  case documentCut = "document.cut"
  case documentHiddenContent = "document.hidden-content"
  case agendaDateAmbiguous = "agenda.date-ambiguous"
  case agendaDateImpossible = "agenda.date-impossible"
  case agendaTimeImpossible = "agenda.time-impossible"
  case agendaTimeAmbiguous = "agenda.time-ambiguous"
  case agendaItemsOverlap = "agenda.items-overlap"
  case agendaItemsGap = "agenda.items-gap"
  case agendaTemplate = "agenda.template"
  case agendaEmbedded = "agenda.embedded"
  case eventUnreadable = "event.unreadable"
  case eventDisagrees = "event.disagrees"
  case eventForeignClock = "event.foreign-clock"
  case transcriptMalformedCue = "transcript.malformed-cue"
  case transcriptNoCues = "transcript.no-cues"
  case transcriptCut = "transcript.cut"
  case transcriptBeyondRecording = "transcript.beyond-recording"

  // Archives.
  case archiveUnreadable = "archive.unreadable"
  case archiveDamaged = "archive.damaged"
  case archiveEncrypted = "archive.encrypted"
  case archiveTooLarge = "archive.too-large"
  case archiveUnsafePath = "archive.unsafe-path"
  case archiveOverlappingMembers = "archive.overlapping-members"
  case archiveDuplicateName = "archive.duplicate-name"
  case archiveNestedTooDeep = "archive.nested-too-deep"
  case archiveMembersCut = "archive.members-cut"
  case archiveFormatNotRead = "archive.format-not-read"

  // Links.
  case linkBroken = "link.broken"
  case linkNotMedia = "link.not-media"
  case linkOutOfRange = "link.out-of-range"
  case linkBlocked = "link.blocked"

  // The submission.
  case partTooLong = "part.too-long"
}
