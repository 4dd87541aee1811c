internal import CivilTime
internal import Ledger
internal import StationModel

/// The ledger's seals, which wait for everything else.
extension Conductor {
    private static let pause = Duration.seconds(600)
    /// The first seal of a ledger of decades takes seconds.
    private static let quiet = Duration.seconds(60)

    /// Seals the days and months that have ended, once a day and when nothing is on the air or about to be.
    func seal(at now: WallInstant) {
        let today = season.station.zone.date(of: now)
        guard let sealer = world.sealer, sealedOn != today, sealRetry.map({ $0 <= now }) ?? true, air.isAtRest,
            requests.isEmpty, agenda.first.map({ $0.start - season.leadIn > now + Self.quiet }) ?? true
        else { return }
        do throws(SealError) {
            for seal in try sealer.sealDue(on: today, in: season.station.zone, at: now) {
                world.log.info(Sentence.sealed(seal.fact))
            }
            sealedOn = today
            sealRetry = nil
            cure("seal")
        } catch {
            sealRetry = now + Self.pause
            raise(Alarm.seal(error))
        }
    }

    /// Midnight, or the next attempt.
    func nextSealing(after now: WallInstant) -> WallInstant? {
        guard world.sealer != nil, clockIsTrusted else { return nil }
        let zone = season.station.zone
        return sealRetry ?? zone.instant(of: LocalDateTime(zone.date(of: now) + 1, .midnight))
    }
}
