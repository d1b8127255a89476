internal import Artifacts
internal import CLibCurl

/// One request and what came of it so far. Belongs to the thread that runs the pool.
///
/// Marked safe: the handle lives as long as the object, which outlives its stay in the pool, and
/// never leaves this folder.
@safe final class CurlTransfer {
  let handle: UnsafeMutableRawPointer
  private(set) var head = ResponseHead()
  private(set) var body: [UInt8] = []
  /// Why a connection was not made.
  private(set) var refusal: PolicyRefusal?
  private var stop: Stop?
  private let gate: ConnectionGate
  private let limits: NetworkLimits
  private var lists: [UnsafeMutablePointer<curl_slist>] = unsafe []

  /// Why it was ended from here.
  private enum Stop { case bodyFull, headerFull }

  /// What is asked, and of whom.
  struct Request {
    var address: WebAddress
    var gate: ConnectionGate
    /// Which bytes are asked for; nil for the whole.
    var part: WantedPart?
    /// Over a connection of its own: what went wrong may have been left over on a kept one.
    var isFresh: Bool
    var timeLeft: Duration
    var limits: NetworkLimits
  }

  /// Nil where libcurl has no memory left.
  init?(_ request: Request) {
    guard let created = unsafe curl_easy_init() else { return nil }
    unsafe handle = created
    gate = request.gate
    limits = request.limits
    setWhatIsAsked(request)
    setWhatIsNeverDone()
    pin(request)
    setCallbacks()
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
    unsafe lists.forEach { unsafe curl_slist_free_all($0) }
  }

  // MARK: Options

  private func setWhatIsAsked(_ request: Request) {
    set(CURLOPT_URL, request.address.text)
    if let part = request.part {
      set(CURLOPT_RANGE, part.text)
      if let validator = part.onlyIf { addHeader("If-Range: \(validator)") }
    }
    // Asks for plain bytes, and unpacks what comes packed all the same.
    set(CURLOPT_ACCEPT_ENCODING, "identity")
    set(CURLOPT_USERAGENT, "exhibit/\(exhibitVersion) (checks links)")
    set(CURLOPT_TIMEOUT_MS, Int(clamping: max(1, request.timeLeft.wholeMilliseconds)))
    set(CURLOPT_FRESH_CONNECT, request.isFresh ? 1 : 0)
  }

  /// No proxy whatever the environment says, no redirect by itself, no password file, no signal, no
  /// wait for a name that nobody answers; cookies are off unless switched on.
  private func setWhatIsNeverDone() {
    set(CURLOPT_PROXY, "")
    set(CURLOPT_NOPROXY, "*")
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    set(CURLOPT_HTTP09_ALLOWED, 0)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_QUICK_EXIT, 1)
  }

  /// Tells libcurl where the host is, so that it does not ask for itself and get another answer.
  private func pin(_ request: Request) {
    let address = request.address
    guard address.literal == nil, !request.gate.checked.isEmpty else { return }
    let places = request.gate.checked.map { $0.bytes.count == 4 ? "\($0)" : "[\($0)]" }.sorted()
    let entry = "\(address.host):\(address.port):\(places.joined(separator: ","))"
    guard let list = unsafe curl_slist_append(nil, entry) else { return }
    unsafe lists.append(list)
    unsafe exhibit_set_pointer(handle, CURLOPT_RESOLVE, list)
  }

  private func addHeader(_ line: String) {
    guard let list = unsafe curl_slist_append(nil, line) else { return }
    unsafe lists.append(list)
    unsafe exhibit_set_pointer(handle, CURLOPT_HTTPHEADER, list)
  }

  private func set(_ option: CURLoption, _ text: String) {
    unsafe exhibit_set_text(handle, option, text)
  }

  private func set(_ option: CURLoption, _ number: Int) {
    unsafe exhibit_set_number(handle, option, number)
  }

  // MARK: Callbacks

  private func setCallbacks() {
    let opaque = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe exhibit_set_pointer(handle, CURLOPT_WRITEDATA, opaque)
    unsafe exhibit_set_pointer(handle, CURLOPT_HEADERDATA, opaque)
    unsafe exhibit_set_pointer(handle, CURLOPT_OPENSOCKETDATA, opaque)
    unsafe exhibit_set_bytes_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, opaque in
      unsafe CurlTransfer.receive(bytes, size, count, opaque) { $0.addBody($1) }
    }
    unsafe exhibit_set_bytes_callback(handle, CURLOPT_HEADERFUNCTION) {
      bytes, size, count, opaque in
      unsafe CurlTransfer.receive(bytes, size, count, opaque) { $0.addHeader($1) }
    }
    unsafe exhibit_set_socket_callback(handle) { opaque, _, place in
      guard let opaque = unsafe opaque, let place = unsafe place else {
        return exhibit_no_socket()
      }
      let transfer = unsafe Unmanaged<CurlTransfer>.fromOpaque(opaque).takeUnretainedValue()
      return unsafe transfer.openSocket(place)
    }
  }

  /// How many bytes were taken: any other number than came ends the transfer.
  private static func receive(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
    _ opaque: UnsafeMutableRawPointer?, _ take: (CurlTransfer, [UInt8]) -> Bool
  ) -> Int {
    let (length, overflow) = size.multipliedReportingOverflow(by: count)
    guard let opaque = unsafe opaque, let bytes = unsafe bytes, !overflow else { return 0 }
    let transfer = unsafe Unmanaged<CurlTransfer>.fromOpaque(opaque).takeUnretainedValue()
    let chunk = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: length))
    return take(transfer, chunk) ? length : length == 0 ? 1 : 0
  }

  private func addBody(_ chunk: [UInt8]) -> Bool {
    let room = max(0, limits.bodyBytes - body.count)
    body += chunk.prefix(room)
    // A part ends by itself, and its connection serves the next.
    if let part = head.partRange, part.count <= limits.bodyBytes, chunk.count <= room {
      return true
    }
    guard body.count >= limits.bodyBytes, head.length.map({ $0 > body.count }) ?? true else {
      return true
    }
    stop = .bodyFull
    return false
  }

  private func addHeader(_ line: [UInt8]) -> Bool {
    head.add(line)
    guard head.byteCount > limits.headerBytes else { return true }
    stop = .headerFull
    return false
  }

  private func openSocket(_ place: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    var bytes = [UInt8](repeating: 0, count: 16)
    var port: UInt16 = 0
    let count = unsafe exhibit_read_endpoint(place, &bytes, &port)
    guard refusal == nil, let address = IPAddress(bytes: Array(bytes.prefix(Int(count)))) else {
      return exhibit_no_socket()
    }
    let endpoint = Endpoint(address: address, port: port)
    do throws(PolicyRefusal) {
      let way = try gate.way(to: endpoint)
      if way != endpoint, way.address.bytes.count == 4 {
        unsafe exhibit_write_endpoint(place, way.address.bytes, way.port)
      }
      return unsafe exhibit_open_socket(place)
    } catch {
      refusal = error
      return exhibit_no_socket()
    }
  }

  // MARK: The end

  var status: Int { unsafe exhibit_status(handle) }

  /// Seconds that the server wants to be left alone for; nil where it does not say.
  var retryAfter: Int64? {
    let seconds = unsafe exhibit_retry_after(handle)
    return seconds > 0 ? seconds : nil
  }

  /// True where the whole body came.
  var isWhole: Bool {
    guard stop == nil, let part = head.partRange else { return stop == nil }
    return part.lowerBound == 0 && head.length == part.upperBound
  }

  /// Why there is no sound answer; nil where there is one.
  func failure(_ result: CURLcode) -> TransferFailure? {
    if stop == .headerFull { return .endlessHeader }
    if stop == .bodyFull { return nil }
    switch result {
    case CURLE_OK: return nil
    case CURLE_COULDNT_RESOLVE_HOST: return .noSuchName
    case CURLE_COULDNT_CONNECT: return .notConnected
    case CURLE_OPERATION_TIMEDOUT:
      return head.byteCount == 0 ? .silence : .stalled(bytes: body.count)
    case CURLE_PARTIAL_FILE: return .cutOff(bytes: body.count)
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return .reset
    case CURLE_PEER_FAILED_VERIFICATION: return .certificate(certificateTrouble)
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR: return .insecure
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: return .notHTTP
    case CURLE_BAD_CONTENT_ENCODING: return .packing
    // A header line beyond libcurl's own limit.
    case CURLE_OUT_OF_MEMORY where body.isEmpty: return .endlessHeader
    default: return unsafe .other(String(cString: curl_easy_strerror(result)))
    }
  }

  /// The numbers are OpenSSL's, `X509_V_ERR_…`; other libraries give 1.
  private var certificateTrouble: TransferFailure.CertificateTrouble {
    switch unsafe exhibit_certificate_trouble(handle) {
    case 10: .expired
    case 18, 19, 20, 21: .unknownIssuer
    // The chain is sound, so it was the name.
    case 0, 62: .otherName
    default: .unsound
    }
  }
}
