#!/usr/bin/env python3
"""How well postings are read from pages and feeds as really served, and whether damage makes the reader fail.

usage: postings.py [--mutations N] [--program PATH]

Reads shared/real/jobs beside the repository: expected.jsonl holds per file what others asserted ("expect") and what a reference reader found ("job_postings").
posting_skills.json holds what we read ourselves in some of the adverts: the skills they ask for or work with. Prints per field how many of the expected values were found, each miss, the precision and recall of the skills, and the exceptions over all files and N damaged copies of them (10,000 unless told).
"""
import argparse
import base64
import json
import os
import random
import re
import subprocess
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = {"html": "text/html", "json": "application/json", "xml": "application/xml", "rss": "application/rss+xml", "jsonld": "application/ld+json"}


def shared():
    folder = HERE
    while folder != "/":
        folder = os.path.dirname(folder)
        if os.path.isdir(os.path.join(folder, "shared", "real", "jobs")):
            return os.path.join(folder, "shared", "real", "jobs")
    sys.exit("no folder shared/real/jobs beside the repository")


def line(name, body):
    kind = TYPES.get(name.rsplit(".", 1)[-1], "")
    return json.dumps({"url": "https://example.com/" + name, "contentType": kind, "body_b64": base64.b64encode(body).decode()})


def read(program, lines):
    done = subprocess.run([*program, "inspect", "posting"], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    return [json.loads(answer) for answer in done.stdout.splitlines()]


def plain(text):
    text = unicodedata.normalize("NFKD", str(text)).lower()
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def amount(value):
    try:
        return float(str(value).replace(",", ""))
    except (TypeError, ValueError):
        return None


def paid(posting, wanted):
    salary = posting.get("salary") or {}
    if isinstance(wanted, dict):
        value = wanted.get("value")
        low, high = (value.get("minValue", value.get("value")), value.get("maxValue", value.get("value"))) if isinstance(value, dict) else (value, value)
        if not amount(low) and not amount(high):
            # Zero is unknown.
            return posting.get("salary") is None
        return amount(low) in (salary.get("min"), None, 0.0) and amount(high) in (salary.get("max"), None, 0.0) and salary.get("currency") == wanted.get("currency")
    return amount(wanted) == salary.get("min")


def checks(row, postings):
    """(field, wanted, found) for everything that is expected of a file."""
    expect = row.get("expect", {})
    item = {**{k: v for k, v in expect.items() if k not in ("items", "item", "note")}, **expect.get("item", {})}
    texts = [plain(json.dumps(p["places"], ensure_ascii=False)) for p in postings]
    if "items" in expect:
        yield "items", expect["items"], len(postings) == expect["items"]
    for field in ("title", "company"):
        if field in item:
            yield field, item[field], any(plain(p[field]) == plain(item[field]) for p in postings)
    if "posted_on" in item:
        yield "dates", item["posted_on"], any(p["posted"] == item["posted_on"][:10] for p in postings)
    if "remote" in item:
        yield "remote", item["remote"], any(bool(p["remote"]) == item["remote"] for p in postings)
    for place in item.get("locations", []) + item.get("locations_union", []):
        yield "place", place, any(plain(place) in text for text in texts)
    if "region" in item:
        yield "place", item["region"], any(p["remote"] for p in postings) or any(plain(item["region"]) in text for text in texts)
    if "salary_min" in item:
        yield "pay", item["salary_min"], any((p["salary"] or {}).get("min") == item["salary_min"] for p in postings)
    for wanted in row.get("job_postings", []):
        found = [p for p in postings if plain(p["title"]) == plain(wanted.get("title", ""))]
        yield "title", wanted.get("title"), bool(found)
        if "company" in wanted:
            yield "company", wanted["company"], any(plain(p["company"]) == plain(wanted["company"]) for p in found)
        for theirs, ours in (("date_posted", "posted"), ("valid_through", "closes")):
            if theirs in wanted:
                yield "dates", wanted[theirs], any(p[ours] == wanted[theirs][:10] for p in found)
        if wanted.get("location_type") == "TELECOMMUTE":
            yield "remote", True, any(p["remote"] for p in found)
        for place in wanted.get("locations", []):
            name = place.get("locality") or place.get("text")
            if name and plain(name) not in ("anywhere", plain(wanted.get("company", ""))):
                yield "place", name, any(plain(name) in plain(json.dumps(p["places"], ensure_ascii=False)) for p in found)
        if "salary" in wanted:
            yield "pay", wanted["salary"], any(paid(p, wanted["salary"]) for p in found)


def skills(answers):
    right, extra, missed = 0, 0, 0
    with open(os.path.join(HERE, "posting_skills.json"), encoding="utf-8") as labels:
        for name, adverts in json.load(labels).items():
            for title, wanted in adverts.items():
                found = next((set(p["skills"]) for p in answers[name].get("postings", []) if p["title"] == title), set())
                right, extra, missed = right + len(found & set(wanted)), extra + len(found - set(wanted)), missed + len(set(wanted) - found)
                if found != set(wanted):
                    print(f"skills: {title}: too many {sorted(found - set(wanted))}, missed {sorted(set(wanted) - found)}")
    print(f"skills: precision {right}/{right + extra} = {right / max(1, right + extra):.3f}, recall {right}/{right + missed} = {right / max(1, right + missed):.3f}")


def damaged(body, dice):
    body = bytearray(body)
    for _ in range(dice.randint(1, 8)):
        if not body:
            break
        at = dice.randrange(len(body))
        kind = dice.randrange(4)
        if kind == 0:
            body[at] = dice.randrange(256)
        elif kind == 1:
            del body[at:at + dice.randint(1, 200)]
        elif kind == 2:
            body[at:at] = dice.choice([b"{", b"[[[[", b'"', b"\\u12", b"<div>", b"</script>", b"\x00", b"\xff\xfe", b"&#x110000;", b"<!--"])
        else:
            del body[at:]
    return bytes(body)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--mutations", type=int, default=10_000)
    options.add_argument("--program", nargs="+", default=["dotnet", "run", "--project", os.path.join(HERE, "..", "..", "src", "TalentScout.App"), "--no-build", "--"])
    options = options.parse_args()
    root = shared()
    names = sorted(os.path.relpath(os.path.join(d, f), root) for d, _, fs in os.walk(root) for f in fs if f != "expected.jsonl")
    bodies = {name: open(os.path.join(root, name), "rb").read() for name in names}
    answers = dict(zip(names, read(options.program, [line(n, bodies[n]) for n in names])))
    errors = [n for n in names if "error" in answers[n]]

    counts = {}
    with open(os.path.join(root, "expected.jsonl"), encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            for field, wanted, found in checks(row, answers[row["file"]].get("postings", [])):
                good, all_ = counts.get(field, (0, 0))
                counts[field] = (good + bool(found), all_ + 1)
                if not found:
                    print(f"missed: {row['file']}: {field} {wanted}")
    for field, (good, all_) in sorted(counts.items()):
        print(f"{field:8} {good}/{all_} = {good / all_:.3f}")
    skills(answers)
    print(f"exceptions on {len(names)} files: {len(errors)} {errors}")

    dice = random.Random(20261128)
    small = [n for n in names if len(bodies[n]) < 60_000]
    failed, done = 0, 0
    while done < options.mutations:
        batch = [line(n, damaged(bodies[n], dice)) for n in (dice.choice(small) for _ in range(min(500, options.mutations - done)))]
        answers = read(options.program, batch)
        failed += sum("error" in a for a in answers) + len(batch) - len(answers)
        done += len(batch)
    print(f"exceptions on {done} damaged files: {failed}")
    return 1 if errors or failed else 0


if __name__ == "__main__":
    sys.exit(main())
