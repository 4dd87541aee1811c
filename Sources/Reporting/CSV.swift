internal import CivilTime
package import Diagnostics

/// A sheet as a CSV file (RFC 4180: CRLF, quotes doubled) that opens right in Excel by a double click.
///
/// The byte order mark tells Excel that it is UTF-8. Excel takes the list separator of its locale: `;` where the decimal
/// sign is a comma, as in Vietnam, `,` in English. (A first line `sep=;` would serve both, but makes Excel forget the
/// byte order mark.) Dates are `YYYY-MM-DD`, times and durations `HH:MM:SS`: Excel reads them as such everywhere.
package enum CSV {
    package static func bytes(of sheet: Sheet, _ language: Language) -> [UInt8] {
        let separator = language == .vietnamese ? UInt8(ascii: ";") : UInt8(ascii: ",")
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        bytes.reserveCapacity(sheet.rows.count * 256)
        append(sheet.columns.map { .text($0.heading) }, separator, to: &bytes)
        for row in sheet.rows { append(row, separator, to: &bytes) }
        return bytes
    }

    private static func append(_ row: [Cell], _ separator: UInt8, to bytes: inout [UInt8]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(separator) }
            switch cell {
            case .blank: break
            case .text(let text): append(text, to: &bytes)
            case .number(let number): bytes.append(contentsOf: String(number).utf8)
            case .date(let date): bytes.append(contentsOf: date.description.utf8)
            case .clock(let seconds): bytes.append(contentsOf: Written.clock(seconds).utf8)
            case .duration(let duration):
                bytes.append(contentsOf: Written.clock(Int(duration.inSeconds.rounded())).utf8)
            }
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        // Excel would reckon with what begins like a formula; people's words come into these cells.
        let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        let shown = isFormula ? "'" + text : text
        guard shown.utf8.contains(where: needsQuotes) else {
            bytes.append(contentsOf: shown.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in shown.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: ";"), UInt8(ascii: ","), 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}
