internal import Diagnostics
internal import Foundation
internal import Glibc
internal import Hummingbird
internal import NIOCore

/// A request together with who sent it: the user at the other end of the socket.
struct CallerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// The user's name by SO_PEERCRED and the user database, `uid N` if that has no name for it.
    func callerName() async throws -> String {
        guard let options = channel as? any SocketOptionProvider else { throw HTTPError(.forbidden) }
        let peer: Peer = try await options.unsafeGetSocketOption(
            level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED)
        ).get()
        return Self.userName(of: peer.user) ?? "uid \(peer.user)"
    }

    /// `struct ucred` of unix(7), which Glibc's module leaves out: three 32-bit numbers.
    private struct Peer {
        let process: Int32
        let user: UInt32
        let group: UInt32
    }

    private static func userName(of user: uid_t) -> String? {
        var entry = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        var strings = [CChar](repeating: 0, count: 4096)
        return unsafe strings.withUnsafeMutableBufferPointer { strings in
            guard let base = strings.baseAddress,
                unsafe getpwuid_r(user, &entry, base, strings.count, &found) == 0, unsafe found != nil
            else { return nil }
            return unsafe String(cString: entry.pw_name)
        }
    }
}

struct Routes {
    let control: any StationControl

    func router() -> Router<CallerContext> {
        let router = Router(context: CallerContext.self)
        let control = control
        router.get("v1/status") { request, context in
            let language = Self.language(of: request)
            return try await Self.answering(request, context) { () throws(Failure) in
                try await control.status(in: language)
            }
        }
        router.post("v1/play") { request, context in
            let body = try await JSONDecoder().decode(Wire.Play.self, from: request, context: context)
            let caller = try await context.callerName()
            return try await Self.answering(request, context) { () throws(Failure) in
                Wire.Occurrence(occurrence: try await control.play(script: body.script, by: caller))
            }
        }
        router.post("v1/stop") { request, context in
            let body = try await JSONDecoder().decode(Wire.Stop.self, from: request, context: context)
            let caller = try await context.callerName()
            return try await Self.answering(request, context) { () throws(Failure) in
                Wire.Occurrence(occurrence: try await control.stop(reason: body.reason, by: caller))
            }
        }
        router.post("v1/reload") { request, context in
            let language = Self.language(of: request)
            let findings = await control.reload()
            return try Self.answer(findings.map { $0.record(in: language) }, to: request, context)
        }
        addEmergency(to: router)
        addLive(to: router)
        return router
    }

    static func language(of request: Request) -> Language {
        request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) } ?? .vietnamese
    }

    /// 200 with the answer, or 409 with the refusal.
    static func answering(
        _ request: Request, _ context: CallerContext, _ work: () async throws(Failure) -> some Encodable
    ) async throws -> Response {
        do {
            return try answer(await work(), to: request, context)
        } catch let failure as Failure {
            var response = try answer(Wire.Refusal(failure), to: request, context)
            response.status = .conflict
            return response
        }
    }

    private static func answer(
        _ value: some Encodable, to request: Request, _ context: CallerContext
    ) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value, from: request, context: context)
    }
}
