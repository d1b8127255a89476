import Artifacts
import FuzzSupport

@testable import LinkValidation

/// A document's path, a base and a link's target, a line each.
enum DocumentLink {
  static func check(_ bytes: [UInt8]) {
    var input = InputLines(bytes)
    let document = folderPath(input.next())
    let base = input.nextText()
    let target = String(decoding: input.remainder, as: UTF8.self)
    let link = Link(target: target, base: base.isEmpty ? nil : base)
    let verdict = checker.verdict(of: link, in: document)
    check(verdict)
    demand(checker.verdict(of: link, in: document) == verdict, "the same twice")
    checkFragment(LinkReference(target).fragment)
    #if PLANTED
      let isClimb = target.utf8.contains(UInt8(ascii: "%")) && verdict.verdict == .outOfRange
      demand(!isClimb, "planted: a time beyond the end behind an encoded name")
    #endif
  }

  /// A path as a walk gives it: whatever the bytes are, it has no `.` and no `..`.
  private static func folderPath(_ bytes: [UInt8]) -> ArtifactPath {
    let parts = bytes.filter { $0 != 0 }.split(separator: UInt8(ascii: "/"))
      .filter { !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
    return ArtifactPath(bytes: Array(parts.joined(separator: [UInt8(ascii: "/")])))
  }

  private static let checker = LocalLinkChecker(lookup: { path in
    switch path.name.last {
    case nil: nil
    case UInt8(ascii: "4"): .file(LinkedFile(kind: .video, milliseconds: 60_000))
    case UInt8(ascii: "f"): .file(LinkedFile(kind: .document))
    case UInt8(ascii: "d"): .directory
    case UInt8(ascii: "l"): .notAFile
    default: nil
    }
  })

  private static func check(_ verdict: LinkVerdict) {
    demand(verdict.severity == verdict.verdict.severity, "severity follows from the verdict")
    guard let resolved = verdict.resolved, !resolved.isEmpty else { return }
    // Where a name is not UTF-8 the path is shown with %XX, which is no part of what is looked for.
    let parts = resolved.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    demand(
      parts.allSatisfy { part in
        !part.isEmpty && ![".", ".."].contains { part.elementsEqual($0.utf8) } && !part.contains(0)
      }, "a resolved path stays inside the folder: \(resolved)")
  }

  private static func checkFragment(_ text: String?) {
    guard let fragment = text.flatMap(MediaFragment.init) else { return }
    demand((fragment.startMilliseconds ?? 0) >= 0, "a fragment starts at 0 or later")
    demand((fragment.endMilliseconds ?? 0) >= 0, "a fragment ends at 0 or later")
  }
}
