#!/usr/bin/python3
"""The office chooses a document and sees its pages, saves them, and changes the form: what comes
out is read back from the PDF."""
import os

from desk import Klade, check, check_equal, check_school, demo, key, kladectl, main, run, wait_for, write


def open_printing(window, user="virslietotajs"):
    window.sign_in(user)
    window.wait("Search for a journal")
    key("alt+6")
    window.wait("25 documents are ready.", "label")
    window.wait("25 pages", "label")


def save_as(window, name):
    """Answers the file chooser, which proposes a name."""
    path = os.path.join(os.environ["HOME"], name)
    wait_for(lambda: len(window.window_ids()) > 1, "file chooser")
    key("ctrl+a")
    write(path)
    key("Return")
    return path


def read(path):
    wait_for(lambda: os.path.exists(path), "a PDF file")
    return run("pdftotext", "-layout", path, "-")


def test_cards_of_a_class_are_seen_and_saved():
    school = demo()
    with Klade(school) as window:
        open_printing(window)
        key("ctrl+s")
        path = save_as(window, "liecibas.pdf")
        window.wait("Saved: liecibas.pdf")
        text = read(path)
        check(text.count("\f") == 25 and "Reinis Ābele" in text, "not every pupil's card is in the file")
        check("IZZIŅA" not in text, "another document came out")


def test_form_is_changed_for_the_school():
    school = demo()
    before = os.path.join(os.environ["HOME"], "before.pdf")
    after = os.path.join(os.environ["HOME"], "after.pdf")
    kladectl("print", "report-card", school, "--term", "1", "-o", before)
    with Klade(school) as window:
        open_printing(window)
        window.click(window.wait("Other ways to save, and the form", "push button"))
        window.wait("Change the form…")
        key("Up", "Up", "Up", "Return")
        window.wait("Form: Report card")
        window.click(window.wait("At the foot of each page", "text"))
        key("ctrl+a")
        write("Skolas veidlapa")
        key("ctrl+s")
        window.wait_gone("Form: Report card")
        kladectl("print", "report-card", school, "--term", "1", "-o", after)
        check("Skolas veidlapa" in read(after), "the changed form is not printed with")
        key("ctrl+z")
        wait_for(lambda: kladectl("print", "report-card", school, "--term", "1", "-o", after) and
                 read(after) == read(before), "form as before")
    check_school(school)


def register_text(school):
    path = os.path.join(os.environ["HOME"], "register.pdf")
    kladectl("print", "register", school, "-o", path)
    return read(path)


def test_documents_are_issued_for_a_class():
    school = demo()
    with Klade(school) as window:
        open_printing(window)
        key("ctrl+r")
        window.wait("No document was issued yet")
        key("ctrl+n")
        window.wait("Issue documents")
        key("Return")
        window.wait("1. Ābele Reinis", "list item")
        wait_for(lambda: "Ābele Reinis" in register_text(school), "register with the class")
        key("ctrl+z")
        window.wait("No document was issued yet")
    check_school(school)


def issue_for_the_class(window):
    key("ctrl+n")
    window.wait("Issue documents")
    key("Return")
    window.wait("1. Ābele Reinis", "list item")


def test_blank_that_is_taken_does_not_come_back():
    school = demo()
    with Klade(school) as window:
        open_printing(window)
        key("ctrl+r")
        window.wait("No document was issued yet")
        issue_for_the_class(window)
        key("ctrl+z")
        window.wait("No document was issued yet")
        with Klade(school) as other:
            open_printing(other)
            key("ctrl+r")
            other.wait("No document was issued yet")
            issue_for_the_class(other)
            before = register_text(school)
        window.focus()
        key("ctrl+shift+z")
        window.wait("Something needs your attention")
        window.wait("was given to another document meanwhile")
        check_equal(register_text(school), before, "register")


def test_class_teacher_writes_remarks():
    school = demo()
    with Klade(school) as window:
        window.sign_in("audzinatajs")
        window.wait("Search for a journal")
        window.click(window.wait("Printing", "label"))
        window.wait("25 pages", "label")
        key("ctrl+m")
        window.wait_focus("Ābele Reinis")
        write("Lasa daudz un labi")
        key("Return")
        window.wait_focus("Bērzs Ģirts")
        key("ctrl+a")
        write("Otra piezime")
        key("Return")
        window.wait_focus("Bogdanovs Artjoms")
        key("Escape")
        window.wait_gone("Remarks of the class teacher", "frame")
        text = card(school, "Abele Reinis")
        check("Piezīmes" in text and "Lasa daudz un labi" in text, "the first remark is not printed")
        check("Otra piezime" in card(school, "Berzs Girts"), "the second remark is not printed")
        key("ctrl+z")
        wait_for(lambda: "Otra piezime" not in card(school, "Berzs Girts"), "card as before")
    check_school(school)


def card(school, pupil):
    path = os.path.join(os.environ["HOME"], "card.pdf")
    kladectl("print", "report-card", school, "--term", "1", "--pupil", pupil, "-o", path)
    return read(path)


def test_teacher_prints_journals_only():
    school = demo()
    with Klade(school) as window:
        window.sign_in("skolotaja")
        window.wait("Search for a journal")
        check(window.wait("Printing", "label"), "no place for printing")
        window.click(window.find("Printing", "label"))
        window.wait("Class journal")
        check(window.find("Report card") is None, "a teacher is offered report cards")


main([test_cards_of_a_class_are_seen_and_saved, test_form_is_changed_for_the_school,
      test_documents_are_issued_for_a_class,
      test_blank_that_is_taken_does_not_come_back, test_class_teacher_writes_remarks,
      test_teacher_prints_journals_only])
