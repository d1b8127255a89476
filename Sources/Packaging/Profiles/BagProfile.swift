/// What a recipient asks of bags beyond the RFC: a BagIt Profile, as the BagIt Profiles Specification 1.4.0
/// (https://bagit-profiles.github.io/bagit-profiles-specification/) and its drafts from 1.1.0 on describe it.
package struct BagProfile: Sendable, Equatable {
  /// A larger file is no profile.
  package static let byteCap = 1 << 20

  /// What is asked of a label of `bag-info.txt`.
  struct Tag: Sendable, Equatable {
    var label: String
    var isRequired = false
    /// Any, where there are none.
    var values: [String] = []
    var isRepeatable = true
  }

  /// Whether a bag may, must or must not be an archive.
  enum Serialization: String, Sendable { case forbidden, required, optional }

  /// What is asked of manifests of one kind, by the names of their algorithms.
  struct Manifests: Sendable, Equatable {
    var required: [String] = []
    /// Nil allows all.
    var allowed: [String]?
  }

  /// What is asked of files of one kind.
  struct Files: Sendable, Equatable {
    /// Paths below the bag's folder.
    var required: [String] = []
    /// Paths and patterns; nil allows all.
    var allowed: [WildcardPattern]?
  }

  /// What a bag names it by.
  package internal(set) var identifier = ""
  var tags: [Tag] = []
  var manifests = Manifests()
  var tagManifests = Manifests()
  var tagFiles = Files()
  var payloadFiles = Files()
  var mayFetch = true
  var mustFetch = false
  var hasEmptyPayload = false
  var serialization = Serialization.optional
  /// Media types of archives.
  var archiveTypes: [String] = []
  var versions: [String] = []
  /// What the profile says that was not understood, or lacks, so that the bag was not held against it.
  var warnings: [String] = []

  /// Every fault of a profile's file at once.
  package struct Unusable: Error, Equatable {
    /// Each a sentence.
    package let faults: [String]
  }

  package init(file: [UInt8]) throws(Unusable) {
    var reader = ProfileReader()
    self = try reader.profile(file)
  }

  init() {}
}
