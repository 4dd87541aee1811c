#!/usr/bin/env python3
"""Fits the constants of DurationEstimate to what espeak-ng really takes for each phrase.

    python3 Tools/fit-duration/fit.py                      fits texts.txt and prints the constants of each voice
    python3 Tools/fit-duration/fit.py SPOKEN.txt           and holds them against spoken text that was not fitted on

Needs espeak-ng and python3-numpy. Texts are paragraphs of spoken words, a blank line between them. The pauses between
phrases are Loa's own (SpokenPhrase), so only the sound of the phrases is measured.
"""
import os, re, subprocess, sys, unicodedata
import numpy

VOICES = ("vi", "vi-vn-x-central", "vi-vn-x-south")
RATES = (90, 100, 110, 120, 130, 140, 155, 170, 185, 200, 240, 300)


def seconds(phrase, rate, voice):
    """As Production trims it: 45 dB under the loudest sample, 15 ms left at both ends. The WAV header lies."""
    wav = subprocess.run(["espeak-ng", "-v", voice, "-s", str(rate), "-a", "60", "--stdin", "--stdout"],
                         input=phrase.encode(), stdout=subprocess.PIPE, check=True).stdout
    pcm = wav[wav.find(b"data") + 8:]
    samples = numpy.abs(numpy.frombuffer(pcm[:len(pcm) // 2 * 2], dtype="<i2").astype(int))
    loud = numpy.nonzero(samples > samples.max() * 10 ** (-45 / 20))[0]
    return (loud[-1] - loud[0]) / 22050 + 0.030


def weight(word):
    """How much slower than most the sounds are with which a syllable begins and ends: -2 to 2."""
    letters = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    onset = re.match("ngh|ng|nh|gh|gi|kh|ch|th|tr|ph|qu|[bcdđghklmnprstvx]|", letters).group()
    rime = letters[len(onset):]
    slow = onset in ("kh", "ph", "nh", "ch", "th", "tr", "r", "x", "s", "h", "v", "qu")
    quick = onset in ("", "đ", "l", "t", "k", "g", "gh", "ng", "ngh")
    open_ended = rime.endswith("ng") or len(rime) == 1
    clipped = len(rime) > 1 and rime[-1] in "tpuyom"
    return slow - quick + open_ended - clipped


def row(phrase, rate):
    """Almost all of it goes with 1/rate; a little at each phrase's ends does not."""
    words = re.findall(r"[^\W\d_]+", phrase)
    return [len(words) / rate, sum(map(weight, words)) / rate, 1 / rate, 1]


def phrases(path):
    with open(path, encoding="utf-8") as file:
        return [phrase for phrase in re.split(r"(?<=[,;:.?!])\s+|\n\n", file.read().strip()) if phrase]


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    fitted = phrases(os.path.join(here, "texts.txt"))
    for voice in VOICES:
        rows = numpy.array([row(phrase, rate) for phrase in fitted for rate in RATES])
        real = numpy.array([seconds(phrase, rate, voice) for phrase in fitted for rate in RATES])
        # Long phrases decide how long a text is, so errors count in seconds, taken at the same rate.
        weights = numpy.array([rate for phrase in fitted for rate in RATES])
        constants, *_ = numpy.linalg.lstsq(rows * weights[:, None], real * weights, rcond=None)
        print("%s: syllable %.1f, weight %.1f, phrase %.1f / rate %+.3f"
              % (voice, *constants))
        print("  fitted on: whole text off by at most %.1f %%" % max(
            100 * abs(rows[index::len(RATES)].sum(0) @ constants / real[index::len(RATES)].sum() - 1)
            for index in range(len(RATES))))
        for path in sys.argv[1:]:
            for rate in RATES:
                held = sum(seconds(phrase, rate, voice) for phrase in phrases(path))
                guess = sum(numpy.dot(row(phrase, rate), constants) for phrase in phrases(path))
                print("  %s at %d: %.1f s, estimated %+.1f %%" % (path, rate, held, 100 * (guess / held - 1)))


main()
