"""When a reading counts as right: the notation of the tables, and what makes no difference to a listener.

In the column `spoken`, ` | ` stands between whole readings, `[a/b]` between words that are as good as each other, `(a)`
may be left out, `{ABC}` are letters by their names, of whatever school, `{/}` and `{-}` a slash and a hyphen read out
or left out.
"""

import itertools
import re
import unicodedata

LETTERS = {
    "a": "a", "b": "bê bờ", "c": "xê cờ", "d": "dê dờ đê", "đ": "đê đờ", "e": "e", "f": "ép phờ", "g": "giê gờ",
    "h": "hát hờ", "i": "i", "k": "ca cờ", "l": "e-lờ lờ", "m": "em-mờ mờ em", "n": "en-nờ nờ en e-nờ", "o": "o",
    "p": "pê pờ", "q": "quy cu quờ", "r": "e-rờ rờ", "s": "ét-sì sờ ét", "t": "tê tờ", "u": "u", "v": "vê vờ",
    "w": "vê-kép vê-đúp", "x": "ích-xì xờ ích", "y": "i-dài y", "z": "dét",
}
SIGNS = {"/": ["", "gạch chéo", "trên", "xuyệt", "xẹt"], "-": ["", "gạch ngang", "gạch nối"]}
UNITS = {  # other spellings of the same loan word
    "ki ?l[oô] ?gr?am|cân|ki lô": "ki lô gam", "ki ?l[oô] ?m[eé]t|cây số": "ki lô mét",
    "mi ?li ?m[eé]t": "mi li mét", "mi ?li ?l[ií]t": "mi li lít", "h[eé]c ?ta|ha": "héc ta",
    "wat|watt|oắt": "oát", "độ c|độ xen xi út|độ xen xi ớt": "độ xê",
}
NUMBER = "(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|linh|trăm|nghìn)"


def without_marks(text):
    text = unicodedata.normalize("NFC", text).lower()
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def tone_last(word):
    """`uỷ` and `ủy` alike: the tone mark behind the word."""
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + tones


def heard(text):
    """What is left of a reading when all that makes no difference to a listener is taken away."""
    text = without_marks(text)
    for spellings, unit in UNITS.items():
        text = re.sub(rf"\b(?:{spellings})\b(?! gam)", unit, text)
    text = re.sub(r"\b([hklmt])ỉ\b", r"\1ỷ", text)
    for other, usual in [
        ("lẻ", "linh"), ("ngàn", "nghìn"), ("mồng", "mùng"), ("tới", "đến"), ("bẩy", "bảy"),
        ("giờ rưỡi", "giờ ba mươi"), ("mươi nhăm", "mươi lăm"), ("mươi bốn", "mươi tư"), ("nghìn không trăm", "nghìn"),
    ]:
        text = re.sub(rf"\b{other}\b", usual, text)
    text = re.sub(rf"\b(giờ(?: {NUMBER})+) phút\b", r"\1", text)  # five hours thirty
    text = re.sub(r"\bgiờ không(?: không)?\b(?! năm)", "giờ", text)
    text = re.sub(r"\bnăm (?=(?:một|hai) nghìn\b)", "", text)  # the word "year"
    for word in ["mùng", "ngày", "từ", "số"]:  # said or not; said twice it is wrong
        text = re.sub(rf"\b{word} (?!{word}\b)", "", text)
    return " ".join(tone_last(word) for word in text.split())


def readings(pattern):
    """All readings that a cell of the column `spoken` stands for."""
    return [" ".join(text.split()) for whole in pattern.split(" | ") for text in _sequence(whole, slash=None)]


def _sequence(pattern, slash):
    """`{/}` is read in the same way throughout a sentence, so each way is taken through the whole of it."""
    if slash is None and re.search(r"\{[/-]\}", pattern):
        for ways in itertools.product(SIGNS["/"], SIGNS["-"]):
            yield from _sequence(pattern, ways)
        return
    pieces, at = [], 0
    while at < len(pattern):
        if pattern[at] in "([{":
            end = _closing(pattern, at)
            inner = pattern[at + 1 : end]
            if pattern[at] == "{":
                pieces.append(_named(inner, slash))
            elif pattern[at] == "(":
                pieces.append(["", *_sequence(inner, slash)])
            else:
                pieces.append([text for choice in _choices(inner) for text in _sequence(choice, slash)])
            at = end + 1
        else:
            end = min((pattern.find(c, at) for c in "([{" if c in pattern[at:]), default=len(pattern))
            pieces.append([pattern[at:end]])
            at = end
    for choice in itertools.product(*pieces):
        yield "".join(choice)


def _closing(pattern, opening):
    depth = 0
    for at in range(opening, len(pattern)):
        depth += (pattern[at] in "([{") - (pattern[at] in ")]}")
        if depth == 0:
            return at
    raise ValueError(f"no end of the bracket: {pattern}")


def _choices(inner):
    depth, choices = 0, [""]
    for c in inner:
        depth += (c in "([{") - (c in ")]}")
        if c == "/" and depth == 0:
            choices.append("")
        else:
            choices[-1] += c
    return choices


def _named(inner, slash):
    if inner in SIGNS:
        return [slash[list(SIGNS).index(inner)]]
    letters = inner.lower()
    names = [" ".join(choice) for choice in itertools.product(*(LETTERS[c].split() for c in letters))]
    return [*names, " ".join(letters)]  # single letters are named by any voice


def said_otherwise(readings, most=20_000):
    """Other ways to say the same, for a reader that gives sounds, where `heard` cannot be applied: the readings with
    each of the free choices made this way and that, as words alone."""
    ways = list(dict.fromkeys(without_marks(reading) for reading in readings))
    for words, others in [
        (r"\blinh\b", "lẻ"), (r"\bnghìn\b", "ngàn"), (r"\bmươi tư\b", "mươi bốn"), (r"\bmùng ", ""), (r"\bngày ", ""),
        (r"\btừ ", ""), (r"\bsố ", ""), (r"\bnăm (?=(?:một|hai) (?:nghìn|ngàn)\b)", ""),
        (r"\b(nghìn|ngàn) không trăm\b", r"\1"), (rf"\b(giờ(?: {NUMBER})+) phút\b", r"\1"),
        (r"\bgiờ ba mươi(?: phút)?\b", "giờ rưỡi"),
    ]:
        changed = [re.sub(words, others, way) for way in ways]
        ways = list(dict.fromkeys([*ways, *changed]))[:most]
    return ways
