#!/usr/bin/python3
"""The turn of the year in the real window: what stands in the way, decisions, back-up, turn, one way back."""
import contextlib
import os
import sqlite3
import subprocess

from eyes import Atspi
from desk import Klade, check, check_equal, check_school, demo, key, kladectl, main, wait_for, write

TODAY = "2026-06-10"
OLD, NEW = 2025, 2026
COUNT = "SELECT count(*) FROM {} x JOIN school_year y ON y.id = x.school_year_id WHERE x.is_hidden = 0 AND y.start_year = ?"


def rows(school, query, *arguments):
    with contextlib.closing(sqlite3.connect(school)) as database:
        return database.execute(query, arguments).fetchall()


def count(school, table, start_year):
    return rows(school, COUNT.format(table), start_year)[0][0]


def wait_count(school, table, start_year, expected):
    wait_for(lambda: count(school, table, start_year) == expected, f"{expected} rows of {table} in {start_year}", 20)


def seen(window, name, inside=None):
    """A button that is not folded away."""
    return next((node for node in window.nodes("push button") if node.name == name and node.extents()[3] > 0
                 and (inside is None or node.inside(inside))), None)


def press(window, name, inside=None):
    window.click(window.scroll_to(wait_for(lambda: seen(window, name, inside), f"button “{name}”")))


def open_turn(window):
    press(window, "Open", "Turn of the year")
    window.wait("What would go wrong")


def adopt_next_year(window, school):
    window.sign_in("virslietotajs")
    window.click(window.wait("School", "label"))
    window.wait("The school", "list item")
    open_turn(window)
    window.wait("The calendar of 2026/27 is missing.")
    check(not seen(window, "Turn the year").has(Atspi.StateType.SENSITIVE), "turning without a calendar is offered")
    key("Escape")
    window.wait_gone("What would go wrong")
    window.click(window.scroll_to(window.wait("School year", "label", below="KladeSchoolPage")))
    press(window, "Adopt", "2026/27")
    wait_for(lambda: rows(school, "SELECT start_year FROM school_year WHERE start_year = 2026"), "the new year's calendar")


def decide(window, school):
    """One pupil repeats, by his own line; all others move up at once, with the order."""
    window.click(window.wait("Order number", "text"))
    write("2-1/7")
    key("Return")
    window.wait("Nothing is decided yet about")
    n_pupils = rows(school, "SELECT count(*) FROM enrolment e JOIN school_class c ON c.id = e.class_id"
                    " WHERE e.valid_to IS NULL AND e.is_hidden = 0")[0][0]
    press(window, "7.a: All move up")
    window.wait("all are decided")
    wait_for(lambda: rows(school, "SELECT count(*) FROM promotion WHERE decision = 1") == [(n_pupils,)],
             "a decision about everybody")
    window.wait_gone("Nothing is decided yet about")
    return n_pupils


def journal_text(school):
    return kladectl("journal", school, "--class", "7.a", "--subject", "Matemātika", "--format", "csv")


def test_the_year_is_turned_and_taken_back():
    school = demo(today="2026-05-29")
    before = journal_text(school)
    n_journals = count(school, "journal", OLD)
    backup = os.path.join(os.environ["HOME"], "before-the-turn-2026-06-10.klade")
    with Klade(school, today=TODAY) as window:
        adopt_next_year(window, school)
        open_turn(window)
        n_pupils = decide(window, school)
        window.wait("can be turned")
        window.click(seen(window, "Turn the year"))
        window.wait("The year is turned", seconds=60)
        window.wait(f"Pupils moved up: {n_pupils}", "list item")
        wait_count(school, "school_class", NEW, 1)
        check(count(school, "journal", NEW) > 0.6 * n_journals, "the new year's journals are proposed")
        check_equal(rows(school, "SELECT name FROM school_class c JOIN school_year y ON y.id = c.school_year_id"
                         " WHERE start_year = 2026"), [("8.a",)], "the new class")
        check_equal(journal_text(backup), before, "the journal in the back-up")

        press(window, "Undo", "Take the turn back")  # everything in one step
        wait_count(school, "school_class", NEW, 0)
        wait_count(school, "journal", NEW, 0)
        window.wait_gone("The year is turned")
        key("ctrl+shift+z")
        wait_count(school, "school_class", NEW, 1)
    check_school(school)
    # The old year is what it was, on paper too.
    check_equal(journal_text(school), before, "the old year's journal")
    pdf = os.path.join(os.environ["HOME"], "7a.pdf")
    kladectl("journal", school, "--year", "2025/26", "--class", "7.a", "--subject", "Matemātika", "--out", pdf)
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, text=True, capture_output=True).stdout
    check("Matemātika" in text and "7.a" in text, "the old year's journal as PDF")


main([test_the_year_is_turned_and_taken_back])
