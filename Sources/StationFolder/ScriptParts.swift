internal import Crypto
internal import Yams

/// A script's file, cut in two.
struct ScriptParts {
    let front: String
    let bodyBytes: ArraySlice<UInt8>
    /// The line on which the text begins, from 1.
    let bodyLine: Int

    /// `nil` if there is no front matter.
    init?(_ bytes: ArraySlice<UInt8>) {
        // The line feed ends a line; a carriage return before it is a blank.
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let isFence = { (line: ArraySlice<UInt8>) in
            line.starts(with: Array("---".utf8)) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x0D }
        }
        guard let first = lines.first, isFence(first), let last = lines.dropFirst().firstIndex(where: isFence)
        else { return nil }
        self.front = String(decoding: bytes[lines[1].startIndex..<lines[last].startIndex], as: UTF8.self)
        self.bodyBytes = last + 1 < lines.count ? bytes[lines[last + 1].startIndex...] : []
        self.bodyLine = last + 2
    }

    var body: String { String(decoding: bodyBytes, as: UTF8.self) }

    /// `Script.hash` of what these bytes are, whether they check clean or not.
    var hash: String {
        // A front matter that does not parse is no relay's.
        let relay = (try? Yams.compose(yaml: front))?["relay"]?.string
        return hash(relay: relay?.tidied)
    }

    /// - Parameter relay: what is relayed in place of the text.
    func hash(relay: String?) -> String {
        SHA256.hash(data: Array(bodyBytes) + (relay.map { [0] + Array($0.utf8) } ?? [])).map {
            ($0 < 16 ? "0" : "") + String($0, radix: 16)
        }.joined()
    }
}
