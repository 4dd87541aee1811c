internal import Foundation

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
            // A hard link is refused if the place was taken meanwhile; a rename would not be.
            try FileManager.default.linkItem(atPath: temporary, toPath: path)
            try FileManager.default.removeItem(atPath: temporary)
        } catch {
            // It may not be there; what went wrong before is what counts.
            try? FileManager.default.removeItem(atPath: temporary)
            if let error = error as? PaperError { throw error }
            throw .notWritable(path: path, detail: (error as NSError).localizedDescription)
        }
    }
}
