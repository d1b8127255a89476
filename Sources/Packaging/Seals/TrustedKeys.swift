/// The keys that somebody trusts to seal: a `.pub` file, or a list as `ssh-keygen -Y verify` reads it
/// (ALLOWED SIGNERS in ssh-keygen(1)).
package struct TrustedKeys: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package let key: SSHPublicKey
    /// Who it belongs to, where the list says.
    package let principal: String?
  }

  package let entries: [Entry]
  /// Lines that were not used, and why.
  package let notices: [String]

  /// No list is read past this many lines.
  private static let lineLimit = 10_000

  package init(file: [UInt8]) throws(SealError) {
    guard let text = String(validating: file, as: UTF8.self) else { throw .notAKey }
    // As OpenSSH parts them: other characters that some take for a line's end are a comment's own.
    let lines = file.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
    if text.contains("PRIVATE KEY-----") { throw .privateKeyGiven }
    var entries: [Entry] = []
    var notices: [String] = []
    if lines.count > Self.lineLimit {
      notices.append("the list of keys is not read past line \(Self.lineLimit)")
    }
    for (position, line) in lines.prefix(Self.lineLimit).enumerated() {
      let words = Self.words(line)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard let place = words.firstIndex(of: SSHPublicKey.algorithm), place + 1 < words.count,
        let key = SSHPublicKey(base64: words[place + 1])
      else { continue }
      if let reason = Self.reasonToSkip(options: words[..<place].dropFirst()) {
        notices.append("line \(position + 1) of the list of keys is not used: \(reason)")
        continue
      }
      entries.append(Entry(key: key, principal: place == 0 ? nil : Self.unquoted(first)))
    }
    guard !entries.isEmpty else { throw .noUsableKey }
    (self.entries, self.notices) = (entries, notices)
  }

  /// Only the keys of this principal, as `ssh-keygen -Y verify -I` chooses them: an entry's principals are a
  /// list of patterns (PATTERNS in ssh_config(5)).
  package func of(principal: String) throws(SealError) -> TrustedKeys {
    let chosen = entries.filter { entry in
      entry.principal.map { PatternList($0).matches(principal) } ?? false
    }
    guard !chosen.isEmpty else {
      throw entries.contains { $0.principal != nil } ? .noSuchPrincipal : .noPrincipals
    }
    return TrustedKeys(
      entries: chosen.map { Entry(key: $0.key, principal: principal) }, notices: notices)
  }

  private init(entries: [Entry], notices: [String]) {
    (self.entries, self.notices) = (entries, notices)
  }

  /// Words between spaces; quotes hold spaces together.
  private static func words(_ line: String) -> [String] {
    var (words, word, isQuoted) = ([String](), "", false)
    for character in line {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character == " " || character == "\t" {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// What is not understood is not taken for leave.
  private static func reasonToSkip(options: ArraySlice<String>) -> String? {
    for word in options {
      for option in split(word) {
        let name = option.prefix { $0 != "=" }.lowercased()
        switch name {
        case "namespaces":
          let list = unquoted(String(option.drop { $0 != "=" }.dropFirst()))
          if !PatternList(list).matches(ManifestSeal.namespace) {
            return "its key is for other things than “\(ManifestSeal.namespace)”"
          }
        case "cert-authority": return "certificates are not read"
        default: return "its option “\(name)” is not understood here"
        }
      }
    }
    return nil
  }

  /// Options between commas that stand outside of quotes.
  private static func split(_ word: String) -> [String] {
    var (options, option, isQuoted) = ([String](), "", false)
    for character in word {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        options.append(option)
        option = ""
      } else {
        option.append(character)
      }
    }
    return options + [option]
  }

  private static func unquoted(_ text: String) -> String { text.filter { $0 != "\"" } }
}
