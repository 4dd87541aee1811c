internal import Glibc
internal import Sound

/// Reads a file into a ring, ahead of what is heard. Belongs to one thread, never the card's.
struct TapeReader: ~Copyable {
    /// Read at once; a thread is not woken for less.
    private static let block = Sound.rate

    private let path: String
    private let from: Int
    private let isPart: Bool
    private var file: SoundReader?
    private var length = 0
    private var left = 0
    /// All of it was read, or it cannot be read on.
    private(set) var isOver = false

    /// - Parameters:
    ///   - from: the file's frame that is read first.
    ///   - isPart: others follow, so the ring's length is not the file's.
    init(path: String, from: Int = 0, isPart: Bool = false) {
        self.path = path
        self.from = from
        self.isPart = isPart
    }

    /// Fills the ring as far as there is room; what goes wrong is the ring's to tell.
    mutating func fill(_ ring: TapeRing) {
        guard !isOver else { return }
        do throws(SoundError) {
            if file == nil { try open(ring) }
            while left > 0, ring.room >= min(left, Self.block) {
                let read = try unsafe ring.fill(atMost: min(left, Self.block)) { (places) throws(SoundError) in
                    try unsafe file?.read(into: places) ?? 0
                }
                guard read > 0 else { throw .cutShort(file: path, frames: length - left, expected: length) }
                left -= read
            }
            isOver = isOver || left == 0
        } catch {
            ring.fail(Self.detail(error))
            isOver = true
        }
        if isOver { file = nil }
    }

    private mutating func open(_ ring: TapeRing) throws(SoundError) {
        var opened = try SoundReader(path: path)
        guard opened.rate == Sound.rate else {
            let refusal = "“\(path)”: \(opened.rate) Hz ≠ \(Sound.rate) Hz"
            ring.fail(refusal)
            isOver = true
            return
        }
        length = opened.frames
        left = max(0, length - from)
        if !isPart { ring.setLength(length) }
        if from > 0, left > 0 { try opened.seek(to: from) }
        file = consume opened
    }

    /// What the system or libsndfile said, or bare numbers: it stands within a sentence of either language.
    private static func detail(_ error: SoundError) -> String {
        switch error {
        case .notFound(let file): "“\(file)”: \(system(ENOENT))"
        case .unreadable(let file, let call, let errno), .unwritable(let file, let call, let errno):
            "“\(file)”: \(call): \(system(errno))"
        case .notDecodable(let file, let detail): "“\(file)”: \(detail)"
        case .cutShort(let file, let frames, let expected): "“\(file)”: \(frames) < \(expected)"
        case .empty(let file), .silent(let file): "“\(file)”: 0"
        case .tooLong(let file, let longest): "“\(file)”: > \(longest.components.seconds) s"
        case .refused(let call, let detail): "\(call): \(detail)"
        }
    }

    private static func system(_ errno: Int32) -> String { unsafe String(cString: strerror(errno)) }
}
