internal import Artifacts

/// Whether a scan runs, and how far it is.
package enum ProgressPage {
  /// - Parameter state: of this moment, in one sentence; the script goes on from there.
  package static func page(base: String, name: String, state: String) -> [UInt8] {
    ServedPage(base: base, title: "Progress", name: name, script: .progress).page(
      """
      <p id="state" role="status" class="answer">\(state)</p>
      <p class="faint" data-events="\(base)/-/progress/events" id="note">Without JavaScript, load this page again \
      to see how far it is.</p>

      """)
  }
}

extension PageScript {
  /// Shows what the server tells, as it tells it.
  static let progress = PageScript(
    #"""
    (function () {
      "use strict";
      var state = document.getElementById("state");
      var note = document.getElementById("note");
      var source = new EventSource(note.dataset.events);
      note.textContent = "This page follows along.";
      source.addEventListener("state", function (event) { state.textContent = event.data; });
      source.addEventListener("error", function () {
        source.close();
        note.textContent = "exhibit serve was stopped, or has too many pages open; load this page again.";
      });
    })();
    """#)
}
