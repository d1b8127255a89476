import Foundation

/// Whether these tests were built with a sanitizer, which `make test-asan` and `make test-tsan` say.
package enum Sanitizer {
  package static var isOn: Bool { name != nil }

  /// Its shadow memory is a file to the system, so that it dies where files may not grow.
  package static var isOfThreads: Bool { name == "thread" }

  private static var name: String? {
    ProcessInfo.processInfo.environment["EXHIBIT_SANITIZER"]
  }
}
