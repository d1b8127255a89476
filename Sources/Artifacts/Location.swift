/// A place in an artifact; what applies is set, the rest is absent.
package struct Location: Codable, Sendable, Equatable {
  /// From 1.
  package var line: Int?
  /// From 1.
  package var page: Int?
  /// A cell of a table, as spreadsheets name it: `Sheet1!B4`.
  package var cell: String?
  package var milliseconds: Int64?
  /// A member of an archive.
  package var member: String?

  package init(
    line: Int? = nil, page: Int? = nil, cell: String? = nil, milliseconds: Int64? = nil,
    member: String? = nil
  ) {
    self.line = line
    self.page = page
    self.cell = cell
    self.milliseconds = milliseconds
    self.member = member
  }
}
