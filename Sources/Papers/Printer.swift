package import Programs

/// HTML as a PDF, made by weasyprint.
package struct Printer: Sendable {
    private let program: Program
    /// A month with thousands of lines takes seconds; on a small box ten times as long.
    private static let deadline = Duration.seconds(120)
    private static let limit = 64 << 20

    package init(in environment: ProgramEnvironment) throws(PaperError) {
        do throws(ProgramError) {
            program = try Program("weasyprint", in: environment)
        } catch {
            throw .noPDF(error)
        }
    }

    package func pdf(of html: [UInt8]) async throws(PaperError) -> [UInt8] {
        do throws(ProgramError) {
            return try await program.run(
                ["--quiet", "--encoding", "utf-8", "-", "-"], input: html, limit: Self.limit, deadline: Self.deadline)
        } catch {
            throw .noPDF(error)
        }
    }
}
