internal import Artifacts

extension BagCheck {
  /// More elements than anybody reads are not looked at.
  private static let elementCap = 100_000
  /// More of a line is no value that anything is compared with.
  private static let valueCap = 64 << 10

  /// §2.2.2: labels and values. Of the RFC's own, only the payload's sum says something that can be
  /// checked.
  mutating func readInfo(_ open: (ArtifactPath) -> Pieces?) {
    let path = ArtifactPath(version.infoName)
    guard isThere(path) else { return }
    _ = lines(of: path, encoding, open) { check, line, number in
      guard number <= Self.elementCap else { return check.info.cut() }
      check.takeInfo(line, number, path.text)
    }
    // Where there is a profile, that they are too many is an error of its own.
    if info.isCut, profile == nil {
      report.warn(
        BagProblem(
          .infoMalformed, "there are more lines than are read; the last of them were not looked at",
          file: path.text))
    }
    check(info.elements(BagInfo.sumLabel), path)
    report.namedProfiles = info.elements(BagInfo.profileLabel).prefix(20).map {
      String($0.value.prefix(1000))
    }
  }

  private mutating func takeInfo(_ line: [UInt8], _ number: Int, _ file: String) {
    func problem(_ rule: BagRule, _ message: String) -> BagProblem {
      BagProblem(rule, message, file: file, line: number)
    }
    guard line.contains(where: { !Self.isSpace($0) }) else {
      report.warn(problem(.infoMalformed, "the line is empty"))
      return info.end()
    }
    if let first = line.first, Self.isSpace(first) {
      if !info.hasElement {
        report.fail(problem(.infoMalformed, "a continued line has nothing to continue"))
      }
      return info.fold(Self.trimmed(line[...]))
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 else {
      report.fail(
        problem(.infoMalformed, "a line must be a label, a colon, a space and a value"))
      return info.end()
    }
    let (label, rest) = (line[..<colon], line[(colon + 1)...])
    if label.last.map(Self.isSpace) == true {
      add(
        problem(.infoSpace, "a label must not end with white space"), isError: version.isCurrent)
    }
    if rest.first.map(Self.isSpace) != true {
      add(problem(.infoSpace, "a space must follow the colon"), isError: version.isCurrent)
    } else if rest.dropFirst().first.map(Self.isSpace) == true, version.isCurrent {
      report.warn(problem(.infoSpace, "more than one space follows the colon"))
    }
    info.begin(Self.trimmed(label), Self.trimmed(rest), line: number)
  }

  private mutating func check(_ sums: [BagInfo.Element], _ path: ArtifactPath) {
    for (position, sum) in sums.enumerated() {
      func problem(_ rule: BagRule, _ message: String) -> BagProblem {
        BagProblem(rule, message, file: path.text, line: sum.line)
      }
      if position == 1 {
        add(
          problem(.oxumRepeated, "Payload-Oxum must stand once"), isError: version.isCurrent)
      }
      let parts = sum.value.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let bytes = Self.count(parts[0]), let files = Self.count(parts[1])
      else {
        report.fail(
          problem(.oxumMalformed, "Payload-Oxum must be two whole numbers with a full stop between")
        )
        continue
      }
      guard bytes == report.payloadBytes, files == Int64(report.payloadFiles) else {
        report.fail(
          problem(
            .oxumWrong,
            "Payload-Oxum states \(bytes) bytes in \(files) files; there are "
              + "\(report.payloadBytes) in \(report.payloadFiles)"))
        continue
      }
    }
  }

  private static func count(_ text: Substring) -> Int64? {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text) : nil
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let start = bytes.drop(while: isSpace)
    return String(
      decoding: start.prefix(valueCap).reversed().drop(while: isSpace).reversed(), as: UTF8.self)
  }

  /// §2.2.3: what is still to be fetched. Nothing is ever fetched here.
  mutating func readFetch(_ open: (ArtifactPath) -> Pieces?) {
    let path = ArtifactPath("fetch.txt")
    guard isThere(path) else { return }
    let payload = manifests.enumerated().filter { !$0.element.isOfTags }.map { UInt8($0.offset) }
    _ = lines(of: path, encoding, open) { check, line, number in
      check.takeFetch(line, number, payload)
    }
  }

  private mutating func takeFetch(_ line: [UInt8], _ number: Int, _ payload: [UInt8]) {
    func problem(_ rule: BagRule, _ message: String, _ path: ArtifactPath? = nil) -> BagProblem {
      BagProblem(rule, message, path: path?.text, file: "fetch.txt", line: number)
    }
    guard line.contains(where: { !Self.isSpace($0) }) else {
      report.warn(problem(.lineEmpty, "the line is empty"))
      return
    }
    let fields = line.split(maxSplits: 2, whereSeparator: Self.isSpace)
    let name = fields.count == 3 ? Array(fields[2].drop(while: Self.isSpace)) : []
    guard !name.isEmpty, Self.isAddress(fields[0]) else {
      report.fail(
        problem(.fetchMalformed, "a line must be an absolute address, a length or -, and a name"))
      return
    }
    let length = Self.count(Substring(String(decoding: fields[1], as: UTF8.self)))
    if length == nil, !fields[1].elementsEqual([UInt8(ascii: "-")]) {
      report.fail(problem(.fetchMalformed, "a length must be a whole number or -"))
    }
    var trouble: String?
    guard let written = BagPath(name, isEncoded: version.isCurrent, trouble: &trouble) else {
      report.fail(problem(.pathUnsafe, "a name is not looked up: \(trouble ?? "it is unsafe")"))
      return
    }
    guard written.path.bytes.starts(with: Self.dataFolder) else {
      report.fail(problem(.fetchTagFile, "only files of the payload may be fetched", written.path))
      return
    }
    let listed = Set(listings.entries(of: written.path).map(\.manifest))
    if !payload.allSatisfy(listed.contains) {
      report.fail(
        problem(.fetchNotListed, "every payload manifest must list what is fetched", written.path))
    }
    if let length, let size = names.size(of: written.path), size != length {
      report.fail(
        problem(.fetchLength, "it is \(size) bytes long instead of \(length)", written.path))
    }
  }

  /// A scheme and a colon, of characters that an address may have.
  private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > bytes.startIndex,
      let first = bytes.first, (0x61...0x7A).contains(first | 0x20), colon + 1 < bytes.endIndex
    else { return false }
    let isScheme = bytes[..<colon].allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
        || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
    }
    return isScheme && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
