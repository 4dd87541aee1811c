internal import CivilTime

/// A date and time as CAP writes them: `2023-08-08T17:00:00+07:00`.
enum CAPInstant {
    enum Problem: Error, Hashable { case bad, noOffset }

    /// `Z` is against the standard, which wants `-00:00`, but leaves no doubt.
    static func read(_ text: String) throws(Problem) -> WallInstant {
        let form = /(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:(Z)|([+-])(\d\d):(\d\d))?/
        guard let found = text.wholeMatch(of: form.asciiOnlyDigits()), let date = LocalDate(found.1),
            (1970...2199).contains(date.year), let hour = Int(found.2), let minute = Int(found.3),
            let second = Int(found.4), hour < 24, minute < 60, second < 60
        else { throw .bad }
        var offset = 0
        if found.5 == nil {
            guard let sign = found.6, let hours = found.7.flatMap({ Int($0) }),
                let minutes = found.8.flatMap({ Int($0) })
            else { throw .noOffset }
            guard hours <= 14, minutes < 60 else { throw .bad }
            offset = (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
        }
        return WallInstant(seconds: Int64(date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset))
    }
}
