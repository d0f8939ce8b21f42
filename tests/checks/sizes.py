#!/usr/bin/python3
"""No file and no function grows past what one can read: sizes.py SOURCE-ROOT"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
FILE_LINES = {".c": 800, ".h": 420, ".ui": 400, ".py": 400}
FUNCTION_LINES = 80

findings = []
n_functions = 0
files = [f for top in ("src", "tests", "ui", "tools") for f in sorted((root / top).rglob("*")) if f.suffix in FILE_LINES]
for path in files:
    lines = path.read_text().splitlines()
    name = path.relative_to(root)
    if len(lines) > FILE_LINES[path.suffix]:
        findings.append(f"{name}: {len(lines)} lines, at most {FILE_LINES[path.suffix]}")
    if path.suffix != ".c":
        continue
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            opener = lines[number - 2] if number > 1 else ""
            start = number if re.search(r"\)\s*$", opener) else None
        elif line == "}" and start is not None:
            n_functions += 1
            if number - start - 1 > FUNCTION_LINES:
                findings.append(f"{name}:{start}: a function of {number - start - 1} lines, at most {FUNCTION_LINES}")
            start = None

print("\n".join(findings) or f"{len(files)} files, {n_functions} functions")
sys.exit(1 if findings or n_functions == 0 else 0)
