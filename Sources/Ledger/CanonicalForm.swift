internal import Crypto
internal import GRDB

/// What an entry's hash is taken of: the hash of the entry before, then the row as bytes. For each column in the order
/// of the schema, from `id` to `body`: NULL is `n;`, an integer `i`, its decimal digits and `;`, a text `t`, the number
/// of its UTF-8 bytes, `:`, the bytes and `;`. No two rows have one form. The Manual defines it for other programs; it
/// never changes.
struct CanonicalForm {
    /// The first entry follows so many zero bytes.
    static let hashLength = 32

    /// In one piece, as it is hashed.
    private(set) var bytes = [UInt8](repeating: 0, count: hashLength)

    /// Of an entry that follows this hash, no column of it yet.
    init(after hash: some Collection<UInt8>) {
        bytes.reserveCapacity(1024)
        follow(hash)
    }

    /// Empties it for the next row, after another hash.
    mutating func follow(_ hash: some Collection<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: hash)
    }

    var hash: SHA256.Digest { SHA256.hash(data: bytes) }

    mutating func add(_ value: DatabaseValue) {
        switch value.storage {
        case .null: addNull()
        case .int64(let integer): add(integer)
        case .string(let text): addText(text.utf8)
        // No column takes them.
        case .double, .blob: addStranger()
        }
    }

    /// Columns that were made into bytes before.
    mutating func add(columns: [UInt8]) {
        bytes.append(contentsOf: columns)
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
        // No number of 64 bits has more.
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var first = digits.count
        var rest = number
        repeat {
            first -= 1
            digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        for index in first..<digits.count { bytes.append(digits[index]) }
    }
}
