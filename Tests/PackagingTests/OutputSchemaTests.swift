import TestSupport
import Testing

/// What seals, proofs, bags and comparisons print, against their schemas by a validator that is not ours.
@Suite(
  "Schemas of what is packaged and checked",
  .enabled(if: Tool.checkJSONSchema.mayRun, "check-jsonschema is not in .venv; run “make venv”"))
struct OutputSchemaTests {
  private func check(_ output: RunResult, _ schema: String) throws -> RunResult {
    let folder = try TemporaryFolder()
    let printed = try ExhibitProgram.run(["schema", schema])
    let path = try folder.write(printed.output, to: "schema.json")
    try #require(!output.output.isEmpty, "\(output)")
    let instance = try folder.write(output.output, to: "output.json")
    return try Tool.checkJSONSchema.run(["--schemafile", path, instance])
  }

  @Test("verifications fit, sound and not")
  func verify() throws {
    let sealed = try SealedManifest()
    let json = ["--format", "json"]
    var outputs = [
      try sealed.exhibit(["verify", "s"] + json),
      try sealed.exhibit(["verify", "s", "--key", "exhibit-key.pub", "--fast"] + json),
    ]
    try sealed.folder.write("Other", to: "s/note.txt")
    try sealed.folder.write("b", to: "s/renamed.txt")
    try sealed.folder.remove("s/b.txt")
    try sealed.folder.write(
      try sealed.result("manifest.jsonl") + [10], to: "s.exhibit/manifest.jsonl")
    outputs.append(try sealed.exhibit(["verify", "s", "--key", "exhibit-key.pub"] + json))
    #expect(outputs[2].text.contains(#""renamed":1"#), "\(outputs[2])")
    for output in outputs {
      let result = try check(output, "verify")
      #expect(result.status == 0, "\(result) \(output)")
    }
    let changed = RunResult(
      output: Array(outputs[0].text.replacing(#""passed":"#, with: #""past":"#).utf8))
    #expect(try check(changed, "verify").status != 0)
  }

  @Test("proofs and what is said of them fit")
  func proofs() throws {
    let sealed = try SealedManifest()
    _ = try sealed.exhibit(["prove", "s", "é.txt", "--output", "proof.json"])
    let proof = RunResult(output: try sealed.folder.read("proof.json"))
    #expect(try check(proof, "proof").status == 0)
    for file in [[], ["s/é.txt"], ["s/b.txt"]] {
      let output = try sealed.exhibit(
        ["verify", "--proof", "proof.json", "--format", "json"] + file)
      let result = try check(output, "proof-check")
      #expect(result.status == 0, "\(result) \(output)")
    }
  }

  @Test(
    "validations of bags and comparisons fit",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func bagsAndDiffs() throws {
    let folder = try TemporaryFolder()
    _ = try Tool.python3.run([Checkout.path("Tests/BagCases/make-cases"), folder.path])
    for name in [
      "sound", "version-words", "changed-byte", "oxum-twice", "encoding-unknown", "link-out",
    ] {
      let output = try ExhibitProgram.run(["verify", name, "--format", "json"], in: folder.path)
      let result = try check(output, "bag")
      #expect(result.status == 0, "\(result) \(output)")
    }
    for pair in [["sound", "changed-byte"], ["sound", "sound"], ["sound", "sound-md5"]] {
      let output = try ExhibitProgram.run(["diff"] + pair + ["--format", "json"], in: folder.path)
      let result = try check(output, "diff")
      #expect(result.status == 0, "\(result) \(output)")
    }
    let sealed = try SealedManifest()
    try sealed.folder.write("x", to: "t/note.txt")
    _ = try sealed.exhibit(["manifest", "t", "--quiet"])
    let output = try sealed.exhibit(["diff", "s", "t", "--format", "json"])
    #expect(output.text.contains("requirements") && output.text.contains("facts"))
    let result = try check(output, "diff")
    #expect(result.status == 0, "\(result) \(output)")
  }
}
