/// What metadata give away about where something was made, with what and by whom. Findings name
/// the kinds of it and never a value: their messages stand in reports that are shared.
package struct PrivacySweep: Sendable, Equatable {
  /// How the place is known: `GPS`, `a location tag`.
  package private(set) var places: [String] = []
  /// What is said of the device: `make`, `model`, `serial number`, `software`.
  package private(set) var devices: [String] = []
  /// Which people are named: `artist`, `copyright`, `owner`.
  package private(set) var people: [String] = []

  package init() {}

  package mutating func addPlace(_ kind: String) { Self.add(kind, to: &places) }
  package mutating func addDevice(_ kind: String) { Self.add(kind, to: &devices) }
  package mutating func addPerson(_ kind: String) { Self.add(kind, to: &people) }

  private static func add(_ kind: String, to kinds: inout [String]) {
    if !kinds.contains(kind) { kinds.append(kind) }
  }

  /// - Parameter subject: what carries the metadata: `picture`, `recording`.
  package func findings(of subject: String) -> [Finding] {
    var findings: [Finding] = []
    if !places.isEmpty {
      findings.append(
        Finding(
          .privacyLocation, "The \(subject)'s metadata say where it was made (\(list(places)))."))
    }
    if !devices.isEmpty {
      findings.append(
        Finding(
          .privacyDevice,
          "The \(subject)'s metadata name the device that made it (\(list(devices)))."))
    }
    if !people.isEmpty {
      findings.append(
        Finding(
          .privacyAuthor, "The \(subject)'s metadata name somebody (\(list(people)))."))
    }
    return findings
  }

  private func list(_ kinds: [String]) -> String { kinds.joined(separator: ", ") }
}
