package import CivilTime
package import Diagnostics
package import StationModel

/// What a station does with a message that concerns it.
package enum Bulletin: Sendable, Hashable {
    case air(Notice)
    /// It cancels these bulletins.
    case cancel([String])

    /// A message as it is passed on: its words unchanged, its level by the printed rule.
    package struct Notice: Sendable, Hashable {
        package let title: String
        /// Issuer, headline, description and instruction, as they were written.
        package let paragraphs: [String]
        package let severity: Warning.Severity
        /// How the level came about, for the person who airs it.
        package let rule: Phrase
        package let until: WallInstant?
        package let identifier: String
        package let replaces: [String]
    }
}

/// Decides on a message: is it meant, is it public, is it in force, is it for the people of this station?
package struct BulletinDesk: Sendable {
    /// What begins later is still to be announced by its issuer more exactly.
    package static let farthest = Duration.seconds(7 * 86_400)

    /// The station's place, and the areas that it names as its own.
    private let places: [String]
    private let now: WallInstant
    private let clockIsTrusted: Bool
    private let isHere: Bool

    /// - Parameters:
    ///   - now: by the station's clock.
    ///   - clockIsTrusted: where it is not, dates refuse nothing: a box without a battery would lose every warning.
    ///   - isHere: a person says that the message is for this station, whatever areas it names.
    package init(station: Station, now: WallInstant, clockIsTrusted: Bool = true, isHere: Bool = false) {
        places = [station.place] + station.areas
        self.now = now
        self.clockIsTrusted = clockIsTrusted
        self.isHere = isHere
    }

    package struct Decision: Sendable {
        /// `nil` exactly if there is an error among the findings.
        package let bulletin: Bulletin?
        package let findings: [Finding]
    }

    package func decide(on alert: CAPAlert) -> Decision {
        var findings = objections(to: alert)
        if alert.isSigned { findings.append(BulletinFault.signature.finding(at: alert.place)) }
        switch alert.messageType.value {
        case .cancel:
            return Decision(
                bulletin: findings.hasErrors ? nil : .cancel(alert.references), findings: findings)
        case .ack, .error:
            findings.append(BulletinFault.noAlert(alert.messageType.value).finding(at: alert.messageType.place))
            return Decision(bulletin: nil, findings: findings)
        case .alert, .update:
            let infos = chosen(alert, &findings)
            let bulletin = findings.hasErrors ? nil : notice(alert, infos)
            return Decision(bulletin: bulletin.map(Bulletin.air), findings: findings)
        }
    }

    private func objections(to alert: CAPAlert) -> [Finding] {
        var findings: [Finding] = []
        if alert.status.value != .actual {
            findings.append(BulletinFault.notActual(alert.status.value).finding(at: alert.status.place))
        }
        if alert.scope.value != .public {
            findings.append(BulletinFault.notPublic(alert.scope.value).finding(at: alert.scope.place))
        }
        if !clockIsTrusted {
            findings.append(BulletinFault.clock.finding(at: alert.sent.place))
        } else if now.duration(to: alert.sent.value) > .seconds(600) {
            findings.append(BulletinFault.sentLater.finding(at: alert.sent.place))
        }
        return findings
    }

    // MARK: Which of its parts

    /// Those in Vietnamese, or else in English, or else in its first language; of these the ones that are in force, soon,
    /// and for here. The gravest first.
    private func chosen(_ alert: CAPAlert, _ findings: inout [Finding]) -> [CAPAlert.Info] {
        guard let first = alert.infos.first else { return [] }
        let tongues = alert.infos.map(\.tongue)
        let tongue = ["vi", "en"].first { tongues.contains($0) } ?? first.tongue
        let read = alert.infos.filter { $0.tongue == tongue }
        if tongue != "vi", let place = read.first?.place {
            findings.append(BulletinFault.foreign(tongue).finding(at: place))
        }
        let named = read.filter(isForHere)
        if named.isEmpty {
            findings.append(elsewhere(read))
        }
        let local = named.isEmpty ? read : named
        let troubles = local.map(untimely)
        guard !troubles.contains(nil) else {
            return zip(local, troubles).filter { $0.1 == nil }.map(\.0).sorted { $0.level > $1.level }
        }
        findings += troubles.compactMap(\.self)
        return local.sorted { $0.level > $1.level }
    }

    private func isForHere(_ info: CAPAlert.Info) -> Bool {
        info.areas.contains { area in
            let names = PlaceName.names(in: area.description.value)
            // "xã Hải Lăng, tỉnh Quảng Trị" is for that commune: the province only says where it lies.
            let counting = names.contains { $0.rank == .commune } ? names.filter { $0.rank != .above } : names
            return places.contains { place in
                let name = PlaceName(place)
                return counting.contains { $0.names(name) }
                    || area.geocodes.contains { $0.value.lowercased() == place.trimmed.lowercased() }
            }
        }
    }

    private func elsewhere(_ infos: [CAPAlert.Info]) -> Finding {
        let areas = infos.flatMap(\.areas).map(\.description)
        let place = areas.first?.place ?? infos.first?.place
        return BulletinFault.elsewhere(areas.map(\.value), places: places, isHere: isHere).finding(at: place)
    }

    /// Why its time is not now.
    private func untimely(_ info: CAPAlert.Info) -> Finding? {
        guard clockIsTrusted else { return nil }
        if let expires = info.expires, expires.value <= now {
            return BulletinFault.expired.finding(at: expires.place)
        }
        if let begins = info.onset ?? info.effective, now.duration(to: begins.value) > Self.farthest {
            return BulletinFault.farFuture.finding(at: begins.place)
        }
        return nil
    }

    // MARK: As it is passed on

    private func notice(_ alert: CAPAlert, _ infos: [CAPAlert.Info]) -> Bulletin.Notice? {
        guard let gravest = infos.first else { return nil }
        var paragraphs: [String] = []
        for info in infos {
            for text in [info.senderName, info.headline ?? info.event, info.description, info.instruction] {
                for paragraph in text?.paragraphs ?? [] where !paragraphs.contains(paragraph) {
                    paragraphs.append(paragraph)
                }
            }
        }
        // The longest of their times; one without an end has none.
        let ends = infos.map(\.expires?.value)
        return Bulletin.Notice(
            title: gravest.headline ?? gravest.event, paragraphs: paragraphs, severity: gravest.level,
            rule: gravest.rule, until: ends.contains(nil) ? nil : ends.compactMap(\.self).max(),
            identifier: alert.identifier, replaces: alert.references)
    }
}

extension CAPAlert.Info {
    /// The language without its country: `vi` of `vi-VN`.
    fileprivate var tongue: String { language.prefix { $0 != "-" && $0 != "_" }.lowercased() }
}

extension String {
    /// Parted by blank lines; line breaks within one stay.
    fileprivate var paragraphs: [String] {
        var paragraphs: [[Substring]] = [[]]
        for line in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n").trimmed }
    }
}
