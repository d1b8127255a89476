extension FindingCode {
  /// The catalogue's part about archives.
  var archiveEntry: FindingEntry {
    switch self {
    case .archiveUnreadable:
      FindingEntry(
        .error, "The archive can't be opened: it is damaged, or no archive at all.",
        "Make the archive again, or hand in the files themselves.")
    case .archiveDamaged:
      FindingEntry(
        .error, "Files in the archive are damaged, or its end is missing.",
        "Copy or download the archive again from where it was made, or hand in the files themselves."
      )
    case .archiveEncrypted:
      FindingEntry(
        .error, "Files in the archive need a password, so nobody can look at them.",
        "Make the archive again without a password, or hand in the files themselves.")
    case .archiveTooLarge:
      FindingEntry(
        .error, "The archive unpacks to so much that it was not read to its end.",
        "Hand in the files themselves.")
    case .archiveUnsafePath:
      FindingEntry(
        .warning,
        "Files in the archive would be written outside of the folder it is unpacked into.",
        "Make the archive again from within the folder that holds the files.")
    default: archiveListEntry
    }
  }

  private var archiveListEntry: FindingEntry {
    switch self {
    case .archiveOverlappingMembers:
      FindingEntry(
        .error, "Files in the archive share their bytes, as no honest program writes them.",
        "Make the archive again, or hand in the files themselves.")
    case .archiveDuplicateName:
      FindingEntry(
        .error,
        "Two files in the archive have one name: whoever unpacks it gets only one of them.",
        "Rename one of the files and make the archive again.")
    case .archiveNestedTooDeep:
      FindingEntry(
        .note, "An archive within an archive within the archive was not looked into.",
        "Hand in the files themselves, in folders instead of archives.")
    case .archiveMembersCut:
      FindingEntry(
        .warning, "Not every file in the archive is listed.",
        "Hand in the files themselves, or smaller archives.")
    default:
      FindingEntry(
        .note, "Archives of this format are not looked into.",
        "Use ZIP, or hand in the files themselves.")
    }
  }
}
