/// Why an archive can't be read on.
enum ArchiveFailure: Error, Equatable {
  /// Its first bytes fit no format that is read here.
  case notAnArchive
  /// It breaks off or contradicts itself.
  case damaged
  /// The list of members itself is encrypted.
  case encrypted
}
