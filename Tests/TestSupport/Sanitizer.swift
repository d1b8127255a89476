import Foundation

/// Whether these tests were built with a sanitizer, which `make test-asan` and `make test-tsan` say.
package enum Sanitizer {
  package static var isOn: Bool {
    ProcessInfo.processInfo.environment["EXHIBIT_SANITIZER"] != nil
  }
}
