internal import Foundation

extension StationFolder {
    /// Makes a new station at `path`: a `schedule.yaml` with comments, a sample script, an empty `audio/`.
    ///
    /// It checks clean and airs nothing: its one campaign stands there as a comment, because a station that was only
    /// tried out must stay silent.
    ///
    /// - Throws: if the folder exists and holds anything, or cannot be written; both with exit status 73.
    package static func initialise(at path: String) throws(FolderError) -> StationFolder {
        let folder = StationFolder(path: path)
        let manager = FileManager.default
        if let facts = FileFacts(folder.path) {
            guard facts.isFolder else { throw .notAFolder(path) }
            let names = try writing(path, "readdir") { try manager.contentsOfDirectory(atPath: folder.path) }
            guard names.isEmpty else { throw .notEmpty(path) }
        }
        for directory in [folder.path, folder.scripts, folder.audio] {
            try writing(directory, "mkdir") {
                try manager.createDirectory(atPath: directory, withIntermediateDirectories: true)
            }
        }
        // The schedule last: with it the folder is a station.
        for (file, text) in [(folder.scripts + "/" + sampleName, sampleScript), (folder.schedule, newSchedule)] {
            try writing(file, "write") { try Data(text.utf8).write(to: URL(fileURLWithPath: file)) }
        }
        return folder
    }

    private static func writing<Result>(
        _ path: String, _ call: String, _ body: () throws -> Result
    ) throws(FolderError) -> Result {
        do {
            return try body()
        } catch {
            let number = error.posixNumber
            throw .cannotWrite(path, call: call, errno: number, detail: systemWord(number))
        }
    }

    private static let sampleName = "bai-mau.md"

    private static let sampleScript = """
        ---
        title: Bài mẫu
        note: Mục này chỉ để ghi nhớ, không được đọc lên loa.
        ---
        Kính thưa toàn thể bà con!

        Đây là bài mẫu của đài truyền thanh. Mỗi đoạn cách nhau một dòng trống.

        Xin cảm ơn bà con đã lắng nghe.

        """

    private static let newSchedule = """
        # Lịch phát thanh của đài. Sửa xong thì kiểm tra bằng lệnh: loa check
        # Ngày viết năm-tháng-ngày, giờ viết giờ:phút, đều theo giờ của đài.

        station:
          name: Đài Truyền thanh xã       # tên đài, được đọc lên ở đầu buổi phát
          authority: UBND xã              # cơ quan đứng tên trên báo cáo
          place: Xã                       # địa danh ghi trên báo cáo
          time-zone: Asia/Ho_Chi_Minh
          voice: { engine: espeak-ng, name: vi, rate: 130 }
          # opening: audio/nhac-hieu.flac # nhạc hiệu: chép tệp vào audio/ rồi bỏ dấu # đầu dòng
          approval: not-required          # bài phải được duyệt mới phát thì đổi thành: required

        output:
          device: default                 # card âm thanh; thử không cần loa: wav:thu.wav
          loudness: -16 LUFS
          voicing: horn                   # horn: chỉnh âm cho loa nén; flat: giữ nguyên

        # Khung giờ được phát; tin khẩn cấp không bị giới hạn.
        hours: ["06:00-06:30", "11:00-11:30", "16:30-18:30"]

        # Ngày không phát, trừ tin khẩn cấp.
        quiet-days:
          - { lunar: 1/1, days: 3, reason: Tết }

        officers:
          can-bo: { name: Cán bộ, title: Phụ trách đài }

        # Phân công trực.
        roster:
          - { officer: can-bo, from: 2023-01-01 }

        # Các đợt phát. Bỏ dấu # đầu dòng và sửa ngày để bắt đầu phát.
        campaigns:
        #  bai-mau:
        #    script: bai-mau               # scripts/bai-mau.md
        #    from: 2024-01-01
        #    until: 2024-01-31
        #    times-per-week: 2
        #    on: [tue 17:00, fri 17:00]    # bỏ dòng này thì Loa tự chia đều trong tuần
        #    length: 1-15 min              # ngắn nhất và dài nhất của mỗi lần phát

        """
}
