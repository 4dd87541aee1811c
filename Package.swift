// swift-tools-version: 6.2
import PackageDescription

// The rooms, from the ground up. A target may import only what stands on its line; the build refuses the rest
// (`--explicit-target-dependency-import-check error`). CONTRIBUTING.md is the map.

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let rooms: [Target] = [
    // Debian's C libraries: module maps and shims, nothing else.
    .systemLibrary(name: "CALSA", pkgConfig: "alsa", providers: [.apt(["libasound2-dev"])]),
    .systemLibrary(name: "CSndFile", pkgConfig: "sndfile", providers: [.apt(["libsndfile1-dev"])]),
    .systemLibrary(name: "CEBUR128", pkgConfig: "libebur128", providers: [.apt(["libebur128-dev"])]),
    .systemLibrary(name: "CSoxr", pkgConfig: "soxr", providers: [.apt(["libsoxr-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    // The kernel's word on its clock, which Glibc's module leaves out.
    .systemLibrary(name: "CTimex"),

    .target(name: "Diagnostics"),
    .target(name: "CivilTime", dependencies: ["Diagnostics"]),
    .target(name: "StationModel", dependencies: ["CivilTime", "Diagnostics", "SpokenVietnamese"]),
    .target(
        name: "StationFolder",
        dependencies: ["CivilTime", "Diagnostics", "SpokenVietnamese", "StationModel", crypto, yams]),
    .target(name: "Planning", dependencies: ["CivilTime", "Diagnostics", "StationModel"]),
    .target(name: "SpokenVietnamese", dependencies: ["CivilTime", "Diagnostics"]),
    .target(
        name: "Sound", dependencies: ["CEBUR128", "CSndFile", "CSoxr", "Diagnostics"],
        // Loops over millions of samples: without it the tests of a tape take minutes.
        swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(name: "Programs", dependencies: ["Diagnostics", subprocess, systemPackage]),
    .target(name: "Speech", dependencies: ["Diagnostics", "Programs", "Sound"]),
    .target(name: "Manuscript", dependencies: ["CivilTime", "Diagnostics", "Programs", "SpokenVietnamese"]),
    .target(
        name: "Production",
        dependencies: [
            "CivilTime", "Diagnostics", "Programs", "Sound", "SpokenVietnamese", "Speech", "StationModel", crypto,
        ]),
    .target(name: "SoundCard", dependencies: ["CALSA", "CivilTime", "Diagnostics"]),
    .target(name: "Playout", dependencies: ["CivilTime", "Diagnostics", "Sound", "SoundCard"]),
    .target(
        name: "Listening", dependencies: ["CivilTime", "Playout", "Sound"],
        // As for Sound.
        swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(
        name: "Studio",
        dependencies: ["CivilTime", "Diagnostics", "Playout", "Production", "Sound", "SoundCard", "StationModel"]),
    .target(
        name: "OpenMicrophone", dependencies: ["Diagnostics", "Playout", "Sound", "SoundCard"],
        // As for Sound.
        swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(name: "Ledger", dependencies: ["CivilTime", "Diagnostics", "StationModel", crypto, grdb]),
    .target(name: "Warnings", dependencies: ["CivilTime", "Diagnostics", "StationModel"]),
    .target(name: "Reporting", dependencies: ["CivilTime", "Diagnostics", "StationModel"]),
    .target(name: "Papers", dependencies: ["CXLSXWriter", "CivilTime", "Diagnostics", "Programs", "Reporting"]),
    .target(
        name: "StationAPI",
        dependencies: ["Diagnostics", httpClient, hummingbird, lifecycle, logging, nio, nioFoundation, nioHTTP]),
    .target(
        name: "Operations",
        dependencies: [
            "CivilTime", "Diagnostics", "Ledger", "Listening", "Manuscript", "OpenMicrophone", "Planning", "Playout",
            "Production", "Programs", "Sound",
            "SoundCard", "Speech", "SpokenVietnamese", "StationAPI", "StationFolder", "StationModel", "Studio",
            "Warnings", lifecycle, logging, subprocess, unixSignals,
        ]),
    .executableTarget(
        name: "loa",
        dependencies: [
            "CTimex", "CivilTime", "Diagnostics", "Ledger", "Manuscript", "Operations", "Papers", "Planning", "Playout",
            "Production", "Programs", "Reporting", "Sound", "SoundCard", "SpokenVietnamese", "StationAPI",
            "StationFolder",
            "StationModel", "Studio", "Warnings", argumentParser, logging, unixSignals,
        ]),
    // Makes the tunes in audio/.
    .executableTarget(name: "tunes", dependencies: ["Sound"]),
]

let tests: [Target] = [
    // A sound card that misbehaves as told, and what else the tests that play and listen have in common.
    .target(
        name: "CTestCard", dependencies: ["CALSA"], path: "Tests/CTestCard",
        cSettings: [
            .define("PIC"), .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
        ]),
    .target(
        name: "SoundTesting", dependencies: ["CTestCard", "CivilTime", "Sound"], path: "Tests/SoundTesting",
        // As for Sound.
        swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),

    // A disk that is full when a test wants it so.
    .target(
        name: "CFullDisk", path: "Tests/CFullDisk",
        cSettings: [.define("PIC"), .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]),

    // Counts what a thread asks of the allocator and of mutexes.
    .target(
        name: "CWatch", path: "Tests/CWatch",
        cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]),

    .testTarget(name: "CivilTimeTests", dependencies: ["CivilTime"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "PlanningTests", dependencies: ["CivilTime", "Diagnostics", "Planning", "StationModel"]),
    .testTarget(
        name: "StationFolderTests",
        dependencies: ["CivilTime", "Diagnostics", "SpokenVietnamese", "StationFolder", "StationModel"]),
    .testTarget(name: "SpokenVietnameseTests", dependencies: ["CivilTime", "Diagnostics", "SpokenVietnamese"]),
    .testTarget(
        name: "ManuscriptTests",
        dependencies: ["CivilTime", "Diagnostics", "Manuscript", "Programs", "SpokenVietnamese", subprocess]),
    .testTarget(
        name: "StudioTests",
        dependencies: [
            "CivilTime", "Diagnostics", "Production", "Sound", "SoundCard", "SoundTesting", "StationModel", "Studio",
        ]),
    .testTarget(name: "WarningsTests", dependencies: ["CivilTime", "Diagnostics", "StationModel", "Warnings"]),
    .testTarget(
        name: "OpenMicrophoneTests",
        dependencies: ["CivilTime", "OpenMicrophone", "Playout", "Sound", "SoundCard", "SoundTesting"]),
    .testTarget(
        name: "SoundTests", dependencies: ["Diagnostics", "Sound"],
        // As for Sound.
        swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .testTarget(
        name: "ProductionTests",
        dependencies: [
            "CivilTime", "Diagnostics", "Production", "Programs", "Sound", "SpokenVietnamese", "Speech", "StationModel",
        ]),
    .testTarget(
        name: "PlayoutTests",
        dependencies: ["CWatch", "CivilTime", "Diagnostics", "Playout", "Sound", "SoundCard", "SoundTesting"]),
    .testTarget(
        name: "ListeningTests", dependencies: ["CivilTime", "Listening", "Playout", "Sound", "SoundTesting"],
        // As for Sound.
        swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .testTarget(
        name: "ReportingTests", dependencies: ["CivilTime", "Diagnostics", "Reporting", "StationModel"],
        exclude: ["Golden"]),
    .testTarget(
        name: "PapersTests",
        dependencies: ["CivilTime", "Diagnostics", "Papers", "Programs", "Reporting", "StationModel", subprocess]),
    .testTarget(name: "LedgerTests", dependencies: ["CivilTime", "Diagnostics", "Ledger", "StationModel", grdb]),
    .testTarget(
        name: "OperationsTests",
        dependencies: [
            "CivilTime", "Diagnostics", "Ledger", "Operations", "Planning", "Playout", "Production", "SoundCard",
            "Speech", "StationFolder", "StationModel", grdb, logging,
        ]),
    .testTarget(
        name: "CommandTests", dependencies: ["Diagnostics", "Sound", "SoundTesting", subprocess], exclude: ["Golden"]),
    .testTarget(name: "DocumentTests", dependencies: [subprocess]),
]

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

for target in rooms + tests where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + settings
}

let package = Package(
    name: "loa",
    products: [
        .executable(name: "loa", targets: ["loa"]),
        // libasound loads it from a file.
        .`library`(name: "CTestCard", type: .dynamic, targets: ["CTestCard"]),
        // The loader of programs does.
        .`library`(name: "CFullDisk", type: .dynamic, targets: ["CFullDisk"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: rooms + tests
)
