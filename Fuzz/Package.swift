// swift-tools-version: 6.2
import PackageDescription

// Throws bytes at the reader and the check of scripts. The rooms are linked in, and instrumented with the target.

let fuzzer: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer"])]

let package = Package(
    name: "fuzz",
    targets: [
        .systemLibrary(name: "CFuzzer"),
        .target(name: "Diagnostics"),
        .target(name: "CivilTime"),
        .target(name: "SpokenVietnamese", dependencies: ["CivilTime", "Diagnostics"]),
        .executableTarget(
            name: "fuzz-reading", dependencies: ["CFuzzer", "CivilTime", "SpokenVietnamese"],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
    ],
)

for target in package.targets where target.type != .system {
    target.swiftSettings =
        fuzzer + [
            .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"), .strictMemorySafety(),
        ]
}
