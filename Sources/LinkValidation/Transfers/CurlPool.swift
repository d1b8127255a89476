internal import CLibCurl

/// libcurl's multi interface: many transfers on one thread, over one pool of connections.
///
/// Marked safe: the handle lives as long as the object. Unchecked: all but `wake` is called on the
/// thread that runs the pool, and `wake` is what libcurl allows on any.
@safe final class CurlPool: @unchecked Sendable {
  private let handle: UnsafeMutableRawPointer
  private var transfers: [UnsafeMutableRawPointer: (key: Int, transfer: CurlTransfer)] =
    unsafe [:]

  /// Nil where libcurl has no memory left.
  init?(_ limits: NetworkLimits) {
    guard Self.isReady, let created = unsafe curl_multi_init() else { return nil }
    unsafe handle = created
    set(CURLMOPT_MAX_TOTAL_CONNECTIONS, limits.requests)
    set(CURLMOPT_MAX_HOST_CONNECTIONS, limits.requestsToOneHost)
    set(CURLMOPT_MAXCONNECTS, limits.requests)
  }

  deinit {
    unsafe transfers.keys.forEach { unsafe curl_multi_remove_handle(handle, $0) }
    unsafe curl_multi_cleanup(handle)
  }

  /// Once for the program, before any thread uses libcurl.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private func set(_ option: CURLMoption, _ number: Int) {
    unsafe exhibit_set_pool_number(handle, option, number)
  }

  func add(_ transfer: CurlTransfer, key: Int) {
    unsafe transfers[transfer.handle] = (key, transfer)
    unsafe curl_multi_add_handle(handle, transfer.handle)
  }

  /// Does what can be done without waiting.
  func perform() {
    var running: Int32 = 0
    unsafe curl_multi_perform(handle, &running)
  }

  /// A transfer that has ended, which leaves the pool.
  func nextEnded() -> (key: Int, transfer: CurlTransfer, result: CURLcode)? {
    var result = CURLE_OK
    while let ended = unsafe exhibit_next_ended(handle, &result) {
      unsafe curl_multi_remove_handle(handle, ended)
      if let entry = unsafe transfers.removeValue(forKey: ended) {
        return (entry.key, entry.transfer, result)
      }
    }
    return nil
  }

  /// Waits until there is something to do, at most so long.
  func wait(milliseconds: Int32) {
    unsafe curl_multi_poll(handle, nil, 0, milliseconds, nil)
  }

  /// Ends a wait; on any thread.
  func wake() { unsafe curl_multi_wakeup(handle) }
}
