#!/usr/bin/python3
"""A timetable file goes into a school that has people already: from a chosen day, a name of the file
is said to be somebody of the school, and it can be taken back."""
import os
import pathlib
import shutil

from desk import Klade, check, check_equal, check_school, demo, key, kladectl, main, wait_for, write

FILE = pathlib.Path(__file__).resolve().parent.parent / "data/timetable/asc-small.xml"
WEEK = "2026-W12"  # the week between is the spring holiday


def week(school):
    return kladectl("timetable", school, "--class", "7.a", "--week", WEEK)


def open_file(window, path):
    window.sign_in("vietniece")
    window.wait(" · 7.a", below="KladeJournalsPage")
    key("ctrl+k")
    window.wait("Go anywhere", "frame")
    write("import a time")
    window.wait("Import a timetable…", "list item", below="Go anywhere")
    key("Return")
    window.wait("Import a timetable", seconds=10)
    write(path)
    wait_for(lambda: any(node.text() == path for node in window.nodes("text")), f"“{path}” in the chooser")
    key("Return")
    window.wait("Nothing is written yet.")


def test_file_is_matched_and_taken_back():
    school = demo()
    before = week(school)
    path = os.path.join(os.environ["HOME"], "saraksts.xml")
    shutil.copy(FILE, path)
    with Klade(school) as window:
        open_file(window, path)
        window.wait("Part of the file", "combo box")
        window.click(window.wait("Valid from", "combo box"))
        key("Down", "Return")
        window.wait("Next Monday, 09.03.2026.")

        window.click(window.wait("Teachers", "list item"))
        window.click(window.wait("Who or what is “Zane Ērgle”", "push button"))
        write("novikova")
        key("Return")
        wait_for(lambda: "Novikova" in (window.find("Who or what is “Zane Ērgle”", "push button") or window).name,
                 "teacher of the school")
        window.wait("Nothing is written yet.")
        check_equal(week(school), before, "the week before the import")
        key("ctrl+Return")
        window.wait_gone("Nothing is written yet.")
        wait_for(lambda: "12. kabinets" in week(school), "the new week in the store")
        check("Novikova" in week(school) and "Ērgle" not in week(school), "a second teacher was made")
        key("ctrl+z")
        wait_for(lambda: week(school) == before, "the week as before in the store")
    check_school(school)


main([test_file_is_matched_and_taken_back])
