import Testing

@Suite("An ellipsis in an example")
struct LikenessTests {
    @Test(
        "stands for anything in its line, and alone for any lines",
        arguments: [
            (["a … d"], ["a b c d"]), (["… … d"], ["a b c d"]), (["a…"], ["a"]), (["…"], []), (["…"], ["a", "b"]),
            (["a", "…", "d"], ["a", "b", "c", "d"]), (["…", "c", "…"], ["a", "b", "c"]), ([], []),
        ] as [([String], [String])])
    func fits(_ expected: [String], _ actual: [String]) {
        #expect(Likeness.holds(expected[...], actual[...]))
    }

    @Test(
        "stands for nothing else",
        arguments: [
            (["a … d"], ["a b c"]), (["ab…ba"], ["aba"]), (["a…c…b"], ["a b"]), (["a"], ["b"]), (["a"], []),
            ([], ["a"]), (["a", "…", "d"], ["a", "b"]), (["… b"], ["a", "b"]),
        ] as [([String], [String])])
    func differs(_ expected: [String], _ actual: [String]) {
        #expect(!Likeness.holds(expected[...], actual[...]))
    }
}
