internal import Foundation
internal import Glibc

/// A place where a paper is to lie.
package struct PaperFile: Sendable {
    package let path: String

    /// - Throws: if there is something already: a paper may have been printed and signed.
    package init(_ path: String) throws(PaperError) {
        guard !FileManager.default.fileExists(atPath: path) else { throw .exists(path: path) }
        self.path = path
    }

    /// The whole file or none of it.
    package func write(_ bytes: [UInt8]) throws(PaperError) {
        try place { temporary in try Data(bytes).write(to: URL(filePath: temporary)) }
    }

    /// Lets `make` write a file beside the place and then moves it there.
    func place(_ make: (_ temporary: String) throws -> Void) throws(PaperError) {
        let place = URL(filePath: path)
        let temporary = place.deletingLastPathComponent()
            .appending(path: ".\(place.lastPathComponent).\(UUID().uuidString.prefix(8))").path
        do {
            try make(temporary)
            // A stick may be pulled out as soon as the paper is said to be written.
            let file = try FileHandle(forUpdating: URL(filePath: temporary))
            try file.synchronize()
            try file.close()
            try move(temporary)
        } catch {
            // It may not be there; what went wrong before is what counts.
            try? FileManager.default.removeItem(atPath: temporary)
            if let error = error as? PaperError { throw error }
            throw .notWritable(path: path, detail: (error as NSError).localizedDescription)
        }
    }

    private func move(_ temporary: String) throws {
        // A hard link is refused if the place was taken meanwhile; a rename would not be.
        if unsafe link(temporary, path) == 0 { return try FileManager.default.removeItem(atPath: temporary) }
        let reason = errno
        // The file systems of memory sticks have no links.
        guard [EPERM, EOPNOTSUPP, ENOSYS].contains(reason) else {
            throw reason == EEXIST
                ? PaperError.exists(path: path)
                : .notWritable(path: path, detail: unsafe String(cString: strerror(reason)))
        }
        guard !FileManager.default.fileExists(atPath: path) else { throw PaperError.exists(path: path) }
        try FileManager.default.moveItem(atPath: temporary, toPath: path)
    }
}
