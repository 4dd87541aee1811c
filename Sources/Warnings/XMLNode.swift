internal import Diagnostics
internal import Foundation
internal import FoundationXML

/// An element of an XML file, as far as it is needed.
struct XMLNode {
    let name: String
    let namespace: String
    let place: Finding.Place
    /// Its own characters, those of its children left out.
    var text = ""
    var children: [XMLNode] = []

    /// - Throws: for whatever is not well-formed; the parser never sees a declaration.
    init(_ text: XMLText, file: String) throws(XMLFault) {
        let parser = XMLParser(data: Data(text.bytes))
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        let builder = Builder(text, file: file)
        parser.delegate = builder
        // Its answer is no word on errors: they come one by one.
        _ = withExtendedLifetime(builder) { parser.parse() }
        if let fault = builder.fault { throw fault }
        guard let root = builder.root else { throw XMLFault(.torn, offset: text.bytes.count) }
        self = root
    }

    fileprivate init(name: String, namespace: String, place: Finding.Place) {
        self.name = name
        self.namespace = namespace
        self.place = place
    }
}

private final class Builder: NSObject, XMLParserDelegate {
    /// Signatures are nested more deeply than CAP itself, and still less than this.
    private static let deepest = 32

    private let text: XMLText
    private let file: String
    private var open: [XMLNode] = []
    private(set) var root: XMLNode?
    private(set) var fault: XMLFault?

    init(_ text: XMLText, file: String) {
        self.text = text
        self.file = file
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let end = text.offset(line: parser.lineNumber, column: parser.columnNumber)
        guard open.count < Self.deepest else { return fail(XMLFault(.tooDeep, offset: text.tag(before: end)), parser) }
        let place = text.place(of: text.tag(before: end), in: file)
        open.append(XMLNode(name: name, namespace: namespaceURI ?? "", place: place))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard let node = open.popLast() else { return }
        if open.isEmpty {
            root = node
        } else {
            open[open.count - 1].children.append(node)
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { add(string) }

    func parser(_ parser: XMLParser, foundCDATA data: Data) { add(String(decoding: data, as: UTF8.self)) }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        let code = (error as NSError).code
        // libxml2 warns of names of namespaces that are no proper addresses; what is no CAP is told elsewhere.
        guard !(97...100).contains(code) else { return }
        let offset = text.offset(line: parser.lineNumber, column: parser.columnNumber)
        // XML_ERR_TAG_NAME_MISMATCH
        if code == 76 { return fail(XMLFault(.tags, offset: offset), parser) }
        // Its column is not to be relied on behind letters of several bytes; these codes tell of an end that came early.
        let endsEarly =
            [4, 5, 74, 77].contains(code) || !text.bytes[offset...].contains { !XMLText.isSpace($0) }
        let isTorn = endsEarly && root == nil
        fail(XMLFault(isTorn ? .torn : .notXML, offset: isTorn ? text.bytes.count : offset), parser)
    }

    private func add(_ string: String) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += string
    }

    /// The first thing that is wrong: what follows from it helps nobody.
    private func fail(_ fault: XMLFault, _ parser: XMLParser) {
        guard self.fault == nil else { return }
        self.fault = fault
        parser.abortParsing()
    }
}
