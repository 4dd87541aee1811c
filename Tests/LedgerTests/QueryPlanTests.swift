import CivilTime
import GRDB
import Ledger
import StationModel
import Synchronization
import Testing

@Suite struct `Questions are answered by an index` {
    /// How SQLite goes about the last statement about airings that `ask` leads to.
    private func plan(_ ask: (Ledger) throws -> Void) throws -> [String] {
        let asked = Mutex<[String]>([])
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            database.trace { event in
                let sql = event.expandedDescription
                if sql.hasPrefix("SELECT * FROM") { asked.withLock { $0.append(sql) } }
            }
        }
        let database = try DatabaseQueue(configuration: configuration)
        let ledger = try Ledger(over: database, path: "ledger.sqlite")
        try ledger.air(promise())
        try ask(ledger)
        let sql = try #require(asked.withLock { $0.last })
        return try database.read {
            try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
        }
    }

    static let queries: [(AiringQuery, String)] = [
        (AiringQuery(from: five(0), until: five(31)), "SEARCH line USING INDEX closed_by_planned"),
        (AiringQuery(from: five(0), until: five(31), outcome: .missed), "SEARCH line USING INDEX closed_by_planned"),
        (AiringQuery(newestFirst: true, limit: 20), "SCAN line USING INDEX closed_by_planned"),
        (AiringQuery(from: five(0), officer: OfficerID("trang")), "SEARCH line USING INDEX closed_by_officer"),
        (
            AiringQuery(until: five(9), campaign: CampaignID("dich-vu-cong"), newestFirst: true),
            "SEARCH line USING INDEX closed_by_campaign"
        ),
    ]

    @Test(arguments: queries)
    func `The past of a span, an officer, a campaign; the newest`(query: AiringQuery, step: String) throws {
        let plan = try plan { _ = try $0.airings(query) }
        #expect(plan.contains { $0.hasPrefix(step) }, "\(plan)")
        #expect(plan.filter { $0.hasPrefix("SCAN") && !$0.hasPrefix(step) } == ["SCAN pending"], "\(plan)")
        // The open ones may be sorted, the closed ones come in order: the temporary tree is named after both.
        let closed = plan.prefix { $0 != "RIGHT" }
        #expect(!closed.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    @Test func `Remarks, seals and sign-offs have indexes of their own`() throws {
        let month = try #require(LocalMonth("2023-08"))
        for ask in [
            { _ = try $0.remarks(from: five(), until: five(31)) }, { _ = try $0.signOffs(of: month) },
            { _ = try $0.seals() }, { _ = try $0.firstSeal(notBefore: 7) },
        ] as [(Ledger) throws -> Void] {
            let plan = try plan(ask)
            #expect(plan.contains { $0.contains("USING INDEX") }, "\(plan)")
        }
    }

    @Test func `What is open, one airing, and its entries`() throws {
        let name = try promise().name
        for ask in [
            { _ = try $0.open() }, { _ = try $0.airing(named: name) }, { _ = try $0.entries(about: name) },
        ] as [(Ledger) throws -> Void] {
            let plan = try plan(ask)
            #expect(plan.contains { $0.hasPrefix("SEARCH") }, "\(plan)")
            #expect(plan.filter { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN pending") } == [], "\(plan)")
        }
    }
}
