internal import Artifacts

/// Checks one received line of a manifest for values that no manifest of ours has.
struct LineCheck {
  private let line: ManifestLine
  private let number: Int

  init(_ line: ManifestLine, number: Int) {
    self.line = line
    self.number = number
  }

  var problems: [ManifestProblem] {
    var problems: [ManifestProblem] = []
    if line.isDeclaredLink {
      if line.path != line.url {
        problems.append(
          ManifestProblem(.valueImpossible, "line \(number): url is not its path", line: number))
      }
    } else if let trouble = PathCheck.trouble(path: line.path, pathBytes: line.pathBytes) {
      problems.append(ManifestProblem(.pathUnsafe, "line \(number): \(trouble)", line: number))
    }
    for (isSound, field) in fields where !isSound {
      problems.append(
        ManifestProblem(
          .valueImpossible, "line \(number): \(field) has an impossible value", line: number))
    }
    return problems
  }

  private var fields: [(isSound: Bool, name: String)] {
    [
      ((1...3).contains(line.part), "part"),
      ((line.set == nil) == (line.setRole == nil), "set"),
      (line.sha256.map(SHA256Hex.isSound) ?? true, "sha256"),
      (Self.areExact([line.size]), "size"),
      (Self.areExact(durations), "media.duration"),
      (Self.areExact(streamNumbers), "media.streams"),
      (Self.areExact([line.media?.chapterCount].map { $0.map(Int64.init) }), "media.chapterCount"),
      (
        Self.areExact(
          [
            line.document?.words, line.document?.pages, line.agenda?.minutes,
            line.agenda?.itemCount, line.transcript?.cueCount, line.log?.entries,
          ].map { $0.map(Int64.init) }), "a count"
      ),
    ]
  }

  private var durations: [Int64?] {
    guard let duration = line.media?.duration else { return [] }
    return [
      duration.milliseconds, duration.declaredMilliseconds, duration.spanMilliseconds,
      duration.sumMilliseconds,
    ]
  }

  private var streamNumbers: [Int64?] {
    (line.media?.streams ?? []).flatMap {
      [$0.width, $0.height, $0.sampleRate].map { $0.map(Int64.init) }
    }
  }

  /// Absent, or from 0 to the largest integer that every reader of JSON holds exactly.
  private static func areExact(_ numbers: [Int64?]) -> Bool {
    numbers.compactMap(\.self).allSatisfy { (0...ManifestTotals.largestInteger).contains($0) }
  }
}

/// Checks a received path: whoever verifies opens it below the folder.
enum PathCheck {
  /// What is wrong, or nil.
  static func trouble(path: String, pathBytes: String?) -> String? {
    guard let artifact = ArtifactPath(path: path, pathBytes: pathBytes) else {
      return "pathBytes is not base64"
    }
    if pathBytes != nil, artifact.isUTF8 || artifact.text != path {
      return "path and pathBytes disagree"
    }
    let slash = UInt8(ascii: "/")
    let components = artifact.bytes.split(separator: slash, omittingEmptySubsequences: false)
    if artifact.bytes.first == slash { return "the path is absolute" }
    if components.contains(where: { $0.elementsEqual("..".utf8) }) {
      return "the path leads out of the folder"
    }
    if components.contains(where: { $0.isEmpty || $0.elementsEqual(".".utf8) || $0.contains(0) }) {
      return "the path has an empty or impossible component"
    }
    return nil
  }
}
