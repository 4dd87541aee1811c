// swift-tools-version: 6.2
import PackageDescription

// Measures what the README says. The rooms are linked in, so that the tools may use what is theirs (`package`).

let package = Package(
    name: "benchmarks",
    products: [
        // libasound loads it from a file.
        .`library`(name: "CTestCard", type: .dynamic, targets: ["CTestCard"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CALSA", pkgConfig: "alsa"),
        .systemLibrary(name: "CSndFile", pkgConfig: "sndfile"),
        .systemLibrary(name: "CEBUR128", pkgConfig: "libebur128"),
        .systemLibrary(name: "CSoxr", pkgConfig: "soxr"),
        .target(name: "Diagnostics"),
        .target(name: "CivilTime", dependencies: ["Diagnostics"]),
        .target(name: "SpokenVietnamese", dependencies: ["CivilTime", "Diagnostics"]),
        .target(name: "Sound", dependencies: ["CEBUR128", "CSndFile", "CSoxr", "Diagnostics"]),
        .target(name: "SoundCard", dependencies: ["CALSA", "CivilTime", "Diagnostics"]),
        .target(name: "Playout", dependencies: ["CivilTime", "Diagnostics", "Sound", "SoundCard"]),
        .target(name: "CTestCard", dependencies: ["CALSA"], cSettings: [.define("PIC")]),
        .target(name: "SoundTesting", dependencies: ["CTestCard", "CivilTime", "Sound"]),
        .target(name: "Listening", dependencies: ["CivilTime", "Playout", "Sound"]),
        .target(name: "Outdoors", dependencies: ["Sound"]),
        .target(name: "StationModel", dependencies: ["CivilTime", "Diagnostics", "SpokenVietnamese"]),
        .target(
            name: "Ledger",
            dependencies: [
                "CivilTime", "Diagnostics", "StationModel", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        // Plays a file at an instant, as the daemon does; hears what a monitor hears.
        .executableTarget(name: "play-at", dependencies: ["CivilTime", "Playout"]),
        .executableTarget(name: "ear", dependencies: ["Sound"]),
        .executableTarget(name: "noise", dependencies: ["Sound"]),
        // One order takes over from another, again and again; how long silence lasts that was heard.
        .executableTarget(name: "take-over", dependencies: ["CivilTime", "Playout"]),
        .executableTarget(name: "gaps"),
        // Starts, interruptions and a microphone at the test card.
        .executableTarget(
            name: "card-figures", dependencies: ["CivilTime", "Playout", "Sound", "SoundCard", "SoundTesting"]),
        // Hears a horn through noise, or does not.
        .executableTarget(
            name: "hearing", dependencies: ["CivilTime", "Listening", "Outdoors", "Playout", "Sound", "SoundCard"]),
        // Reads and checks a text of a megabyte.
        .executableTarget(name: "reading", dependencies: ["CivilTime", "SpokenVietnamese"]),
        // A ledger of twenty years.
        .executableTarget(
            name: "decades",
            dependencies: [
                "CivilTime", "Ledger", "StationModel", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
    ],
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"), .strictMemorySafety(),
    ]
}
