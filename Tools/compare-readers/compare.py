#!/usr/bin/env python3
"""How many of the examples are read right by Loa, by espeak-ng alone and by the open normalisers on PyPI.

    python3 -m venv /tmp/readers && /tmp/readers/bin/pip install -r Tools/compare-readers/requirements.txt
    /tmp/readers/bin/python Tools/compare-readers/compare.py --loa .build/release/loa

Prints a table in Markdown; with `--wrong READER` also what that reader got wrong.
"""

import argparse
import csv
import functools
import importlib.metadata
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True  # nothing of a run stays beside the tables

from rightness import heard, readings, said_otherwise

HERE = pathlib.Path(__file__).resolve().parent


class Example:
    """A row of a table."""

    def __init__(self, row):
        self.written = row["written"].replace("\\n", "\n")
        self.readings = readings(row["spoken"])
        self.heard = {heard(reading) for reading in self.readings}


class Normaliser:
    """A reader that gives words."""

    def is_right(self, spoken, example):
        return heard(spoken) in example.heard


class Loa(Normaliser):
    """The real binary on a new station: one script, the examples its paragraphs."""

    name = "Loa"

    def __init__(self, program):
        self.program = str(pathlib.Path(program).resolve())
        self.version = self._run("--version").strip()

    def read(self, texts):
        with tempfile.TemporaryDirectory() as folder:
            station = pathlib.Path(folder) / "station"
            self._run("init", str(station))
            lines = ["---", "title: Examples", "writer: nobody", "---"]
            starts = []
            for text in texts:
                starts.append(len(lines) + 1)
                lines += text.split("\n") + [""]
            (station / "scripts" / "examples.md").write_text("\n".join(lines), encoding="utf-8")
            shown = json.loads(
                self._run("script", "show", "examples", "--spoken", "--json", "--station", str(station)))
        spoken = [[] for _ in texts]
        for paragraph in shown["paragraphs"]:
            row = max(i for i, start in enumerate(starts) if start <= paragraph["line"])
            spoken[row].append(paragraph["spoken"])
        return [" ".join(parts) for parts in spoken]

    def _run(self, *arguments):
        done = subprocess.run([self.program, *arguments], capture_output=True, text=True)
        if done.returncode not in (0, 1):  # 1: there are findings
            raise RuntimeError(done.stderr.strip())
        return done.stdout


class Package(Normaliser):
    """A package, asked by the call that its documentation gives."""

    def __init__(self, package):
        self.name = package
        self.version = importlib.metadata.version(package)

    def read(self, texts):
        normalize = getattr(self, "_" + self.name.replace("-", "_"))()
        return [normalize(text) for text in texts]

    def _soe_vinorm(self):
        from soe_vinorm import SoeNormalizer

        return SoeNormalizer().normalize

    def _vietnormalizer(self):
        from vietnormalizer import VietnameseNormalizer

        return VietnameseNormalizer().normalize

    def _vinormx(self):
        from vinormx import TTSnorm

        return TTSnorm

    def _g2p_hamster(self):
        from g2p_hamster import text_to_profile_v2_full

        # It gives sounds, and beside them the words that it read.
        return lambda text: " ".join(unit["word"] for unit in text_to_profile_v2_full(text)["units"])


class Espeak:
    """The voice without a normaliser before it. A text is read right if it sounds as one of its readings does."""

    name = "espeak-ng alone"

    def __init__(self):
        shown = subprocess.run(["espeak-ng", "--version"], capture_output=True, text=True, check=True).stdout
        self.version = re.search(r"[\d.]+", shown)[0]
        self.sound = {}

    def read(self, texts):
        return [self._ask(text) for text in texts]

    def is_right(self, spoken, example):
        ways = said_otherwise(example.readings)
        self._learn({word for way in ways for word in way.split()})
        return self._bare(spoken) in {"".join(self.sound[word] for word in way.split()) for way in ways}

    def _learn(self, words):
        """What each word sounds like between two others: sounds of words do not hang together in this voice."""
        new = sorted(words - self.sound.keys())
        lines = [self._bare(line) for line in self._ask("\n\n".join(f"nhà {word} nhà" for word in new)).split("\n")]
        edge = self._bare(self._ask("nhà"))
        for word, line in zip(new, filter(None, lines), strict=True):
            self.sound[word] = line.removeprefix(edge).removesuffix(edge)

    def _ask(self, text):
        asked = subprocess.run(
            ["espeak-ng", "-v", "vi", "-q", "-x"], input=text, capture_output=True, text=True, check=True)
        return asked.stdout

    def _bare(self, sounds):
        """Without stress and pauses; and the words that its number table spells in another way than its rules do
        (`h'a:I1`, `h'a:1j`) in one spelling."""
        sounds = re.sub(r"_:|[\s_|!',%=]", "", sounds).replace("7", "1").replace("o#", "o").replace("iE", "i@")
        return re.sub(r"U(\d)", r"\1w", re.sub(r"I(\d)", r"\1j", sounds))


def table(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return [Example(row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def share(right):
    return f"{sum(right)} of {len(right)}, {sum(right) / len(right):.0%}".replace("%", " %")


def main():
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--loa", default=HERE.parents[1] / ".build/release/loa", help="the binary")
    asked.add_argument("--wrong", metavar="READER", help="also print what this reader got wrong")
    options = asked.parse_args()

    known, held_out = table("examples.tsv"), table("held-out.tsv")
    examples = known + held_out
    readers = {"Loa": lambda: Loa(options.loa), Espeak.name: Espeak}
    for line in (HERE / "requirements.txt").read_text().split():
        package = line.split("==")[0]
        readers[package] = functools.partial(Package, package)

    print("| reader | version | examples | held out | time for all |\n| --- | --- | --- | --- | --- |")
    mistakes = []
    for name, make in readers.items():
        version = ""
        try:
            reader = make()
            version = reader.version
            start = time.monotonic()
            spoken = reader.read([example.written for example in examples])
            taken = time.monotonic() - start
        except Exception as error:  # whatever a reader fails with belongs in the table
            reason = f"{type(error).__name__}: {error}".split("\n")[0]
            print(f"| {name} | {version} | {reason} | | |", flush=True)
            continue
        right = [reader.is_right(said, example) for said, example in zip(spoken, examples)]
        shares = f"{share(right[: len(known)])} | {share(right[len(known) :])}"
        print(f"| {name} | {version} | {shares} | {taken:.1f} s |", flush=True)
        if name == options.wrong:
            mistakes = [pair for pair, fine in zip(zip(examples, spoken), right) if not fine]
    for example, said in mistakes:
        print(f"\n{example.written}\n  said:   {said.strip()}\n  wanted: {example.readings[0]}")


if __name__ == "__main__":
    main()
