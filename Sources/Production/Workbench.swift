internal import Dispatch

/// Threads of its own for the long computing that a tape takes.
///
/// The shared ones are as few as the machine has cores; with both of them busy at a limiter, nothing that is awaited
/// would go on: not the daemon's answers, not the reading of what a voice writes.
final class Workbench: TaskExecutor {
    // Its quality of service gives it threads apart from those of the default executor.
    private let queue: DispatchQueue

    init(urgent: Bool = false) {
        queue = DispatchQueue(
            label: "loa.production", qos: urgent ? .userInitiated : .utility, attributes: .concurrent)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async {
            // Safe: this is the only place where this executor's jobs run, each once.
            unsafe job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}
