"""Scores `talentscout inspect place` on location strings as people wrote them (shared/real/places), and its speed.

    python3 tests/Measurements/places.py [--errors]

Right: exactly the countries, and a city of the sheet (or none where it names none; assertions.csv names no cities). Wrong: a country or city that the
sheet does not name. What is neither is missing: less than the truth.
"""
import argparse
import csv
import json
import subprocess
import time
import unicodedata

from manifests import ROOT, processor_seconds, program, shared


def inspect(texts):
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    start = time.perf_counter()
    out = subprocess.run(["dotnet", str(program()), "inspect", "place"], input=lines, capture_output=True, text=True, cwd=ROOT, check=True).stdout
    return [json.loads(line) for line in out.splitlines()], time.perf_counter() - start


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text or "") if not unicodedata.combining(c)).casefold()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    folder = shared().parent / "places"
    rows = []
    for row in list(csv.reader(open(folder / "labelled.csv", encoding="utf-8")))[1:]:
        rows.append((row[0], row[1].split(";") if row[1] else [], row[2].split(";") if row[2] else [], True))
    for row in list(csv.reader(open(folder / "assertions.csv", encoding="utf-8")))[1:]:
        rows.append((row[0], row[2].split(";") if row[2] else [], [], False))
    found, _ = inspect([row[0] for row in rows])
    counts = {"right": 0, "missing": 0, "wrong": 0}
    for (text, countries, cities, judged), place in zip(rows, found):
        city = place["city"]
        right_city = not judged or (plain(city) in map(plain, cities) if cities else city is None)
        wrong_city = judged and city is not None and not right_city
        kind = "wrong" if set(place["countries"]) - set(countries) or wrong_city else "right" if right_city and sorted(place["countries"]) == sorted(countries) else "missing"
        counts[kind] += 1
        if given.errors and kind != "right":
            print(f"{kind}: {text!r} -> {place['countries']} {city}, wanted {countries} {cities}")
    print(f"{len(rows)} strings: " + ", ".join(f"{kind} {count / len(rows):.3f}" for kind, count in counts.items()))
    texts = [row[0] for row in rows] * 300
    before = processor_seconds()
    inspect(texts[: len(rows)])
    once = processor_seconds() - before
    before = processor_seconds()
    inspect(texts)
    seconds = processor_seconds() - before - once
    print(f"{len(texts)} strings: {len(texts) / seconds:.0f} per second of processor time, JSON in and out counted")


if __name__ == "__main__":
    main()
