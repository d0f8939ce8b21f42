#!/usr/bin/python3
"""The deputy moves pupils between groups with keys, one into a group of several classes, and takes it back."""
import contextlib
import re
import sqlite3

from desk import Klade, check, check_school, demo, key, main, wait_for, write

SUBJECT = "Angļu valoda"


def columns(window):
    """The names of the columns with how many are in each: [('7.a 1. grupa', 14), ..., ('Without a group', 0)]."""
    found = [re.fullmatch(r"(.*) \((\d+)\)", node.name) for node in window.nodes("list", below="KladeDivisionBoard")]
    return [(match.group(1), int(match.group(2))) for match in found if match]


def wait_columns(window, expected, what):
    wait_for(lambda: columns(window) == expected, f"{what}: {expected}")


def open_place(window, name):
    """By its number in the sidebar, which depends on what the person may see."""
    places = ["Journals", "Timetable", "Changes", "People", "Classes", "School"]
    names = [node.name for node in window.nodes("list item")]
    seen = [place for place in places if place in names]
    key(f"alt+{seen.index(name) + 1}")


def open_division(window):
    window.sign_in("vietniece")
    window.wait("Search for a journal")
    open_place(window, "Classes")
    window.wait("7.a", "list item", below="KladeClassesPage")
    window.wait_focus("Search among classes")
    write("7.a")
    key("Return")
    window.click(window.wait(SUBJECT, "list item", below="KladeClassPanel"))
    return wait_for(lambda: len(columns(window)) == 3 and columns(window), "three columns")


def test_a_pupil_moves_by_keys_and_back():
    school = demo()
    with Klade(school) as window:
        before = open_division(window)
        (first, n_first), (second, n_second), missing = before
        check(missing == ("Without a group", 0), f"nobody is missing at first: {missing}")
        pupil = wait_for(window.focused, "focus on a pupil")

        key("shift+Right")
        wait_columns(window, [(first, n_first - 1), (second, n_second + 1), missing], "one pupil moved")
        window.wait_focus(pupil)
        key("shift+Right")
        window.wait("1 pupil is in no group", below="KladeDivisionBoard")
        wait_columns(window, [(first, n_first - 1), (second, n_second), ("Without a group", 1)], "one pupil out")

        key("ctrl+z")
        wait_columns(window, [(first, n_first - 1), (second, n_second + 1), missing], "one step back")
        key("ctrl+z")
        wait_columns(window, before, "two steps back")
        key("ctrl+shift+z")
        wait_columns(window, [(first, n_first - 1), (second, n_second + 1), missing], "the step done again")
        key("Escape")
        window.wait_focus("Search among classes")

    with Klade(school) as window:  # and it is stored
        check(open_division(window) == [(first, n_first - 1), (second, n_second + 1), missing], "the stored groups")
    check_school(school)


def members(school, group):
    with contextlib.closing(sqlite3.connect(school)) as database:
        return [name for name, in database.execute(
            "SELECT p.surname || ' ' || p.given_name FROM group_member m JOIN person p ON p.id = m.pupil_id"
            " JOIN study_group g ON g.id = m.group_id WHERE g.name = ? AND m.is_hidden = 0", (group,))]


def test_one_pupil_into_a_group_of_several_classes():
    school = demo()
    with Klade(school) as window:
        window.sign_in("vietniece")
        window.wait("Search for a journal")
        open_place(window, "Classes")
        window.wait("7.a", "list item", below="KladeClassesPage")
        window.click(window.wait("Groups", "label"))
        window.wait("7.a 1. grupa", below="KladeClassesPage")
        key("ctrl+n")
        window.wait_focus("Name")
        write("Koris")
        key("Return")
        window.wait("Koris", "list item", below="KladeClassesPage")
        key("ctrl+f")
        write("koris")
        key("Return")
        window.wait("several classes", below="KladeClassPanel")
        window.walk_to("Add a pupil…")
        key("space")
        window.wait("A pupil into the group")
        write("dambite aur")
        window.wait("Dambīte Aurora", "list item")
        key("Return")
        wait_for(lambda: members(school, "Koris") == ["Dambīte Aurora"], "one pupil in the group")
        window.wait("Dambīte Aurora", "list item", below="KladeClassPanel")
        key("ctrl+z")
        wait_for(lambda: members(school, "Koris") == [], "nobody in the group")
    check_school(school)


main([test_a_pupil_moves_by_keys_and_back, test_one_pupil_into_a_group_of_several_classes])
