import Foundation
import Synchronization

/// A web server of the test's own on the loopback interface: the same bytes for every request.
final class LoopbackServer: Sendable {
    let port: Int
    private final class Counter: Sendable {
        let value = Atomic(0)
    }

    private let listener: Int32
    private let counter = Counter()

    var requests: Int { counter.value.load(ordering: .acquiring) }

    struct Failure: Error { let call: String }

    init(serving body: Data) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(listener, address, size) == 0 && listen(listener, 8) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard isBound else { throw Failure(call: "bind") }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        let head = "HTTP/1.0 200 OK\r\nContent-Length: \(body.count)\r\nConnection: close\r\n\r\n"
        let answer = [UInt8](Data(head.utf8) + body)
        Thread.detachNewThread { [listener, counter] in
            while case let peer = accept(listener, nil, nil), peer >= 0 {
                var request = [UInt8](repeating: 0, count: 4_096)
                _ = unsafe recv(peer, &request, request.count, 0)
                counter.value.add(1, ordering: .releasing)
                var sent = 0
                while sent < answer.count {
                    let done = unsafe answer.withUnsafeBytes {
                        unsafe send(
                            peer, $0.baseAddress?.advanced(by: sent), answer.count - sent, Int32(MSG_NOSIGNAL))
                    }
                    if done <= 0 { break }
                    sent += done
                }
                close(peer)
            }
        }
    }

    deinit {
        // Wakes the thread that waits for somebody.
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }
}
