/// A paragraph read by a person.
package struct Take: Sendable, Hashable {
    /// SHA-256 of the paragraph's text, in lower-case hexadecimal.
    package let textHash: String
}
