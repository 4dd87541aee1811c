// swift-tools-version: 6.2
import PackageDescription

// Throws bytes at the reader, the check of scripts and the import. The rooms are linked in, and instrumented with the
// target.

let fuzzer: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer"])]

let package = Package(
    name: "fuzz",
    dependencies: [
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(name: "CFuzzer"),
        .target(name: "Diagnostics"),
        .target(name: "CivilTime", dependencies: ["Diagnostics"]),
        .target(name: "SpokenVietnamese", dependencies: ["CivilTime", "Diagnostics"]),
        .target(
            name: "Programs",
            dependencies: [
                "Diagnostics", .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(name: "Manuscript", dependencies: ["CivilTime", "Diagnostics", "Programs", "SpokenVietnamese"]),
        .executableTarget(
            name: "fuzz-import", dependencies: ["CFuzzer", "CivilTime", "Diagnostics", "Manuscript", "Programs"],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
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
