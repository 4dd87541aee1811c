import CivilTime
import SpokenVietnamese

// A text on standard input, over and over until it is 1 MB long: how long its reading takes, its check, and both in one.

var text = ""
while let line = readLine(strippingNewline: false) { text += line }
guard !text.isEmpty, let date = LocalDate(year: 2023, month: 8, day: 8) else { fatalError("no text on standard input") }
var megabyte = ""
while megabyte.utf8.count < 1_000_000 { megabyte += text + "\n" }

let clock = ContinuousClock()
let check = ScriptCheck(on: date)
for name in ["read", "check", "both in one"] {
    var times: [Duration] = []
    var found = 0
    for _ in 0..<11 {
        times.append(
            clock.measure {
                switch name {
                case "read": found = Reader().read(megabyte).changes.count
                case "check": found = check.findings(in: megabyte).count
                default: found = check.reading(of: megabyte).findings.count
                }
            })
    }
    times.sort()
    print("\(name): \(times[0]) … \(times[5]) … \(times[10]), \(found) found")
}
