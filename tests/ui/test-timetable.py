#!/usr/bin/python3
"""A deputy sees a class's week, moves a lesson from the keyboard and takes it back, and enters a
substitution with its order; all of it is read back from the store."""
from desk import Klade, check, check_equal, check_school, demo, kladectl, key, main, wait_for, write

CLASS = "7.a"


def stored_week(school, week="2026-W12"):
    return kladectl("timetable", school, "--class", CLASS, "--week", week)


def open_week(window):
    window.sign_in("vietniece")
    window.wait("Search for a journal")
    key("alt+2")
    window.wait("Monday 02.03.", "label")
    key("ctrl+f")
    window.wait_focus("Whose timetable")
    write(CLASS)
    key("Return")
    window.wait_focus("Monday, lesson 1")
    window.wait(f", {CLASS}, room")


def test_lesson_moves_and_comes_back():
    school = demo()
    before = stored_week(school)
    with Klade(school) as window:
        open_week(window)
        key("alt+Right", "alt+Right")  # the week between is the spring holiday
        window.wait("Monday 16.03.", "label")
        window.wait_focus("Monday, lesson 1")
        lesson = window.focused().split(": ")[1].split(",")[0]
        key("ctrl+x")
        window.wait("✓ free")
        window.walk_to("Monday, lesson 8", by="Down")
        window.wait("the place is free")
        key("ctrl+v")
        window.wait_focus(f"Monday, lesson 8: {lesson}")
        check(stored_week(school) != before, "the moved lesson is not in the store")
        key("ctrl+z")
        window.wait(f"Monday, lesson 1: {lesson}")
        wait_for(lambda: stored_week(school) == before, "week as before in the store")
    check_school(school)


def subject(sentence):
    return sentence.split(": ")[1].split(",")[0]


def test_lessons_swap_in_one_week():
    school = demo()
    before, after = stored_week(school), stored_week(school, "2026-W13")
    with Klade(school) as window:
        open_week(window)
        key("alt+Right", "alt+Right")
        window.wait("Monday 16.03.", "label")
        window.wait_focus("Monday, lesson 1")
        first = subject(window.focused())
        key("ctrl+x")
        window.wait("✓ free")
        while subject(window.walk_to("lesson", by="Down")[-1]) == first:
            pass
        place, second = window.focused().split(":")[0], subject(window.focused())
        window.click(window.wait("Only this week", "check box"))
        window.wait("Ctrl+V swaps the two lessons")
        key("ctrl+v")
        window.wait_focus(f"{place}: {first}")
        window.wait(f"Monday, lesson 1: {second}")
        check(stored_week(school) != before, "the swapped lessons are not in the store")
        check_equal(stored_week(school, "2026-W13"), after, "the week after")
        key("ctrl+z")  # both go back at once
        window.wait(f"Monday, lesson 1: {first}")
        wait_for(lambda: stored_week(school) == before, "week as before in the store")
    check_school(school)


def test_substitution_with_its_order():
    school = demo()
    with Klade(school) as window:
        open_week(window)
        key("alt+3")
        window.wait("Thursday, 5 March 2026", "label")
        key("ctrl+n")
        window.wait_focus("Whose lessons")
        write("novikova")  # who is absent
        key("Return")
        first = window.wait("Substitute in 1. ")
        window.click(first)
        window.wait_focus("Substitute in 1. ")
        key("Return")  # whoever is free and knows the subject comes first
        wait_for(lambda: "Who substitutes" not in window.find("Substitute in 1. ", "push button").name, "substitute")
        window.click(window.wait("Enter", "push button"))
        window.wait("order's date and number", "alert")
        window.click(window.wait("Order number", "text"))
        write("1-9/77")
        key("Return")
        row = window.wait(f"{CLASS} · ", below="KladeChangesPage")
        check("1-9/77" in row.name, f"the list says “{row.name}”")
        key("alt+2")
        window.wait("1-9/77", below="KladeTimetablePage")
    check("1-9/77" in stored_week(school, "2026-W10"), "the order is not in the store")
    check_school(school)


main([test_lesson_moves_and_comes_back, test_lessons_swap_in_one_week, test_substitution_with_its_order])
