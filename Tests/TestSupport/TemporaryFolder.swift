import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of a test's own, removed with the object. Names are bytes: a `String` can't hold all of
/// them.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    let base = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var template = Array("\(base)/exhibit-tests.XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw SystemFailure("mkdtemp") }
    // The real path, so that it is the one that a program started in it sees.
    path =
      String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      .resolvingLinks
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func path(_ name: String) -> String { "\(path)/\(name)" }

  /// The bytes of the path of `name`, for a C call or an argument.
  package func bytes(_ name: [UInt8]) -> [UInt8] { Array(path.utf8) + [UInt8(ascii: "/")] + name }

  // MARK: Making

  /// Writes a file, with the folders above it.
  @discardableResult
  package func write(_ contents: [UInt8], to name: String) throws -> String {
    try write(contents, toBytes: Array(name.utf8))
    return path(name)
  }

  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  package func write(_ contents: [UInt8], toBytes name: [UInt8]) throws {
    if let slash = name.lastIndex(of: UInt8(ascii: "/")) { try makeFolder(Array(name[..<slash])) }
    let file = unsafe open(
      terminated(bytes(name)), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw SystemFailure("open") }
    defer { close(file) }
    var written = 0
    while written < contents.count {
      let count = unsafe contents.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          file, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      guard count > 0 else { throw SystemFailure("write") }
      written += count
    }
  }

  package func makeFolder(_ name: [UInt8]) throws {
    var made: [UInt8] = []
    for part in name.split(separator: UInt8(ascii: "/")) {
      made += (made.isEmpty ? [] : [UInt8(ascii: "/")]) + part
      guard unsafe mkdir(terminated(bytes(made)), 0o755) == 0 || errno == EEXIST else {
        throw SystemFailure("mkdir")
      }
    }
  }

  package func makeFIFO(_ name: String) throws {
    guard unsafe mkfifo(terminated(bytes(Array(name.utf8))), 0o644) == 0 else {
      throw SystemFailure("mkfifo")
    }
  }

  package func makeLink(_ name: String, to target: String) throws {
    guard unsafe symlink(target, path(name)) == 0 else { throw SystemFailure("symlink") }
  }

  // MARK: Changing

  package func setMode(_ name: String, _ mode: UInt16) throws {
    guard unsafe chmod(path(name), mode_t(mode)) == 0 else { throw SystemFailure("chmod") }
  }

  package func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(name))
  }

  /// Makes the file `length` bytes long; what is added is a hole that reads as zeros.
  package func truncate(_ name: String, to length: Int64) throws {
    guard unsafe Glibc.truncate(path(name), off_t(length)) == 0 else {
      throw SystemFailure("truncate")
    }
  }

  // MARK: Reading

  package func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// Every path below the folder, sorted: to see that nothing was added.
  package func listing(below name: String = ".") throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path(name)).sorted()
  }

  private func terminated(_ bytes: [UInt8]) -> [CChar] {
    bytes.map { CChar(bitPattern: $0) } + [0]
  }
}

/// A system call that a test can't do without failed.
package struct SystemFailure: Error, CustomStringConvertible {
  package let description: String

  package init(_ call: String) {
    description = "\(call): \(unsafe String(cString: strerror(errno)))"
  }
}

extension String {
  /// The path with every symbolic link resolved; itself where there is no such file.
  package var resolvingLinks: String {
    guard let resolved = unsafe realpath(self, nil) else { return self }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}
