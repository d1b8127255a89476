import Foundation
import TestSupport

/// A cohort `C` of three small submissions, and the user's key in a place of the test's own.
struct CohortFixture {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["anna", "ben", "carl"] {
      try folder.write("What \(name) learned about norms.\n", to: "C/\(name)/part1.txt")
      try folder.write("How \(name) goes on.\n", to: "C/\(name)/part3.txt")
      for number in 1...3 {
        try folder.write("Work of \(name), number \(number).\n", to: "C/\(name)/\(number).txt")
      }
    }
    try folder.write("The same handout.\n", to: "C/anna/handout.txt")
    try folder.write("The same handout.\n", to: "C/ben/from-anna.txt")
    try folder.write("The same handout.\n", to: "C/ben/again.txt")
  }

  var environment: [String: String] {
    ProcessInfo.processInfo.environment.merging(["XDG_STATE_HOME": folder.path("state")]) { $1 }
  }

  func exhibit(_ arguments: [String]) throws -> RunResult {
    try ExhibitProgram.run(arguments, in: folder.path, environment: environment)
  }

  func scan(_ options: [String] = []) throws -> RunResult {
    try exhibit(["scan", "--cohort", "C"] + options)
  }

  /// The overview as a program gets it.
  func overview(_ options: [String] = []) throws -> JSON {
    try JSON(scan(["--format", "json"] + options).output)
  }

  /// The lines of `overview.csv`, read by Python's own reader of CSV.
  func rows() throws -> [[String: String]] {
    let script =
      "import csv,json,sys;print(json.dumps(list(csv.DictReader(open(sys.argv[1],newline=''))))"
    let result = try Tool.python3.run(["-c", script + ")", folder.path("C.exhibit/overview.csv")])
    return try JSONDecoder().decode([[String: String]].self, from: Data(result.output))
  }
}
