#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real timetables of schools, beside what independent parsers read from them.

usage: test-timetable-real.py TIMETABLE-TELL FOLDER

The folder (or KLADE_SHARED_DATA) is no part of the project; without it there is nothing to test.
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
from collections import Counter

tell = sys.argv[1]
data = pathlib.Path(os.environ.get("KLADE_SHARED_DATA", sys.argv[2]))
if not (data / "asc").is_dir():
    print(f"{data}: not there")
    sys.exit(77)

findings = []
n_checked = 0


def check(name, found, expected):
    global n_checked
    n_checked += 1
    if found != expected:
        findings.append(f"{name}: {found!r}, expected {expected!r}"[:400])


def run(path):
    out = subprocess.run([tell, path], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    check(f"{path.name} is read", out.stderr, "")
    return [line.split("\t") for line in out.stdout.splitlines()]


def words(text):
    return " ".join(text.split())


def once(name):
    """A doubled name as Klade shows it."""
    half = words(name).split()
    middle = len(half) // 2
    return " ".join(half[:middle] if half[:middle] == half[middle:] and half else half)


def names(field):
    return [words(name) for name in field.split("|") if name]


def check_asc(path):
    lines = run(path)
    expected = json.loads((path.parent / f"{path.stem}.expected.json").read_text())
    check(f"{path.name} counts", {line[1]: int(line[2]) for line in lines if line[0] == "count"}, expected["counts"])

    cards = [line[1:] for line in lines if line[0] == "card" and line[1]]
    entries = Counter(card[0] for card in cards)
    slots = Counter(card[0] for card in {(card[0], card[1], card[2]) for card in cards})
    check(f"{path.name} entries", dict(entries), {k: v for k, v in expected["class_entries"].items() if v})
    check(f"{path.name} slots", dict(slots), {k: v for k, v in expected["class_day_slots"].items() if v})

    for name, sample in expected["sample_classes"].items():
        found = sorted((int(day), int(period), words(period_name), words(subject), sorted(names(teachers)),
                        sorted(names(rooms)), sorted(names(groups)), weeks)
                       for _, day, period, period_name, subject, teachers, rooms, groups, weeks
                       in (card for card in cards if card[0] == name))
        wanted = sorted((e["day"], e["period"], words(e["period_name"]), words(e["subject"]),
                         sorted(once(t) for t in e["teachers"]), sorted({words(r) for r in e["rooms"]}),
                         sorted(words(g) for g in e["group"] or []), e["weeks"]) for e in sample)
        check(f"{path.name} {name}", [f for f in found if f not in wanted], [])
        check(f"{path.name} {name} whole", len(found), len(wanted))


def check_difference(folder):
    files = sorted(folder.glob("asc-th-v?-*.xml"))
    expected = json.loads((folder / "diff-th-v1-v2.expected.json").read_text())
    before, after = ({line[1]: line[2:] for line in run(path) if line[0] == "lesson"} for path in files)
    check("lessons added", len(after.keys() - before.keys()), expected["lessons"]["added"])
    check("lessons removed", len(before.keys() - after.keys()), expected["lessons"]["removed"])
    check("lessons changed", sum(before[i] != after[i] for i in before if i in after), expected["lessons"]["changed"])


def check_fet(folder):
    stem = folder.name
    rows = list(csv.DictReader((folder / f"{stem}_timetable.csv").open(encoding="utf-8-sig")))
    # The days in the input's order.
    text = (folder / f"{stem}.fet").read_text(encoding="utf-8-sig").split("</Days_List>")[0]
    order = [part.split("</Name>")[0] for part in text.split("<Name>")[1:]]

    wanted = Counter((order.index(row["Day"]), row["Hour"], row["Subject"],
                      tuple(sorted(filter(None, row["Teachers"].split("+")))), row["Room"]) for row in rows)
    results = []
    for name in (f"{stem}.fet", f"{stem}_activities.xml", f"{stem}_data_and_timetable.fet"):
        lines = run(folder / name)
        # A line for each class, so there may be more than FET has.
        found = Counter()
        for _, class_, day, _, hour, subject, teachers, rooms, groups, _ in (l for l in lines if l[0] == "card"):
            found[(int(day), hour, subject, tuple(sorted(names(teachers))), rooms)] += 1
        check(f"{name} what is where", set(found) ^ set(wanted), set())
        check(f"{name} no fewer than FET", [k for k in wanted if found[k] < wanted[k]], [])
        results.append(sorted(map(tuple, (l for l in lines if l[0] == "card"))))
    check(f"{stem} three ways alike", results[0] == results[1] == results[2], True)


def check_untis(path):
    rows = [row for row in csv.reader(path.open(encoding="utf-8"), delimiter=";")]
    cards = [line[1:] for line in run(path) if line[0] == "card"]
    # Number, class, teacher, subject, room, day, period.
    for column, field in ((1, 0), (2, 5), (4, 6)):
        wanted = {(name, int(row[5]) - 1, int(row[6]), row[3]) for row in rows for name in row[column].split("~") if name}
        found = {(name, int(card[1]), int(card[2]), card[4]) for card in cards for name in card[field].split("|") if name}
        check(f"{path.name} column {column}", found ^ wanted, set())


for path in sorted((data / "asc").glob("*.xml")):
    check_asc(path)
check_difference(data / "asc")
for folder in sorted((data / "fet").iterdir()):
    check_fet(folder)
check_untis(data / "untis" / "GPU001.TXT")

print("\n".join(findings) or f"{n_checked} checks")
sys.exit(1 if findings else 0)
