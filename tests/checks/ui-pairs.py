#!/usr/bin/python3
"""Each template ui/X/klade-N.ui has its class src/ui/X/klade-N.c, its resource and its test.

usage: ui-pairs.py SOURCE-ROOT
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

root = pathlib.Path(sys.argv[1])
resources = {f.text.strip() for f in ElementTree.parse(root / "ui/klade.gresource.xml").getroot().iter("file")}
tested = "".join(f.read_text() for f in (root / "tests/ui").rglob("*.c"))
findings = []
templates = sorted((root / "ui").rglob("*.ui"))
for path in templates:
    relative = path.relative_to(root / "ui")
    if str(relative) not in resources:
        findings.append(f"ui/{relative}: not in ui/klade.gresource.xml")
    template = ElementTree.parse(path).getroot().find("template")
    if template is None or template.get("class") == "GtkListItem":
        continue
    source = root / "src/ui" / relative.with_suffix(".c")
    expected = "".join(word.capitalize() for word in relative.stem.split("-"))
    if template.get("class") != expected:
        findings.append(f"ui/{relative}: its class is {template.get('class')}, not {expected}")
    if not source.exists():
        findings.append(f"ui/{relative}: no {source.relative_to(root)}")
    elif f"/lv/klade/Klade/ui/{relative}" not in source.read_text():
        findings.append(f"{source.relative_to(root)}: does not load /lv/klade/Klade/ui/{relative}")
    type_macro = "KLADE_TYPE_" + re.sub(r"^klade-", "", relative.stem).replace("-", "_").upper()
    if type_macro not in tested:
        findings.append(f"ui/{relative}: no test below tests/ui makes a {type_macro}")
for name in resources:
    if name.endswith(".ui") and not (root / "ui" / name).exists():
        findings.append(f"ui/klade.gresource.xml: there is no ui/{name}")

print("\n".join(findings) or f"{len(templates)} templates are paired")
sys.exit(1 if findings or not templates else 0)
