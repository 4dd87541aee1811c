internal import Diagnostics
internal import Foundation
internal import Hummingbird
internal import NIOCore

extension Routes {
    func addLive(to router: Router<CallerContext>) {
        let control = control
        router.post("v1/live") { request, context in
            let language = Self.language(of: request)
            let wish = try await JSONDecoder().decode(LiveWish.self, from: request, context: context)
            let caller = try await context.callerName()
            let lines: AsyncStream<LiveReport>
            do throws(Failure) {
                lines = try await control.live(wish, from: caller, in: language)
            } catch {
                return try await Self.answering(request, context) { () throws(Failure) -> Wire.Occurrence in throw error
                }
            }
            // A connection that is closed fails the next write, a tenth of a second later; then nobody takes the lines
            // any more, and the airing ends.
            return Response(
                status: .ok,
                body: ResponseBody { writer in
                    for await line in lines {
                        try await writer.write(ByteBuffer(bytes: JSONEncoder().encode(line) + [UInt8(ascii: "\n")]))
                    }
                    try await writer.finish(nil)
                })
        }
        router.post("v1/live/over") { request, context in
            let over = try await JSONDecoder().decode(LiveOver.self, from: request, context: context)
            return try await Self.answering(request, context) { () throws(Failure) in
                Wire.Occurrence(occurrence: try await control.endLive(over.occurrence))
            }
        }
    }
}
