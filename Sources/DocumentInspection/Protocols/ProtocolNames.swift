internal import Artifacts

extension ProtocolCatalogue {
  /// The identifier of the protocol that a text names; nil where it names none.
  static func identifier(in text: String) -> String? { ProtocolRecogniser.standard.named(in: text) }
}
