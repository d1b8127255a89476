internal import Artifacts

extension BagCheck {
  static let declaration = ArtifactPath("bagit.txt")
  private static let declarationCap = 64

  /// §2.1.1: two lines that say the version and the encoding of the other tag files.
  mutating func readDeclaration(_ open: (ArtifactPath) -> Pieces?) {
    guard isThere(Self.declaration) else {
      report.fail(BagProblem(.declarationMissing, "there is no bagit.txt, so this is no bag"))
      return
    }
    var found: [String] = []
    var count = 0
    // It is needed to know how strict to be with it.
    version = BagVersion(major: 0, minor: 97)
    guard
      lines(
        of: Self.declaration, .utf8, open,
        { _, line, _ in
          count += 1
          if found.count < Self.declarationCap {
            found.append(String(decoding: line.prefix(1000), as: UTF8.self))
          }
        })
    else { return }
    version = .current
    if count != 2 {
      fail(.declarationLines, "bagit.txt must have exactly two lines and has \(count)")
    }
    readVersion(found.first ?? "")
    readEncoding(found.dropFirst().first ?? "")
  }

  private mutating func readVersion(_ line: String) {
    guard let value = value("BagIt-Version", of: line) else { return }
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let major = number(parts[0]), let minor = number(parts[1]) else {
      fail(.versionUnknown, "the version must be two numbers with a full stop between them")
      return
    }
    report.version = "\(major).\(minor)"
    let stated = BagVersion(major: major, minor: minor)
    guard stated.isKnown else {
      fail(.versionUnknown, "version \(major).\(minor) is not one that can be validated here")
      return
    }
    version = stated
  }

  private func number(_ text: Substring) -> Int? {
    text.count <= 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  private mutating func readEncoding(_ line: String) {
    guard let value = value("Tag-File-Character-Encoding", of: line) else { return }
    report.encoding = String(value.prefix(40))
    guard let known = TagEncoding(name: value) else {
      fail(
        .encodingUnknown, "the tag files' encoding, \(value.prefix(40)), can't be read here")
      return
    }
    encoding = known
  }

  private mutating func value(_ label: String, of line: String) -> String? {
    guard let colon = line.firstIndex(of: ":"),
      line[..<colon].lowercased().filter({ $0 != " " && $0 != "\t" }) == label.lowercased()
    else {
      fail(.declarationForm, "bagit.txt must say “\(label): ” in its place")
      return nil
    }
    let rest = line[line.index(after: colon)...]
    let value = rest.filter { $0 != " " && $0 != "\t" }
    if line[..<colon] != label || rest != " \(value)" && rest != "\t\(value)" {
      add(
        BagProblem(
          .declarationForm, "“\(label): ” and a value, with nothing else, must be the whole line",
          file: "bagit.txt"), isError: false)
    }
    guard !value.isEmpty else {
      fail(.declarationForm, "bagit.txt gives no value for \(label)")
      return nil
    }
    return value
  }

  private mutating func fail(_ rule: BagRule, _ message: String) {
    report.fail(BagProblem(rule, message, file: "bagit.txt"))
  }
}
