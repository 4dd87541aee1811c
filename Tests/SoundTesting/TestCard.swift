package import CivilTime
internal import CTestCard
internal import Foundation
internal import Glibc

/// A sound card that misbehaves as told. libasound loads it under the names that it gives, in any process whose
/// `ALSA_CONFIG_PATH` is `ALSAConfiguration.path`, so all of Loa's real path runs against it.
package final class TestCard: Sendable {
    /// What it is like: as a plain card unless told otherwise.
    package struct Nature: Sendable {
        package var formats: Set<Format> = Set(Format.allCases)
        package var channels: ClosedRange<Int> = 1...8
        package var rates: ClosedRange<Int> = 8_000...192_000
        package var periodBytes: ClosedRange<Int> = 64...1 << 20
        package var bufferBytes: ClosedRange<Int> = 128...1 << 21
        /// No write takes more frames.
        package var bite: Int?
        /// After so many frames from each start it stops, as after a bad transfer.
        package var frail: Int?
        /// Frames from the buffer to the ear, and how many too many the card says there are in all.
        package var latency = 0
        package var delayError = 0
        /// Parts per million by which its clock is fast.
        package var drift = 0.0
        package var isBusy = false

        package init() {}
    }

    package enum Format: UInt32, Sendable, CaseIterable {
        case s16 = 1
        case s24 = 2
        case s32 = 4
    }

    /// What can happen to it; each is remembered in its record, too.
    package enum Trouble: UInt32, Sendable {
        /// With sound left in the buffer, as USB cards stop after a bad transfer.
        case underrun = 7
        case suspended = 8
        case gone = 9
        /// It takes sound but plays none, until `unstuck`.
        case stuck = 10
        case unstuck = 11
    }

    package enum Moment: Sendable {
        case now
        /// When that many frames were heard from it in all, or that many from the first one on that was no silence.
        case frame(Int)
        case sound(Int)
        case instant(WallInstant)
    }

    private static let id = "Device"

    /// The memory that it shares with the plug-in. Safe across threads: what both sides write is aligned and taken as it
    /// comes, orders are handed over with release and acquire, and it is mapped from init to deinit.
    @safe
    private struct Shared: @unchecked Sendable {
        let card: UnsafeMutablePointer<testcard>
    }
    private let shared: Shared
    private let folder: Folder

    /// - Parameter clock: what its clock shows from now on, until `setNow`; absent: real time.
    package init(_ nature: Nature = Nature(), clock: WallInstant? = nil) throws {
        try ALSAConfiguration.use()
        folder = try Folder()
        let size = MemoryLayout<testcard>.size
        let file = unsafe open(folder.file("card"), O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard file >= 0, ftruncate(file, size) == 0 else { throw Child.Failure(call: "open") }
        defer { close(file) }
        guard let memory = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0),
            unsafe memory != MAP_FAILED
        else { throw Child.Failure(call: "mmap") }
        unsafe shared = Shared(card: memory.assumingMemoryBound(to: testcard.self))
        unsafe testcard_make(shared.card)
        unsafe testcard_set_id(shared.card, Self.id)
        unsafe shared.card.pointee.number = 1
        become(nature)
        if let clock { setNow(clock) }
    }

    deinit { unsafe munmap(shared.card, MemoryLayout<testcard>.size) }

    /// The PCM by the card's lasting name, which it keeps in any plug.
    package var name: String { "testcard:\(folder.path),\(Self.id)" }

    /// The same behind ALSA's conversions, as stations name their card.
    package var convertedName: String { "plugtestcard:\(folder.path),\(Self.id)" }

    /// The PCM by a number that the system gave it.
    package func name(number: Int) -> String { "testcard:\(folder.path),\(number)" }

    package func become(_ nature: Nature) {
        unsafe shared.card.pointee.formats = nature.formats.reduce(0) { $0 | $1.rawValue }
        unsafe shared.card.pointee.channels = Self.bounds(nature.channels)
        unsafe shared.card.pointee.rates = Self.bounds(nature.rates)
        unsafe shared.card.pointee.period_bytes = Self.bounds(nature.periodBytes)
        unsafe shared.card.pointee.buffer_bytes = Self.bounds(nature.bufferBytes)
        unsafe shared.card.pointee.bite = UInt32(nature.bite ?? 0)
        unsafe shared.card.pointee.frail = UInt32(nature.frail ?? 0)
        unsafe shared.card.pointee.latency = Int32(nature.latency)
        unsafe shared.card.pointee.delay_error = Int32(nature.delayError)
        unsafe shared.card.pointee.drift = Int64(nature.drift * 1000)
        unsafe shared.card.pointee.is_busy = nature.isBusy ? 1 : 0
    }

    /// Of one moment as many as eight wait.
    package func order(_ trouble: Trouble, _ moment: Moment = .now) {
        let (when, value): (testcard_when, Int64) =
            switch moment {
            case .now: (TESTCARD_NOW, 0)
            case .frame(let frame): (TESTCARD_AT_FRAME, Int64(frame))
            case .sound(let frame): (TESTCARD_AT_SOUND, Int64(frame))
            case .instant(let instant): (TESTCARD_AT_INSTANT, instant.nanoseconds)
            }
        let isTaken = unsafe testcard_order(shared.card, Int32(trouble.rawValue), Int32(when.rawValue), value)
        precondition(isTaken, "eight orders wait already")
    }

    /// It is plugged in again, and the system gives it that number. Who had it open does not get it back.
    package func comeBack(number: Int) {
        unsafe shared.card.pointee.number = Int32(number)
        unsafe shared.card.pointee.is_gone = 0
    }

    package func setNow(_ instant: WallInstant) { unsafe testcard_set_now(shared.card, instant.nanoseconds) }

    /// Frames that were heard so far.
    package var heard: Int { Int(unsafe shared.card.pointee.heard) }

    /// What was played, and what happened, so far.
    package func record() throws -> Record {
        try Record(Data(contentsOf: URL(filePath: folder.file("heard"))))
    }

    /// What its microphone hears as that frame since it was prepared: -1 to 1.
    package static func sample(_ frame: Int) -> Float { Float(testcard_sample(Int64(frame))) / 32_768 }

    private static func bounds(_ range: ClosedRange<Int>) -> (UInt32, UInt32) {
        (UInt32(range.lowerBound), UInt32(range.upperBound))
    }
}
