/// How an addition is written, as its neighbours are.
extension ScheduleEdit.Addition {
    /// For a person to add by hand.
    var line: String { (key == nil ? "- " : "") + item(YAMLStyle()) }

    /// Within brackets.
    func item(_ style: YAMLStyle) -> String {
        (key.map { style.text($0) + ": " } ?? "") + style.flow(fields)
    }

    /// The whole section in brackets.
    func collection(_ style: YAMLStyle) -> String {
        key == nil ? "[\(item(style))]" : style.braced(item(style))
    }

    func listItem(_ style: YAMLStyle, pad: String, gap: Int, isFlow: Bool) -> [String] {
        let space = String(repeating: " ", count: gap)
        guard !isFlow else { return [pad + "-" + space + style.flow(fields)] }
        return fields.enumerated().map { number, field in pad + (number == 0 ? "-" : " ") + space + field.written(style)
        }
    }

    func entry(_ style: YAMLStyle, pad: String, step: Int, isFlow: Bool) -> [String] {
        guard let key else { return [] }
        guard !isFlow else { return [pad + style.text(key) + ": " + style.flow(fields)] }
        let space = String(repeating: " ", count: step)
        return [pad + style.text(key) + ":"] + fields.map { pad + space + $0.written(style) }
    }
}

extension ScheduleEdit {
    /// What a person can do where the file is laid out too oddly.
    var byHand: FolderError.ByHand {
        switch deed {
        case .addition(let addition): .add(line: addition.line, to: addition.section)
        case .alteration(let alteration):
            if let change = alteration.change {
                change.field.map { .set(line: $0.written(YAMLStyle()), in: alteration.place) }
                    ?? .remove(change.key, from: alteration.place)
            } else {
                .remove(alteration.path.last.map { "\($0)" } ?? "", from: alteration.path.first.map { "\($0)" } ?? "")
            }
        }
    }
}

extension ScheduleEdit.Alteration {
    /// `campaigns: dich-vu-cong`, `roster: 2`.
    var place: String { path.map { "\($0)" }.joined(separator: ": ") }
}
