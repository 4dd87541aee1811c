import Diagnostics
import Foundation
import StationFolder
import StationModel
import Testing

@Suite("Finding, watching and making a folder")
struct FolderTests {
    @Test("The option wins over the variable, which wins over the folder one stands in")
    func order() throws {
        let (one, two, three) = (try Workbench.station(), try Workbench.station(), try Workbench.station())
        try three.write("", to: "scripts/sau/sau-hon/x")
        let inside = three.folder.scripts + "/sau/sau-hon"
        let variable = ["LOA_STATION": two.folder.path + "/"]
        #expect(try StationFolder.find(option: one.folder.path, environment: variable, from: inside) == one.folder)
        #expect(try StationFolder.find(option: nil, environment: variable, from: inside) == two.folder)
        #expect(try StationFolder.find(option: nil, environment: ["LOA_STATION": ""], from: inside) == three.folder)
        #expect(try StationFolder.find(option: nil, environment: [:], from: three.folder.path) == three.folder)
        let relative = try StationFolder.find(option: "..", environment: [:], from: three.folder.scripts)
        #expect(try relative.load().station != nil)
        _ = (one, two, three)
    }

    @Test("Where there is no station the error says where it looked, with exit status 66")
    func absent() throws {
        let bench = try Workbench(["ghi-chu.txt": "x"])
        let path = bench.folder.path
        let nowhere = #expect(throws: FolderError.self) {
            try StationFolder.find(option: nil, environment: [:], from: path)
        }
        #expect(nowhere == .notFound(from: path))
        let empty = #expect(throws: FolderError.self) {
            try StationFolder.find(option: path, environment: [:], from: "/")
        }
        #expect(empty == .noSchedule(path))
        let file = #expect(throws: FolderError.self) {
            try StationFolder.find(option: "ghi-chu.txt", environment: [:], from: path)
        }
        #expect(file == .notAFolder("ghi-chu.txt"))
        for error in [nowhere, empty, file].compactMap({ $0 }) {
            #expect(error.status == .notFound)
            #expect(error.hint != nil)
        }
        #expect(
            nowhere?.message.vi == "không tìm thấy thư mục đài: từ \(path) trở lên không có schedule.yaml")
        #expect(nowhere?.message.en == "no station folder found: there is no schedule.yaml in \(path) or above it")
    }

    @Test("Loa's own files lie in var")
    func paths() {
        let folder = StationFolder(path: "/srv/dai/")
        #expect(folder.schedule == "/srv/dai/schedule.yaml")
        #expect(folder.tapes == "/srv/dai/var/tapes")
        #expect(folder.ledger == "/srv/dai/var/ledger.sqlite")
        #expect(folder.socket == "/srv/dai/var/loa.sock")
        #expect(folder.lock == "/srv/dai/var/loa.lock")
        #expect(folder.file("audio/a.wav") == "/srv/dai/audio/a.wav")
        #expect(folder.file("/tmp/a.wav") == "/tmp/a.wav")
    }

    @Test("Every edit changes the fingerprint, and nothing else does")
    func fingerprint() throws {
        let bench = try Workbench.station()
        var last = bench.folder.fingerprint()
        func changes(_ edit: () throws -> Void) rethrows -> Bool {
            try edit()
            let now = bench.folder.fingerprint()
            defer { last = now }
            return now != last
        }
        #expect(!changes {})
        #expect(try changes { try bench.write(Fixture.schedule + "#", to: "schedule.yaml") })
        #expect(try changes { try bench.write("x", to: "scripts/moi.md") })
        #expect(try changes { try bench.write("y", to: "audio/moi.wav") })
        #expect(try !changes { try bench.write("z", to: "var/tapes/mot.flac") })
        #expect(try changes { try bench.write("readings: {}", to: "scripts/lexicon.yaml") })
        #expect(try changes { try bench.write("take", to: "audio/takes/tiem-phong/1a2b.flac") })
        #expect(try changes { try bench.write("retake", to: "audio/takes/tiem-phong/1a2b.flac") })
        #expect(try changes { try FileManager.default.removeItem(atPath: bench.folder.file("scripts/moi.md")) })
        // Same size and time of change, as some editors and tools leave it: a new file has another inode.
        let path = bench.folder.schedule
        let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
        #expect(
            try changes {
                let copy = bench.folder.file("copy")
                try FileManager.default.copyItem(atPath: path, toPath: copy)
                try FileManager.default.setAttributes([.modificationDate: try #require(time)], ofItemAtPath: copy)
                try FileManager.default.removeItem(atPath: path)
                try FileManager.default.moveItem(atPath: copy, toPath: path)
            })
        #expect(try changes { try FileManager.default.removeItem(atPath: path) })
    }

    @Test("A new station checks clean, airs nothing, and its sample campaign is sound once it is let in")
    func initialise() throws {
        let bench = try Workbench()
        let folder = try StationFolder.initialise(at: bench.folder.path + "/mot/hai")
        let loaded = try folder.load()
        #expect(loaded.findings.map(\.brief) == [])
        #expect(loaded.station?.campaigns.isEmpty == true)
        #expect(loaded.station?.scripts.count == 1)
        let text = try String(contentsOfFile: folder.schedule, encoding: .utf8)
        let halves = text.components(separatedBy: "campaigns:\n")
        let awake = halves[0] + "campaigns:\n" + halves[1].replacingOccurrences(of: "#  ", with: "  ")
        try awake.write(toFile: folder.schedule, atomically: true, encoding: .utf8)
        let sample = try folder.load()
        #expect(sample.findings.map(\.brief) == [])
        #expect(sample.station?.campaigns.map(\.title) == ["Bài mẫu"])
        _ = bench
    }

    @Test("A new station is not put where something is, nor where nothing can be written; exit status 73")
    func initialiseRefused() throws {
        let bench = try Workbench(["cu.txt": "x"])
        let full = #expect(throws: FolderError.self) { try StationFolder.initialise(at: bench.folder.path) }
        #expect(full == .notEmpty(bench.folder.path))
        #expect(full?.status == .cannotWrite)
        let blocked = #expect(throws: FolderError.self) {
            try StationFolder.initialise(at: bench.folder.path + "/cu.txt/dai")
        }
        #expect(blocked?.status == .cannotWrite)
        #expect(blocked?.message.en.hasPrefix("cannot write \(bench.folder.path)/cu.txt/dai: ") == true)
    }
}
