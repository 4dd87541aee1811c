package import Diagnostics

/// What an item is about: the six kinds of `LoaiLinhVuc` of the national source-information interface.
package enum Field: String, Sendable, Hashable, CaseIterable, Codable {
    case general, urgent, policy, direction, society, examples

    /// `LoaiLinhVuc`, 1 to 6.
    package var number: Int {
        switch self {
        case .general: 1
        case .urgent: 2
        case .policy: 3
        case .direction: 4
        case .society: 5
        case .examples: 6
        }
    }

    /// At the head of a line.
    package var phrase: Phrase {
        switch self {
        case .general: Phrase(vi: "Thông tin chung", en: "General")
        case .urgent: Phrase(vi: "Thông tin khẩn cấp", en: "Urgent")
        case .policy: Phrase(vi: "Chủ trương, chính sách, pháp luật", en: "Policy and law")
        case .direction: Phrase(vi: "Chỉ đạo, điều hành của địa phương", en: "Direction by local authorities")
        case .society:
            Phrase(vi: "Kinh tế, văn hóa, xã hội, khoa học", en: "Economy, culture, society, science")
        case .examples: Phrase(vi: "Gương người tốt, việc tốt", en: "Good examples")
        }
    }
}
