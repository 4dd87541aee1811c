internal import Diagnostics

/// The sound files of a station, as `opening:` and `recording:` may name them.
struct AudioShelf {
    /// By the ending of the name: WAV, FLAC, Ogg (Vorbis, Opus), MP3.
    private static let endings = ["wav", "flac", "ogg", "oga", "opus", "mp3"]

    let files: FolderFiles
    private let listing: Result<[String], FileTrouble>

    /// A folder that cannot be read is told where a file of it is named.
    init(_ files: FolderFiles) {
        self.files = files
        self.listing = Result { () throws(FileTrouble) in try files.names(in: "audio") }
    }

    /// `audio/NAME`: an existing plain file in a format that can be read. Gives the name as the disk spells it.
    var form: Form<String> {
        Form { text throws(Fault) in
            let parts = try relativeParts(text)
            guard parts.count == 2, parts[0] == "audio" else {
                throw Fault(
                    "audio-place",
                    Phrase(vi: "\(text.quoted) không nằm trong audio/", en: "\(text.quoted) does not lie in audio/"),
                    hint: Phrase(
                        vi: "chép tệp âm thanh vào audio/ và viết: audio/\(parts.last ?? "")",
                        en: "copy the sound file into audio/ and write: audio/\(parts.last ?? "")"))
            }
            guard let dot = parts[1].lastIndex(of: "."),
                Self.endings.contains(parts[1][dot...].dropFirst().lowercased())
            else {
                throw Fault(
                    "audio-format",
                    Phrase(
                        vi: "\(text.quoted) không phải tệp âm thanh đọc được",
                        en: "\(text.quoted) is not a sound file that can be read"),
                    hint: Phrase(
                        vi: "dùng WAV, FLAC, Ogg, Opus hoặc MP3, với đuôi tên tương ứng",
                        en: "use WAV, FLAC, Ogg, Opus or MP3, with the ending that belongs to it"))
            }
            let names = try namesInFolder()
            // Equal letters may be composed or not: the disk's spelling is the one that opens.
            guard let name = names.first(where: { $0 == parts[1] }) else {
                throw .fileMissing(
                    text,
                    hint: nearest(to: parts[1], among: names).map {
                        Phrase(vi: "có phải là “audio/\($0)”?", en: "did you mean “audio/\($0)”?")
                    })
            }
            try checkFile("audio/" + name, in: files)
            return "audio/" + name
        }
    }
}

extension AudioShelf {
    private func namesInFolder() throws(Fault) -> [String] {
        do {
            return try listing.get()
        } catch {
            throw .unreadable(error, ifAbsent: .fileMissing("audio", hint: nil))
        }
    }
}

extension Form<String> {
    /// An existing plain file in the station folder, by its path from there.
    static func file(in files: FolderFiles) -> Form {
        Form { text throws(Fault) in
            let path = try relativeParts(text).joined(separator: "/")
            try checkFile(path, in: files)
            return path
        }
    }
}

private func relativeParts(_ text: String) throws(Fault) -> [String] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard !text.hasPrefix("/"), !text.hasPrefix("~"), !parts.contains("..") else { throw .leavesFolder(text) }
    return parts.filter { !$0.isEmpty && $0 != "." }
}

private func checkFile(_ path: String, in files: FolderFiles) throws(Fault) {
    guard let facts = files.facts(of: path) else { throw .fileMissing(path, hint: nil) }
    guard files.holds(path) else { throw .leavesFolder(path) }
    guard facts.isPlainFile, facts.size > 0 else {
        throw Fault(
            "file-unusable",
            Phrase(
                vi: "\(path.quoted) là tệp rỗng hoặc không phải tệp thường",
                en: "\(path.quoted) is empty or not a plain file"),
            hint: Phrase(vi: "chép lại tệp đó vào thư mục đài", en: "copy the file into the station folder again"))
    }
}

extension Fault {
    fileprivate static func fileMissing(_ path: String, hint: Phrase?) -> Fault {
        Fault(
            "file-missing",
            Phrase(vi: "không có tệp \(path.quoted)", en: "there is no file \(path.quoted)"),
            hint: hint
                ?? Phrase(
                    vi: "chép tệp vào thư mục đài, hoặc sửa lại đường dẫn",
                    en: "copy the file into the station folder, or correct the path"))
    }
}
