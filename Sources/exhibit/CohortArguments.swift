internal import ArgumentParser
internal import Submissions

/// What `exhibit scan --cohort` understands besides.
struct CohortArguments: ParsableArguments {
  @Flag(name: .long, help: "Also write each submission's manifest and report.")
  var manifests = false

  @Flag(
    name: .customLong("no-pictures"), help: "With --manifests: draw no pictures for the reports.")
  var noPictures = false

  @Flag(name: .long, help: "Identifiers stand for the submissions' names.")
  var anonymous = false

  @Option(name: .long, help: "A credential's identifier, or a file with its definition.")
  var credential: String?

  @Option(name: .customLong("as-of"), help: "The day that time limits count from, YYYY-MM-DD.")
  var asOf: String?

  func validate() throws {
    if let asOf, CivilDay(asOf) == nil {
      throw ValidationError("--as-of takes a day such as 2026-03-12.")
    }
  }

  /// The first of these options that was given.
  var firstGiven: String? {
    if manifests { return "--manifests" }
    if noPictures { return "--no-pictures" }
    if anonymous { return "--anonymous" }
    if credential != nil { return "--credential" }
    return asOf == nil ? nil : "--as-of"
  }
}
