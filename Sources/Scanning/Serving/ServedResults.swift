internal import Artifacts
internal import CDescriptors
internal import Inspection
internal import Serving

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The files of a result folder that may be had: pages, tables and manifests by name, and pictures of a page.
/// Nothing else of it: least of all the index and the key in `private/`.
enum ServedResults {
  private static let page = "text/html; charset=utf-8"
  private static let json = "application/json"
  private static let text = "text/plain; charset=utf-8"

  private static let types = [
    "report.html": page, "private/report.html": page, "overview.html": page,
    "overview.json": json, "overview.csv": "text/csv; charset=utf-8", "manifest.json": json,
    "manifest.jsonl": text, "links.ndjson": text, "run.json": json, "SHA256SUMS": text,
    "manifest.json.sig": text,
  ]

  private static let pictures = [".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"]

  /// Nil for what may not be had.
  static func type(of path: [[UInt8]]) -> String? {
    guard let whole = String(validating: path.joined(separator: [UInt8(ascii: "/")]), as: UTF8.self)
    else { return nil }
    if let type = types[whole] { return type }
    // `report/N.jpg` beside a page.
    let parts =
      path.count == 3 && path[0].elementsEqual("private".utf8) ? path.dropFirst() : path[...]
    guard parts.count == 2, let folder = parts.first, folder.elementsEqual("report".utf8),
      let name = parts.last, name.first != UInt8(ascii: ".")
    else { return nil }
    return pictures.first { name.suffix($0.key.utf8.count).elementsEqual($0.key.utf8) }?.value
  }

  /// The answer for a file of an open result folder; nil where there is none or it may not be had. A page that
  /// somebody else may have made is saved by the browser, never shown.
  static func response(
    to request: HTTPRequest, _ path: [[UInt8]], below folder: Int32
  ) -> HTTPResponse? {
    guard let type = type(of: path),
      let file = try? OpenFile(
        ArtifactPath(bytes: Array(path.joined(separator: [UInt8(ascii: "/")]))), below: folder)
    else { return nil }
    guard type == page else { return content(file, type, []).response(to: request) }
    guard StoredPageCheck.passes(file) else {
      let saved = ServedType.saved
      return content(
        file, saved.mediaType,
        [
          saved.disposition(path.last ?? []),
          ("Content-Security-Policy", ServedPolicy.nothing),
        ]
      ).response(to: request)
    }
    return content(file, type, [("Content-Security-Policy", ServedPolicy.stored)])
      .response(to: request)
  }

  private static func content(
    _ file: OpenFile, _ type: String, _ headers: [(name: String, value: String)]
  ) -> ServedContent {
    ServedContent(size: file.size, tag: file.status.tag, mediaType: type, headers: headers) {
      try? FileReading.bytes(of: file, at: $0, count: $1)
    }
  }
}
