#!/usr/bin/python3
"""A class is marked in the real window from the keyboard; every step is read back from the store.

Three keys a pupil at most, every arrow heard by a screen reader, every step undoable.
"""
import re
import subprocess

from desk import Klade, Stored, check, check_equal, check_school, demo, key, main, wait_for, wait_stored, write

TODAY = "05.03. 1."
LEFT_THE_CLASS = "Skudra Rodrigo"
FIRST, SECOND, THIRD, FOURTH = "Ābele Reinis", "Bērzs Ģirts", "Bogdanovs Artjoms", "Dambīte Aurora"


def wait_cell(school, pupil, value, head=TODAY):
    wait_stored(school, lambda stored: stored.cell(pupil, head) == value, f"“{value}” for {pupil} on {head}")


def test_class_with_three_keys_a_pupil():
    school = demo()
    pupils = Stored(school).pupils
    expected = {pupil: str(4 + i % 7) for i, pupil in enumerate(pupils)}
    keys = [name for pupil in pupils for name in (*expected[pupil], "Return")]
    check(len(keys) <= 3 * len(pupils), f"{len(keys)} keys for {len(pupils)} pupils")
    expected[LEFT_THE_CLASS] = ""  # nothing can be entered after somebody left; the keys pass by

    with Klade(school) as window:
        window.start_journal()
        window.wait_focus(f"{FIRST}, 05.03., lesson 1")
        key(*keys)
        wait_stored(school, lambda stored: dict(zip(stored.pupils, stored.column(TODAY))) == expected, "class of marks")
        window.wait_focus(f"{pupils[-1]}, 05.03., lesson 1")
        check("saved" in window.status(), f"the line below says “{window.status()}”")
    check_school(school)


def test_each_arrow_says_where_one_is():
    school = demo()
    stored = Stored(school)

    def hear(name, pupil, head):
        n_before = len(window.eyes.focus_paths)
        key(name)
        wait_for(lambda: window.focused() and len(window.eyes.focus_paths) > n_before, f"word after {name}")
        value = stored.cell(pupil, head)
        words = {"": "empty", "ns": "excused", "n": "absent"}.get(value, value)
        heard = window.focused()
        check(heard.startswith(f"{pupil}, {head[:6]}, lesson {head[7]}"), f"after {name} one hears “{heard}”")
        check(re.search(rf"\b{words}\b", heard), f"“{value}” is read as “{heard}”")

    with Klade(school) as window:
        window.start_journal()
        hear("Down", SECOND, "05.03. 1.")
        hear("Left", SECOND, "04.03. 3.")
        hear("Up", FIRST, "04.03. 3.")
        hear("Down", SECOND, "04.03. 3.")
        hear("Down", THIRD, "04.03. 3.")
        hear("Left", THIRD, "03.03. 3.")
        hear("Right", THIRD, "04.03. 3.")
        hear("ctrl+Home", FIRST, stored.heads[stored.heads.index(next(h for h in stored.heads if h[3:5] == "01"))])


def test_what_is_refused_says_why():
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        key("1", "1")  # only 1 and 10 begin so
        words = window.wait("Here one can enter: ", "alert").name
        check("1–10" in words or "1 to 10" in words or "10" in words, words)
        key("Escape")
        wait_for(lambda: window.find("Here one can enter", "alert") is None, "end of the words")
        key("x")
        window.wait("Here one can enter: ", "alert")
        key("Down")
        window.wait_focus(SECOND)
        pupils = Stored(school).pupils
        for _ in range(pupils.index(LEFT_THE_CLASS) - 1):
            key("Down")
        window.wait_focus(LEFT_THE_CLASS)
        key("7")
        window.wait("not in the class", "alert")
    check_equal(set(Stored(school).column(TODAY)), {""}, "the column")


def test_absences_edits_and_steps_back():
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        key("n", "Return")
        wait_cell(school, FIRST, "n")
        key("Up", "7", "Return")  # the work was made up later
        wait_cell(school, FIRST, "n/7")
        key("8", "Return")
        wait_cell(school, SECOND, "8")
        key("Up", "F2", "BackSpace", "9", "Return")
        wait_cell(school, SECOND, "9")
        key("5", "Escape", "Up")  # taken back before it was one
        window.wait_focus(SECOND)
        key("Delete")
        wait_cell(school, SECOND, "")
        check_equal(Stored(school).cell(THIRD, TODAY), "", "what Escape left")

        # Step by step, each seen in the store before the next.
        for pupil, value in ((SECOND, "9"), (SECOND, "8"), (SECOND, ""), (FIRST, "n"), (FIRST, "")):
            key("ctrl+z")
            wait_cell(school, pupil, value)
        for pupil, value in ((FIRST, "n"), (FIRST, "n/7"), (SECOND, "8")):
            key("ctrl+shift+z")
            wait_cell(school, pupil, value)
        key("ctrl+z")
        wait_cell(school, SECOND, "")
        check_equal(Stored(school).cell(FIRST, TODAY), "n/7", "the step that was not taken back")
    check_school(school)


def test_fill_is_one_step():
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        key("6", "Return", "Up", "shift+Down", "shift+Down", "shift+Down", "ctrl+d")
        wait_stored(school, lambda stored: stored.column(TODAY)[:5] == ["6", "6", "6", "6", ""], "filled cells")
        window.wait("4 cells")
        key("ctrl+z")
        wait_stored(school, lambda stored: stored.column(TODAY)[:5] == ["6", "", "", "", ""], "one step back")
        key("ctrl+shift+n")  # the selection's empty cells: absent
        wait_stored(school, lambda stored: stored.column(TODAY)[:5] == ["6", "n", "n", "n", ""], "absences")
        key("Delete")
        wait_stored(school, lambda stored: stored.column(TODAY)[:5] == [""] * 5, "empty cells")
        key("ctrl+z")
        wait_stored(school, lambda stored: stored.column(TODAY)[:5] == ["6", "n", "n", "n", ""], "cells as before")
    check_school(school)


def clipboard():
    return subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True, text=True, timeout=5).stdout


def test_to_a_spreadsheet_and_back():
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        key("Left", "shift+Left", "shift+Down", "shift+Down", "ctrl+c")
        stored = Stored(school)
        expected = "".join(f"{left}\t{right}\n" for left, right in
                           list(zip(stored.column("03.03. 3."), stored.column("04.03. 3.")))[:3])
        wait_for(lambda: clipboard().rstrip("\n") == expected.rstrip("\n"), f"{expected!r} in the clipboard")

        # As LibreOffice gives it: odd cells are left out with a word, the others are one step.
        subprocess.run(["xclip", "-selection", "clipboard", "-i"], input="8\t9\r\nn\t10\r\nabc\t4\r\n", text=True,
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        before = [Stored(school).column(head)[:4] for head in ("04.03. 3.", TODAY)]
        key("ctrl+t", "Left", "Up", "Up", "ctrl+v")
        wait_stored(school, lambda stored: stored.column(TODAY)[:4] == ["9", "10", "4", ""], "pasted marks")
        window.wait("1 value was not pasted: “abc”", "alert")
        column = Stored(school).column("04.03. 3.")[:4]
        check_equal(column[0], "8", "the pasted cell")
        check(column[1].startswith("n"), f"the pasted absence is {column[1]}")
        check_equal(column[2], before[0][2], "the cell that got no mark")
        key("ctrl+z")
        wait_stored(school, lambda stored: [stored.column(head)[:4] for head in ("04.03. 3.", TODAY)] == before,
                    "cells as they were")
    check_school(school)


def test_jump_and_find():
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        key("ctrl+Home")
        wait_for(lambda: "05.03." not in window.focused(), "cell of another day")
        key("ctrl+t")
        window.wait_focus("05.03., lesson 1")
        key("ctrl+f")
        window.wait_focus("Find a pupil")
        write("zal")  # marks over letters may be left out
        wait_for(lambda: window.status().startswith("Zālītis Pēteris"), "found pupil in the line below")
        key("Escape")
        window.wait_focus("Zālītis Pēteris, 05.03., lesson 1")
        key("7", "Return")
        wait_cell(school, "Zālītis Pēteris", "7")


main([test_class_with_three_keys_a_pupil, test_each_arrow_says_where_one_is, test_what_is_refused_says_why,
      test_absences_edits_and_steps_back, test_fill_is_one_step, test_to_a_spreadsheet_and_back, test_jump_and_find])
