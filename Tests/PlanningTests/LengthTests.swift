import CivilTime
import Diagnostics
import Planning
import StationModel
import Testing

@Suite("The length that was ordered")
struct LengthTests {
    private func parts(_ reading: Int, frame: Int = 60, gap: Int = 10, spoken: Bool = true) -> AiringParts {
        AiringParts(
            frame: .seconds(frame), reading: .seconds(reading), gap: .seconds(gap), isSpoken: spoken)
    }

    @Test(
        "The fewest readings that reach the shortest length are taken",
        arguments: [(600, 1), (540, 1), (415, 2), (300, 2), (265, 2), (264, 3), (100, 5), (30, 14)])
    func readings(seconds: Int, readings: Int) throws {
        let plan = try Given.plan(Given.station([Given.campaign(1)]), parts: parts(seconds))
        let occurrence = try #require(plan.occurrences.first)
        #expect(occurrence.readings == readings)
        #expect(occurrence.rate == 1)
        #expect(occurrence.length == parts(seconds).length(readings: readings))
        #expect(plan.problems.isEmpty)
    }

    @Test(
        "Where a whole number of readings misses by little, the voice's rate changes as little as it must",
        arguments: [
            // 60 + 870 s is 15:30; 14:51 is aimed at.
            (870, 10, 15, 1, 1.047), (290, 10, 10, 2, 1.095), (500, 10, 12, 1, 0.916), (240, 10, 11, 2, 0.9),
        ])
    func rate(seconds: Int, shortest: Int, longest: Int, readings: Int, rate: Double) throws {
        let station = try Given.station([Given.campaign(1, minutes: shortest...longest)])
        let occurrence = try #require(try Given.plan(station, parts: parts(seconds)).occurrences.first)
        #expect((occurrence.readings, occurrence.rate) == (readings, rate))
        #expect(occurrence.length == parts(seconds).length(readings: readings, rate: rate))
        #expect(occurrence.why.contains(.rate(rate)) == (rate != 1))
    }

    @Test("Every rate lies within a tenth, and every length within the order or below it with a warning")
    func sweep() throws {
        for seconds in 20...1100 {
            for spoken in [true, false] {
                let parts = parts(seconds, spoken: spoken)
                let plan = try Given.plan(Given.station([Given.campaign(1)]), parts: parts)
                guard let occurrence = plan.occurrences.first else {
                    #expect(parts.length(readings: 1, rate: spoken ? 1.1 : 1) > .seconds(900))
                    #expect(plan.problems.map(\.code) == ["script-too-long"])
                    continue
                }
                #expect((0.9...1.1).contains(occurrence.rate))
                #expect(occurrence.rate == 1 || spoken)
                #expect(occurrence.length <= .seconds(900))
                #expect(occurrence.length == parts.length(readings: occurrence.readings, rate: occurrence.rate))
                #expect((occurrence.length < .seconds(600)) == (plan.problems.map(\.code) == ["length-not-reached"]))
            }
        }
    }

    @Test("A recording is never made faster: where it does not fit it is read as often as it may be, with a warning")
    func recording() throws {
        let plan = try Given.plan(
            Given.station([Given.campaign(1, minutes: 10...11)]), parts: parts(480, spoken: false))
        #expect(plan.occurrences.first?.readings == 1)
        #expect(plan.occurrences.first?.rate == 1)
        let problem = try #require(plan.problems.first)
        #expect((problem.code, problem.severity) == ("length-not-reached", .warning))
        #expect(
            problem.message.en
                == "“Tin tin” comes to 9:00 only (read once), the shortest ordered is 10:00; "
                + "one reading more would pass the longest")
    }

    @Test("A script that is too long even once is not aired: one error, and each airing of it named as missing")
    func tooLong() throws {
        let plan = try Given.plan(Given.station([Given.campaign(2)]), parts: parts(1000))
        #expect(plan.occurrences.isEmpty)
        #expect(plan.shortfalls.map(\.cause) == [.noAiring, .noAiring])
        let problem = try #require(plan.problems.first)
        #expect((problem.code, problem.severity) == ("script-too-long", .error))
        #expect(problem.campaign.text == "tin")
        #expect(
            problem.message.vi
                == "“Tin tin” không phát được: đọc một lượt đã hết 17:40, quá thời lượng tối đa 15:00")
        #expect(problem.hint?.vi == "rút ngắn bài “bai-thu” hoặc tăng “length” của đợt phát “tin”")
        #expect(problem.finding.place == nil)
    }

    @Test("A script of which nothing is known is not aired either")
    func unknownScript() throws {
        let plan = try Given.plan(Given.station([Given.campaign(2)]), parts: nil)
        #expect(plan.problems.map(\.code) == ["no-airing"])
        #expect(plan.shortfalls.count == 2)
    }

    @Test("A script without a word does not make planning run for ever")
    func empty() throws {
        let plan = try Given.plan(Given.station([Given.campaign(1)]), parts: parts(0, gap: 0))
        #expect(plan.problems.map(\.code) == ["length-not-reached"])
        #expect(plan.occurrences.first?.readings == 1)
    }

    @Test("Hours that no airing fits in are an error", arguments: [["17:00-17:12"], []])
    func hoursTooShort(hours: [String]) throws {
        let plan = try Given.plan(Given.station([Given.campaign(2, on: ["tue 17:00"])], hours: hours))
        #expect(plan.occurrences.isEmpty)
        #expect(plan.problems.map(\.code) == ["hours-too-short"])
        #expect(plan.problems.first?.severity == .error)
        #expect(plan.shortfalls.map(\.cause) == [.hoursTooShort, .hoursTooShort])
    }

    @Test("Only campaigns that are in force in the span have problems")
    func inForce() throws {
        let station = try Given.station([Given.campaign(2, until: "2023-08-13")])
        #expect(try Given.plan(station, parts: parts(1000)).problems.isEmpty)
    }
}
