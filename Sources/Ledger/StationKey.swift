internal import Crypto
internal import Foundation
internal import Glibc
package import StationModel

/// The key with which the station seals its ledger: Ed25519 (RFC 8032). The file holds the 32 bytes of the secret as
/// 64 hexadecimal digits and a line's end, and is for its owner's eyes only.
struct StationKey: Sendable {
    private let secret: Curve25519.Signing.PrivateKey

    /// 64 hexadecimal digits.
    var publicKey: String { secret.publicKey.rawRepresentation.hexadecimal }

    /// The key in that file; `nil`: there is no such file.
    init?(path: String) throws(SealError) {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .keyUnreadable(path: path)
        }
        guard let bytes = [UInt8](hexadecimal: text.trimmingSuffix(while: \.isNewline), count: 32),
            let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { throw .keyUnreadable(path: path) }
        self.secret = secret
    }

    /// Makes a new one. The file must not be there; it is on the disk when this returns.
    static func make(path: String) throws(SealError) -> StationKey {
        let key = StationKey(secret: Curve25519.Signing.PrivateKey())
        let text = key.secret.rawRepresentation.hexadecimal + "\n"
        try DurableFile.create(path, holding: Array(text.utf8), mode: 0o600)
        return key
    }

    private init(secret: Curve25519.Signing.PrivateKey) {
        self.secret = secret
    }

    func seal(_ period: Seal.Period, over head: LedgerHead) throws(SealError) -> Seal {
        let message = Seal.message(period, head)
        guard let signature = try? secret.signature(for: Array(message.utf8)) else { throw .cannotSign }
        return Seal(period, over: head, key: publicKey, signature: signature.hexadecimal)
    }
}

extension Seal {
    /// What is signed: four lines of ASCII, each with its line's end.
    static func message(_ period: Period, _ head: LedgerHead) -> String {
        """
        Loa seal 1
        period \(period)
        entry \(head.entry)
        hash \(head.hash)

        """
    }

    /// Does the signature fit the period, the head and the key?
    package var isGenuine: Bool {
        guard let key = [UInt8](hexadecimal: key, count: 32),
            let signature = [UInt8](hexadecimal: signature, count: 64),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
        else { return false }
        return key.isValidSignature(signature, for: Array(Self.message(period, head).utf8))
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while isWaste: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, isWaste(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}
