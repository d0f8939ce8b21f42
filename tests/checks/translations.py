#!/usr/bin/python3
"""Latvian is complete: every sentence of the code is listed, extracted and translated.

usage: translations.py SOURCE-ROOT
"""
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(sys.argv[1])
findings = []

listed = {line for line in (root / "po/POTFILES").read_text().split("\n") if line and not line.startswith("#")}
speaking = set()
for path in root.glob("src/**/*.c"):
    if re.search(r"\b(_|N_|C_|NC_|ngettext_) \(", path.read_text()):
        speaking.add(str(path.relative_to(root)))
for pattern, mark in (("ui/**/*.ui", 'translatable="yes"'), ("data/*.in", ""), ("data/*.gschema.xml", "<summary>")):
    for path in root.glob(pattern):
        if mark in path.read_text():
            speaking.add(str(path.relative_to(root)))
findings += [f"po/POTFILES: {name} speaks but is not listed" for name in sorted(speaking - listed)]
findings += [f"po/POTFILES: {name} is listed but says nothing" for name in sorted(listed - speaking)]

def run(*command):
    return subprocess.run(command, cwd=root, capture_output=True, text=True)

with tempfile.TemporaryDirectory() as folder:
    pot = f"{folder}/klade.pot"
    extracted = run("sh", root / "tools/extract-messages.sh", pot)
    if extracted.returncode != 0:
        findings.append(extracted.stderr)
    checked = run("msgfmt", "-c", "-o", f"{folder}/lv.mo", "po/lv.po")
    if checked.returncode != 0:
        findings.append(checked.stderr)
    merged = run("msgmerge", "-q", "-N", "-o", f"{folder}/lv.po", "po/lv.po", pot)
    if merged.returncode != 0:
        findings.append(merged.stderr)
    for flags, what in (("--untranslated", "not translated"), ("--only-fuzzy", "fuzzy")):
        left = run("msgattrib", flags, "--no-obsolete", f"{folder}/lv.po").stdout
        findings += [f"po/lv.po: {what}: {text}" for text in re.findall(r'^msgid "(.+)"$', left, re.M)
                     if not text.startswith("Project-Id")]
        findings += [f"po/lv.po: {what}: {text}" for text in re.findall(r'^msgid ""\n"(?!Project-Id|Language)(.+)"$', left, re.M)]
    n_messages = run("msgattrib", "--translated", "--no-obsolete", f"{folder}/lv.po").stdout.count("\nmsgstr")

print("\n".join(findings) or f"{n_messages} messages, all in Latvian")
sys.exit(1 if findings or n_messages < 10 else 0)
