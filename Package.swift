// swift-tools-version: 6.2
import PackageDescription

/// Set by Tests/Fuzz/run, which alone builds the fuzz targets: see docs/security.md.
let isFuzzing = Context.environment["EXHIBIT_FUZZ"] != nil

/// Optimised, because a fuzzer lives on speed; every trap stays.
let instrumented: [SwiftSetting] =
  isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address", "-O"])] : []

/// Every target of ours is built with the same strictness; see docs/ARCHITECTURE.md.
let strict: [SwiftSetting] =
  instrumented + [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
  ]

let package = Package(
  name: "exhibit",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "exhibit", targets: ["exhibit"]),
    .executable(name: "exhibit-inspector", targets: ["exhibit-inspector"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Ground floor: values, and what both sides of the socket must agree on.
    .target(
      name: "Artifacts",
      resources: [.embedInCode("Protocols/protocols.json")],
      swiftSettings: strict),
    .target(name: "Threads", swiftSettings: strict),
    .target(name: "Wire", dependencies: ["Artifacts", "CDescriptors"], swiftSettings: strict),

    // The house across the socket: the only code that parses strangers' media and documents.
    .target(
      name: "MediaInspection", dependencies: ["Artifacts", "CLibAV", "CLibChromaprint"],
      swiftSettings: strict),
    .target(
      name: "PictureInspection", dependencies: ["Artifacts", "CLibExif", "CLibHEIF"],
      swiftSettings: strict),
    .target(
      name: "DocumentInspection",
      dependencies: ["Artifacts", "CLibCMark", "CLibPoppler", "CLibXML2"], swiftSettings: strict),
    .target(
      name: "ArchiveInspection",
      dependencies: [
        "Artifacts", "CLibArchive", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(name: "ContentTypes", dependencies: ["Artifacts"], swiftSettings: strict),
    .executableTarget(
      name: "exhibit-inspector",
      dependencies: [
        "ArchiveInspection", "Artifacts", "CLimits", "CLock", "ContentTypes", "DocumentInspection",
        "MediaInspection",
        "PictureInspection", "Wire",
      ],
      swiftSettings: strict),

    // Middle floor: rooms that know the values and not their neighbours.
    .target(
      name: "Inspection",
      dependencies: [
        "Artifacts", "CDescriptors", "CLibCrypto", "CLimits", "Threads", "Wire",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "ArtifactIndex",
      dependencies: [
        "Artifacts", "CDescriptors", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "LinkValidation", dependencies: ["Artifacts", "CLibCurl", "Threads"],
      resources: [.embedInCode("Resources/services.json")], swiftSettings: strict),
    .target(
      name: "Submissions",
      dependencies: [
        "Artifacts", "Yams", .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [.embedInCode("Resources/fostering-a-collaborative-learning-culture.yaml")],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Artifacts", "Submissions", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(name: "Serving", dependencies: ["CLoopback", "Threads"], swiftSettings: strict),
    .target(
      name: "Packaging",
      dependencies: [
        "Artifacts", "Submissions", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),

    // The conductor, and the shell over it.
    .target(
      name: "Scanning",
      dependencies: [
        "ArtifactIndex", "Artifacts", "CDescriptors", "ContentTypes", "Inspection",
        "LinkValidation", "Packaging", "Reports", "Serving", "Submissions", "Threads", "Wire",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "exhibit",
      dependencies: [
        "ArtifactIndex", "Artifacts", "Inspection", "LinkValidation", "Packaging", "Reports",
        "Scanning", "Submissions", "Wire",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [
        .embedInCode("Schemas/record.schema.json"),
        .embedInCode("Schemas/manifest.schema.json"),
        .embedInCode("Schemas/manifest-line.schema.json"),
        .embedInCode("Schemas/link.schema.json"),
        .embedInCode("Schemas/run.schema.json"),
        .embedInCode("Schemas/verify.schema.json"),
        .embedInCode("Schemas/proof.schema.json"),
        .embedInCode("Schemas/proof-check.schema.json"),
        .embedInCode("Schemas/bag.schema.json"),
        .embedInCode("Schemas/diff.schema.json"),
        .embedInCode("Schemas/open-badges-evidence.schema.json"),
        .embedInCode("Schemas/credential.schema.json"),
        .embedInCode("Schemas/submission.schema.json"),
        .embedInCode("Schemas/overview.schema.json"),
        .embedInCode("Schemas/search.schema.json"),
      ],
      swiftSettings: strict),

    // Tests: a target for each room, and one that drives the built programs.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "ArtifactsTests", dependencies: ["Artifacts", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ContentTypesTests", dependencies: ["Artifacts", "ContentTypes"],
      swiftSettings: strict),
    .testTarget(
      name: "MediaInspectionTests",
      dependencies: ["Artifacts", "CLibAV", "MediaInspection", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PictureInspectionTests",
      dependencies: ["Artifacts", "CLibHEIF", "PictureInspection", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DocumentInspectionTests",
      dependencies: ["Artifacts", "DocumentInspection", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ArchiveInspectionTests",
      dependencies: ["ArchiveInspection", "Artifacts", "ContentTypes", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "InspectionTests", dependencies: ["Artifacts", "Inspection", "TestSupport", "Wire"],
      swiftSettings: strict),
    .testTarget(
      name: "ArtifactIndexTests", dependencies: ["ArtifactIndex", "Artifacts", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LinkValidationTests",
      dependencies: ["Artifacts", "ContentTypes", "LinkValidation", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SubmissionsTests",
      dependencies: [
        "Artifacts", "Submissions", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Artifacts", "Reports", "Submissions", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PackagingTests",
      dependencies: ["Artifacts", "Packaging", "Submissions", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ServingTests", dependencies: ["Serving", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "ExhibitTests", dependencies: ["TestSupport"], swiftSettings: strict),

    // What `make bench` runs; see docs/performance.md.
    .executableTarget(
      name: "benchmarks", path: "Tests/Benchmarks",
      exclude: [
        "index-bench", "lxml-text", "make-tree", "links-bench", "search-bench", "truncation-table",
        "verify-bench",
      ]),
    .executableTarget(
      name: "benchmark-floor", dependencies: ["CLibAV"], path: "Tests/BenchmarkFloor",
      linkerSettings: [.linkedLibrary("avcodec"), .linkedLibrary("avutil")]),

    // C, each behind one shim.
    .target(name: "CDescriptors"),
    .target(name: "CLimits"),
    .target(name: "CLoopback"),
    .target(
      name: "CLock", linkerSettings: [.linkedLibrary("seccomp", .when(platforms: [.linux]))]),
    .systemLibrary(
      name: "CLibAV", pkgConfig: "libavformat",
      providers: [.apt(["libavformat-dev", "libswscale-dev"]), .brew(["ffmpeg"])]),
    .systemLibrary(
      name: "CLibArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .systemLibrary(
      name: "CLibChromaprint", pkgConfig: "libchromaprint",
      providers: [.apt(["libchromaprint-dev"]), .brew(["chromaprint"])]),
    .systemLibrary(
      name: "CLibCMark", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CLibCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(
      name: "CLibExif", pkgConfig: "libexif",
      providers: [.apt(["libexif-dev"]), .brew(["libexif"])]),
    .systemLibrary(
      name: "CLibHEIF", pkgConfig: "libheif",
      providers: [.apt(["libheif-dev"]), .brew(["libheif"])]),
    .systemLibrary(
      name: "CLibPoppler", pkgConfig: "poppler-glib",
      providers: [.apt(["libpoppler-glib-dev"]), .brew(["poppler"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
  ],
  swiftLanguageModes: [.v6]
)

// One small program a parser of strangers' bytes.
if isFuzzing {
  let inspectors: [Target.Dependency] = ["Artifacts", "DocumentInspection"]
  let planted: [SwiftSetting] =
    Context.environment["EXHIBIT_FUZZ_PLANTED"] != nil ? [.define("PLANTED")] : []
  func fuzz(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
      name: "Fuzz\(name)", dependencies: dependencies + ["FuzzSupport"], path: "Tests/Fuzz/\(name)",
      swiftSettings: strict + planted,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])])
  }
  package.targets += [
    .target(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
    .target(
      name: "FuzzSupport", dependencies: ["Artifacts", "CFuzzer", "Wire"],
      path: "Tests/Fuzz/FuzzSupport", swiftSettings: strict),
    fuzz("Replies", ["Artifacts", "Wire"]),
    fuzz("Manifests", ["Artifacts", "Submissions"]),
    fuzz("Times", inspectors),
    fuzz("Transcripts", inspectors),
    fuzz("Events", inspectors),
    fuzz("Tables", inspectors),
    fuzz("Markup", inspectors),
    fuzz("Messages", inspectors),
    fuzz("Offices", inspectors),
    fuzz("Texts", inspectors),
    fuzz("Links", ["Artifacts", "LinkValidation"]),
    fuzz("Addresses", ["Artifacts", "ContentTypes", "LinkValidation"]),
    fuzz("Definitions", ["Submissions"]),
    fuzz("Contents", ["Artifacts", "ContentTypes"]),
    fuzz("Containers", ["MediaInspection"]),
    fuzz("Pictures", ["Artifacts", "PictureInspection"]),
    fuzz("Seals", ["Packaging", "Submissions"]),
    fuzz("Bags", ["Artifacts", "Packaging"]),
    fuzz("Rules", ["Artifacts", "Packaging", "Scanning"]),
    fuzz("Requests", ["Serving"]),
  ]
}
