import Artifacts
import FuzzSupport

@testable import DocumentInspection

/// Calendars, schedules, and what pages mark up as events.
enum EventFile {
  private static let frames: [(before: String, after: String, ending: String)] = [
    ("BEGIN:VCALENDAR\n", "", "ics"),
    ("<?xml version='1.0'?><icalendar><vcalendar><components>", "", "xml"),
    ("<?xml version='1.0'?><schedule><day date='2026-03-12'>", "", "xml"),
    ("<html><script type='application/ld+json'>", "</script><p>9:00-9:20 Norms", "html"),
    ("<html><div itemscope itemtype='http://schema.org/Event'>", "", "html"),
    ("<html><div class=h-event>", "", "html"),
  ]

  /// The first byte says which notation the others are of.
  static func check(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let frame = frames[Int(first) % frames.count]
    let content = Array(frame.before.utf8) + bytes.dropFirst() + Array(frame.after.utf8)
    let reply = DocumentInspector().inspect(content, nameExtension: frame.ending)
    ReplyPromises.check(reply)
    demand(
      DocumentInspector().inspect(content, nameExtension: frame.ending) == reply, "the same twice")
    #if PLANTED
      demand((reply.events ?? []).allSatisfy { $0.end == nil }, "planted: an event that ends")
    #endif
  }
}
