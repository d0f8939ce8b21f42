"""Takes the pictures of one theme; run by tools/screenshots at a private desk."""
import os
import pathlib
import shutil
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "ui"))
from desk import Klade, key, screenshot, write  # noqa: E402

folder, school, theme = sys.argv[1:]
path = os.path.join(os.environ["HOME"], "skola.klade")
shutil.copy(school, path)

settle_seconds = 1.0  # for what fades in
if theme == "dark":
    os.environ["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"

with Klade(path, language="lv") as klade:
    klade.wait("Klades paraugskola", "label")
    time.sleep(settle_seconds)
    screenshot(f"{folder}/sign-in-{theme}.png")

    write("vietniece")
    key("Tab")
    write("klade2026")
    key("Return")
    klade.wait("Angļu valoda")
    time.sleep(settle_seconds)
    screenshot(f"{folder}/journals-{theme}.png")

    write("matem 7")
    time.sleep(settle_seconds)
    key("Return")
    klade.wait("", "table")
    time.sleep(2 * settle_seconds)
    screenshot(f"{folder}/journal-{theme}.png")

    for place, name in (("2", "timetable"), ("4", "people")):
        key(f"alt+{place}")
        time.sleep(2 * settle_seconds)
        key("Down")
        time.sleep(settle_seconds)
        screenshot(f"{folder}/{name}-{theme}.png")

    key("alt+6")
    klade.wait("dokumenti", "label")
    time.sleep(settle_seconds)
    screenshot(f"{folder}/print-{theme}.png")
print(f"{folder}: {theme}")
