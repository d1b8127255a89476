internal import Artifacts

/// What is wrong with an archive's members: one finding a code, however many members it is.
struct MemberTroubles {
  private struct Trouble {
    let code: FindingCode
    let first: String
    var count = 1
  }

  private var troubles: [Trouble] = []

  mutating func add(_ code: FindingCode, _ member: ArtifactPath) {
    if let known = troubles.firstIndex(where: { $0.code == code }) {
      troubles[known].count += 1
    } else {
      troubles.append(Trouble(code: code, first: member.text))
    }
  }

  /// In the order in which they were met.
  var findings: [Finding] {
    troubles.map { trouble in
      Finding(
        trouble.code, Self.message(trouble.code, trouble.count),
        location: Location(member: trouble.first))
    }
  }

  private static func message(_ code: FindingCode, _ count: Int) -> String {
    let members = count == 1 ? "One file in the archive" : "\(count) files in the archive"
    let (isOrAre, needs) = count == 1 ? ("is", "needs") : ("are", "need")
    return switch code {
    case .archiveDamaged: "\(members) \(isOrAre) damaged."
    case .archiveEncrypted: "\(members) \(needs) a password."
    case .archiveUnsafePath:
      "\(members) would be written outside of the folder that the archive is unpacked into."
    case .archiveOverlappingMembers: "\(members) \(isOrAre) made of the bytes of another."
    case .archiveDuplicateName: "\(members) \(isOrAre) there under a name that is taken already."
    case .archiveNestedTooDeep:
      "\(members) \(isOrAre) an archive in an archive in this archive, and not looked into."
    default: "\(members) could not be listed."
    }
  }
}
