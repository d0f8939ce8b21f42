#!/usr/bin/python3
"""No folder of src/ names a header it may not know.

The build already refuses our own headers; the engines' and the toolkit's headers stand where
every compiler looks, so they are looked for here.  usage: layers.py SOURCE-ROOT
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
OWN = {  # folder: the folders whose headers it may include
    "base": {"base"},
    "domain": {"domain", "base"},
    "store": {"store", "domain", "base"},
    "school": {"school", "store", "domain", "base"},
    "model": {"model", "school", "domain", "base"},
    "print": {"print", "domain", "base"},
    "exchange": {"exchange", "school", "domain", "base"},
    "paper": {"paper", "print", "school", "domain", "base"},
    "ui": {"ui", "model", "paper", "print", "exchange", "school", "domain", "base"},
    "ctl": {"ctl", "paper", "print", "exchange", "school", "domain", "base"},
}
FOREIGN = {  # what an include begins with: the folders that may
    "gtk/": {"ui"},
    "gdk/": {"ui"},
    "adwaita": {"ui"},
    "libsecret/": {"ui"},
    "sqlite3": {"store"},
    "libpq": {"store"},
    "postgresql/": {"store"},
    "sodium": {"store", "school"},
    "cairo": {"print", "ui"},
    "pango": {"print", "ui"},
    "xlsxwriter": {"exchange"},
    "zip.h": {"exchange"},
    "libxml/": {"exchange"},
    "unicode/": {"base", "store"},
    "pthread": set(),
}
ENGINE_FILES = re.compile(r"klade-db-(sqlite|postgres)[a-z-]*\.[ch]$")

homes = {}
for header in root.glob("src/**/*.h"):
    folder = header.relative_to(root / "src").parts[0]
    homes[header.name] = folder

findings = []
n_files = 0
for source in sorted(root.glob("src/**/*.[ch]")):
    parts = source.relative_to(root / "src").parts
    if len(parts) < 2:
        continue
    folder = parts[0]
    n_files += 1
    for number, line in enumerate(source.read_text().splitlines(), 1):
        match = re.match(r'\s*#\s*include\s+([<"])([^>"]+)[>"]', line)
        if not match:
            continue
        name = match.group(2)
        where = f"{source.relative_to(root)}:{number}"
        if match.group(1) == '"':
            home = homes.get(pathlib.PurePath(name).name)
            if home is not None and home not in OWN[folder]:
                findings.append(f"{where}: {folder} may not know {home} ({name})")
            continue
        for prefix, allowed in FOREIGN.items():
            if name.startswith(prefix) and folder not in allowed:
                findings.append(f"{where}: {folder} may not include <{name}>")
        if re.match(r"sqlite3|libpq", name) and not ENGINE_FILES.search(source.name):
            findings.append(f"{where}: only the engine's own files may include <{name}>")

print("\n".join(findings) or f"{n_files} files keep to their layer")
sys.exit(1 if findings or n_files == 0 else 0)
