#!/usr/bin/python3
"""Pages go to a real printing service: what arrives there is what the preview showed, at true
millimetres, and where it does not arrive the page says so."""
import os
import re

from desk import Klade, check, check_equal, check_school, demo, key, kladectl, main, run, wait_for
from eyes import Atspi
from queue_desk import PRINTER, Queue

MM = 25.4 / 72
A3_LONG_MM = 420.0
SENT = f"Sent to the printer “{PRINTER}”: "


def open_printing(window):
    window.sign_in("virslietotajs")
    window.wait("Search for a journal")
    key("alt+6")
    window.wait("25 pages", "label")


def choose(window, place):
    """Another document of the list, counted from the first."""
    window.click(window.wait("Document", "combo box"))
    key("Home", *["Down"] * place, "Return")


def ask(window):
    """Opens the dialog of printers, where the only one is proposed."""
    key("ctrl+p")
    def ready():
        button = window.find("Print Print", "push button")
        return button if button is not None and button.has(Atspi.StateType.SENSITIVE) else None

    return wait_for(ready, "printer that can be printed with")


def send(window):
    window.click(ask(window))


def places(pdf, is_lying=False):
    """Every word with its place on its page in millimetres; a lying page comes turned to the left."""
    pages = run("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    found = []
    for number, page in enumerate(pages):
        for box in re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', page):
            left, top, right, bottom = (float(n) * MM for n in box[:4])
            if is_lying:
                left, top, right, bottom = A3_LONG_MM - bottom, left, A3_LONG_MM - top, right
            found.append((number, box[4], left, top, right, bottom))
    return found


def check_same_places(printed, saved, is_lying=False):
    """A printer's pages lie where the file's do: nothing is scaled, nothing moved."""
    there = {}
    for number, word, *box in places(printed, is_lying):
        there.setdefault((number, word), []).append(box)
    here = [place for place in places(saved) if place[4] - place[2] > place[5] - place[3]]  # not those set upwards
    check(len(here) > 200, "too few words to compare")
    for number, word, *box in here:
        check(any(all(abs(a - b) < 0.2 for a, b in zip(box, other)) for other in there.get((number, word), [])),
              f"“{word}” of page {number + 1} is not at {box} but at {there.get((number, word))}")


def saved_as(school, kind, *options):
    path = os.path.join(os.environ["HOME"], f"{kind}.pdf")
    kladectl("print", kind, school, *options, "-o", path)
    return path


def test_pages_arrive_as_they_were_shown():
    school = demo()
    with Queue() as queue, Klade(school) as window:
        open_printing(window)
        send(window)
        window.wait(SENT + "25 pages.", "alert")
        cards = queue.wait_job(1)
        check_equal(cards.n_pages(), 25, "pages")
        check_equal(set(cards.sizes()), {(595, 842, 0)}, "A4, standing")
        check_equal(cards.wish("PageSize"), "A4", "paper asked for")
        check_same_places(cards.pdf, saved_as(school, "report-card", "--term", "1"))

        choose(window, 3)
        window.wait("1 document is ready.", "label")
        check(window.find(SENT) is None, "the last print is still told of beside another document")
        send(window)
        window.wait(SENT + "3 pages.", "alert")
        journal = queue.wait_job(2)
        check_equal(journal.sizes(), [(842, 1191, 0)] * 3, "A3, lying")
        check_equal(journal.wish("PageSize"), "A3", "paper asked for")
        check_same_places(journal.pdf, saved_as(school, "summary-journal", "--term", "1"), is_lying=True)


def test_dialog_can_be_left():
    school = demo()
    with Queue() as queue, Klade(school) as window:
        open_printing(window)
        ask(window)
        key("Escape")
        wait_for(lambda: len(window.window_ids()) == 1, "end of the dialog")
        check(window.find("", "alert") is None, "something is said of what was not printed")
        check(window.find("25 pages", "label"), "the pages are gone")
        check_equal(queue.n_jobs(), 0, "jobs in the queue")
        send(window)
        window.wait(SENT + "25 pages.", "alert")


def test_dialog_shows_a_closed_queue():
    school = demo()
    with Queue() as queue, Klade(school) as window:
        open_printing(window)
        queue.order("cupsreject", PRINTER)
        key("ctrl+p")
        wait_for(lambda: len(window.window_ids()) > 1, "dialog of printers")
        window.wait("Rejecting Jobs")
        check(not window.wait("Print Print", "push button").has(Atspi.StateType.SENSITIVE), "it can be printed with")
        key("Escape")
        queue.order("cupsaccept", PRINTER)
        wait_for(lambda: len(window.window_ids()) == 1, "end of the dialog")
        send(window)
        window.wait(SENT + "25 pages.", "alert")


def test_queue_refuses():
    school = demo()
    with Queue("MaxJobsPerPrinter 1") as queue, Klade(school) as window:
        queue.order("cupsdisable", PRINTER)
        queue.order("lp", "-d", PRINTER, saved_as(school, "summary-journal", "--term", "1"))
        open_printing(window)
        send(window)
        window.wait(f"The printer “{PRINTER}” refused the pages; nothing was printed.", "alert")
        check_equal(queue.n_jobs(), 1, "jobs in the queue")
        queue.order("cancel", "-a", PRINTER)
        queue.order("cupsenable", PRINTER)
        send(window)
        window.wait(SENT + "25 pages.", "alert")
        check_equal(queue.wait_job(2).n_pages(), 25, "pages of the next try")


def test_printer_fails_with_the_pages():
    school = demo()
    with Queue() as queue, Klade(school) as window:
        open_printing(window)
        queue.break_down()
        send(window)
        window.wait(f"The printer “{PRINTER}” stopped before everything came out.", "alert")
        queue.mend()
        send(window)
        window.wait(SENT + "25 pages.", "alert")


def test_stopped_printer_keeps_the_pages():
    school = demo()
    with Queue() as queue, Klade(school) as window:
        open_printing(window)
        queue.order("cupsdisable", PRINTER)
        send(window)
        window.wait(f"The printer “{PRINTER}” has the pages but does not print them yet", "alert")
        queue.order("cupsenable", PRINTER)
        window.wait(SENT + "25 pages.", "alert")
        check_equal(queue.n_jobs(), 1, "jobs in the queue")


def test_service_goes_away_in_the_middle():
    school = demo()
    before = saved_as(school, "register")
    with Queue() as queue, Klade(school) as window:
        open_printing(window)
        button = ask(window)
        queue.stop()
        window.click(button)
        window.wait(f"The printer “{PRINTER}” did not take the pages; nothing was printed.", "alert")
        queue.start()
        send(window)
        window.wait(SENT + "25 pages.", "alert")
    check_equal(run("pdftotext", saved_as(school, "register"), "-"), run("pdftotext", before, "-"), "register")
    check_school(school)


main([test_pages_arrive_as_they_were_shown, test_dialog_can_be_left, test_dialog_shows_a_closed_queue,
      test_queue_refuses,
      test_printer_fails_with_the_pages, test_service_goes_away_in_the_middle],
     [test_stopped_printer_keeps_the_pages])
