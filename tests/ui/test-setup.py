#!/usr/bin/python3
"""A school from nothing: made on the welcome page, set up step by step, left and gone on with."""
import contextlib
import os
import sqlite3

from desk import Klade, check, check_equal, key, kladectl, main, wait_for, write

TODAY = "2026-08-25"  # the calendar of 2026/27 is not known: it has to be looked at and confirmed
USER = "direktore"
PASSWORD = "tris zali aboli"


def rows(school, query, *arguments):
    with contextlib.closing(sqlite3.connect(school)) as database:
        return database.execute(query, arguments).fetchall()


def wait_rows(school, expected, query, *arguments):
    try:
        wait_for(lambda: rows(school, query, *arguments) == expected, f"{expected} in the store", 10)
    except AssertionError as error:
        raise AssertionError(f"{error}, but {rows(school, query, *arguments)}: {query}") from None


def check_school(school):
    check("Everything is in order." in kladectl("check", school), "kladectl check")


def shown(window, *names, inside=None):
    """The first button called so that is not folded away."""
    return next((node for node in window.nodes("push button") if node.name in names and node.extents()[3] > 0
                 and (inside is None or node.inside(inside))), None)


def wait_shown(window, *names, inside=None):
    return wait_for(lambda: shown(window, *names, inside=inside), f"button {names} that can be seen")


def fill_line(window, name, text):
    window.wait_focus(name)
    key("ctrl+a")
    write(text)
    key("Tab")


def make_school(window, name="Madonas pamatskola"):
    """The whole form by keys; what is wrong is said beside it."""
    window.click(window.wait("A new school…"))
    fill_line(window, "Name of the school", name)
    window.wait_focus("Kind of school")
    key("Tab")
    window.wait_focus("Kept in")
    school = window.wait("Kept in", "text").text()
    check_equal(school, os.path.join(os.environ["HOME"], name + ".klade"), "where it is kept")
    window.click(window.wait("Given name", "text"))
    fill_line(window, "Given name", "Anna")
    fill_line(window, "Surname", "Ozola")
    fill_line(window, "User name", USER)
    fill_line(window, "Password", PASSWORD)
    fill_line(window, "Password again", "divi aboli")
    window.click(window.wait("Create", "push button"))
    window.wait("The two passwords differ.")
    check(not os.path.exists(school), "a school was made with a mistyped password")
    window.wait_focus("Password again")
    key("ctrl+a")
    write(PASSWORD)
    key("Return")
    window.wait("steps are done", seconds=20)
    return school


def n_done(window, number):
    window.wait(f"{number} of 8 steps are done")


def press(window, *names, inside=None):
    window.click(window.scroll_to(wait_shown(window, *names, inside=inside)))


def describe_school(window, school):
    window.wait_focus("The school")
    key("Tab", "Tab", "Tab")
    window.wait_focus("Registration number")
    write("45139025")
    write("67a")
    key("Return")
    window.wait("A registration number has digits only")
    key("BackSpace", "Return")
    n_done(window, 2)
    wait_rows(school, [("4513902567",)], "SELECT registration_no FROM school")
    # From the first line the way leads back out of the page, not round in it.
    key("shift+Tab", "shift+Tab", "shift+Tab")
    window.wait_focus("The school")
    key("shift+Tab")
    wait_for(lambda: window.focused() not in ("The school", "Name"), "focus outside the first step")


BREAKS = "SELECT name, grade_from, grade_to FROM school_break WHERE is_hidden = 0 AND name LIKE 'Proj%'"
MOVED = "SELECT reason FROM moved_day WHERE is_hidden = 0 AND reason LIKE 'Pie%'"


def keep_calendar(window, school):
    """A break of one grade and a moved day are added; removing and adding are taken back."""
    press(window, "Add…")
    fill_line(window, "Name", "Projektu diena")
    fill_line(window, "First day", "12.10.2026.")
    fill_line(window, "Last day", "9.10.2026.")
    window.wait_focus("Grades")
    write("9")
    key("Return")
    window.wait("A break ends on or after its first day.")
    window.wait_focus("Last day")
    key("ctrl+a")
    write("16.10.2026.")
    key("Return")
    wait_rows(school, [("Projektu diena", 9, 9)], BREAKS)
    window.wait("Remove the break: Projektu diena", "push button")
    key("ctrl+z")
    wait_rows(school, [], BREAKS)
    window.wait_gone("Remove the break: Projektu diena", "push button")
    key("ctrl+shift+z")
    wait_rows(school, [("Projektu diena", 9, 9)], BREAKS)


def test_from_nothing_to_classes():
    with Klade(today=TODAY) as window:
        school = make_school(window)
        n_done(window, 1)
        describe_school(window, school)
        keep_calendar(window, school)
        press(window, "Confirm")
        n_done(window, 3)
        wait_rows(school, [(1,)], "SELECT is_published FROM school_year WHERE start_year = 2026")
        press(window, "Adopt")  # of the programmes: the bells came with the school
        n_done(window, 4)
        press(window, "Adopt")
        n_done(window, 5)
        wait_rows(school, [(3,)], "SELECT count(*) FROM programme WHERE is_hidden = 0")
        check(rows(school, "SELECT count(*) FROM subject WHERE is_hidden = 0")[0][0] > 10, "subjects were adopted")
        # Another step than the next one is begun, and left there.
        window.click(window.wait("Staff and timetable", "label"))
        wait_shown(window, "Import…")

    with Klade(school, today=TODAY) as window:  # and there it goes on
        window.sign_in(USER, PASSWORD)
        n_done(window, 5)
        window.wait_focus("Staff and timetable")
        wait_shown(window, "Import…")
        window.click(window.wait("Classes", "label", below="KladeSchoolPage"))
        press(window, "Adopt")
        n_done(window, 6)
        wait_rows(school, [(9,)], "SELECT count(*) FROM school_class WHERE is_hidden = 0")
        key("ctrl+z")
        n_done(window, 5)
        wait_rows(school, [(0,)], "SELECT count(*) FROM school_class WHERE is_hidden = 0")
        key("ctrl+shift+z")
        n_done(window, 6)
        press(window, "Import…")  # the pupils come from a list
        window.wait("List of pupils")
    wait_rows(school, [(9,)], "SELECT count(*) FROM school_class WHERE is_hidden = 0")
    check_school(school)


BELLS = "SELECT name FROM bell_set WHERE is_hidden = 0 ORDER BY id"


def test_bells_and_moved_days():
    with Klade(today=TODAY) as window:
        school = make_school(window, "Madonas vidusskola")
        window.click(window.wait("Bells", "label", below="KladeSchoolPage"))
        before = rows(school, BELLS)
        press(window, "Add…")
        fill_line(window, "Name", "Rudens zvani")
        window.wait_focus("From")
        key("Tab")
        window.wait_focus("Until")
        key("Tab")
        window.wait_focus("Lessons")
        key("ctrl+a")
        write("1. 8:30-9:00")
        key("Return")
        write("2. 9:10")
        window.click(wait_shown(window, "Add"))
        window.wait("“2. 9:10” is no lesson.")
        window.wait_focus("Lessons")
        key("ctrl+End")
        write("-9:40")
        window.click(wait_shown(window, "Add"))
        wait_rows(school, before + [("Rudens zvani",)], BELLS)
        wait_rows(school, [(2,)], "SELECT count(*) FROM bell_time JOIN bell_set s ON s.id = bell_set_id"
                  " WHERE s.name = 'Rudens zvani'")
        window.wait("2 lessons, 8:30–9:40")
        key("ctrl+z")
        wait_rows(school, before, BELLS)
        window.wait_gone("2 lessons, 8:30–9:40")

        window.click(window.wait("School year", "label", below="KladeSchoolPage"))
        press(window, "Add…", inside="Moved working days")
        fill_line(window, "Day off", "31.12.2026.")
        fill_line(window, "Worked on", "31.12.2026.")
        window.wait_focus("Reason")
        write("Pieteikts laikus")
        key("Return")
        window.wait("Write another day than the day off.")
        window.wait_focus("Worked on")
        key("ctrl+a")
        write("9.1.2027.")
        key("Return")
        wait_rows(school, [("Pieteikts laikus",)], MOVED)
        press(window, "Remove the day: 31.12.2026. → 09.01.2027.")
        wait_rows(school, [], MOVED)
    check_school(school)


main([test_from_nothing_to_classes, test_bells_and_moved_days])
