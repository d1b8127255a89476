/// How far a run is, for whoever shows it. Bytes count: one long video takes as long as a thousand
/// notes.
package struct Progress: Sendable, Equatable {
  package var files: Int
  package var totalFiles: Int
  package var bytes: Int64
  package var totalBytes: Int64
}
