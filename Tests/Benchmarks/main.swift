import Foundation

// `make bench`: what Exhibit costs beside the floor and its peers, in one run on one machine.
// Figures and the machine they were read on are kept in docs/performance.md.
let programs = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
let exhibit = programs.appending(path: "exhibit").path
let floorProgram = programs.appending(path: "benchmark-floor").path

let corpus = try MediaCorpus()
let small = try corpus.smallFiles()
let large = try corpus.largeFile()
let size = try FileManager.default.attributesOfItem(atPath: large)[.size] as? Int ?? 0

print("# Benchmarks: medians of rounds in turn; a ratio under 1.00 is in our favour")
Contest(
  title: "600 small recordings: record with SHA-256, every packet read",
  contestants: [
    ("exhibit inspect --jobs 1", [exhibit, "inspect", "--jobs", "1"] + small),
    ("floor: open, probe, read packets", [floorProgram] + small),
    ("mediainfo, one process", ["mediainfo"] + small),
    ("exiftool, one process", ["exiftool"] + small),
  ], rounds: 5
).run()
Contest(
  title: "the same files, with the locks and without",
  contestants: [
    ("exhibit inspect --jobs 1", [exhibit, "inspect", "--jobs", "1"] + small),
    (
      "exhibit inspect --jobs 1 --unlocked",
      [exhibit, "inspect", "--jobs", "1", "--unlocked"] + small
    ),
  ], rounds: 9
).run()
Contest(
  title: "60 of them, against ffprobe, a process a file",
  contestants: [
    ("exhibit inspect --jobs 1", [exhibit, "inspect", "--jobs", "1"] + small.prefix(60)),
    (
      "ffprobe",
      [
        "sh", "-c", "for f; do ffprobe -v error -show_format -show_streams \"$f\"; done", "sh",
      ] + small.prefix(60)
    ),
  ], rounds: 3
).run()
Contest(
  title: "one mp4 of \(size / 1_000_000) MB: the whole record, against its hash alone",
  contestants: [
    ("exhibit inspect", [exhibit, "inspect", large]),
    ("openssl dgst -sha256", ["openssl", "dgst", "-sha256", large]),
  ], rounds: 5
).run()

let pages = try PageCorpus().pages()
let checkout = URL(filePath: #filePath).appending(path: "../../..").standardized.path
Contest(
  title:
    "\(PageCorpus.count) HTML pages of \(PageCorpus.bytes >> 10) KB: the whole record, against their text",
  contestants: [
    (
      "exhibit inspect --jobs 1",
      [exhibit, "inspect", "--jobs", "1", "--files-from", pages.list]
    ),
    (
      "lxml, one process",
      [
        "sh", "-c",
        "cd '\(checkout)'; exec $(.ci/python lxml) Tests/Benchmarks/lxml-text \(pages.list)",
      ]
    ),
  ], rounds: 5
).run()
