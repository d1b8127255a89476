#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// All protocols that are known, from `protocols.json`. One value for agendas and for transcripts.
package struct ProtocolCatalogue: Sendable {
  package let protocols: [KnownProtocol]

  /// Embedded in the binary: reading it opens no file.
  package static let standard = ProtocolCatalogue(json: PackageResources.protocols_json)

  /// Empty where the bytes are no catalogue; a test sees to it that ours is one.
  package init(json: [UInt8]) {
    let file = try? JSONDecoder().decode(File.self, from: Data(json))
    protocols = file?.protocols ?? []
  }

  package subscript(id: String) -> KnownProtocol? { protocols.first { $0.id == id } }

  private struct File: Codable { let protocols: [KnownProtocol] }
}
