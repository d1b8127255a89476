/// The languages that a page can be written in.
package enum PageLanguage: String, Sendable, CaseIterable {
  case english = "en"
  case spanish = "es"

  var words: PageWords {
    switch self {
    case .english: .english
    case .spanish: .spanish
    }
  }
}
