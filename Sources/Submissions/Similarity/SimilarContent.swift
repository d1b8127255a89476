package import Artifacts

/// Two artifacts of the same content in different bytes.
package struct SimilarContent: Codable, Sendable, Equatable {
  package var first: SharedBytes.Place
  package var second: SharedBytes.Place
  package var by: Evidence
  /// From 0, as alike as by chance, to 100.
  package var percent: Int
  /// Where the same sound begins in each, and how long it goes on.
  package var firstStartMilliseconds: Int64?
  package var secondStartMilliseconds: Int64?
  package var milliseconds: Int64?
  /// By how much the second picture is turned against the first.
  package var degrees: Int?
  /// How many frames, at the same fractions of both, are alike.
  package var frames: Int?

  package enum Evidence: String, Codable, Sendable { case sound, picture, frames }

  /// What two artifacts have in common; nil where nothing tells.
  package init?(
    _ first: SharedBytes.Place, _ prints: PreparedPrints, _ second: SharedBytes.Place,
    _ others: PreparedPrints
  ) {
    self.first = first
    self.second = second
    let (pictures, otherPictures) = (prints.pictures, others.pictures)
    if let sound = prints.sound, let other = others.sound,
      let match = SoundComparison.match(sound, other)
    {
      by = .sound
      percent = match.percent
      firstStartMilliseconds = match.firstStartMilliseconds
      secondStartMilliseconds = match.secondStartMilliseconds
      milliseconds = match.milliseconds
    } else if let photo = pictures.first, photo.milliseconds == nil,
      let other = otherPictures.first, other.milliseconds == nil
    {
      guard let match = PictureComparison.match(photo, other) else { return nil }
      by = .picture
      percent = match.percent
      degrees = match.degrees == 0 ? nil : match.degrees
    } else if let match = PictureComparison.match(pictures, otherPictures),
      pictures.first?.milliseconds != nil, otherPictures.first?.milliseconds != nil
    {
      by = .frames
      percent = match.percent
      frames = match.frames
    } else {
      return nil
    }
  }
}

/// What an artifact is recognised by, ready to be held against many others.
package struct PreparedPrints: Sendable {
  let sound: SoundIndex?
  let pictures: [PicturePrint]

  package init(_ prints: ContentPrints) {
    sound = prints.sound.map(SoundIndex.init)
    pictures = prints.pictures ?? []
  }
}
