internal import Diagnostics
internal import Foundation
internal import Hummingbird
internal import NIOFoundationCompat

extension Routes {
    /// A CAP message of 2 MiB as base64, and what stands around it.
    private static let largestRequest = 4 << 20

    func addEmergency(to router: Router<CallerContext>) {
        let control = control
        router.post("v1/emergency") { request, context in
            let language = Self.language(of: request)
            let body = try await request.body.collect(upTo: Self.largestRequest)
            let asked = try JSONDecoder().decode(EmergencyRequest.self, from: body)
            let caller = try await context.callerName()
            return try await Self.answering(request, context) { () throws(Failure) in
                try await control.emergency(asked, from: caller, in: language)
            }
        }
        router.post("v1/all-clear") { request, context in
            let language = Self.language(of: request)
            let asked = try await JSONDecoder().decode(AllClearRequest.self, from: request, context: context)
            let caller = try await context.callerName()
            return try await Self.answering(request, context) { () throws(Failure) in
                try await control.allClear(by: asked.by, reason: asked.reason, from: caller, in: language)
            }
        }
    }
}
