internal import CivilTime
internal import Diagnostics

/// What was planned in each week and what became of it, as bars in SVG: as tall as the plan, told apart by shades that
/// a printer without colours keeps apart, with the numbers where there is room.
struct WeekPlot {
    /// Some weeks together where there are too many for a bar each.
    private struct Bar {
        let label: String
        /// Of each of `parts`.
        let counts: [Int]
    }

    private let bars: [Bar]
    private let weeksPerBar: Int
    private let language: Language
    private static let mostBars = 120
    // Tenths of a millimetre on an A4 page.
    private static let (width, height) = (1600, 560)
    private static let (left, top, bottom) = (70, 70, 60)

    private struct Part {
        let name: Phrase
        let count: @Sendable (Tally) -> Int
        let fill: StaticString
        let ink: StaticString
    }

    /// From the bottom up.
    private static let parts = [
        Part(name: Phrase(vi: "đúng lịch", en: "in place"), count: \.kept, fill: "#333", ink: "#fff"),
        Part(name: Phrase(vi: "phát bù", en: "made good"), count: \.madeGood, fill: "#aaa", ink: "#000"),
        Part(name: Phrase(vi: "chưa đến giờ", en: "to come"), count: \.ahead, fill: "#e8e8e8", ink: "#000"),
        Part(name: Phrase(vi: "còn thiếu", en: "short"), count: \.short, fill: "#fff", ink: "#000"),
    ]

    /// - Parameter days: those of the paper; the first week and the last may have others.
    init(_ weeks: [Paper.Week], of days: ClosedRange<LocalDate>, _ language: Language) {
        let step = max(1, (weeks.count + Self.mostBars - 1) / Self.mostBars)
        bars = stride(from: 0, to: weeks.count, by: step).map { start in
            let some = weeks[start..<min(start + step, weeks.count)]
            return Bar(
                label: some.first.map { step == 1 ? $0.label(in: days) : max($0.monday, days.lowerBound).dayMonthYear }
                    ?? "",
                counts: Self.parts.map { part in some.reduce(0) { $0 + part.count($1.tally) } })
        }
        weeksPerBar = step
        self.language = language
    }

    func write(to page: inout Markup) {
        let most = max(1, bars.map { $0.counts.reduce(0, +) }.max() ?? 0)
        page.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        page.raw(Self.width)
        page.raw(" ")
        page.raw(Self.height)
        page.raw("\" font-family=\"'Times New Roman','Liberation Serif',serif\" font-size=\"34\">")
        writeLegend(to: &page)
        writeGrid(to: &page, most: most)
        let pitch = (Self.width - Self.left) / max(bars.count, 4)
        // As many labels as there is room for.
        let every = (190 + pitch - 1) / pitch
        for (index, bar) in bars.enumerated() {
            write(bar, at: Self.left + index * pitch, pitch: pitch, most: most, to: &page)
            guard index % every == 0 else { continue }
            let middle = Self.left + index * pitch + pitch / 2
            write(bar.label, at: middle, Self.height - 12, anchor: "middle", ink: "#000", to: &page)
        }
        page.raw("</svg>")
    }

    private func scaled(_ count: Int, _ most: Int) -> Int {
        count * (Self.height - Self.top - Self.bottom) / most
    }

    private func write(_ bar: Bar, at x: Int, pitch: Int, most: Int, to page: inout Markup) {
        let width = min(pitch * 7 / 10, 160)
        let left = x + (pitch - width) / 2
        var done = 0
        for (part, count) in zip(Self.parts, bar.counts) where count > 0 {
            let (low, high) = (scaled(done, most), scaled(done + count, most))
            let floor = Self.height - Self.bottom
            rectangle(left, floor - high, width, high - low, fill: part.fill, to: &page)
            if width > 40, high - low > 36 {
                write(
                    String(count), at: left + width / 2, floor - (high + low) / 2 + 12, anchor: "middle",
                    ink: part.ink, to: &page)
            }
            done += count
        }
    }

    private func writeGrid(to page: inout Markup, most: Int) {
        let step = Self.step(for: most)
        for count in stride(from: 0, through: most, by: step) {
            let y = Self.height - Self.bottom - scaled(count, most)
            page.raw("<path d=\"M")
            page.raw(Self.left)
            page.raw(" ")
            page.raw(y)
            page.raw("H")
            page.raw(Self.width)
            page.raw("\" stroke=\"#999\" stroke-width=\"2\"/>")
            write(String(count), at: Self.left - 12, y + 11, anchor: "end", ink: "#000", to: &page)
        }
    }

    /// 1, 2, 5, 10, 20 …: at most six lines.
    private static func step(for most: Int) -> Int {
        var unit = 1
        while true {
            for step in [unit, 2 * unit, 5 * unit] where most / step <= 5 { return step }
            unit *= 10
        }
    }

    private func writeLegend(to page: inout Markup) {
        let title =
            weeksPerBar == 1
            ? Phrase(vi: "Số buổi theo kế hoạch mỗi tuần:", en: "Planned airings of each week:")
            : Phrase(
                vi: "Số buổi theo kế hoạch mỗi \(weeksPerBar) tuần:", en: "Planned airings of \(weeksPerBar) weeks:")
        write(title[language], at: Self.left, 36, anchor: "start", ink: "#000", to: &page)
        for (index, part) in Self.parts.enumerated() {
            let x = 620 + index * 250
            rectangle(x, 10, 34, 30, fill: part.fill, to: &page)
            write(part.name[language], at: x + 46, 36, anchor: "start", ink: "#000", to: &page)
        }
    }

    private func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int, fill: StaticString, to page: inout Markup) {
        page.raw("<rect x=\"")
        page.raw(x)
        page.raw("\" y=\"")
        page.raw(y)
        page.raw("\" width=\"")
        page.raw(width)
        page.raw("\" height=\"")
        page.raw(height)
        page.raw("\" fill=\"")
        page.raw(fill)
        page.raw("\" stroke=\"#000\" stroke-width=\"3\"/>")
    }

    private func write(
        _ text: String, at x: Int, _ y: Int, anchor: StaticString, ink: StaticString, to page: inout Markup
    ) {
        page.raw("<text x=\"")
        page.raw(x)
        page.raw("\" y=\"")
        page.raw(y)
        page.raw("\" text-anchor=\"")
        page.raw(anchor)
        page.raw("\" fill=\"")
        page.raw(ink)
        page.raw("\">")
        page.text(text)
        page.raw("</text>")
    }
}

extension Paper.Week {
    /// `31/7–6/8`.
    fileprivate func label(in days: ClosedRange<LocalDate>) -> String {
        let (first, last) = (max(monday, days.lowerBound), min(monday + 6, days.upperBound))
        return first == last
            ? "\(first.day)/\(first.month)" : "\(first.day)/\(first.month)–\(last.day)/\(last.month)"
    }
}
