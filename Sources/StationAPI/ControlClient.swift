internal import AsyncHTTPClient
package import Diagnostics
internal import Foundation
internal import NIOCore
internal import NIOFoundationCompat
internal import NIOHTTP1

/// Speaks to the daemon of a station over its socket.
package struct ControlClient: Sendable {
    private let socket: String

    package init(socket: String) {
        self.socket = socket
    }

    package func status(in language: Language) async throws(Failure) -> StatusReport {
        try await call("GET", "/v1/status?lang=\(language.rawValue)", body: Data?.none, within: .seconds(5))
    }

    /// Waits until it is on air or refused: a tape may have to be made first.
    package func play(script: String) async throws(Failure) -> String {
        let answer: Wire.Occurrence = try await call(
            "POST", "/v1/play", body: encoded(Wire.Play(script: script)), within: .minutes(3))
        return answer.occurrence
    }

    package func stop(reason: String) async throws(Failure) -> String {
        let answer: Wire.Occurrence = try await call(
            "POST", "/v1/stop", body: encoded(Wire.Stop(reason: reason)), within: .seconds(10))
        return answer.occurrence
    }

    package func reload(in language: Language) async throws(Failure) -> [Finding.Record] {
        try await call("POST", "/v1/reload?lang=\(language.rawValue)", body: Data(), within: .seconds(30))
    }

    func call<Answer: Decodable>(
        _ method: String, _ uri: String, body: Data?, within limit: TimeAmount
    ) async throws(Failure) -> Answer {
        let response = try await open(method, uri, body: body, within: limit)
        do {
            return try JSONDecoder().decode(Answer.self, from: try await response.body.collect(upTo: 1 << 20))
        } catch let error as HTTPClientError where error == .readTimeout || error == .deadlineExceeded {
            throw Self.noAnswer(String(describing: error))
        } catch {
            throw Self.noAnswer("HTTP \(response.status.code)")
        }
    }

    /// The answer's head, and its body as it comes.
    /// - Throws: the daemon's refusal, too.
    func open(
        _ method: String, _ uri: String, body: Data?, within limit: TimeAmount
    ) async throws(Failure) -> HTTPClientResponse {
        guard socket.utf8.count <= 107 else { throw SocketPath.tooLong(socket) }
        guard FileManager.default.fileExists(atPath: socket),
            let url = URL(httpURLWithSocketPath: socket, uri: uri)
        else { throw Self.notRunning }
        var request = HTTPClientRequest(url: url.absoluteString)
        request.method = .RAW(value: method)
        if let body { request.body = .bytes(body) }
        let response: HTTPClientResponse
        do {
            response = try await HTTPClient.shared.execute(request, timeout: limit)
        } catch let error as HTTPClientError where error == .readTimeout || error == .deadlineExceeded {
            throw Self.noAnswer(String(describing: error))
        } catch {
            // A socket that a killed daemon left behind refuses the connection.
            throw Self.notRunning
        }
        guard response.status != .ok else { return response }
        do {
            let data = try await response.body.collect(upTo: 1 << 20)
            throw try JSONDecoder().decode(Wire.Refusal.self, from: data).failure
        } catch let refusal as Failure {
            throw refusal
        } catch {
            throw Self.noAnswer("HTTP \(response.status.code)")
        }
    }

    func encoded(_ value: some Encodable) throws(Failure) -> Data {
        do {
            return try JSONEncoder().encode(value)
        } catch {
            throw Self.noAnswer(String(describing: error))
        }
    }

    package static let notRunning = Failure(
        .unavailable,
        Phrase(vi: "phần mềm phát thanh của đài chưa chạy", en: "the station's daemon is not running"),
        hint: Phrase(vi: "khởi động bằng lệnh: loa run", en: "start it with: loa run"))

    static func noAnswer(_ detail: String) -> Failure {
        Failure(
            .unavailable,
            Phrase(
                vi: "phần mềm phát thanh của đài không trả lời được: \(detail)",
                en: "the station's daemon did not give a proper answer: \(detail)"),
            hint: Phrase(vi: "xem nhật ký của chương trình", en: "look at the daemon's own log"))
    }
}
