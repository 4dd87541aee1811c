internal import CivilTime

/// Labels before `.gov.vn` that belong to somebody.
enum GovernmentHosts {
    /// The provinces as they were until 30 June 2025; their addresses live on, at least for a time.
    static let provinces: Set<String> = Set(
        """
        angiang bacgiang backan baclieu bacninh baria-vungtau bentre binhdinh binhduong binhphuoc binhthuan camau cantho \
        caobang daklak daknong danang dienbien dongnai dongthap gialai hagiang haiduong haiphong hanam hanoi hatinh \
        haugiang hoabinh hochiminhcity hue hungyen khanhhoa kiengiang kontum laichau lamdong langson laocai longan \
        namdinh nghean ninhbinh ninhthuan phutho phuyen quangbinh quangnam quangngai quangninh quangtri soctrang sonla \
        tayninh thaibinh thainguyen thanhhoa thuathienhue tiengiang tphcm travinh tuyenquang vinhlong vinhphuc yenbai
        """.split(separator: " ").map(String.init))

    private static let bodies: Set<String> = Set(
        """
        antoanthongtin ais bacninhcity baochinhphu baohiemxahoi bdttg bocongan boyte bqllang bvhttdl canhsatgiaothong \
        cand cema chinhphu chuyendoiso congan csgt customs dancuquocgia dav dichvucong dichvuthongtin dost drvn \
        dulich egov evisa gdt gso hochiminh i18n khcn kiemtoannhanuoc khaithue khuyennong kttv mae mard mattran mic \
        moc mod moet mof mofa moh moha moit moj molisa monre most mpi mps mst mt muasamcong naic nchmf ncsc ngsp nso \
        phapluat phongchongthientai quochoi sav sbv socialsecurity ssc thads thanhtra thongke thuedientu thuvienphapluat \
        tiemchungcovid19 toaan tandtc tongcucthue trungtamtintuc ubdt ubck vanban vbpl vietnam vietnamtourism vks vksndtc \
        vksnd vnpt vncert vneid vpcp vss xaydung xuatnhapcanh
        """.split(separator: " ").map(String.init))

    static func isKnown(_ label: String) -> Bool {
        provinces.contains(label) || bodies.contains(label)
    }

    /// The province that a label may have been meant for, the first by the alphabet; one of `preferred` wins.
    static func nearest(to label: String, preferring preferred: Set<String>) -> String? {
        let near = provinces.filter { WrittenAddress.areNear(label, $0) }.sorted()
        return near.first(where: preferred.contains) ?? near.first
    }

    /// Sites of ministries that were merged on 1 March 2025, and those of their successors.
    static let merged: [String: String] = [
        "mic": "mst.gov.vn", "most": "mst.gov.vn", "mpi": "mof.gov.vn", "mt": "moc.gov.vn", "monre": "mae.gov.vn",
        "mard": "mae.gov.vn", "molisa": "moha.gov.vn",
    ]
}
