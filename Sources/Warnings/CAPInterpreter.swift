internal import CivilTime
internal import Diagnostics

/// From elements to a message, with all findings.
struct CAPInterpreter {
    /// 1.1 has the same elements and hardly others; older ones are not used any more.
    private static let namespaces = [
        "urn:oasis:names:tc:emergency:cap:1.2", "urn:oasis:names:tc:emergency:cap:1.1",
    ]
    private static let signatures = "http://www.w3.org/2000/09/xmldsig#"

    private(set) var findings: [Finding] = []
    private var namespace = ""

    mutating func alert(_ root: XMLNode) -> CAPAlert? {
        guard root.name == "alert", Self.namespaces.contains(root.namespace) else {
            report(.notCAP(root.name, namespace: root.namespace), at: root.place)
            return nil
        }
        namespace = root.namespace
        let identifier = required("identifier", in: root)
        let sender = required("sender", in: root)
        let sent = instant("sent", in: root, isRequired: true)
        let status: CAPAlert.Marked<CAPAlert.Status>? = word("status", in: root)
        let type: CAPAlert.Marked<CAPAlert.MessageType>? = word("msgType", in: root)
        let scope: CAPAlert.Marked<CAPAlert.Scope>? = word("scope", in: root)
        let references = references(root, of: type)
        let infos = elements("info", in: root).compactMap { info($0) }
        if elements("info", in: root).isEmpty, type?.value == .alert || type?.value == .update {
            report(.missing("info"), at: root.place)
        }
        guard let identifier, let sender, let sent, let status, let type, let scope else { return nil }
        return CAPAlert(
            place: root.place, identifier: identifier.value, sender: sender.value, sent: sent, status: status,
            messageType: type, scope: scope, references: references, infos: infos,
            isSigned: root.children.contains { $0.name == "Signature" && $0.namespace == Self.signatures })
    }

    private mutating func info(_ node: XMLNode) -> CAPAlert.Info? {
        if elements("category", in: node).isEmpty { report(.missing("category"), at: node.place) }
        let event = required("event", in: node)
        let urgency: CAPAlert.Marked<CAPAlert.Urgency>? = word("urgency", in: node)
        let severity: CAPAlert.Marked<CAPAlert.Severity>? = word("severity", in: node)
        let certainty: CAPAlert.Marked<CAPAlert.Certainty>? = word("certainty", in: node)
        let effective = instant("effective", in: node)
        let onset = instant("onset", in: node)
        let expires = instant("expires", in: node)
        let areas = elements("area", in: node).compactMap { area($0) }
        guard let event, let urgency, let severity, let certainty else { return nil }
        return CAPAlert.Info(
            place: node.place, language: text("language", in: node)?.value ?? "en-US", event: event.value,
            urgency: urgency.value, severity: severity.value, certainty: certainty.value,
            eventCodes: named("eventCode", in: node), effective: effective, onset: onset, expires: expires,
            senderName: text("senderName", in: node)?.value, headline: text("headline", in: node)?.value,
            description: text("description", in: node)?.value, instruction: text("instruction", in: node)?.value,
            parameters: named("parameter", in: node), areas: areas)
    }

    private mutating func area(_ node: XMLNode) -> CAPAlert.Area? {
        guard let description = required("areaDesc", in: node) else { return nil }
        return CAPAlert.Area(description: description, geocodes: named("geocode", in: node))
    }

    /// Entries are `sender,identifier,sent`, parted by spaces.
    private mutating func references(
        _ root: XMLNode, of type: CAPAlert.Marked<CAPAlert.MessageType>?
    ) -> [String] {
        let found = text("references", in: root)
        var identifiers: [String] = []
        for entry in found?.value.split(whereSeparator: \.isWhitespace) ?? [] {
            let parts = entry.split(separator: ",", omittingEmptySubsequences: false)
            if parts.count == 3, !parts[1].isEmpty {
                identifiers.append(String(parts[1]))
            } else {
                report(.badReference(String(entry)), at: found?.place)
            }
        }
        if identifiers.isEmpty, let type {
            switch type.value {
            case .cancel: report(.nothingCancelled, at: type.place)
            case .update: report(.nothingUpdated, at: type.place)
            case .alert, .ack, .error: break
            }
        }
        return identifiers
    }

    // MARK: Elements

    private func elements(_ name: String, in node: XMLNode) -> [XMLNode] {
        node.children.filter { $0.name == name && $0.namespace == namespace }
    }

    /// Trimmed; `nil` if it is not there or empty.
    private mutating func text(_ name: String, in node: XMLNode) -> CAPAlert.Marked<String>? {
        let found = elements(name, in: node)
        if found.count > 1 { report(.twice(name), at: found[1].place) }
        guard let first = found.first else { return nil }
        let text = first.text.trimmed
        return text.isEmpty ? nil : CAPAlert.Marked(value: text, place: first.place)
    }

    private mutating func required(_ name: String, in node: XMLNode) -> CAPAlert.Marked<String>? {
        if let found = text(name, in: node) { return found }
        report(.missing(name), at: elements(name, in: node).first?.place ?? node.place)
        return nil
    }

    private mutating func word<Word>(
        _ name: String, in node: XMLNode
    ) -> CAPAlert.Marked<Word>? where Word: RawRepresentable<String> & CaseIterable & Sendable & Hashable {
        guard let found = required(name, in: node) else { return nil }
        guard let word = Word.allCases.first(where: { $0.rawValue.lowercased() == found.value.lowercased() }) else {
            report(.badWord(name, found.value, known: Word.allCases.map(\.rawValue)), at: found.place)
            return nil
        }
        return CAPAlert.Marked(value: word, place: found.place)
    }

    private mutating func instant(
        _ name: String, in node: XMLNode, isRequired: Bool = false
    ) -> CAPAlert.Marked<WallInstant>? {
        guard let found = isRequired ? required(name, in: node) : text(name, in: node) else { return nil }
        do throws(CAPInstant.Problem) {
            return CAPAlert.Marked(value: try CAPInstant.read(found.value), place: found.place)
        } catch {
            report(error == .bad ? .badInstant(name, found.value) : .noOffset(name, found.value), at: found.place)
            return nil
        }
    }

    private mutating func named(_ name: String, in node: XMLNode) -> [CAPAlert.Named] {
        elements(name, in: node).compactMap { element in
            guard let name = text("valueName", in: element), let value = text("value", in: element) else { return nil }
            return CAPAlert.Named(name: name.value, value: value.value)
        }
    }

    private mutating func report(_ fault: CAPFault, at place: Finding.Place?) {
        findings.append(fault.finding(at: place))
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
