internal import CivilTime
package import Diagnostics

/// Reads a message of the Common Alerting Protocol, with all that is wrong in it. Pure: no file is opened, nothing
/// that the message names is looked up, and no signature is checked.
package enum CAPReader {
    /// In bytes. A message is a few kilobytes; what is larger carries pictures or sounds within it.
    package static let largest = 2 << 20

    package struct Reading: Sendable {
        /// `nil` exactly if there is an error among the findings.
        package let alert: CAPAlert?
        package let findings: [Finding]
    }

    /// - Parameter file: the name of the file, for findings.
    package static func read(_ bytes: [UInt8], file: String) -> Reading {
        let text: XMLText
        do throws(XMLFault) {
            text = try XMLText(bytes)
        } catch {
            return Reading(alert: nil, findings: [error.finding(at: Finding.Place(file: file))])
        }
        let root: XMLNode
        do throws(XMLFault) {
            try text.check()
            root = try XMLNode(text, file: file)
        } catch {
            return Reading(alert: nil, findings: [error.finding(at: text.place(of: error.offset ?? 0, in: file))])
        }
        var interpreter = CAPInterpreter()
        let alert = interpreter.alert(root)
        let findings = interpreter.findings
        return Reading(alert: findings.hasErrors ? nil : alert, findings: findings)
    }
}
