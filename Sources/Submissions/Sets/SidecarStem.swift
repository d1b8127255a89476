internal import Artifacts

/// The names that a recording may have for a file to lie beside it: `talk.en.vtt` beside `talk.mp4`.
struct SidecarStem {
  /// What is left of a name, and the role that the words taken off it tell.
  struct Reading {
    var stem: [UInt8]
    var role: SetRole?
  }

  /// The name without its ending, and with one or two additions taken off, in this order.
  static func readings(of path: ArtifactPath) -> [Reading] {
    var readings = [Reading(stem: path.stem, role: nil)]
    for _ in 0..<2 {
      guard let last = readings.last,
        let stop = last.stem.lastIndex(of: UInt8(ascii: ".")), stop > 0,
        let addition = Addition(last.stem[(stop + 1)...])
      else { break }
      readings.append(
        Reading(stem: Array(last.stem[..<stop]), role: last.role ?? addition.role))
    }
    return readings
  }

  private enum Addition {
    case role(SetRole)
    case language

    init?(_ tail: ArraySlice<UInt8>) {
      let text = String(decoding: tail, as: UTF8.self).lowercased()
      switch text {
      case "transcript", "captions", "subtitles", "cc", "sdh", "forced": self = .role(.transcript)
      case "chat": self = .role(.chat)
      case _ where Self.isLanguage(text): self = .language
      default: return nil
      }
    }

    var role: SetRole? {
      guard case .role(let role) = self else { return nil }
      return role
    }

    /// A BCP 47 tag with a language that exists: `en`, `es-419`, `zh-Hans-TW`, `en-orig`.
    private static func isLanguage(_ text: String) -> Bool {
      let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
      guard let language = subtags.first, languages.contains(String(language)) else { return false }
      return subtags.allSatisfy { subtag in
        (2...8).contains(subtag.utf8.count)
          && subtag.utf8.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter }
      }
    }

    /// ISO 639-1, and those codes of ISO 639-2 and 639-3 that captions are found with.
    private static let languages = Set(
      """
      aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
      da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu \
      hy hz ia id ie ig ii ik io is it iu iw ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la \
      lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj \
      om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv \
      sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu \
      ara ben bul cat ces cze chi zho cmn dan deu ger ell gre eng est eus baq fas per fil fin fra \
      fre glg guj haw heb hin hmn hrv hun hye arm ind isl ice ita jpn kan kat geo khm kor lao lat \
      lav lit mal mar mkd mac mon msa may mya bur nep nld dut nor nob nno pan pol por pus ron rum \
      rus sin slk slo slv smo som spa sqi alb srp swa swe tam tel tgl tha tir ton tur ukr urd uzb \
      vie cym wel yid yor yue zul und mul
      """.split(separator: " ").map(String.init))
  }
}
