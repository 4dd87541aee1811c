import CivilTime
import GRDB
import Ledger
import StationModel
import Testing

@Suite("What people did with scripts")
struct ScriptActTests {
    private func act(
        _ kind: ScriptAct.Kind, _ script: String = "tiem-phong", hash: String = "a1", reason: String? = nil
    ) throws -> ScriptAct {
        ScriptAct(
            kind, try #require(ScriptID(script)), title: "Lịch tiêm phòng", hash: hash,
            by: Person(try #require(OfficerID("lan")), name: "Lê Thị Lan", account: "ubnd"),
            reason: reason, text: "Thưa bà con!\n", recordingHash: kind == .approved ? "ff" : nil)
    }

    @Test("An act is read back as it was written, with its moment")
    func readBack() throws {
        let ledger = try Ledger.inMemory()
        let acts = try [
            act(.written), act(.returned, reason: "thiếu ngày tiêm"), act(.written, hash: "b2"),
            act(.approved, hash: "b2"),
            act(.withdrawn, hash: "b2", reason: "hoãn tiêm"),
        ]
        for (day, act) in acts.enumerated() { try ledger.append(.script(act), at: five(day)) }
        let stored = try ledger.scriptActs(of: ScriptID("tiem-phong"))
        #expect(stored.map(\.entry) == acts.map(Entry.script))
        #expect(stored.map(\.at) == acts.indices.map { five($0) })
    }

    @Test("Acts of one script are told from those of another, and the last of all is known by its number")
    func oneScript() throws {
        let ledger = try Ledger.inMemory()
        #expect(try ledger.lastScriptAct == 0)
        try ledger.append(.script(act(.approved)), at: five())
        try ledger.air(promise())
        let last = try ledger.append(.script(act(.approved, "mua-vu")), at: five(1))
        try ledger.append(.event(code: "daemon-started", detail: [:]), at: five(2))
        #expect(try ledger.lastScriptAct == last)
        #expect(try ledger.scriptActs(of: ScriptID("mua-vu")).map(\.id) == [last])
        #expect(try ledger.scriptActs().count == 2)
        #expect(try ledger.airings().count == 1)
    }

    @Test("The book tells the latest decision on the very words; a withdrawal holds for all until an approval")
    func book() throws {
        let ledger = try Ledger.inMemory()
        let decisions = {
            let book = try ledger.approvals()
            return try ["a1", "b2", "c3", "d4"].map { hash in
                book.decision(
                    on: Script(
                        id: try #require(ScriptID("tiem-phong")), title: "Lịch tiêm phòng", paragraphs: [], hash: hash))?
                    .kind
            }
        }
        for act in try [act(.approved), act(.written, hash: "b2"), act(.returned, hash: "c3", reason: "thiếu ngày")] {
            try ledger.append(.script(act), at: five())
        }
        #expect(try decisions() == [.approved, nil, .returned, nil])
        try ledger.append(.script(act(.withdrawn, hash: "b2", reason: "sai số liệu")), at: five())
        #expect(try decisions() == [.withdrawn, .withdrawn, .withdrawn, .withdrawn])
        try ledger.append(.script(act(.approved, hash: "d4")), at: five())
        #expect(try decisions() == [.approved, .withdrawn, .returned, .approved])
    }

    @Test("A ledger from before there were acts takes them")
    func olderLedger() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try Ledger(path: path).air(promise())
            // What the first version left: the same file without the last steps of the schema.
            try unchain(path)
            try DatabaseQueue(path: path).write {
                try $0.execute(sql: "DROP INDEX script_acts")
                try $0.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = 'scripts'")
            }
            #expect(try Ledger.readOnly(path: path).airings().count == 1)
            #expect(try Ledger.readOnly(path: path).scriptActs().isEmpty)
            let ledger = try Ledger(path: path)
            try ledger.append(.script(act(.approved)), at: five(1))
            #expect(try ledger.scriptActs().count == 1)
            #expect(try ledger.airings().count == 1)
        }
    }
}
