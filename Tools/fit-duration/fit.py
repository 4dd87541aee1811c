#!/usr/bin/env python3
"""Fits the constants of DurationEstimate to what espeak-ng really takes.

    python3 Tools/fit-duration/fit.py                      fits texts.txt and prints the constants
    python3 Tools/fit-duration/fit.py SPOKEN.txt           and holds them against spoken text that was not fitted on

Needs espeak-ng and python3-numpy. Texts are paragraphs of spoken words, a blank line between them.
"""
import os, re, subprocess, sys, unicodedata
import numpy

RATES = (90, 100, 115, 130, 145, 160, 180, 200, 240, 300, 350)
FEATURES = ("syllables", "dipping", "comma", "colon", "stop")


def seconds(text, rate):
    """Of one paragraph, silence below -50 dBFS at both ends trimmed. The WAV header lies about sizes."""
    wav = subprocess.run(["espeak-ng", "-v", "vi", "-s", str(rate), "-a", "60", "--stdout"],
                         input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    pcm = wav[wav.find(b"data") + 8:]
    samples = numpy.abs(numpy.frombuffer(pcm[:len(pcm) // 2 * 2], dtype="<i2").astype(int))
    loud = numpy.nonzero(samples > 32768 * 10 ** (-50 / 20))[0]
    return (loud[-1] - loud[0]) / 22050


def features(text):
    inner = text.rstrip(".?!;:, \n")
    words = re.findall(r"[^\W\d_]+", text)
    return {
        "syllables": len(words),
        "dipping": sum(bool(set("\u0303\u0309") & set(unicodedata.normalize("NFD", word))) for word in words),
        "comma": inner.count(",") + inner.count(";"),
        "colon": inner.count(":"),
        "stop": len(re.findall(r"[.?!]", inner)),
    }


def row(text, rate):
    """Speech goes with 1/rate; pauses shrink faster, down to nothing."""
    of = features(text)
    return [of["syllables"] / rate, of["dipping"] / rate] + [
        value for sign in FEATURES[2:] for value in (of[sign] / rate, of[sign])]


def paragraphs(path):
    with open(path, encoding="utf-8") as file:
        return file.read().strip().split("\n\n")


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    texts = [(text, rate) for text in paragraphs(os.path.join(here, "texts.txt")) for rate in RATES]
    rows = numpy.array([row(*text) for text in texts])
    real = numpy.array([seconds(*text) for text in texts])
    constants, *_ = numpy.linalg.lstsq(rows / real[:, None], numpy.ones(len(real)), rcond=None)
    print("a syllable %.2f, a dipping tone more %.2f" % tuple(constants[:2]))
    for index, sign in enumerate(FEATURES[2:]):
        print("%s: %.1f / rate %+.3f" % (sign, *constants[2 + 2 * index:4 + 2 * index]))
    print("fitted on: worst paragraph %.1f %%" % (100 * abs(rows @ constants / real - 1).max()))
    for path in sys.argv[1:]:
        for rate in RATES:
            real = sum(seconds(text, rate) for text in paragraphs(path))
            estimate = sum(numpy.dot(row(text, rate), constants) for text in paragraphs(path))
            print("%s at %d: %.1f s, estimated %+.1f %%" % (path, rate, real, 100 * (estimate / real - 1)))


main()
