internal import Artifacts
internal import Inspection
internal import Submissions

/// Holds `SHA256SUMS` against the lines of the manifest that it lies beside, keeping neither.
struct ChecksumComparison {
  private enum State {
    /// So far; what is left of it.
    case same(FilePieces)
    case absent
    case differs(String)
  }

  private var state: State
  /// Read; compared up to `start`.
  private var pending: [UInt8] = []
  private var start = 0
  private var lines = 0

  init(_ results: ResultFolder) {
    do throws(OpenFailure) {
      state = .same(FilePieces(try OpenFile(typed: results.file(ChecksumList.fileName))))
    } catch {
      state = error == .missing ? .absent : .differs("can't be read: \(error.finding.message)")
    }
  }

  /// Takes in the manifest's next line.
  mutating func add(_ line: ManifestLine) throws(RunError) {
    guard case .same(var pieces) = state, let entry = ChecksumList.entry(for: line) else { return }
    lines += 1
    while pending.count - start < entry.count, let piece = try pieces.next() {
      pending.removeSubrange(..<start)
      start = 0
      pending += piece
    }
    let isSame = pending[start...].starts(with: entry)
    start = min(pending.count, start + entry.count)
    state =
      isSame
      ? .same(pieces) : .differs("has another line \(lines) than follows from the manifest")
  }

  /// What is to be said once every line was taken in.
  mutating func finish(_ report: inout VerifyReport) throws(RunError) {
    if case .same(var pieces) = state {
      let rest = try pieces.next()
      if start < pending.count || rest != nil {
        state = .differs("goes on after the manifest's last file")
      }
    }
    switch state {
    case .same: break
    case .absent:
      report.notices.append(
        "\(ChecksumList.fileName) is not beside the manifest, and was not compared with it")
    case .differs(let what):
      report.manifestProblems.append(
        ManifestProblem(
          .checksumsDiffer,
          "\(ChecksumList.fileName) \(what); don't check files with it"))
    }
  }
}
