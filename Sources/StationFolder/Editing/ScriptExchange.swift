package import Diagnostics
package import StationModel

extension StationFolder {
    /// A script's whole file as it would be read if it held that text, and what is wrong with it. Writes nothing.
    package func script(_ id: ScriptID, holding text: String) -> (script: Script?, findings: [Finding]) {
        let file = ScriptShelf.file(of: id)
        let files = FolderFiles(root: path, drafts: [file: Array(text.utf8)])
        let entry = ScriptReader(id: id, file: file, audio: AudioShelf(files)).read(files)
        return (entry.script, entry.findings)
    }

    /// Writes a script's whole file, front matter and all: all of it or, whatever happens, nothing.
    ///
    /// - Parameter before: what the file must hold still; `nil`: there must be none.
    /// - Throws: an error with exit status 73 if it is not as it was, or cannot be written.
    package func write(_ text: String, of id: ScriptID, replacing before: String?) throws(FolderError) {
        let file = ScriptShelf.file(of: id)
        try exchange(file, for: Array(text.utf8)) { now throws(FolderError) in
            guard now != before.map({ Array($0.utf8) }) else { return }
            throw before == nil ? .scriptExists(id.text) : .changedMeanwhile(file)
        }
    }
}
