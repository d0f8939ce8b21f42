#!/usr/bin/python3
"""The deputy's page of changes: a teacher away for days by one order, a substitute corrected, a
lesson not held, some pupils at an activity, several classes' day reorganised, the list for the
wall as PDF, and the way back from each; all of it is read back from the store."""
import os
import subprocess

from desk import Klade, check, check_equal, check_school, demo, key, kladectl, main, run, wait_for, write


def stored_day(school, journal, date):
    """The changes of that day, as the class's week has them."""
    return kladectl("timetable", school, "--class", journal, "--week", date)


def open_changes(window):
    window.sign_in("vietniece")
    window.wait("Search for a journal")
    key("alt+3")
    window.wait("Thursday, 5 March 2026", "label")


def fill(window, row, text):
    window.click(window.wait(row, "text"))
    write(text)


def choose_kind(window, kind):
    """Opens the list of kinds and takes one by its name."""
    window.click(window.wait("What", "combo box"))
    window.click(window.wait(kind, "list item"))
    wait_for(lambda: window.find(kind, "label", below="KladeChangeForm"), kind)


def new_change(window, kind, whose):
    key("ctrl+n")
    window.wait_focus("Whose lessons")
    if kind is not None:
        key("Escape")
        choose_kind(window, kind)
        window.click(window.wait("Whose lessons", "push button"))
        window.wait_focus("Whose lessons")
    write(whose)
    key("Return")


def rows(window):
    """What the list says, change by change."""
    return [node.name for node in window.nodes("list item", below="KladeListPage") if ", " in node.name]


def test_substitution_of_days():
    school = demo(size="class")
    with Klade(school) as window:
        open_changes(window)
        new_change(window, None, "novikova")
        window.wait("Substitute in 1. ")
        fill(window, "Until the day", "6.03.")
        chooser = window.wait("Substitute in 05.03. · ")
        window.wait("Substitute in 06.03. · ")
        window.click(chooser)
        window.wait_focus("Substitute in 05.03. · ")
        key("Return")
        wait_for(lambda: "Who substitutes" not in window.wait("Substitute in 05.03. · ", "push button").name, "substitute")
        for _ in range(12):  # one choice goes for the same journal's other lessons
            unset = next((node for node in window.nodes("push button", below="KladeChangeForm")
                          if node.name.endswith("Who substitutes")), None)
            if unset is None:
                break
            window.click(unset)
            wait_for(lambda: window.find("Nobody: not held") and window.focused() and "Substitute in" in window.focused(), "list of substitutes")
            key("Return")
            wait_for(lambda: window.find(unset.name, "push button") is None, "substitute")
        fill(window, "Order number", "1-9/80")
        key("Return")
        wait_for(lambda: any("1-9/80" in row for row in rows(window)), "the substitution in the list")
        first_day = len(rows(window))
        key("alt+Right")
        window.wait("Friday, 6 March 2026", "label")
        wait_for(lambda: any("1-9/80" in row for row in rows(window)), "the second day by the same order")
        key("ctrl+z")  # all of it was one step
        wait_for(lambda: not rows(window), "empty Friday")
        key("alt+Left")
        window.wait("Thursday, 5 March 2026", "label")
        wait_for(lambda: not rows(window), "empty Thursday")
        check(first_day > 0, "nothing was substituted")
    check_school(school)


main([test_substitution_of_days])
