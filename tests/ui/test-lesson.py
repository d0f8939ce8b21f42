#!/usr/bin/python3
"""A lesson in the real window: topic, homework, works, new lessons, and what was changed by whom."""
import re

from desk import (Klade, Stored, check, check_equal, check_school, demo, key, main, promptly, wait_for, wait_stored,
                  write)

TODAY = ("05.03.2026.", 1)
FIRST = "Ābele Reinis"
TOPIC, HOMEWORK = 2, 3


def wait_lesson(school, field, text, seconds=5.0):
    wait_stored(school, lambda stored: stored.lesson(*TODAY)[field] == text, f"“{text}”", seconds)


def heads_of_today(stored):
    return [head for head in stored.heads if head.startswith("05.03.")]


def go_to_topic(window):
    key("F6")
    window.wait_focus("Topic")


def choose(window, name):
    """An item of the lesson's menu, by keyboard."""
    window.click(window.wait("What can be done with the lesson", "push button"))
    window.wait_focus("Move to another day")
    if name not in window.focused():
        window.walk_to(name, by="Down", at_most=5)
    key("Return")


def test_topic_and_homework():
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        go_to_topic(window)
        write("Daļas un to pieraksts")
        wait_lesson(school, TOPIC, "Daļas un to pieraksts")  # a pause is enough
        window.wait_focus("Topic")
        key("Tab")
        window.wait_focus("Homework")
        write("5. uzd.")
        key("Escape")  # leaving does not wait for the pause
        wait_lesson(school, HOMEWORK, "5. uzd.", promptly(0.7))
        window.wait_focus(f"{FIRST}, 05.03., lesson 1")

        key("ctrl+z")
        wait_lesson(school, HOMEWORK, "")
        key("ctrl+0")
        wait_lesson(school, HOMEWORK, "nothing set")
        go_to_topic(window)
        key("Tab")
        window.wait_focus("Homework")
        write("6. uzd.")  # so something is set after all
        wait_lesson(school, HOMEWORK, "6. uzd.")
        # Typed and left for another lesson at once: it belongs to the one it was typed for.
        write(" un 7.")
        key("Escape", "Left")
        wait_lesson(school, HOMEWORK, "6. uzd. un 7.")
        window.wait("04.03.2026.", "label", below="KladeLessonPanel")
        check_equal(window.find("Homework", "text").text(), Stored(school).lesson("04.03.2026.", 3)[HOMEWORK],
                    "the other lesson's homework")
    check_school(school)


def test_new_lesson_from_the_timetable():
    school = demo()
    n_lessons = len(Stored(school).lessons)
    with Klade(school) as window:
        window.start_journal()
        key("ctrl+n")
        window.wait_focus("6 March 2026, Friday, lesson 1")
        key("Return")
        wait_stored(school, lambda stored: stored.lesson("06.03.2026.", 1), "the timetable's next lesson")
        window.wait("New lesson 06.03.", "alert")  # a toast is read aloud
        window.wait_focus(f"{FIRST}, 06.03., lesson 1")
        key("ctrl+z")
        wait_stored(school, lambda stored: len(stored.lessons) == n_lessons, "lessons as before")
        window.wait_focus(f"{FIRST}, 05.03., lesson 1")  # the nearest that is left
        window.wait("05.03.2026.", "label", below="KladeLessonPanel")

        # Another day by hand; what is no day says so and stays to be corrected.
        key("ctrl+n")
        window.wait_focus("6 March 2026")
        # The proposals are one stop; arrows go from one to the next.
        first = window.focused()
        check(window.walk_to(" March 2026, ", by="Down") != [first], "Down does not go to the next proposal")
        check_equal(window.walk_to("Day"), ["Day"], "where Tab goes from a proposal")
        write("35.13.")
        key("Return")
        window.wait("35.13.", "alert", below="KladeLessonTimePopover")
        key("ctrl+a")
        write("9.03.")
        key("Return")
        window.wait("There are no lessons on 09.03.2026.", "alert")  # spring holidays
        key("ctrl+n")
        window.wait_focus("6 March 2026")
        window.walk_to("Day")
        write("6.03.")
        key("Tab", "Up", "Return")
        wait_stored(school, lambda stored: stored.lesson("06.03.2026.", 2), "a lesson by hand")
        window.wait_focus(f"{FIRST}, 06.03., lesson 2")
    check_school(school)


def test_work_added_changed_hidden():
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        go_to_topic(window)
        window.walk_to("Add a work")
        key("Return")
        window.wait_focus("Title of the work")
        write("Tests A")
        key("Return")
        wait_stored(school, lambda stored: heads_of_today(stored) == ["05.03. 1. PD"], "a test")
        window.wait_focus(f"{FIRST}, 05.03., lesson 1, test “Tests A”")
        key("8", "Return")
        wait_stored(school, lambda stored: stored.cell(FIRST, "05.03. 1. PD") == "8", "a mark for it")

        go_to_topic(window)
        window.walk_to("Tests A")
        key("Return")
        window.wait_focus("Title of the work")
        key("ctrl+a")
        write("Tests B")
        window.walk_to("Weight in percent")
        key("ctrl+a")
        write("50")
        key("Return")
        window.wait("Tests B", below="Works of the lesson")
        window.wait("50", below="Works of the lesson")

        go_to_topic(window)
        window.walk_to("Tests B")
        key("Return")
        window.wait_focus("Title of the work")
        window.walk_to("Hide the column")
        key("Return")
        wait_stored(school, lambda stored: heads_of_today(stored) == ["05.03. 1."], "no work")
        key("ctrl+z")  # with its mark
        wait_stored(school, lambda stored: stored.cell(FIRST, "05.03. 1. PD") == "8", "the work and its mark")
    check_school(school)


def test_split_hide_and_back():
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        go_to_topic(window)
        write("Viens")
        key("Escape")
        wait_lesson(school, TOPIC, "Viens")
        choose(window, "Split into two lessons")
        wait_stored(school, lambda stored: heads_of_today(stored) == ["05.03. 1.", "05.03. 2."], "two lessons")
        key("ctrl+z")
        wait_stored(school, lambda stored: heads_of_today(stored) == ["05.03. 1."], "one lesson")

        choose(window, "Hide the lesson")
        wait_stored(school, lambda stored: stored.lesson(*TODAY) is None, "one lesson less")
        wait_for(lambda: "04.03., lesson 3" in window.status(), "cursor on the lesson before")
        key("ctrl+z")
        wait_lesson(school, TOPIC, "Viens")
    check_school(school)


def test_history_of_cell_and_lesson():
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        key("7", "Return", "Up", "9", "Return", "Up")
        wait_stored(school, lambda stored: stored.cell(FIRST, "05.03. 1.") == "9", "the second mark")
        key("ctrl+h")
        row = window.wait("Mark: 7 → 9", "list item", below="KladeHistoryPopover")
        check("Dita Novikova" in row.name, f"who it was is not in “{row.name}”")
        check(re.search(r"\b\d\d:\d\d\b", row.name), f"when it was is not in “{row.name}”")
        window.wait("Mark: 7, ", "list item", below="KladeHistoryPopover")
        window.wait_focus("Mark: 7 → 9")
        key("Escape")
        window.wait_focus(f"{FIRST}, 05.03., lesson 1")

        go_to_topic(window)
        write("Viens")
        wait_lesson(school, TOPIC, "Viens")
        write(" un divi")
        wait_lesson(school, TOPIC, "Viens un divi")
        key("Escape", "ctrl+shift+h")
        row = window.wait("Topic: Viens → Viens un divi", "list item", below="KladeHistoryPopover")
        check("Dita Novikova" in row.name, f"who it was is not in “{row.name}”")
        key("Escape")
        window.wait_focus(f"{FIRST}, 05.03., lesson 1")


main([test_topic_and_homework, test_new_lesson_from_the_timetable, test_work_added_changed_hidden,
      test_history_of_cell_and_lesson], slow=[test_split_hide_and_back])
