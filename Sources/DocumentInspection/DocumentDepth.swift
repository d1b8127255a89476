/// How much of a document is wanted.
package enum DocumentDepth: Sendable {
  /// All that a record says.
  case whole
  /// Its links, and what a link to it has to know: no passages, agenda, log or events. None of what is left
  /// out has findings that make a file unfit to link to.
  case links
}
