internal import Artifacts
internal import Submissions

/// The members of an archive as a walk over their folder would have found them: the same rules, the
/// same reasons, so that both give the same manifest.
struct ArchiveMembers {
  /// Where a file's bytes are.
  enum Place {
    case bytes(offset: Int64, size: Int64)
    case trouble(Finding)
  }

  private(set) var contents = FolderContents()
  private(set) var places: [ArtifactPath: Place] = [:]
  /// The one folder that everything lies in; left out of the paths.
  let wrapper: [UInt8]?
  /// Folders that a rule leaves out, each named once.
  private var ignoredFolders: Set<ArtifactPath> = []

  /// - Parameters:
  ///   - archive: the archive's own name, for what can be said of none of its members.
  ///   - bytes: the first bytes of a member.
  init(_ reply: UnpackReply, archive: [UInt8], bytes: (UnpackedMember) -> [UInt8]) {
    let named = reply.members.compactMap { member in member.name.map { (member, $0) } }
    let safe = named.filter { $0.1.danger == nil }
    let wrapper = Self.wrapper(of: safe.map { ($0.0.form == .folder, $0.1.path) })
    self.wrapper = wrapper
    for (_, name) in named {
      guard let danger = name.danger else { continue }
      let path = name.bytes.isEmpty ? ArtifactPath(bytes: archive) : ArtifactPath(bytes: name.bytes)
      contents.special.append(SkippedPath(path, reason: "not unpacked: \(danger)"))
    }
    let inside = safe.map { ($0.0, Self.path($0.1.path, without: wrapper)) }
    let results = Self.resultFolders(inside, bytes)
    for (member, path) in inside where !path.bytes.isEmpty { add(member, path, results) }
    if reply.ending == .damaged {
      contents.unreadable.append(
        SkippedPath(
          ArtifactPath(bytes: archive),
          reason: "could not be read on: the archive is damaged; files may be missing"))
    }
    contents.files.sort()
  }

  private mutating func add(
    _ member: UnpackedMember, _ path: ArtifactPath, _ results: Set<ArtifactPath>
  ) {
    guard !isIgnored(path, isFolder: member.form == .folder, results) else { return }
    switch member.form {
    case .folder: return
    case .link:
      contents.special.append(SkippedPath(path, reason: "a symbolic link, which is not followed"))
    case .special:
      contents.special.append(SkippedPath(path, reason: "a device, not a file"))
    case .file:
      guard places[path] == nil else {
        contents.special.append(
          SkippedPath(path, reason: "a second file of this name in the archive; the first is kept"))
        return
      }
      places[path] =
        member.trouble.map { .trouble(Self.finding($0)) }
        ?? .bytes(offset: member.offset, size: member.size)
      contents.files.append(path)
      contents.bytes &+= member.size
    }
  }

  /// Names what a rule leaves out, a folder once for all that lies in it.
  private mutating func isIgnored(
    _ path: ArtifactPath, isFolder: Bool, _ results: Set<ArtifactPath>
  ) -> Bool {
    let components = path.components
    // Bytes up to the end of the component: paths are made only where one is needed.
    var length = -1
    for (position, component) in components.enumerated() {
      length += component.count + 1
      let isWithin = position < components.count - 1
      let ancestor = { ArtifactPath(bytes: Array(path.bytes.prefix(length))) }
      let reason: String
      if ResultFolder.isNamedAsOne(component), results.contains(ancestor()) {
        reason = "results of an earlier run"
      } else if let rule = IgnoreRules.match(component, isFolder: isWithin || isFolder) {
        reason = "ignored by the rule \(rule)"
      } else {
        continue
      }
      if ignoredFolders.insert(ancestor()).inserted {
        contents.ignored.append(SkippedPath(ancestor(), reason: reason))
      }
      return true
    }
    return false
  }

  private static func finding(_ trouble: UnpackedMember.Trouble) -> Finding {
    switch trouble {
    case .damaged: Finding(.archiveDamaged, "The file is damaged in the archive.")
    case .encrypted: Finding(.archiveEncrypted, "The file needs a password in the archive.")
    case .overlapping:
      Finding(
        .archiveOverlappingMembers, "The file is made of another's bytes in the archive.")
    }
  }

  // MARK: Folders

  /// The top folder, where there is only one and nothing lies beside it but what is ignored anyway.
  private static func wrapper(of paths: [(isFolder: Bool, path: ArtifactPath)]) -> [UInt8]? {
    var only: [UInt8]?
    for (isFolder, path) in paths {
      let components = path.components
      guard let top = components.first else { continue }
      let isTopFolder = isFolder || components.count > 1
      if IgnoreRules.match(top, isFolder: isTopFolder) != nil { continue }
      guard isTopFolder, only == nil || only == top else { return nil }
      only = top
    }
    return only.flatMap { ResultFolder.isNamedAsOne($0) ? nil : $0 }
  }

  private static func path(_ path: ArtifactPath, without wrapper: [UInt8]?) -> ArtifactPath {
    guard let wrapper, path.components.first == wrapper else { return path }
    return ArtifactPath(bytes: Array(path.bytes.dropFirst(wrapper.count + 1)))
  }

  /// Folders that hold a manifest of ours.
  private static func resultFolders(
    _ members: [(UnpackedMember, ArtifactPath)], _ bytes: (UnpackedMember) -> [UInt8]
  ) -> Set<ArtifactPath> {
    let headers = members.filter { member, path in
      member.form == .file && path.name.elementsEqual(ResultFolder.headerName.utf8)
        && ResultFolder.isNamedAsOne(path.directory.name)
        && ResultFolder.isHeader(bytes(member))
    }
    return Set(headers.map(\.1.directory))
  }
}
