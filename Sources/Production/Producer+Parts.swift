internal import CivilTime
package import Diagnostics
internal import Sound
internal import SpokenVietnamese
package import StationModel

extension Producer {
    /// What planning needs to know of a station's scripts, and what is wrong with its recordings, takes and tune.
    package struct Survey: Sendable {
        /// A script that cannot be aired, because its recording cannot be used or it has no words, is not among them.
        package let parts: [ScriptID: AiringParts]
        package let findings: [Finding]
    }

    /// A fast estimate for all scripts: texts by their syllables; tunes, recordings and takes by their files' heads.
    ///
    /// Good to about 5 %; the tape itself is measured and brought to length when it is made.
    package func parts(of station: Station) -> Survey {
        var findings: [Finding] = []
        var tune = Duration.zero
        if let path = station.opening {
            do throws(SoundError) {
                tune = try usableLength(of: path, longest: Self.longestTune)
            } catch {
                findings.append(
                    finding(
                        .warning, "tune-unusable", path, error,
                        hint: Phrase(
                            vi: "đài vẫn phát bài, nhưng không có nhạc hiệu",
                            en: "announcements are aired all the same, without the tune")))
            }
        }
        let time = DurationEstimate(of: station.voice)
        var parts: [ScriptID: AiringParts] = [:]
        for script in station.scripts {
            if script.relay != nil {
                parts[script.id] = .relay
                continue
            }
            var length: Duration?
            var hasTakes = false
            if let recording = script.recording {
                do throws(SoundError) {
                    length = try usableLength(of: recording, longest: .seconds(3600))
                } catch {
                    findings.append(finding(.error, "recording-unusable", recording, error, hint: error.hint))
                }
            } else {
                let reading = Reading(script, in: station, shelf: shelf)
                length = reading.paragraphs.isEmpty ? nil : reading.length(time)
                hasTakes = reading.hasTakes
                findings += takeFindings(of: reading)
            }
            guard let length else { continue }
            parts[script.id] = AiringParts(
                frame: frameLength(of: script, in: station, time, tune: tune), reading: length, gap: Frame.gap,
                isSpoken: script.recording == nil && !hasTakes && station.voice.canChangeRate)
        }
        return Survey(parts: parts, findings: findings)
    }

    /// Files that count as no take, and paragraphs that must be read before the script can be aired.
    private func takeFindings(of reading: Reading) -> [Finding] {
        let id = reading.script.id
        let spoiled = reading.paragraphs.compactMap { paragraph -> Finding? in
            guard case .unusable(let error) = paragraph.take else { return nil }
            return finding(
                .warning, "take-unusable", shelf.relativePath(of: paragraph.text, in: id), error,
                hint: Phrase(
                    vi: "thu lại đoạn \(paragraph.number): loa script record \(id)",
                    en: "record paragraph \(paragraph.number) again: loa script record \(id)"))
        }
        return spoiled
            + reading.refused.map { paragraph in
                let problem = reading.noTake(of: paragraph)
                return Finding(
                    .error, "take-missing", at: Finding.Place(file: "scripts/\(id).md", line: paragraph.line),
                    problem.message, hint: problem.hint)
            }
    }

    private func frameLength(of script: Script, in station: Station, _ time: DurationEstimate, tune: Duration)
        -> Duration
    {
        let frame = Frame(station: station)
        // Any date does: its words differ by a second at most.
        let opening = time.duration(
            ofParagraphs: frame.opening(on: LocalDate(dayNumber: 19_577), title: script.title))
        let words = opening + time.duration(ofParagraphs: frame.closing()) + Frame.pause * 2
        return tune == .zero ? words : words + (tune + Frame.pause) * 2
    }

    /// Of a sound file that decodes and is not silent; read only up to its first sound.
    private func usableLength(of relative: String, longest: Duration) throws(SoundError) -> Duration {
        var reader = try SoundReader(path: path(relative))
        guard reader.duration <= longest else { throw .tooLong(file: path(relative), longest: longest) }
        guard try reader.hasSound() else { throw .silent(file: path(relative)) }
        return reader.duration
    }

    private func finding(
        _ severity: Finding.Severity, _ code: String, _ file: String, _ error: SoundError, hint: Phrase?
    ) -> Finding {
        Finding(severity, code, at: Finding.Place(file: file), error.message, hint: hint)
    }
}

extension DurationEstimate {
    /// Of that voice; what is not espeak-ng is taken for it at its rate.
    package init(of voice: VoiceChoice) {
        switch voice {
        case .espeak(let name, let rate): self.init(rate: rate, voice: name)
        case .piper, .command: self.init(rate: voice.wordsPerMinute)
        }
    }
}
