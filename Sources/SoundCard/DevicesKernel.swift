internal import Glibc

/// What the kernel says of its sound cards in `/proc/asound`.
struct KernelCards {
    struct PCM {
        let name: String
        /// The same without ALSA's conversions: what it can do by itself.
        let hardware: String
        let title: String
        let plays: Bool
        let captures: Bool
        let holders: [Device.Holder]
    }

    let root: String

    /// A box without sound has none.
    func read() -> [PCM] {
        // `00-01: USB Audio : USB Audio #1 : playback 1 : capture 1`
        lines(of: "proc/asound/pcm").compactMap { line in
            let parts = line.split(separator: ":").map { $0.trimmed }
            let numbers = parts.first?.split(separator: "-").compactMap { Int($0) } ?? []
            guard numbers.count == 2, let id = lines(of: "proc/asound/card\(numbers[0])/id").first else { return nil }
            let address = "CARD=\(id)" + (numbers[1] == 0 ? "" : ",DEV=\(numbers[1])")
            let plays = parts.contains { $0.hasPrefix("playback ") }
            let captures = parts.contains { $0.hasPrefix("capture ") }
            return PCM(
                name: "plughw:\(address)", hardware: "hw:\(address)", title: title(of: numbers[0], parts),
                plays: plays, captures: captures, holders: holders(of: numbers[0], device: numbers[1]))
        }
    }

    /// ` 1 [Device         ]: USB-Audio - USB Audio Device`, and the PCM's own name where the card has several.
    private func title(of card: Int, _ parts: [String]) -> String {
        let line = lines(of: "proc/asound/cards").first { line in
            line.contains("[") && Int(line.prefix { $0 != "[" }.trimmed) == card
        }
        let long = line.flatMap { $0.split(separator: " - ").last?.trimmed } ?? ""
        let own = parts.count > 2 ? parts[2] : ""
        return [long, own].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func holders(of card: Int, device: Int) -> [Device.Holder] {
        CardError.Direction.allCases.flatMap { direction in
            let folder = "proc/asound/card\(card)/pcm\(device)\(direction == .playback ? "p" : "c")"
            let streams = entries(of: folder).filter { $0.hasPrefix("sub") }.sorted()
            return streams.compactMap { holder(of: "\(folder)/\($0)", direction) }
        }
    }

    /// `owner_pid   : 1234`; `closed` where nobody has it.
    private func holder(of stream: String, _ direction: CardError.Direction) -> Device.Holder? {
        let owner = lines(of: "\(stream)/status").first { $0.hasPrefix("owner_pid") }
        guard let pid = owner.flatMap({ Int($0.split(separator: ":").last?.trimmed ?? "") }), pid > 0 else {
            return nil
        }
        return Device.Holder(direction: direction, program: lines(of: "proc/\(pid)/comm").first ?? "?", pid: pid)
    }

    private func lines(of file: String) -> [String] {
        guard let stream = unsafe fopen("\(root)/\(file)", "r") else { return [] }
        defer { unsafe fclose(stream) }
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe fread(&piece, 1, piece.count, stream)
            text += piece[..<count]
            // The kernel's files are a few lines.
            guard count > 0, text.count < 1 << 20 else { break }
        }
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map { $0.trimmed }
    }

    private func entries(of folder: String) -> [String] {
        guard let directory = unsafe opendir("\(root)/\(folder)") else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            // Safe: the name ends with a zero within the entry, which stands until the next call.
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            names.append(name)
        }
        return names
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        var part = self[...]
        while part.first?.isWhitespace == true { part = part.dropFirst() }
        while part.last?.isWhitespace == true { part = part.dropLast() }
        return String(part)
    }
}
