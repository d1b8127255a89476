import Foundation

/// Whether these tests were built with a sanitizer, which `make test-asan` and `make test-tsan` say.
package enum Sanitizer {
  package static var isOn: Bool { name != nil }

  /// Its shadow memory is a file to the system, so that it dies where files may not grow.
  package static var isOfThreads: Bool { name == "thread" }

  /// How many times as long a test may take.
  package static var patience: Int { isOn ? 30 : 1 }

  private static var name: String? {
    ProcessInfo.processInfo.environment["EXHIBIT_SANITIZER"]
  }
}
