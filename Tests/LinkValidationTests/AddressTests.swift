import Testing

@testable import LinkValidation

/// Expected values from IANA's special-purpose registries, RFC 3986, RFC 4291 and the URL standard.
@Suite("Addresses")
struct AddressTests {
  @Test(
    "--allow-host takes an IPv6 address for the same however it is written",
    arguments: [
      ("[::1]:8080", true), ("[0:0:0:0:0:0:0:1]:8080", true), ("[0::0001]:8080", true),
      ("[::2]:8080", false), ("[::1]:8081", false), ("[::1]", true), ("::1", false),
    ])
  func allowed(host: String, opens: Bool) throws {
    let address = try WebAddress("http://[0:0::1]:8080/clip.mp4")
    #expect((AllowedHost(host)?.opens(address) ?? false) == opens)
  }

  @Test("every special range can be read, and its first address is in it")
  func ranges() {
    for range in SpecialRange.all { #expect(range.isSound, "\(range)") }
  }

  @Test(
    "the neighbours of a special range are public",
    arguments: [
      "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
      "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
      "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "1.1.1.1", "8.8.8.8",
      "2001:4860:4860::8888", "2606:4700::1111", "2a00:1450::1",
    ])
  func publicNeighbours(text: String) throws {
    #expect(SpecialRange.what(try #require(IPAddress(text))) == nil)
  }

  @Test(
    "both ends of a special range are not public",
    arguments: [
      "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
      "127.0.0.0", "127.255.255.255", "169.254.0.0", "169.254.255.255", "172.16.0.0",
      "172.31.255.255", "192.0.0.0", "192.0.0.255", "192.0.2.1", "192.168.0.0", "192.168.255.255",
      "198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.0",
      "239.255.255.255", "240.0.0.0", "255.255.255.255", "168.63.129.16", "100.100.100.200", "::",
      "::1", "::ffff:8.8.8.8", "::ffff:0:8.8.8.8", "::8.8.8.8", "64:ff9b::808:808",
      "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:808:808::1", "fc00::1",
      "fdff:ffff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "4000::1", "1::1",
    ])
  func special(text: String) throws {
    #expect(SpecialRange.what(try #require(IPAddress(text))) != nil)
  }

  @Test(
    "what only C libraries take for an address is none",
    arguments: [
      "", "1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.256", "1.2.3.4 ", "0x1.2.3.4", "1.2.3.-4",
      ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::", "::1%eth0",
      "1:2:3:4:5:6:7::8:9", "::1.2.3", "[::1]", "1:2:3:4:5:6:7:8::",
    ])
  func noAddress(text: String) { #expect(IPAddress(text) == nil) }

  @Test(
    "an address is asked in one form",
    arguments: [
      ("HTTP://Example.ORG/a", "http://example.org/a"),
      ("http://example.org:80/a#b", "http://example.org/a"),
      ("https://example.org:443", "https://example.org/"),
      (" https://example.org/a b ", "https://example.org/a%20b"),
      ("https://example.org/\u{e4}", "https://example.org/%c3%a4"),
      (#"https:\\example.org\a"#, "https://example.org/a"),
      ("ht\ntp://example.org/", "http://example.org/"),
      ("http://example.org/a/../b?c=../d", "http://example.org/b?c=../d"),
      ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ])
  func normalised(written: String, asked: String) throws {
    #expect(try WebAddress(written).text.lowercased() == asked)
  }

  @Test(
    "what has no host, or a broken one, is no address",
    arguments: [
      "", "http:", "http://", "http:///", "http://exa mple.org/", "http://[::1/", "http://a:99999/",
      "http://a:b/", "http://a%7cb/", "http://[fe80::1%25eth0]/", "http://a|b/", "http://a:0/",
      "http://?", "//",
    ])
  func malformed(written: String) {
    #expect(throws: WebAddress.Trouble.malformed) { try WebAddress(written) }
  }

  @Test("a text that two readers take for two hosts is asked of one, which is the one judged")
  func oneReading() throws {
    for text in [
      #"http://outside.example\@inner.example/"#, "http://outside.example#@inner.example/",
      "http://outside.example?@inner.example/", "http://a@outside.example@inner.example/",
    ] {
      guard let address = try? WebAddress(text) else { continue }
      #expect(address.text.contains("//\(address.host)") || address.namesUser, "\(address)")
    }
  }

  @Test(
    "--allow-host takes a host, with or without a port",
    arguments: [
      ("localhost", true), ("Localhost:8080", true), ("[::1]:80", true), ("[::1]", true),
      ("127.0.0.1:1", true), ("", false), (":80", false), ("a:0", false), ("a:99999", false),
      ("http://a", false), ("a/b", false), ("[::g]", false), ("a b", false), ("[::1]x", false),
    ])
  func allowedHost(text: String, isOne: Bool) { #expect((AllowedHost(text) != nil) == isOne) }

  @Test(
    "--allow-host without a port opens every port of that host, with one only this",
    arguments: [
      ("intern.example", "http://intern.example/", true),
      ("intern.example", "https://Intern.example/", true),
      ("intern.example", "http://intern.example:8080/", true),
      ("intern.example", "http://intern.example:25/", true),
      ("intern.example", "http://www.intern.example/", false),
      ("intern.example:80", "http://intern.example/", true),
      ("intern.example:80", "https://intern.example/", false),
      ("intern.example:25", "http://intern.example:25/", true),
    ])
  func ports(host: String, address: String, opens: Bool) throws {
    let opened = try #require(AllowedHost(host))
    let address = try WebAddress(address)
    #expect(opened.opens(address) == opens)
    // Nothing else in the policy shuts what is opened.
    if opens { #expect(NetworkPolicy(allowedHosts: [opened]).refusal(of: address) == nil) }
  }

  @Test("a header's lines are read as they are meant, and odd ones are passed over")
  func head() {
    var head = ResponseHead()
    for line in [
      "HTTP/1.1 206 Partial Content\r\n", "Content-Type: Video/MP4; codecs=x\r\n",
      "Content-Range: bytes 0-9/1234\r\n", "Content-Length: 10\r\n", "no colon\r\n", ":\r\n",
      "Content-Disposition: ATTACHMENT; filename=x\r\n", "\r\n",
    ] { head.add(Array(line.utf8)) }
    #expect(head.mediaType == "video/mp4")
    #expect(head.length == 1234)
    #expect(head.isAttachment)
    for odd in [
      "Content-Type: \u{1B}[31m/x", "Content-Type: a", "Content-Length: -1",
      "Content-Length: 99999999999999999999", "Content-Range: bytes",
    ] {
      var head = ResponseHead()
      head.add(Array(odd.utf8))
      #expect(head.mediaType == nil && head.length == nil, "\(odd)")
    }
  }
}
