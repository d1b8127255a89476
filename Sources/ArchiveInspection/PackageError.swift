/// Why a document that is kept as a zip file can't be read.
package enum PackageError: Error, Equatable {
  case notAPackage
  case damaged
  case encrypted
  /// More parts, or longer ones, than any document has.
  case tooLarge
}
