import Artifacts

extension Reply {
  /// The events as `START/END NAME @PLACE`, `?` for what is absent.
  var eventLines: [String] {
    (events ?? []).map { event in
      "\(event.start ?? "?")/\(event.end ?? "?") \(event.name ?? "?")"
        + (event.place.map { " @\($0)" } ?? "")
    }
  }
}

/// A page with this body.
func page(_ body: String, title: String = "Page") -> String {
  "<!DOCTYPE html><html><head><title>\(title)</title></head><body>\(body)</body></html>"
}

/// A page with this JSON-LD.
func linkedData(_ json: String, body: String = "<p>Words</p>") -> String {
  page("<script type=\"application/ld+json\">\(json)</script>\(body)")
}
