/// What a finding code means and what to do about it, for `exhibit findings` and docs/findings.md.
package struct FindingEntry: Sendable, Equatable {
  package let severity: Severity
  /// One sentence for somebody who meets the code for the first time.
  package let meaning: String
  /// What to do; a finding may carry more fitting advice of its own.
  package let fix: String

  init(_ severity: Severity, _ meaning: String, _ fix: String) {
    self.severity = severity
    self.meaning = meaning
    self.fix = fix
  }
}

extension FindingCode {
  package var entry: FindingEntry {
    switch self {
    case .fileMissing, .fileUnreadable, .fileNotRegular, .fileSymbolicLink, .fileEmpty,
      .fileTooLarge, .fileChangedWhileRead, .fileExtensionMismatch, .fileKindUnknown,
      .fileNameNotUTF8, .fileDuplicate:
      fileEntry
    case .inspectCrashed, .inspectTimedOut, .inspectOutOfMemory, .inspectProtocol:
      inspectEntry
    case .mediaTruncated, .mediaUnfinished, .mediaUnreadable, .mediaEmpty,
      .mediaDurationMismatch, .mediaDurationUndeclared, .mediaDurationEstimated,
      .mediaDamagedPackets, .mediaNoAudio, .mediaFactsCut, .imageDamaged, .mediaSeveralRecordings:
      mediaEntry
    case .mediaVariableFrameRate, .mediaHDR, .privacyLocation, .privacyDevice, .privacyAuthor:
      tellingEntry
    case .mediaSilence, .mediaNearSilence, .mediaFaint, .mediaBlack, .mediaFrozen,
      .mediaDecodeErrors, .mediaNotDecoded:
      frameEntry
    case .documentUnreadable, .documentMalformed, .documentNoText, .documentFormatNotRead,
      .documentCharsetGuessed, .documentCharsetUnavailable, .documentTooLarge, .documentCut:
      documentEntry
    case .documentEncrypted, .documentHiddenContent, .documentLettersMissing, .documentAttachments:
      contentEntry
    case .agendaDateAmbiguous, .agendaDateImpossible, .agendaTimeImpossible,
      .agendaTimeAmbiguous,
      .agendaItemsOverlap, .agendaItemsGap, .agendaTemplate, .agendaEmbedded,
      .transcriptMalformedCue, .transcriptNoCues, .transcriptCut:
      agendaEntry
    case .eventUnreadable, .eventDisagrees, .eventForeignClock: eventEntry
    case .transcriptBeyondRecording, .privacySpeakerName: setEntry
    case .archiveUnreadable, .archiveDamaged, .archiveEncrypted, .archiveTooLarge,
      .archiveUnsafePath, .archiveOverlappingMembers, .archiveDuplicateName,
      .archiveNestedTooDeep, .archiveMembersCut, .archiveFormatNotRead:
      archiveEntry
    case .linkBroken, .linkNotMedia, .linkOutOfRange, .linkBlocked, .partTooLong:
      submissionEntry
    case .privacyNameInFileName, .privacyNameInMetadata, .privacyNameInText, .privacyContact:
      peopleEntry
    case .submissionUnreadable, .submissionArtifactMissing, .submissionCategoryUnknown,
      .submissionComponentUnknown, .submissionLocatorBeyond, .submissionKindDiffers,
      .submissionTextDiffers:
      declarationEntry
    }
  }

  private var fileEntry: FindingEntry {
    switch self {
    case .fileMissing:
      FindingEntry(.error, "There is no file of this name.", "Check the name and its folder.")
    case .fileUnreadable:
      FindingEntry(
        .error, "The file could not be opened or read.",
        "Give yourself permission to read the file, or copy it again from where it came from.")
    case .fileNotRegular:
      FindingEntry(
        .error, "This is not a file with contents (a folder, a pipe, a socket or a device).",
        "Replace it by the file that you want to hand in.")
    case .fileSymbolicLink:
      FindingEntry(
        .error,
        "This is only a pointer to a file elsewhere, which would not travel with the folder.",
        "Copy the file itself into the folder.")
    case .fileEmpty:
      FindingEntry(
        .error, "The file has no contents at all.",
        "Copy the file again from where it came from, or leave it out.")
    case .fileTooLarge:
      FindingEntry(
        .error, "The file is larger than files of its kind are read, so it has no digest.",
        "Leave it out, or hand in a smaller export.")
    case .fileChangedWhileRead:
      FindingEntry(
        .error, "The file changed while it was being read, so its facts can't be trusted.",
        "Wait until recording, copying or syncing has ended, and run this again.")
    case .fileExtensionMismatch:
      FindingEntry(
        .warning, "The end of the file's name promises another format than the file holds.",
        "Rename the file so that its ending fits what it holds.")
    case .fileKindUnknown:
      FindingEntry(
        .note, "The file's contents are of no kind that Exhibit knows.",
        "Hand in a common format, such as PDF for writing and MP4 for video.")
    case .fileDuplicate:
      FindingEntry(
        .note, "Another file of the submission has the very same bytes.",
        "Leave one of them out: what is handed in twice delays the assessment.")
    default:
      FindingEntry(
        .warning, "The file's name is not valid text on other computers.",
        "Rename the file with plain letters and digits.")
    }
  }

  private var inspectEntry: FindingEntry {
    switch self {
    case .inspectCrashed:
      FindingEntry(
        .error, "The inspector stopped while it read this file; the other files are not affected.",
        "Play the file: if it does not open either, export it again; otherwise report this.")
    case .inspectTimedOut:
      FindingEntry(
        .error, "Reading the file took longer than any sound file of its size needs.",
        "Export the file again; if it plays well, report this.")
    case .inspectOutOfMemory:
      FindingEntry(
        .error, "Reading the file takes more memory than an inspector may have.",
        "Export the file again, or split it; if it plays well, report this.")
    default:
      FindingEntry(
        .error, "The inspector's answer about this file could not be understood.",
        "Run this again; if it stays, report it.")
    }
  }

  private var mediaEntry: FindingEntry {
    switch self {
    case .mediaTruncated:
      FindingEntry(
        .error, "The recording breaks off, or ends before its own length says: its end is missing.",
        "Copy or download the recording again from where it was made, and check that it plays "
          + "to the end.")
    case .mediaUnfinished:
      FindingEntry(
        .error, "The recording was never finished: the part that makes it playable is missing.",
        "Look for the original on the device that recorded it, or let a recovery tool rebuild "
          + "the file from another recording of the same device.")
    case .mediaUnreadable:
      FindingEntry(
        .error, "The file looks like a recording, but its contents can't be read as one.",
        "Play the file: if it does not open, export or download it again.")
    case .mediaEmpty:
      FindingEntry(
        .error, "The recording holds neither picture nor sound.",
        "Export it again, and check that it plays before you hand it in.")
    case .mediaDurationMismatch:
      FindingEntry(
        .warning, "The length that the file claims is not the length of what it holds.",
        "Play it to the end; if it is complete, nothing needs doing. The measured length counts.")
    case .mediaDurationUndeclared:
      FindingEntry(
        .note, "The file states no length; it was measured instead.",
        "Nothing needs doing. Some players can't seek in such a file until it is saved anew.")
    case .mediaSeveralRecordings:
      FindingEntry(
        .warning, "The file holds several recordings one after the other.",
        "Play it: if the player stops after the first, join them with a video editor, or hand them "
          + "in one by one.")
    case .mediaDurationEstimated:
      FindingEntry(
        .note, "The file states no length and players will guess one from its bit rate.",
        "Nothing needs doing. The measured length counts.")
    case .mediaDamagedPackets:
      FindingEntry(
        .warning, "Some pieces of the recording are damaged.",
        "Play it at the place named, and copy it again from where it was made if it stutters.")
    case .mediaNoAudio:
      FindingEntry(
        .note, "The video has no sound track.",
        "If people speak in it, export it again with sound.")
    case .imageDamaged:
      FindingEntry(
        .error, "The picture can't be read to its end or has no dimensions.",
        "Open it: if it is incomplete, copy it again from where it came from.")
    default:
      FindingEntry(
        .warning, "The recording holds more of one thing than a record may list; the rest was cut.",
        "Nothing needs doing, unless the number is wrong.")
    }
  }

  private var frameEntry: FindingEntry {
    switch self {
    case .mediaSilence:
      FindingEntry(
        .warning, "The sound track is there, but holds no sound at all for a while.",
        "Listen there. If people speak in the picture, hand in another recording of it.")
    case .mediaNearSilence:
      FindingEntry(
        .note, "There is almost no sound for a while.",
        "Listen there. If people should be heard, hand in another recording of it.")
    case .mediaFaint:
      FindingEntry(
        .warning, "The sound is so faint that it is hard to follow.",
        "Raise the volume in an editor, or hand in another recording of it.")
    case .mediaBlack:
      FindingEntry(
        .warning, "The picture is black for a while.",
        "Look there. If something should be seen, hand in another recording of it.")
    case .mediaFrozen:
      FindingEntry(
        .note, "The picture does not change for a while.",
        "Look there. A slide or a paused screen is no fault.")
    case .mediaDecodeErrors:
      FindingEntry(
        .warning, "Some pieces of the recording can't be decoded; a player will stutter there.",
        "Play it at the places named, and copy it again from where it was made.")
    default:
      FindingEntry(
        .note, "A stream's codec is not among those that are decoded, so it was not looked into.",
        "Nothing needs doing, unless it does not play for others either.")
    }
  }

  /// What is no fault of a recording or a picture, but good to know before handing it in.
  private var tellingEntry: FindingEntry {
    switch self {
    case .mediaVariableFrameRate:
      FindingEntry(
        .note, "The frames of the video are not evenly spaced in time.",
        "Nothing needs doing. Some editors let sound and picture drift apart in such a file.")
    case .mediaHDR:
      FindingEntry(
        .note, "The video has a high dynamic range; it may look pale on other screens.",
        "If it looks pale in a browser, export it again in standard range (SDR).")
    case .privacyLocation:
      FindingEntry(
        .warning, "The file's metadata say where it was made.",
        "Remove the location before you hand it in, unless the place may be known.")
    case .privacyDevice:
      FindingEntry(
        .note, "The file's metadata name the device that made it.",
        "Remove them if the assessor should not know whose device it was.")
    default:
      FindingEntry(
        .note, "The file's metadata name somebody.",
        "Remove the name where the assessment is anonymous.")
    }
  }

  private var documentEntry: FindingEntry {
    switch self {
    case .documentUnreadable:
      FindingEntry(
        .error, "The document can't be read as what it claims to be.",
        "Open it in the program that made it and export it again.")
    case .documentMalformed:
      FindingEntry(
        .note, "The document breaks its format's rules and was read with repairs.",
        "Nothing needs doing if the text below is complete; otherwise export it again.")
    case .documentNoText:
      FindingEntry(
        .warning, "The document holds no text.",
        "Check that it is the right file; a scanned page needs text recognition.")
    case .documentFormatNotRead:
      FindingEntry(
        .note, "This version lists the document without reading its text.",
        "Nothing needs doing.")
    case .documentCharsetGuessed:
      FindingEntry(
        .note, "The document does not say how its letters are encoded; this was guessed.",
        "Check that accented letters look right, or save it as UTF-8.")
    case .documentCharsetUnavailable:
      FindingEntry(
        .warning, "The document names an encoding of its letters that is not known here.",
        "Open it where its letters look right, save it as UTF-8, and hand that in.")
    case .documentTooLarge:
      FindingEntry(
        .warning, "The document is larger than any document that is read.",
        "Hand in a smaller one, for example without embedded pictures.")
    default:
      FindingEntry(
        .warning, "The document holds more text than a record may keep; the rest was cut.",
        "Hand in the pages that matter.")
    }
  }

  /// What a document keeps from a reader of its pages.
  private var contentEntry: FindingEntry {
    switch self {
    case .documentEncrypted:
      FindingEntry(
        .error, "The document needs a password, so nobody can read it.",
        "Save a copy without a password and hand that in.")
    case .documentHiddenContent:
      FindingEntry(
        .note,
        "The document holds what its pages don't show, such as comments or deleted text; whoever gets "
          + "the file can find it.",
        "Look at it before you hand the file in: accept the changes, delete comments and hidden parts."
      )
    case .documentLettersMissing:
      FindingEntry(
        .warning, "Some letters of the document can't be told, so that its text has holes.",
        "Export it again with its fonts embedded, or hand in the document it was made from.")
    default:
      FindingEntry(
        .note, "The document carries other files inside that were not looked into.",
        "Hand in the files inside that matter as files of their own.")
    }
  }

  private var agendaEntry: FindingEntry {
    switch self {
    case .agendaDateAmbiguous:
      FindingEntry(
        .note, "A date can be read in two ways and was left out.",
        "Write the month as a word: 6 July 2026.")
    case .agendaDateImpossible:
      FindingEntry(
        .note, "A date does not exist in the calendar and was left out.", "Correct the date.")
    case .agendaTimeImpossible:
      FindingEntry(
        .note, "A time of day does not exist, or ends what has not begun, and was left out.",
        "Correct the time.")
    case .agendaTimeAmbiguous:
      FindingEntry(
        .note, "A time of day could be in the morning or the afternoon and was left out.",
        "Write am or pm, or count to 24 hours.")
    case .agendaItemsOverlap:
      FindingEntry(
        .note, "Two items of the agenda overlap in time.", "Check the times of both.")
    case .agendaItemsGap:
      FindingEntry(
        .note, "Between two items of the agenda there is time without a plan.",
        "Nothing, if that is a break; else add what happens then.")
    case .agendaTemplate:
      FindingEntry(
        .warning, "The document has the shape of an agenda, but is an unfilled template or filler.",
        "Hand in the agenda that was used.")
    case .agendaEmbedded:
      FindingEntry(
        .warning, "The page is called an agenda and only shows another document or sheet.",
        "Hand in that document itself, as a file or as a link.")
    case .transcriptMalformedCue:
      FindingEntry(
        .warning, "A caption can't be read and was left out.",
        "Export the transcript again, or correct the line named.")
    case .transcriptNoCues:
      FindingEntry(
        .warning, "The transcript holds no captions.",
        "Export it again from the meeting or video service.")
    default:
      FindingEntry(
        .warning, "The transcript holds more captions than a record may keep; the rest was cut.",
        "Hand in one transcript a recording.")
    }
  }

  private var eventEntry: FindingEntry {
    switch self {
    case .eventUnreadable:
      FindingEntry(
        .note, "A value that is marked up for machines can't be read and was left out.",
        "Correct it in the program that made the page or calendar, or write it in the text.")
    case .eventDisagrees:
      FindingEntry(
        .warning, "What the page shows and what it marks up for machines are not the same.",
        "Find out which is right and correct the other: calendars and search engines show the "
          + "hidden one.")
    default:
      FindingEntry(
        .note, "A time is given on another clock than the one on the meeting's wall.",
        "Write the local time into the agenda, or export the calendar with its time zone.")
    }
  }

  private var setEntry: FindingEntry {
    switch self {
    case .transcriptBeyondRecording:
      FindingEntry(
        .warning, "The captions go on after their recording has ended.",
        "Check that the transcript belongs to this recording and that the recording is complete; "
          + "if both are right, nothing needs doing.")
    default:
      FindingEntry(
        .note, "The file holds one person's voice, and its name tells whose.",
        "Leave the file out, or rename it, if the person should not be named.")
    }
  }

  private var submissionEntry: FindingEntry {
    switch self {
    case .linkBroken:
      FindingEntry(
        .error, "A link leads to something that is not there or can't be used.",
        "Put the file into the folder under the name that the link uses, or correct the link.")
    case .linkNotMedia:
      FindingEntry(
        .error, "A link that promises a recording leads to something else.", "Correct the link.")
    case .linkOutOfRange:
      FindingEntry(
        .error, "A link points to a time after the recording's end.", "Correct the time.")
    case .linkBlocked:
      FindingEntry(
        .error, "A link leads out of the folder, where an assessor can't follow.",
        "Copy the file into the folder and link to it there.")
    default:
      FindingEntry(
        .error, "A text is longer than the credential allows.", "Shorten it to the limit.")
    }
  }
}
