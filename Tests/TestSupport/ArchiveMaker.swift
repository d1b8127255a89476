/// Archives made by Python's zipfile and tarfile, which share no code with what reads them here.
package enum ArchiveMaker {
  /// Runs a script in `folder`. `raw(zip, name, contents, flagged)` writes a member whose name is
  /// any bytes, with or without the mark that they are UTF-8.
  package static func python(_ script: String, in folder: TemporaryFolder) throws {
    let result = try Tool.python3.run(["-c", prelude + script], in: folder.path)
    guard result.status == 0 else { throw NotMade(reason: result.errorText) }
  }

  private static let prelude = """
    import io, os, random, struct, tarfile, warnings, zipfile
    warnings.simplefilter('ignore')
    class RawInfo(zipfile.ZipInfo):
        def _encodeFilenameFlags(self):
            return self.raw, self.flag_bits | (0x800 if self.flagged else 0)
    def raw(z, name, contents, flagged=False):
        info = RawInfo('x')
        info.raw, info.flagged = name, flagged
        info.filename = name.decode('latin-1')
        info.create_system, info.external_attr = 3, 0o100644 << 16
        z.writestr(info, contents)

    """

  package struct NotMade: Error, CustomStringConvertible {
    let reason: String
    package var description: String { "no archive was made: \(reason)" }
  }
}
