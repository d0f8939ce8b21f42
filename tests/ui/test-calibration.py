#!/usr/bin/python3
"""The office lays certificates onto their blanks: the test sheet is printed, what it is off by is
typed in millimetres, and everything printed afterwards stands exactly that far away."""
import os
import re

from desk import Klade, check, check_school, demo, key, kladectl, main, run, wait_for, write
from eyes import Atspi
from queue_desk import Queue

JUNE = "2026-06-25"
MM = 25.4 / 72
RIGHT_MM, DOWN_MM = 4.0, -2.0


def open_form(window):
    window.click(window.wait("Other ways to save, and the form", "push button"))
    window.wait("Change the form…")
    key("Up", "Up", "Up", "Return")
    window.wait("Form: Certificate")


def type_number(window, name, number):
    window.click(window.scroll_to(window.wait(name, "spin button")))
    key("ctrl+a")
    write(number)
    key("Tab")


def send(window):
    key("ctrl+p")

    def ready():
        button = window.find("Print Print", "push button")
        return button if button is not None and button.has(Atspi.StateType.SENSITIVE) else None

    window.click(wait_for(ready, "printer that can be printed with"))


def places(pdf):
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">(.*?)</word>',
                       run("pdftotext", "-bbox", pdf, "-"))
    return [(word, float(x) * MM, float(y) * MM) for x, y, word in found]


def check_moved(before, after):
    check(len(before) > 10 and [one[0] for one in before] == [one[0] for one in after], "other words were printed")
    for (word, x, y), (_, moved_x, moved_y) in zip(before, after):
        check(abs(moved_x - x - RIGHT_MM) < 0.02 and abs(moved_y - y - DOWN_MM) < 0.02,
              f"“{word}” moved by {moved_x - x:.3f} and {moved_y - y:.3f} mm")


def print_certificates(school, name):
    path = os.path.join(os.environ["HOME"], name)
    kladectl("print", "certificate", school, "-o", path)
    return places(path)


def test_offset_of_the_blank():
    school = demo(size="school", today=JUNE)
    before = print_certificates(school, "before.pdf")
    with Queue() as queue, Klade(school, today=JUNE) as window:
        window.sign_in("virslietotajs")
        window.wait("Search for a journal")
        key("alt+6")
        window.click(window.wait("Document", "combo box"))
        key("Home", *["Down"] * 5, "Return")
        open_form(window)
        send(window)
        first = places(queue.wait_job(1).pdf)
        type_number(window, "Move right, mm", "4")
        type_number(window, "Move down, mm", "-2")
        send(window)
        check_moved(first, places(queue.wait_job(2).pdf))
        key("ctrl+s")
        window.wait_gone("Form: Certificate")
        check_moved(before, print_certificates(school, "after.pdf"))
    check_school(school)


main([test_offset_of_the_blank])
