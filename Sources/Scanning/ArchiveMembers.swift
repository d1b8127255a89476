internal import ArtifactIndex
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
  /// What is to be said of a file beside what its bytes tell.
  private(set) var findings: [ArtifactPath: Finding] = [:]
  /// The one folder that everything lies in; left out of the paths.
  let wrapper: [UInt8]?
  /// Folders that a rule leaves out, each named once.
  private var ignoredFolders: Set<ArtifactPath> = []
  private var rules: OwnRules

  /// - Parameters:
  ///   - archive: the archive's own name, for what can be said of none of its members.
  ///   - knownWrapper: the wrapper by the results that it is held against.
  ///   - rules: the submission's own.
  ///   - bytes: a stretch of a member's bytes, as far as it has them.
  init(
    _ reply: UnpackReply, archive: [UInt8], knownWrapper: String?, rules: OwnRules,
    bytes: (UnpackedMember, Range<Int64>) -> [UInt8]
  ) {
    self.rules = rules
    let named = reply.members.compactMap { member in member.name.map { (member, $0) } }
    let safe = named.filter { $0.1.danger == nil }
    let wrapper = ArchiveWrapper.name(
      of: safe.map { ($0.0.form == .folder, $0.1.path) }, archive: archive, known: knownWrapper)
    self.wrapper = wrapper
    for (_, name) in named {
      guard let danger = name.danger else { continue }
      let path = name.bytes.isEmpty ? ArtifactPath(bytes: archive) : ArtifactPath(bytes: name.bytes)
      contents.special.append(SkippedPath(path, reason: "not unpacked: \(danger)"))
    }
    let inside = safe.map { ($0.0, Self.path($0.1.path, without: wrapper)) }
    let results = Self.resultFolders(inside, bytes)
    // Whoever unpacks the archive writes one after the other: the last of a name is what remains.
    let last = Dictionary(
      inside.indices.map { (inside[$0].1, $0) }, uniquingKeysWith: { $1 })
    takeRules(inside.indices.filter { last[inside[$0].1] == $0 }.map { inside[$0] }, bytes)
    for (position, (member, path)) in inside.enumerated() where !path.bytes.isEmpty {
      add(member, path, isLast: last[path] == position, results)
    }
    if reply.ending == .damaged {
      contents.unreadable.append(
        SkippedPath(
          ArtifactPath(bytes: archive),
          reason: "could not be read on: the archive is damaged; files may be missing"))
    }
    if !self.rules.isWithinLimit {
      contents.unreadable.append(
        SkippedPath(ArtifactPath(bytes: IgnoreFile.name), reason: OwnRules.limitReason))
    }
    contents.files.sort()
  }

  /// Puts the rules of all ignore files into force, outer ones first.
  private mutating func takeRules(
    _ members: [(UnpackedMember, ArtifactPath)],
    _ bytes: (UnpackedMember, Range<Int64>) -> [UInt8]
  ) {
    let files = members.filter { $0.1.name == IgnoreFile.name && Self.isRuleFile($0.0) }
      .sorted { ($0.1.components.count, $0.1) < ($1.1.components.count, $1.1) }
    for (member, path) in files where ancestorRule(of: path) == nil {
      let content = bytes(member, 0..<min(member.size, Int64(IgnoreFile.byteCap + 1)))
      contents.take(IgnoreFile(content, in: path.directory), into: &rules)
    }
  }

  private static func isRuleFile(_ member: UnpackedMember) -> Bool {
    member.form == .file && member.trouble == nil
  }

  /// Why a folder above a path is left out, by the rules so far.
  private mutating func ancestorRule(of path: ArtifactPath) -> String? {
    var folder = ArtifactPath(bytes: [])
    for component in path.components.dropLast() {
      folder = folder.appending(component)
      if IgnoreRules.match(component, isFolder: true) != nil { return "a rule of ours" }
      if let reason = rules.reason(for: folder, isFolder: true) { return reason }
    }
    return nil
  }

  private mutating func add(
    _ member: UnpackedMember, _ path: ArtifactPath, isLast: Bool, _ results: Set<ArtifactPath>
  ) {
    guard !isIgnored(path, isFolder: member.form == .folder, results) else { return }
    if let reason = Self.reasonToSkip(member.form, isLast: isLast) {
      contents.special.append(SkippedPath(path, reason: reason))
    }
    guard isLast else {
      if member.form != .folder { findings[path] = Self.duplicate }
      return
    }
    if member.form == .folder { contents.bareFolders.append(path) }
    guard member.form == .file else { return }
    if path.name == IgnoreFile.name, Self.isRuleFile(member) {
      // Named where its rules were read.
      return
    }
    places[path] =
      member.trouble.map { .trouble(Self.finding($0)) }
      ?? .bytes(offset: member.offset, size: member.size)
    contents.files.append(path)
    contents.bytes &+= member.size
  }

  private static func reasonToSkip(_ form: UnpackedMember.Form, isLast: Bool) -> String? {
    switch form {
    case .folder: nil
    case _ where !isLast: "another file of this name comes later in the archive; the last is kept"
    case .file: nil
    case .link: "a symbolic link, which is not followed"
    case .hardLink: "a hard link to a file that is not in the archive"
    case .pipe: "a pipe (FIFO), not a file"
    case .special: "a device, not a file"
    }
  }

  private static let duplicate = Finding(
    .archiveDuplicateName,
    "The archive holds several files of this name, and different programs may show different ones.",
    expected: "one file of this name", found: "several; the last is listed")

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
      } else if position == components.count - 1, component == IgnoreFile.name, !isFolder {
        continue
      } else if let rule = rules.reason(for: ancestor(), isFolder: isWithin || isFolder) {
        reason = rule
      } else {
        continue
      }
      if ignoredFolders.insert(ancestor()).inserted {
        contents.ignored.append(SkippedPath(ancestor(), reason: reason))
      }
      // Finder adds a folder of nothing but its own files, whose names a rule leaves out anyway.
      if isWithin, !isFolder, IgnoreRules.match(path.name, isFolder: false) == nil {
        contents.ignoredFolders.insert(ancestor())
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

  private static func path(_ path: ArtifactPath, without wrapper: [UInt8]?) -> ArtifactPath {
    guard let wrapper, path.components.first == wrapper else { return path }
    return ArtifactPath(bytes: Array(path.bytes.dropFirst(wrapper.count + 1)))
  }

  /// Folders that hold a manifest or an index of ours.
  private static func resultFolders(
    _ members: [(UnpackedMember, ArtifactPath)],
    _ bytes: (UnpackedMember, Range<Int64>) -> [UInt8]
  ) -> Set<ArtifactPath> {
    let folders = members.compactMap { member, path -> ArtifactPath? in
      guard member.form == .file else { return nil }
      if path.name.elementsEqual(ResultFolder.headerName.utf8) {
        let end = max(0, member.size - Int64(ResultFolder.headerEnd))..<max(0, member.size)
        return isResultFolder(path.directory)
          && ResultFolder.isEndOfHeader(bytes(member, end)) ? path.directory : nil
      }
      let owner = path.directory
      guard path.name.elementsEqual(IndexFolder.indexName.utf8),
        owner.name.elementsEqual(IndexFolder.name.utf8), isResultFolder(owner.directory),
        IndexFolder.isHeader(bytes(member, 0..<Int64(IndexFolder.headerLength)))
      else { return nil }
      return owner.directory
    }
    return Set(folders)
  }

  private static func isResultFolder(_ path: ArtifactPath) -> Bool {
    ResultFolder.isNamedAsOne(path.name)
  }
}
