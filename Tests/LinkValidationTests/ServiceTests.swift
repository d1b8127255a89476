import Artifacts
import TestSupport
import Testing

@testable import LinkValidation

/// Addresses as the services give them under Share, and what their documentation says they answer.
@Suite("Share pages")
struct ServiceTests {
  private static let catalogue = Result { try ServiceCatalogue.builtIn() }

  private func share(_ text: String) throws -> ShareLink? {
    try Self.catalogue.get().share(try WebAddress(text))
  }

  @Test(
    "every way to write an address of a service is recognised",
    arguments: [
      ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s", "youtube", "dQw4w9WgXcQ"),
      ("https://youtu.be/dQw4w9WgXcQ?si=x", "youtube", "dQw4w9WgXcQ"),
      ("https://m.youtube.com/shorts/dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"),
      ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"),
      ("https://vimeo.com/76979871", "vimeo", "76979871"),
      ("https://player.vimeo.com/video/76979871?h=8272103f6e", "vimeo", "76979871"),
      ("https://vimeo.com/76979871/8272103f6e", "vimeo", "76979871"),
      ("https://drive.google.com/file/d/1aBc_D-e/view?usp=sharing", "google-drive", "1aBc_D-e"),
      ("https://drive.google.com/open?id=1aBc", "google-drive", "1aBc"),
      ("https://drive.google.com/drive/folders/1aBc", "google-drive", "1aBc"),
      ("https://docs.google.com/document/d/1aBc/edit#heading=h.1", "google-docs", "1aBc"),
      ("https://docs.google.com/spreadsheets/d/1aBc/view", "google-docs", "1aBc"),
      ("https://1drv.ms/v/s!AbC", "onedrive", "s!AbC"),
      ("https://school.sharepoint.com/:v:/s/team/EaBc", "onedrive", nil),
      ("https://www.dropbox.com/scl/fi/aBc/clip.mp4?rlkey=k&dl=0", "dropbox", "aBc"),
      ("https://www.dropbox.com/s/aBc/clip.mp4", "dropbox", "aBc"),
      ("https://us02web.zoom.us/rec/share/aBc.d_e", "zoom", "aBc.d_e"),
      ("https://teams.microsoft.com/l/meetup-join/x/0", "teams", nil),
      ("https://web.microsoftstream.com/video/aBc", "teams", "aBc"),
      ("https://www.loom.com/share/aBc123", "loom", "aBc123"),
      ("https://app.box.com/s/aBc", "box", "aBc"),
      ("https://www.icloud.com/iclouddrive/aBc#clip", "icloud", "aBc"),
      ("https://x.hosted.panopto.com/Panopto/Pages/Viewer.aspx?id=aBc", "panopto", "aBc"),
      ("https://mediaspace.school.example/media/t/1_aBc", "kaltura", "1_aBc"),
      ("https://www.wevideo.com/view/123", "wevideo", "123"),
      ("https://flip.com/s/aBc", "flip", "aBc"),
      ("https://padlet.com/teacher/board-1a2b", "padlet", "board-1a2b"),
    ] as [(String, String, String?)])
  func recognised(text: String, service: String, identifier: String?) throws {
    let share = try #require(try share(text))
    #expect(share.service == service)
    #expect(share.identifier == identifier)
    #expect(!share.trouble.isEmpty && !share.fix.isEmpty)
  }

  @Test(
    "an address that only looks like a service's is none",
    arguments: [
      "https://youtube.com.evil.example/watch?v=x", "https://notyoutube.com/watch?v=x",
      "https://www.youtube.com/", "https://www.youtube.com/watch", "https://vimeo.com/about",
      "https://drive.google.com.example/file/d/1/view", "https://example.org/rec/share/x",
    ])
  func unrecognised(text: String) throws { #expect(try share(text) == nil) }

  @Test("what is for editing says so, and offers the address for looking")
  func editing() throws {
    for (text, offered) in [
      (
        "https://docs.google.com/document/d/1aBc/edit",
        "https://docs.google.com/document/d/1aBc/view"
      ),
      (
        "https://drive.google.com/file/d/1aBc/edit", "https://drive.google.com/file/d/1aBc/view"
      ),
      (
        "https://studio.youtube.com/video/dQw4w9WgXcQ/edit",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
      ),
    ] {
      let share = try #require(try share(text))
      #expect(share.note != nil)
      #expect(share.canonical == offered)
    }
  }

  @Test("offline the likely trouble and the way to share are said, and nothing is asked")
  func offline() throws {
    let catalogue = try Self.catalogue.get()
    let sorter = LinkSorter(catalogue)
    let judge = WebJudge(catalogue) { _ in SniffedContent(kind: .other, mediaType: nil) }
    let link = Link(target: "https://youtu.be/dQw4w9WgXcQ")
    guard case .web(let web) = sorter.sort(link, in: ArtifactPath("a.html")) else {
      Issue.record("no link to the web")
      return
    }
    let verdict = judge.verdictUnasked(web)
    #expect(verdict.verdict == .skipped)
    #expect(verdict.severity == nil)
    #expect(verdict.reason?.contains("--offline") ?? false)
    #expect(verdict.fix?.contains("Unlisted") ?? false)
    #expect(verdict.service == "youtube")
  }

  @Test(
    "wrappers are taken off, also several around one another",
    arguments: [
      (
        "https://www.google.com/url?q=https://example.org/a%3Fb%3Dc&sa=D", "google",
        "https://example.org/a?b=c"
      ),
      (
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fa", "google",
        "https://example.org/a"
      ),
      (
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=05",
        "safelinks", "https://example.org/a"
      ),
      (
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fexample.org%252Fa",
        "safelinks", "https://example.org/a"
      ),
      (
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=x", "facebook",
        "https://example.org/a"
      ),
      (
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a&d=x", "proofpoint",
        "https://example.org/a"
      ),
      (
        "https://urldefense.com/v3/__https://example.org/a__;!!x!y", "proofpoint",
        "https://example.org/a"
      ),
    ])
  func wrappers(text: String, wrapper: String, inner: String) throws {
    let found = try #require(try Self.catalogue.get().unwrapped(try WebAddress(text)))
    #expect(found.wrapper == wrapper)
    #expect(found.inner.text == inner)
  }

  @Test("the time of a recording behind a wrapper is not lost")
  func wrappedTime() throws {
    let text =
      "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fclip.mp4%23t%3D5&data=05"
    let link = Link(target: text)
    let (address, fragment) = try #require(WebLink.address(of: link)).get()
    let web = WebLink(
      JudgedLink(link, in: ArtifactPath("page.html")),
      WebPlace(address, fragment: fragment, try Self.catalogue.get()))
    #expect(web.fragment == "t=5")
    #expect(web.pending.suggestion == "https://example.org/clip.mp4#t=5")
  }

  @Test(
    "a wrapper that holds no address of the web is a page like any other",
    arguments: [
      "https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url",
      "https://www.google.com/search?q=https://example.org/", "https://urldefense.com/v3/x",
    ])
  func noWrapper(text: String) throws {
    #expect(try Self.catalogue.get().unwrapped(try WebAddress(text)) == nil)
  }

  // As YouTube's and Vimeo's help pages write it.
  @Test(
    "times of services are read in every way that they are written",
    arguments: [
      ("90", 90_000), ("90s", 90_000), ("1m30s", 90_000), ("1h2m3s", 3_723_000), ("2m", 120_000),
      ("0", 0), ("1H", 3_600_000), ("", nil), ("s", nil), ("1m30", nil), ("30s1m", nil),
      ("-5", nil), ("1:30", nil), ("99999999999", nil), ("x", nil),
    ] as [(String, Int64?)])
  func times(text: String, milliseconds: Int64?) {
    #expect(ShareTime.milliseconds(text) == milliseconds)
  }

  @Test(
    "what a service answers is understood as it documents it",
    .enabled(if: StandInServer.mayRun, "python3 or openssl is not installed"))
  func answers() throws {
    let services = [
      "youtube", "vimeo", "google-drive", "google-docs", "onedrive", "dropbox", "zoom", "loom",
      "box",
    ]
    // The stand-in under its own name: nothing of the rules is special to it.
    let trial = try WebTrial(
      bases: services.map { ServiceBase(service: $0, address: "http://outside.example") })
    let table: [(String, LinkVerdict.Verdict, String?)] = [
      ("https://youtu.be/publicVideo", .ok, nil),
      ("https://youtu.be/goneVideo1", .broken, "no such video"),
      ("https://youtu.be/privateVid?t=5", .needsLogin, "private"),
      ("https://youtu.be/noembedVid", .ok, "on YouTube only"),
      ("https://youtu.be/malformed1", .broken, "no such video"),
      ("https://youtu.be/publicVideo?t=1m30", .ok, "ignores the time “1m30”"),
      ("https://youtu.be/publicVideo?start=119", .ok, nil),
      ("https://youtu.be/publicVideo?t=2m", .outOfRange, "ends at 2:00"),
      ("https://vimeo.com/123/public", .ok, nil),
      ("https://vimeo.com/123/gone", .broken, "unlisted"),
      ("https://vimeo.com/123/private", .needsLogin, "password"),
      ("https://www.loom.com/share/public1", .ok, nil),
      ("https://www.loom.com/share/gone1", .broken, "archived"),
      ("https://drive.google.com/file/d/public1/view", .ok, nil),
      ("https://drive.google.com/file/d/private1/view", .needsLogin, "sign in"),
      ("https://drive.google.com/file/d/none/view", .broken, "deleted"),
      ("https://docs.google.com/document/d/public1/view", .ok, nil),
      ("https://docs.google.com/document/d/public1/edit", .ok, "for editing"),
      ("https://docs.google.com/document/d/private1/edit", .needsLogin, "sign in"),
      ("https://us02web.zoom.us/rec/share/open", .skipped, "answers alike"),
      ("https://us02web.zoom.us/rec/share/locked", .needsLogin, "sign in"),
      ("https://us02web.zoom.us/rec/share/gone", .broken, "its time has run out"),
      ("https://www.dropbox.com/scl/fi/public/clip.mp4?rlkey=k", .ok, nil),
      ("https://www.dropbox.com/scl/fi/gone/clip.mp4?rlkey=k", .broken, "switched off"),
      ("https://school.sharepoint.com/:v:/s/public", .ok, nil),
      ("https://school.sharepoint.com/:v:/s/other", .needsLogin, "one organisation"),
      ("https://app.box.com/s/public", .ok, nil),
      ("https://app.box.com/s/gone", .broken, "expired"),
    ]
    for (row, found) in zip(table, try trial.verdicts(table.map(\.0))) {
      let agrees =
        found.verdict == row.1
        && (row.2.map { found.reason?.contains($0) ?? false } ?? (found.reason == nil))
      #expect(agrees, "\(row.0): \(found)")
      #expect(found.service != nil)
    }
    // HTML Standard §4.8.8: `video` plays a recording's bytes, and these are pages.
    let shown = try trial.verdicts(
      [
        "https://youtu.be/publicVideo", "https://youtu.be/goneVideo1",
        "https://vimeo.com/123/public",
      ],
      shownAs: .recording)
    #expect(shown.map(\.verdict) == [.notMedia, .broken, .notMedia])
    #expect(shown[0].fix?.contains("embedding") ?? false)
  }
}
