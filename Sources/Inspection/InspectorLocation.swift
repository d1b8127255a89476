#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where `exhibit-inspector` is: beside `exhibit`, or in `../libexec/exhibit/`.
package enum InspectorLocation {
  /// Nil where it is in neither place.
  package static func find() -> String? {
    guard let executable = executablePath else { return nil }
    let folder = executable.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return [
      "\(folder)/exhibit-inspector", "\(folder)/../libexec/exhibit/exhibit-inspector",
    ].first { unsafe access($0, X_OK) == 0 }
  }

  /// Links resolved, so that a link to `exhibit` from another folder works.
  private static var executablePath: String? {
    #if canImport(Darwin)
      var size = UInt32(PATH_MAX)
      var path = [CChar](repeating: 0, count: Int(PATH_MAX))
      guard unsafe _NSGetExecutablePath(&path, &size) == 0 else { return nil }
      let start = unsafe path.withUnsafeBufferPointer {
        unsafe $0.baseAddress.map { unsafe String(cString: $0) }
      }
    #else
      let start: String? = "/proc/self/exe"
    #endif
    guard let start, let resolved = unsafe realpath(start, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}
