#!/usr/bin/python3
"""The office takes the marks of those who finish out for the state's register, in columns of its own;
and puts the topics of instructions in order."""
import csv
import os

from desk import PASSWORD, Klade, check, check_equal, check_school, demo, key, kladectl, main, run, wait_for, write

JUNE = "2026-06-30"


def open_printing(window, user="virslietotajs"):
    window.sign_in(user)
    window.wait("Search for a journal")
    key("alt+6")
    window.wait("Document", "combo box")


def read_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def export_by_ctl(school, *options):
    path = os.path.join(os.environ["HOME"], "ctl.csv")
    run("env", "KLADE_PASSWORD=" + PASSWORD, "KLADE_LANGUAGE=en",
        os.path.join(os.environ["KLADE_BUILD"], "src/ctl/kladectl"), "export", "marks", school,
        "--as", "virslietotajs", "-o", path, *options)
    return read_rows(path)


def go_to(window, name):
    window.click(window.wait(name, "text", below="KladeOrderList"))
    window.wait_focus(name)


def headings(window):
    return [node.name for node in window.nodes("text", below="KladeOrderList")]


def test_marks_are_exported_in_own_columns():
    school = demo(size="school", today=JUNE)
    path = os.path.join(os.environ["HOME"], "viis.csv")
    with Klade(school, today=JUNE) as window:
        open_printing(window)
        key("ctrl+e")
        window.wait("48 pupils, 840 rows. The first 8:")
        go_to(window, "Surname")
        key("alt+Up", "alt+Up")
        wait_for(lambda: headings(window)[0] == "Surname", "column that was moved")
        key("ctrl+a")
        write("UZVARDS")
        window.wait("UZVARDS", "label")
        go_to(window, "Lessons")
        key("ctrl+Delete")
        wait_for(lambda: "Lessons" not in headings(window), "end of a column")
        key("ctrl+shift+s")
        window.wait("Columns under a new name")
        write("Otra programma")
        key("Return")
        window.wait_gone("Columns under a new name")
        check_equal(export_by_ctl(school, "--layout", "Otra programma")[0],
                    ["UZVARDS", "Personal code", "Given name", "Subject", "Mark", "School year", "Kind of mark"],
                    "headings that the school keeps")

        window.click(window.wait("File", "combo box"))
        key("End", "Return")
        key("ctrl+e")
        window.wait("Export of marks")
        write("nepareiza")
        key("Return")
        answer_chooser(window, path)
        window.wait("password is wrong")
        check(not os.path.exists(path), "a file came out with a wrong password")
        key("ctrl+a")
        write(PASSWORD)
        key("Return")
        window.wait("Saved: viis.csv")
        check_equal(read_rows(path), export_by_ctl(school, "--layout", "Otra programma"), "file of the window")
        check_equal(len(read_rows(path)), 841, "rows")
        check_equal(export_by_ctl(school)[0][0], "Personal code", "the columns without a name")
    check_school(school)


def answer_chooser(window, path):
    wait_for(lambda: len(window.window_ids()) > 3, "file chooser")
    key("ctrl+a")
    write(path)
    key("Return")


def topic_is(window, text):
    def is_it():
        line = window.find("Topic of the instruction", "text")
        return line is not None and line.text() == text

    wait_for(is_it, f"topic “{text}”")


def test_topics_are_put_in_order():
    school = demo()
    with Klade(school) as window:
        open_printing(window)
        window.click(window.wait("Document", "combo box"))
        key("Home", *["Down"] * 10, "Return")
        window.click(window.wait("The school's topics", "push button"))
        key("Up", "Return")
        window.wait("What classes are instructed about")
        wait_for(lambda: len(window.nodes("text", below="KladeOrderList")) == 12, "topics that a school begins with")
        key("ctrl+Delete", "alt+Down", "ctrl+n")
        write("Skolas autobuss")
        key("ctrl+s")
        window.wait_gone("What classes are instructed about")

        window.click(window.wait("The school's topics", "push button"))
        key("Up", "Up", "Return")
        topic_is(window, "Skolas autobuss")
        window.wait("1 document is ready.", "label")
        window.click(window.wait("The school's topics", "push button"))
        key("Return")
        topic_is(window, "First aid")
        key("ctrl+z")
        window.click(window.wait("The school's topics", "push button"))
        key("Return")
        topic_is(window, "Conduct at school, in lessons and breaks")
    check_school(school)


main([test_marks_are_exported_in_own_columns, test_topics_are_put_in_order])
