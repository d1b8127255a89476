import Artifacts
import DocumentInspection

/// Inspects a text as a file would hold it.
func inspect(_ text: String, as nameExtension: String? = nil) -> Reply {
  DocumentInspector().inspect(Array(text.utf8), nameExtension: nameExtension)
}

extension Reply {
  var codes: [String] { findings.map(\.code.rawValue) }
}

extension Agenda {
  /// `start-end minutes text`, `~` behind an inferred end, `?` for what is absent.
  var lines: [String] {
    items.map { item in
      let mark = item.endInferred == true ? "~" : ""
      let minutes = item.minutes.map(String.init) ?? "?"
      return "\(item.start ?? "?")-\(item.end ?? "?")\(mark) \(minutes) \(item.text)"
    }
  }
}

/// Inspects bytes that are no Swift text.
enum DocumentInspectorRun {
  static func inspect(_ bytes: [UInt8], as nameExtension: String? = nil) -> Reply {
    DocumentInspector().inspect(bytes, nameExtension: nameExtension)
  }
}
