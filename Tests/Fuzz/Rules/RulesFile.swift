import Artifacts
import FuzzSupport

@testable import Packaging
@testable import Scanning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A path on the first line, then an `.exhibitignore`; the rules are also taken for patterns of signers.
enum RulesFile {
  static func check(_ bytes: [UInt8]) {
    var input = InputLines(bytes)
    let path = ArtifactPath(bytes: input.next())
    let file = IgnoreFile(input.remainder, in: ArtifactPath(""))
    demand(file.patterns.count <= 500, "rules are capped")
    for pattern in file.patterns { compareWithTheLibrary(Array(pattern.text.utf8), path.bytes) }
    var steps = Int.max / 2
    let decision = file.decision(on: path, isFolder: false, steps: &steps)
    demand(steps <= Int.max / 2, "comparing costs steps")
    #if PLANTED
      demand(decision?.isNegated != true, "planted: a rule that takes back an earlier one")
    #endif
    guard let stated = file.stated, let again = IgnoreFile(stated) else {
      demand(file.patterns.isEmpty, "rules that hold can be stated")
      return
    }
    demand(again.patterns.map(\.text) == file.patterns.map(\.text), "stated rules are the same")
    let second = again.decision(on: path, isFolder: false, steps: &steps)
    demand(second?.text == decision?.text, "stated rules decide the same")
  }

  /// Where `**` and sets, which the C library does not know or reads otherwise, have no part.
  private static func compareWithTheLibrary(_ pattern: [UInt8], _ text: [UInt8]) {
    let isShared =
      !pattern.contains(UInt8(ascii: "[")) && !text.contains(0) && !pattern.contains(0)
      && !zip(pattern, pattern.dropFirst()).contains { $0 == $1 && $0 == UInt8(ascii: "*") }
    guard isShared else { return }
    if let own = GlobPattern(pattern) {
      demand(
        own.matches(text[...]) == matches(pattern, text, FNM_PATHNAME),
        "a rule fits what the C library says")
    }
    guard !pattern.contains(UInt8(ascii: "\\")), !pattern.contains(UInt8(ascii: ",")),
      pattern.first != UInt8(ascii: "!"), let wanted = String(validating: pattern, as: UTF8.self),
      let name = String(validating: text, as: UTF8.self)
    else { return }
    demand(
      PatternList(wanted).matches(name) == matches(pattern, text, 0),
      "a signer's pattern fits what the C library says")
  }

  private static func matches(_ pattern: [UInt8], _ text: [UInt8], _ flags: CInt) -> Bool {
    let (pattern, text) = (
      (pattern + [0]).map(CChar.init(bitPattern:)), (text + [0]).map(CChar.init(bitPattern:))
    )
    return unsafe fnmatch(pattern, text, flags) == 0
  }
}
