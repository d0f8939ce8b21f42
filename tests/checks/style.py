#!/usr/bin/python3
"""The habits a script can hold us to: layout by clang-format, licence lines, errors, checks.

usage: style.py SOURCE-ROOT
"""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
findings = []
sources = sorted([*root.glob("src/**/*.[ch]"), *root.glob("tests/**/*.[ch]")])

formatted = subprocess.run(["clang-format", "--dry-run", "-Werror", *sources], capture_output=True, text=True)
findings += [line for line in formatted.stderr.splitlines() if "error:" in line]

for path in sources:
    text = path.read_text()
    name = path.relative_to(root)
    product = name.parts[0] == "src"
    if not text.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later */"):
        findings.append(f"{name}: no licence line")
    if product and re.search(r"\bg_assert(_\w+)? \(", text):
        findings.append(f"{name}: g_assert belongs to tests; guard with g_return_if_fail")
    if re.search(r"^\s*goto\b", text, re.M):
        findings.append(f"{name}: goto")
    if product and re.search(r"\bg_prefix_error \([^;]*?\"[^\"]*[^ \"]\"\s*[,)]", text, re.S):
        findings.append(f"{name}: the text of g_prefix_error ends in a blank")
    if re.search(r"^void\n\w+ \([^{;]*GError \*\*", text, re.M):
        findings.append(f"{name}: a void function with a GError: nobody can see whether it failed")
    if product and re.search(r"\b(printf|sprintf|strcpy|strcat|gets) \(", re.sub(r"g_\w+printf|\w+_printf", "", text)) \
            and "ctl" not in name.parts:
        findings.append(f"{name}: use GLib's string functions")
    if product and re.search(r"(prepare|execute) \([^,]+, *g_strdup_printf|g_strdup_printf \(\s*\"(SELECT|INSERT|UPDATE|DELETE)\b", text):
        findings.append(f"{name}: SQL built from values")

print("\n".join(findings) or f"{len(sources)} files")
sys.exit(1 if findings or not sources else 0)
