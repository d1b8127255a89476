extension FindingCode {
  var peopleEntry: FindingEntry {
    switch self {
    case .privacyNameInFileName:
      FindingEntry(
        .error, "The file's name, or that of its folder, holds a name that must not appear.",
        "Rename it so that nobody is named, and mend the links to it.")
    case .privacyNameInMetadata:
      FindingEntry(
        .warning, "The file's metadata hold a name that must not appear.",
        "Make a copy without private metadata: exhibit clean FOLDER --output NEW-FOLDER.")
    case .privacyNameInText:
      FindingEntry(
        .warning, "A name that must not appear stands in the text, or is said.",
        "Replace the name, for example by “Student A”, and save the file again.")
    default:
      FindingEntry(
        .note, "The text holds e-mail addresses or telephone numbers.",
        "Take them out unless the people they belong to have agreed.")
    }
  }

  var declarationEntry: FindingEntry {
    switch self {
    case .submissionUnreadable:
      FindingEntry(
        .error, "submission.yaml has a fault, so that nothing in it was used.",
        "Mend the line named, and run this again.")
    case .submissionArtifactMissing:
      FindingEntry(
        .error, "submission.yaml names a file that is not in the folder.",
        "Correct the path, put the file into the folder, or take the entry out.")
    case .submissionCategoryUnknown:
      FindingEntry(
        .error, "submission.yaml gives a category that the credential does not have.",
        "Use one that “exhibit credential show” lists.")
    case .submissionComponentUnknown:
      FindingEntry(
        .error, "submission.yaml names a component that the credential does not have.",
        "Use one that “exhibit credential show” lists.")
    case .submissionLocatorBeyond:
      FindingEntry(
        .error, "submission.yaml points at a time or page that the artifact does not have.",
        "Look where it is, and correct the time or page.")
    case .submissionKindDiffers:
      FindingEntry(
        .warning, "submission.yaml puts the artifact into a category of another kind.",
        "Check that the entry is about this file; if it is, nothing needs doing.")
    default:
      FindingEntry(
        .warning, "The file's name and submission.yaml disagree about which file is a part's text.",
        "Rename the file, or name it in submission.yaml.")
    }
  }
}
