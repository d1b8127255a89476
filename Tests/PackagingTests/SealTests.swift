import Foundation
import Submissions
import TestSupport
import Testing

@testable import Packaging

/// A small manifest of one note and a picture's worth of bytes, sealed with a new key.
struct SealedManifest {
  let folder: TemporaryFolder
  static let results = "s.exhibit"

  init(files: [String: String] = ["note.txt": "Our norms.\n", "b.txt": "b", "é.txt": "x"]) throws {
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: "s/\(name)") }
    _ = try exhibit(["manifest", "s", "--quiet"])
    _ = try exhibit(["keygen"])
    let sealed = try exhibit(["seal", "s", "--key", "exhibit-key"])
    #expect(sealed.status == 0, "\(sealed)")
    #expect(sealed.text == "s.exhibit/manifest.json.sig\n")
  }

  func exhibit(_ arguments: [String]) throws -> RunResult {
    try ExhibitProgram.run(arguments, in: folder.path)
  }

  func result(_ name: String) throws -> [UInt8] { try folder.read("\(Self.results)/\(name)") }

  /// The second verifier, written in Python from the format's description.
  func python(_ arguments: [String]) throws -> RunResult {
    try Tool.venvPython.run(
      [Checkout.path("Samples/verifier/verify.py")] + arguments, in: folder.path)
  }
}

@Suite(
  "Seals against ssh-keygen",
  .enabled(if: Tool.sshKeygen.mayRun, "ssh-keygen is not installed"))
struct SSHKeygenTests {
  @Test("ssh-keygen reads our keys and finds the same public half and fingerprint")
  func keys() throws {
    let sealed = try SealedManifest()
    let mode = try FileManager.default.attributesOfItem(
      atPath: sealed.folder.path("exhibit-key"))[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let derived = try Tool.sshKeygen.run(["-y", "-f", sealed.folder.path("exhibit-key")])
    #expect(derived.output == (try sealed.folder.read("exhibit-key.pub")))
    let shown = try Tool.sshKeygen.run(["-l", "-f", sealed.folder.path("exhibit-key.pub")])
    let key = try TrustedKeys(file: try sealed.folder.read("exhibit-key.pub")).entries[0].key
    #expect(shown.text.contains(key.fingerprint), "\(shown)")
  }

  @Test("ssh-keygen -Y verify accepts our seal, and refuses it for a changed header")
  func accepted() throws {
    let sealed = try SealedManifest()
    let key = String(decoding: try sealed.folder.read("exhibit-key.pub"), as: UTF8.self)
    let list = try sealed.folder.write("me@example.org \(key)", to: "allowed")
    let arguments = [
      "-Y", "verify", "-f", list, "-I", "me@example.org", "-n", "manifest@exhibit", "-s",
      sealed.folder.path("s.exhibit/manifest.json.sig"),
    ]
    let header = try sealed.result("manifest.json")
    #expect(try Tool.sshKeygen.run(arguments, input: header).status == 0)
    #expect(try Tool.sshKeygen.run(arguments, input: header + [10]).status != 0)
    let ours = try sealed.exhibit(["verify", "s", "--key", "allowed", "--format", "json"])
    #expect(try ours.lines()[0]["seal"]["signer"].string == "me@example.org")
  }

  @Test("a key and a signature of ssh-keygen's are taken, and its hash sha256 too")
  func foreign() throws {
    let sealed = try SealedManifest()
    let key = sealed.folder.path("their")
    _ = try Tool.sshKeygen.run(["-q", "-t", "ed25519", "-N", "", "-C", "a b", "-f", key])
    #expect(try sealed.exhibit(["seal", "s", "--key", "their"]).status == 0)
    #expect(try sealed.exhibit(["verify", "s", "--key", "their.pub"]).status == 0)
    for hash in ["sha512", "sha256"] {
      try sealed.folder.remove("s.exhibit/manifest.json.sig")
      let signed = try Tool.sshKeygen.run(
        [
          "-Y", "sign", "-f", key, "-n", "manifest@exhibit", "-O", "hashalg=\(hash)",
          sealed.folder.path("s.exhibit/manifest.json"),
        ])
      #expect(signed.status == 0, "\(signed)")
      let result = try sealed.exhibit(["verify", "s", "--key", "their.pub"])
      #expect(result.status == 0 && result.text.contains("good: "), "\(result)")
    }
    // A signature over the same bytes for another purpose is no seal.
    try sealed.folder.remove("s.exhibit/manifest.json.sig")
    _ = try Tool.sshKeygen.run(
      ["-Y", "sign", "-f", key, "-n", "file", sealed.folder.path("s.exhibit/manifest.json")])
    let other = try sealed.exhibit(["verify", "s", "--key", "their.pub", "--format", "json"])
    #expect(other.status == 1)
    #expect(try other.lines()[0]["seal"]["verdict"].string == "other-purpose")
  }

  @Test(
    "keys that can't be used are refused with what to do",
    arguments: [
      (["-t", "ed25519", "-N", "secret"], "passphrase"), (["-t", "rsa", "-N", ""], "another kind"),
      (["-t", "ecdsa", "-N", "", "-m", "PEM"], "another kind"),
    ])
  func refused(_ options: [String], _ words: String) throws {
    let sealed = try SealedManifest()
    _ = try Tool.sshKeygen.run(["-q", "-f", sealed.folder.path("their")] + options)
    let result = try sealed.exhibit(["seal", "s", "--key", "their"])
    #expect(result.status == 3 && result.errorText.contains(words), "\(result)")
    #expect(result.errorText.contains("exhibit keygen"))
    let swapped = try sealed.exhibit(["verify", "s", "--key", "exhibit-key"])
    #expect(swapped.status == 3 && swapped.errorText.contains("private key"), "\(swapped)")
  }
}

@Suite("exhibit seal and verify --key")
struct SealTests {
  @Test("a missing, foreign or broken seal fails with words of its own, exit 1")
  func failures() throws {
    let sealed = try SealedManifest()
    _ = try sealed.exhibit(["keygen", "--output", "other"])
    let foreign = try sealed.exhibit(["verify", "s", "--key", "other.pub"])
    #expect(foreign.status == 1 && foreign.text.contains("another key"), "\(foreign)")
    let seal = try sealed.result("manifest.json.sig")
    try sealed.folder.write("no seal", to: "s.exhibit/manifest.json.sig")
    let damaged = try sealed.exhibit(["verify", "s", "--key", "exhibit-key.pub"])
    #expect(damaged.status == 1 && damaged.text.contains("unreadable"), "\(damaged)")
    // Even where nobody names a key, a seal that is none is no good sign.
    #expect(try sealed.exhibit(["verify", "s"]).status == 1)
    try sealed.folder.remove("s.exhibit/manifest.json.sig")
    let missing = try sealed.exhibit(["verify", "s", "--key", "exhibit-key.pub"])
    #expect(missing.status == 1 && missing.text.contains("missing: "), "\(missing)")
    #expect(try sealed.exhibit(["verify", "s"]).status == 0)
    try sealed.folder.write(seal, to: "s.exhibit/manifest.json.sig")
    #expect(try sealed.exhibit(["verify", "s", "--key", "exhibit-key.pub"]).status == 0)
  }

  @Test("a header that was rewritten to fit other files is broken, though it agrees with itself")
  func rewritten() throws {
    let sealed = try SealedManifest()
    let seal = try sealed.result("manifest.json.sig")
    try sealed.folder.write("Other norms.\n", to: "s/note.txt")
    _ = try sealed.exhibit(["manifest", "s", "--quiet"])
    // The old seal goes with the old manifest.
    #expect(
      !FileManager.default.fileExists(atPath: sealed.folder.path("s.exhibit/manifest.json.sig")))
    #expect(try sealed.exhibit(["verify", "s"]).status == 0)
    try sealed.folder.write(seal, to: "s.exhibit/manifest.json.sig")
    let result = try sealed.exhibit(["verify", "s", "--key", "exhibit-key.pub", "--format", "json"])
    #expect(result.status == 1)
    let report = try result.lines()[0]
    #expect(report["seal"]["verdict"].string == "broken")
    #expect(report["manifestProblems"].array.isEmpty && report["passed"].boolean == false)
  }

  @Test("in a working folder that was removed it ends with a reason")
  func removedFolder() throws {
    let folder = try TemporaryFolder()
    let script = #"mkdir gone && cd gone && rmdir ../gone && exec timeout 60 "$0" keygen"#
    let result = try Run(
      "/bin/sh", arguments: ["-c", script, ExhibitProgram.path].map { Array($0.utf8) },
      in: folder.path
    ).finish()
    #expect(result.status == 3 && result.errorText.contains("exhibit-key"), "\(result)")
  }

  @Test("keygen writes over nothing, and a manifest that contradicts itself is not sealed")
  func careful() throws {
    let sealed = try SealedManifest()
    let key = try sealed.folder.read("exhibit-key")
    #expect(try sealed.exhibit(["keygen"]).status == 3)
    #expect(try sealed.folder.read("exhibit-key") == key)
    let lines = try sealed.result("manifest.jsonl")
    try sealed.folder.write(lines + lines, to: "s.exhibit/manifest.jsonl")
    let refused = try sealed.exhibit(["seal", "s", "--key", "exhibit-key"])
    #expect(refused.status == 3 && refused.errorText.contains("not sealed"), "\(refused)")
  }

  @Test(
    "no key and no proof is written into a submission or its results",
    arguments: [
      "s/key", "s/deep/key", "s.exhibit/key", "s.exhibit/private/key", "declared/key",
    ])
  func handedIn(_ place: String) throws {
    let sealed = try SealedManifest()
    // A folder with a submission.yaml is one, with or without results.
    try sealed.folder.write("", to: "declared/submission.yaml")
    for arguments in [["keygen"], ["prove", "s", "b.txt"]] {
      let result = try sealed.exhibit(arguments + ["--output", place])
      #expect(result.status == 3, "\(result)")
      #expect(result.errorText.contains("would be handed on with it"), "\(result)")
      #expect(!FileManager.default.fileExists(atPath: sealed.folder.path(place)))
      #expect(!FileManager.default.fileExists(atPath: sealed.folder.path("\(place).pub")))
    }
    #expect(try sealed.exhibit(["prove", "s", "b.txt"]).text == "s.exhibit/proof-1.json\n")
  }

  @Test(
    "of a list of signers, only the keys of the principal that is named count, as for ssh-keygen -I",
    .enabled(if: Tool.sshKeygen.mayRun, "ssh-keygen is not installed"),
    arguments: [
      "ann@example.org", "bob@example.org", "ben@example.org", "eve@example.org",
      "carl@example.org",
      "*", "",
    ])
  func principal(_ name: String) throws {
    let sealed = try SealedManifest()
    _ = try sealed.exhibit(["keygen", "--output", "other"])
    let own = String(decoding: try sealed.folder.read("exhibit-key.pub"), as: UTF8.self)
    let other = String(decoding: try sealed.folder.read("other.pub"), as: UTF8.self)
    try sealed.folder.write(
      """
      eve@example.org \(other)
      "b*@example.org,!bob@example.org" \(own)
      ann@example.org \(own)
      carl@example.org \(other)
      carl@example.org \(own)
      """, to: "allowed")
    let words = [
      "-Y", "verify", "-f", "allowed", "-I", name, "-n", "manifest@exhibit", "-s",
      "s.exhibit/manifest.json.sig",
    ]
    let theirs = try Run(
      try #require(Tool.sshKeygen.path), arguments: words.map { Array($0.utf8) },
      in: sealed.folder.path, input: try sealed.result("manifest.json")
    ).finish()
    let ours = try sealed.exhibit(["verify", "s", "--key", "allowed", "--principal", name])
    #expect((ours.status == 0) == (theirs.status == 0), "\(ours) \(theirs)")
    let isGood = ["ann@example.org", "ben@example.org", "carl@example.org"].contains(name)
    #expect((theirs.status == 0) == isGood, "\(theirs)")
    if isGood { #expect(ours.text.contains("sealed by \(name), key"), "\(ours)") }
    // Without a choice every key of the list counts.
    #expect(try sealed.exhibit(["verify", "s", "--key", "allowed"]).status == 0)
  }

  @Test("a principal is asked for of lists only")
  func principalOfKey() throws {
    let sealed = try SealedManifest()
    let alone = try sealed.exhibit(["verify", "s", "--key", "exhibit-key.pub", "-I", "ann"])
    #expect(alone.status == 3 && alone.errorText.contains("does not say whose it is"), "\(alone)")
    #expect(try sealed.exhibit(["verify", "s", "--principal", "ann"]).status == 64)
  }

  @Test("a list of signers gives leave for its namespaces only; what is not understood gives none")
  func signers() throws {
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEpgxVPSSUAC8wp4VZAWPwvWv6iU574X/bI2lvsMJYDH"
    let list = """
      # keys
      a@x \(key) comment
      b@x namespaces="file,manifest@exhibit" \(key)
      c@x namespaces="file" \(key)
      d@x cert-authority \(key)
      e@x valid-before="20200101" \(key)
      """
    let trusted = try TrustedKeys(file: Array(list.utf8))
    #expect(trusted.entries.map(\.principal) == ["a@x", "b@x"])
    #expect(trusted.notices.count == 3)
    #expect(throws: SealError.noUsableKey) { try TrustedKeys(file: Array("a@x ssh-rsa AAAA".utf8)) }
  }
}

@Suite("Every byte of a sealed manifest")
struct FlippedByteTests {
  static let files = ["manifest.json", "manifest.jsonl", "manifest.json.sig"]

  @Test("flipped in turn, each one is detected", arguments: files)
  func ours(_ name: String) throws {
    let sealed = try SealedManifest()
    let whole = try Self.files.map { try sealed.result($0) }
    let trusted = try TrustedKeys(file: try sealed.folder.read("exhibit-key.pub"))
    let credentials = [try Credential.builtIn]
    func isSound(_ files: [[UInt8]]) -> Bool {
      ManifestCheck(header: files[0], lines: files[1], credentials: credentials).problems.isEmpty
        && !SealCheck.outcome(header: files[0], signature: files[2], trusted: trusted).isFailure
    }
    #expect(isSound(whole))
    let position = try #require(Self.files.firstIndex(of: name))
    var unnoticed: [Int] = []
    for offset in whole[position].indices {
      // The lowest bit, the one of upper and lower case, and all of them.
      for mask: UInt8 in [0x01, 0x20, 0xFF] {
        var files = whole
        files[position][offset] ^= mask
        if isSound(files) { unnoticed.append(offset) }
      }
    }
    #expect(unnoticed == [])
  }

  @Test(
    "the Python verifier agrees on all of them",
    .enabled(if: Tool.venvPython.mayRun, "there is no .venv; run “make venv”"))
  func python() throws {
    let sealed = try SealedManifest()
    #expect(
      try sealed.python(["s.exhibit", "--key", "exhibit-key.pub", "--files", "s"]).text == "sound\n"
    )
    let script = """
      import sys
      sys.path.insert(0, sys.argv[1])
      sys.dont_write_bytecode = True
      from verify import manifest_problems, public_key
      names = ["manifest.json", "manifest.jsonl", "manifest.json.sig"]
      whole = [open("s.exhibit/" + name, "rb").read() for name in names]
      key = public_key(open("exhibit-key.pub").read())
      assert manifest_problems(*whole, key)[0] == []
      flips = unnoticed = 0
      for position, data in enumerate(whole):
          for offset in range(len(data)):
              for mask in (0x01, 0x20, 0xFF):
                  files = list(whole)
                  files[position] = data[:offset] + bytes([data[offset] ^ mask]) + data[offset + 1:]
                  flips += 1
                  unnoticed += not manifest_problems(*files, key)[0]
      print(flips, unnoticed)
      """
    let result = try Tool.venvPython.run(
      ["-c", script, Checkout.path("Samples/verifier")], in: sealed.folder.path)
    let bytes = try Self.files.map { try sealed.result($0).count }.reduce(0, +)
    #expect(result.text == "\(bytes * 3) 0\n", "\(result)")
  }

  @Test("the program says so as well, for every hundredth byte")
  func program() throws {
    let sealed = try SealedManifest()
    for name in Self.files {
      let whole = try sealed.result(name)
      for offset in stride(from: 7, to: whole.count, by: 100) {
        var bytes = whole
        bytes[offset] ^= 1
        try sealed.folder.write(bytes, to: "s.exhibit/\(name)")
        let result = try sealed.exhibit(["verify", "s", "--key", "exhibit-key.pub", "--quiet"])
        #expect(result.status == 1, "\(name) \(offset) \(result)")
      }
      try sealed.folder.write(whole, to: "s.exhibit/\(name)")
    }
    #expect(try sealed.exhibit(["verify", "s", "--key", "exhibit-key.pub"]).status == 0)
  }
}
