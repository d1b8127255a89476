import Artifacts
import Testing

/// Names as hostile archives have them; the list follows the Zip Slip advisory's examples.
@Suite("Names of members")
struct MemberNameTests {
  @Test(
    "a name that leads out of the folder is told",
    arguments: [
      "/etc/passwd", "../up.txt", "a/../../up.txt", "a/..", #"..\up.txt"#, #"a\..\..\up.txt"#,
      #"\\host\share\x"#, #"C:\Windows\x.dll"#, "c:x.dll", "", "/", "..",
    ])
  func dangerous(_ name: String) {
    #expect(MemberName(Array(name.utf8)).danger != nil)
  }

  @Test("a name that no system takes is told")
  func long() {
    #expect(MemberName([UInt8](repeating: UInt8(ascii: "a"), count: 4097)).danger != nil)
    #expect(MemberName([UInt8](repeating: UInt8(ascii: "a"), count: 4096)).danger == nil)
  }

  @Test(
    "a name that only looks odd is none of these",
    arguments: ["a..b", "..a", "a/...", "a b/c", "~/x", ".hidden", #"back\slash"#, "5:30 pm.txt"])
  func harmless(_ name: String) {
    #expect(MemberName(Array(name.utf8)).danger == nil)
  }

  @Test("empty parts and dots are left out of the path")
  func path() {
    #expect(MemberName(Array("./a//b/./c.txt".utf8)).path == ArtifactPath("a/b/c.txt"))
  }
}
