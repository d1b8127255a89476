/// What a bag can do wrong, each with the clause of RFC 8493 that says so. docs/formats/bagit.md lists
/// them.
package enum BagRule: String, Codable, Sendable, CaseIterable {
  // The declaration, §2.1.1.
  case declarationMissing = "declaration-missing"
  case declarationLines = "declaration-lines"
  case declarationMark = "declaration-byte-order-mark"
  case declarationForm = "declaration-form"
  case versionUnknown = "version-unknown"
  case encodingUnknown = "encoding-unknown"
  // The payload, §2.1.2.
  case payloadFolderMissing = "payload-folder-missing"
  // Manifests, §2.1.3 and §2.2.1.
  case manifestMissing = "manifest-missing"
  case manifestName = "manifest-name"
  case algorithmUnknown = "algorithm-unknown"
  case algorithmWeak = "algorithm-weak"
  case lineMalformed = "line-malformed"
  case lineEmpty = "line-empty"
  case digestMalformed = "digest-malformed"
  case binaryMark = "binary-mark"
  case pathUnsafe = "path-unsafe"
  case pathUnclean = "path-unclean"
  case percentEncoding = "percent-encoding"
  case listedTwice = "listed-twice"
  case outsidePayload = "outside-payload"
  case folderListed = "folder-listed"
  case notListed = "not-listed"
  case fileMissing = "file-missing"
  case fileChanged = "file-changed"
  case fileUnreadable = "file-unreadable"
  case payloadInTagManifest = "payload-in-tag-manifest"
  case tagManifestLacksManifest = "tag-manifest-lacks-manifest"
  case tagManifestListed = "tag-manifest-listed"
  case tagFileNotListed = "tag-file-not-listed"
  // Metadata, §2.2.2.
  case infoMalformed = "info-malformed"
  case infoSpace = "info-space"
  case oxumMalformed = "oxum-malformed"
  case oxumRepeated = "oxum-repeated"
  case oxumWrong = "oxum-wrong"
  // Files to fetch, §2.2.3.
  case fetchMalformed = "fetch-malformed"
  case fetchNotListed = "fetch-not-listed"
  case fetchTagFile = "fetch-tag-file"
  case fetchLength = "fetch-length"
  // Tag files' text, §2.3.
  case textMark = "text-byte-order-mark"
  case textEncoding = "text-encoding"
  case textUnterminated = "text-unterminated"
  case tagFileTooLarge = "tag-file-too-large"
  // Names that other systems confuse, §5 and §6.
  case nameNormalization = "name-normalization"
  case nameCase = "name-case"
  case notAFile = "not-a-file"
  case memberTwice = "member-twice"
  // Of the kind that only a bag in an archive has.
  case archiveDamaged = "archive-damaged"
  case archiveWithoutFolder = "archive-without-folder"
  // What a profile asks for beyond the RFC.
  case profileReading = "profile-reading"
  case profileIdentifier = "profile-identifier"
  case profileTagMissing = "profile-tag-missing"
  case profileTagValue = "profile-tag-value"
  case profileTagRepeated = "profile-tag-repeated"
  case profileManifestMissing = "profile-manifest-missing"
  case profileManifestNotAllowed = "profile-manifest-not-allowed"
  case profileFetch = "profile-fetch"
  case profileSerialization = "profile-serialization"
  case profileVersion = "profile-version"
  case profileFileMissing = "profile-file-missing"
  case profileFileNotAllowed = "profile-file-not-allowed"
  case profilePayload = "profile-payload"

  /// True for what only a profile asks for.
  package var isOfProfile: Bool { rawValue.hasPrefix("profile-") }

  /// Of RFC 8493; for a profile's rules, the profile's field.
  package var clause: String {
    switch self {
    case .profileReading, .profileIdentifier: "BagIt-Profile-Info"
    case .profileTagMissing, .profileTagValue, .profileTagRepeated: "Bag-Info"
    case .profileManifestMissing: "Manifests-Required"
    case .profileManifestNotAllowed: "Manifests-Allowed"
    case .profileFetch: "Allow-Fetch.txt"
    case .profileSerialization: "Serialization"
    case .profileVersion: "Accept-BagIt-Version"
    case .profileFileMissing: "Tag-Files-Required"
    case .profileFileNotAllowed: "Tag-Files-Allowed"
    case .profilePayload: "Data-Empty"
    case .declarationMissing, .declarationLines, .declarationMark, .declarationForm,
      .versionUnknown:
      "2.1.1"
    case .encodingUnknown, .textMark, .textEncoding, .textUnterminated, .tagFileTooLarge: "2.3"
    case .payloadFolderMissing: "2.1.2"
    case .manifestMissing, .manifestName, .lineMalformed, .lineEmpty, .digestMalformed,
      .binaryMark, .pathUnclean, .percentEncoding, .listedTwice, .outsidePayload, .folderListed:
      "2.1.3"
    case .algorithmUnknown, .algorithmWeak: "2.4"
    case .notListed, .fileMissing, .fileChanged, .fileUnreadable: "3"
    case .payloadInTagManifest, .tagManifestLacksManifest, .tagManifestListed,
      .tagFileNotListed:
      "2.2.1"
    case .infoMalformed, .infoSpace, .oxumMalformed, .oxumRepeated, .oxumWrong: "2.2.2"
    case .fetchMalformed, .fetchNotListed, .fetchTagFile, .fetchLength: "2.2.3"
    case .pathUnsafe, .notAFile, .memberTwice: "5.1"
    case .nameNormalization, .nameCase, .archiveDamaged, .archiveWithoutFolder: "6.1"
    }
  }
}

/// One thing that is wrong with a bag, or that other systems may trip over.
package struct BagProblem: Codable, Sendable, Equatable {
  package var rule: BagRule
  /// Of RFC 8493; the profile's field where only a profile asks for it.
  package var clause: String
  /// One sentence.
  package var message: String
  /// The file that is meant, below the bag's folder.
  package var path: String?
  /// The tag file that says so, and its line from 1.
  package var file: String?
  package var line: Int?

  /// - Parameter field: of a profile, where a rule is of several.
  init(
    _ rule: BagRule, _ message: String, path: String? = nil, file: String? = nil,
    line: Int? = nil, field: String? = nil
  ) {
    self.rule = rule
    clause = field ?? rule.clause
    self.message = message
    (self.path, self.file, self.line) = (path, file, line)
  }
}
