internal import Foundation
internal import Glibc

/// What the PCMs of tests are, for libasound in this process and in those that it starts:
///
/// - `testcard:FOLDER,CARD` is a test card, `plugtestcard:…` the same behind ALSA's conversions, as `plughw:` is;
/// - `horn` and `micro` are the sinks of a `SoundServer`;
/// - what a test writes into `later`, when it is there.
package enum ALSAConfiguration {
    /// Where the build puts what belongs to these tests.
    package static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path

    /// A file that may come and go, as what libasound knows of a card that is plugged in.
    package static let later = products + "/asoundrc-of-tests-later"

    /// For `ALSA_CONFIG_PATH`.
    package static let path = "/usr/share/alsa/alsa.conf:\(products)/asoundrc-of-tests"

    /// The same text each time, so it does not matter who writes it first.
    private static let isInForce: Result<Void, any Error> = Result {
        let arguments = "@args [ FOLDER CARD ] @args.FOLDER { type string } @args.CARD { type string }"
        let card = "type testcard folder $FOLDER card $CARD"
        try """
        @hooks [ { func load files [ "\(later)" ] errors false } ]
        pcm_type.testcard { lib "\(products)/libCTestCard.so" }
        pcm.testcard { \(arguments) \(card) }
        pcm.plugtestcard { \(arguments) type plug slave.pcm { \(card) } }
        pcm.horn { type pulse device horn }
        pcm.micro { type pulse device mic.monitor }

        """.write(toFile: "\(products)/asoundrc-of-tests", atomically: true, encoding: .utf8)
        unsafe setenv("ALSA_CONFIG_PATH", path, 1)
    }

    package static func use() throws { try isInForce.get() }
}
