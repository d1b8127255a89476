internal import Artifacts
package import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A learning platform's download: a folder of submissions whose names say who handed in and at which
/// attempt.
package struct AttemptFolder {
  /// One submission of it.
  package struct Attempt: Equatable, Sendable {
    package let candidate: String
    package let number: Int
    /// The folder or archive in the download.
    package let name: [UInt8]
  }

  /// The attempt that is taken, and the one before it.
  package struct Latest: Equatable, Sendable {
    package let path: [UInt8]
    /// Lists the earlier ones.
    package let notice: String
    /// Nil for a first attempt.
    package let earlier: Earlier?

    package struct Earlier: Equatable, Sendable {
      package let path: [UInt8]
      package let number: Int
    }
  }

  private let path: [UInt8]
  private let attempts: [Attempt]
  /// Entries whose names follow no pattern; results of ours and what is never handed in aside.
  private let others: Int

  /// - Parameter path: the download, as somebody typed it.
  package init(_ path: [UInt8], _ scheme: NamingScheme) throws(RunError) {
    self.path = ResultFolder.withoutTrailingSlashes(path)
    let folder = try SubmissionFolder(path: path)
    let names = (FolderWalk.names(in: folder.descriptor) ?? []).filter { name in
      !ResultFolder.isNamedAsOne(name) && name.first != UInt8(ascii: ".")
        && IgnoreRules.match(name, isFolder: false) == nil
    }
    attempts = names.compactMap { name in
      let plain = String(decoding: ArchiveName.withoutEnding(name), as: UTF8.self)
      return scheme.reading(of: plain).map {
        Attempt(candidate: $0.candidate, number: $0.attempt, name: name)
      }
    }.sorted { left, right in
      (left.candidate, left.number, ArtifactPath(bytes: left.name))
        < (right.candidate, right.number, ArtifactPath(bytes: right.name))
    }
    others = names.count - attempts.count
  }

  /// True where every entry follows the pattern, so that nothing else can be meant.
  package var isDownload: Bool { !attempts.isEmpty && others == 0 }

  /// The latest attempt of a candidate.
  ///
  /// - Parameter candidate: nil where there is only one.
  package func latest(
    of candidate: String?
  ) throws(RunError) -> Latest {
    let candidates = Set(attempts.map(\.candidate)).sorted()
    let shown = "\(DisplayText(ArtifactPath(bytes: path).text))"
    let list = candidates.prefix(20).map { "\(DisplayText($0))" }.joined(separator: ", ")
    guard let wanted = candidate ?? (candidates.count == 1 ? candidates.first : nil) else {
      throw RunError.usage(
        candidates.isEmpty
          ? "\(shown): no name in it follows the pattern; see “exhibit manifest --help”"
          : "\(shown): it holds several candidates (\(list)); name one with --candidate")
    }
    let own = attempts.filter { $0.candidate == wanted }
    guard let last = own.last else {
      throw RunError.usage(
        "\(shown): there is no candidate “\(DisplayText(wanted))”; there are \(list)")
    }
    guard own.dropLast().last?.number != last.number else {
      throw RunError.usage(
        "\(shown): attempt \(last.number) of \(DisplayText(wanted)) is there twice; name its folder "
          + "itself")
    }
    let earlier = own.dropLast().map {
      "attempt \($0.number) (\(DisplayText(ArtifactPath(bytes: $0.name).text)))"
    }
    let notice =
      "Attempt \(last.number) of \(wanted)"
      + (earlier.isEmpty ? "." : "; earlier: \(earlier.joined(separator: ", ")).")
    return Latest(
      path: path(of: last), notice: notice,
      earlier: own.dropLast().last.map { Latest.Earlier(path: path(of: $0), number: $0.number) })
  }
  private func path(of attempt: Attempt) -> [UInt8] { path + [UInt8(ascii: "/")] + attempt.name }
}
