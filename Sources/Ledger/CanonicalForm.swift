internal import Crypto
internal import GRDB

/// A row as the bytes that are hashed. For each column in the order of the schema, from `id` to `body`: NULL is `n;`,
/// an integer `i`, its decimal digits and `;`, a text `t`, the number of its UTF-8 bytes, `:`, the bytes and `;`.
/// No two rows have one form. The Manual defines it for other programs; it never changes.
struct CanonicalForm {
    private(set) var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(1024)
    }

    init(of values: [DatabaseValue]) {
        self.init()
        for value in values {
            switch value.storage {
            case .null: addNull()
            case .int64(let integer): add(integer)
            case .string(let text): addText(text.utf8)
            // No column takes them.
            case .double, .blob: addStranger()
            }
        }
    }

    /// SHA-256 over the hash of the entry before and these bytes.
    func hash(after previous: some Sequence<UInt8>) -> SHA256.Digest {
        var hasher = SHA256()
        hasher.update(data: Array(previous))
        hasher.update(data: bytes)
        return hasher.finalize()
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func addNull() {
        bytes.append(UInt8(ascii: "n"))
        bytes.append(UInt8(ascii: ";"))
    }

    mutating func add(_ integer: Int64) {
        bytes.append(UInt8(ascii: "i"))
        if integer < 0 { bytes.append(UInt8(ascii: "-")) }
        addDigits(of: integer.magnitude)
        bytes.append(UInt8(ascii: ";"))
    }

    mutating func addText(_ text: some Collection<UInt8>) {
        bytes.append(UInt8(ascii: "t"))
        addDigits(of: UInt64(text.count))
        bytes.append(UInt8(ascii: ":"))
        bytes.append(contentsOf: text)
        bytes.append(UInt8(ascii: ";"))
    }

    /// A value that no entry can have: the form is then that of no entry.
    mutating func addStranger() {
        bytes.append(UInt8(ascii: "?"))
    }

    private mutating func addDigits(of number: UInt64) {
        let first = bytes.count
        var rest = number
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[first...].reverse()
    }
}
