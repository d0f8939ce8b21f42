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


TOP, BOTTOM = 60, 702  # of what is seen of the form


def reach(window, name, role):
    """Rolls the form until the control is seen, and clicks on it; a popover may be closing yet."""
    def is_clicked():
        node = window.wait(name, role, below="KladeChangeForm")
        x, y, width, height = node.extents()
        try:
            if TOP < y and y + height < BOTTOM:
                window.click(node)
                return True
            run("xdotool", "mousemove", "--window", window.focus(), str(x + 20), str((TOP + BOTTOM) // 2))
            run("xdotool", "click", "4" if y <= TOP else "5")
        except subprocess.CalledProcessError:
            pass  # the last of the windows was the popover
        return False

    wait_for(is_clicked, f"“{name}” in the form")


def fill(window, row, text):
    reach(window, row, "text")
    write(text)


def tick(window, name):
    reach(window, name, "check box")


KINDS = ("Substitution", "Lesson not held", "own bag", "other bag", "Another activity", "Day reorganised by order",
         "Lesson moved", "Extra lesson", "Another room", "Activity of some pupils")


def choose_kind(window, kind):
    """From the first of the kinds."""
    reach(window, "What", "combo box")
    window.wait("Lesson not held", "label", below="KladeChangeForm")
    key(*["Down"] * KINDS.index(kind), "Return")
    wait_for(lambda: window.find(kind, "label", below="KladeChangeForm"), kind)
    window.wait_gone("Another activity", "label", below="KladeChangeForm")


def new_change(window, kind, whose):
    key("ctrl+n")
    window.wait_focus("Whose lessons")
    if kind is not None:
        key("Escape")
        choose_kind(window, kind)
        window.walk_to("Whose lessons")
        key("Return")
        window.wait("Whose lessons", "entry")
    write(whose)
    key("Return")
    window.wait("Whose lessons: ", "push button", below="KladeChangeForm")
    window.wait_focus("Whose lessons: ")


def choose_substitute(window, lesson):
    """Whoever is free and knows the subject comes first."""
    reach(window, lesson, "push button")
    window.wait("Nobody: not held")
    key("Return")
    wait_for(lambda: "Who substitutes" not in window.wait(lesson, "push button").name, "substitute")


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
        window.wait("Substitute in 06.03. · ")
        choose_substitute(window, "Substitute in 05.03. · ")
        for _ in range(12):  # one choice goes for the same journal's other lessons
            unset = next((node.name for node in window.nodes("push button", below="KladeChangeForm")
                          if node.name.endswith("Who substitutes")), None)
            if unset is None:
                break
            choose_substitute(window, unset.partition(": ")[0])
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


def test_substitute_is_corrected():
    school = demo()
    with Klade(school) as window:
        open_changes(window)
        new_change(window, None, "novikova")
        choose_substitute(window, "Substitute in 1. ")
        first = window.wait("Substitute in 1. ", "push button").name.rpartition(": ")[2]
        for box in [node.name for node in window.nodes("check box", below="KladeChangeForm")][1:]:
            tick(window, box.split("  ")[0][:12])  # not meant after all
        fill(window, "Order number", "1-9/81")
        key("Return")
        row = wait_for(lambda: next((row for row in rows(window) if "1-9/81" in row), None), "the substitution")
        check(first in row, f"{first} does not stand in “{row}”")

        window.click(window.wait("1-9/81", "list item"))
        reach(window, first, "push button")
        window.wait("Nobody: not held")
        key("Down", "Return")  # the next one
        wait_for(lambda: window.find(first, "push button", below="KladeChangeForm") is None, "another substitute")
        window.click(window.wait("Save", "push button"))
        wait_for(lambda: any("1-9/81" in row and first not in row for row in rows(window)), "the other substitute")
        key("ctrl+z")
        wait_for(lambda: any("1-9/81" in row and first in row for row in rows(window)), "the first substitute")
    check_school(school)


def test_lesson_not_held():
    school = demo()
    before = stored_day(school, "7.a", "2026-W10")
    with Klade(school) as window:
        open_changes(window)
        new_change(window, "Lesson not held", "7.a")
        tick(window, "1. ")
        fill(window, "Reason", "  ")  # blanks are no reason
        key("Return")
        window.wait("why the lesson is not held", "alert")
        write("slimība")
        key("Return")
        wait_for(lambda: any("not held" in row and "slimība" in row for row in rows(window)), "the lesson not held")
        check("not held" in stored_day(school, "7.a", "2026-W10"), "it is not in the store")
        key("ctrl+z")
        wait_for(lambda: not rows(window), "empty list")
    check_equal(stored_day(school, "7.a", "2026-W10"), before, "the week after undo")
    check_school(school)


def test_some_pupils_at_an_activity():
    school = demo()
    with Klade(school) as window:
        open_changes(window)
        new_change(window, "Activity of some pupils", "7.a")
        tick(window, "1. ")
        name = next(node.name for node in window.nodes("check box", below="KladeChangeForm") if " · " not in node.name)
        tick(window, name[:10])
        window.click(window.wait("Enter", "push button"))
        wait_for(lambda: any("Latvijas skolas soma" in row for row in rows(window)), "the activity")
        check(any(part in rows(window)[0] for part in name.split()), f"{name} is not in “{rows(window)[0]}”")
    check_school(school)


def print_to_file(window):
    """The dialog of printers, to a PDF file: its text."""
    home = os.environ["HOME"]
    window.click(window.wait("Print to File"))
    button = wait_for(lambda: next((node for node in window.nodes("push button")
                                    if node.name.startswith("_Print")), None), "button that prints")
    window.click(button)
    path = os.path.join(home, "output.pdf")
    wait_for(lambda: os.path.exists(path) and os.path.getsize(path) > 0
             and subprocess.run(["pdftotext", path, "-"], capture_output=True).returncode == 0, "PDF file")
    text = run("pdftotext", "-layout", path, "-")
    os.remove(path)
    window.focus()
    return text


def test_day_of_several_classes_on_the_wall():
    school = demo(size="school")
    os.chdir(os.environ["HOME"])  # where a print to a file goes
    with Klade(school) as window:
        open_changes(window)
        new_change(window, "Day reorganised by order", "The whole school")
        for name in ("The whole school", "5.a", "6.a"):  # not all of it, but
            tick(window, name)
        fill(window, "Topic", "Sporta diena")
        fill(window, "Order number", "1-9/82")
        key("Return")
        wait_for(lambda: len([row for row in rows(window) if "Sporta diena" in row and "1-9/82" in row]) == 2,
                 "both classes' day by one order")
        for name in ("5.a", "6.a"):
            check("Sporta diena" in stored_day(school, name, "2026-W10"), f"{name} has its lessons")
        key("ctrl+p")
        wall = print_to_file(window)
        for word in ("2026. gada 5. marts", "Sporta diena", "5.a", "6.a", "1-9/82"):
            check(word in wall, f"“{word}” is not on the wall:\n{wall}")
        key("ctrl+z")  # one step
        wait_for(lambda: not rows(window), "empty list")
    check("Sporta diena" not in stored_day(school, "5.a", "2026-W10"), "it is still in the store")
    check_school(school)


main([test_substitution_of_days, test_substitute_is_corrected, test_lesson_not_held, test_some_pupils_at_an_activity],
     slow=[test_day_of_several_classes_on_the_wall])
