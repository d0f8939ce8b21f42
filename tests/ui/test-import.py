#!/usr/bin/python3
"""A secretary's list of pupils goes into the school through the real window, and out again.

Every row's fate is seen before anything is written; what is stored is read back from the store.
"""
import os
import time

from desk import Klade, Place, Stored, check, check_equal, check_school, demo, key, main, wait_for, wait_stored, write

KNOWN = "Ābele Reinis"
LIST = """7.a klases skolēni;;;;
Nr.;Uzvārds, vārds;Dzim. datums;Klase;Piezīmes
1;{known};;7.a;
2;Žubīte Šarlote;14.02.2012;7.a;jauna
3;Ķirsis Ņikita;03.11.2012;7.a;
4;Čakste Ūla;30.01.2012;7.a;
5;Eglītis Gustavs;05.07.2012;17.x;
"""
NEW = ["Čakste Ūla", "Ķirsis Ņikita", "Žubīte Šarlote"]


def apart():
    """A school in a folder of its own, as the lists lie elsewhere."""
    folder = os.path.join(os.environ["HOME"], f"skola-{time.monotonic_ns()}")
    os.mkdir(folder)
    return demo(Place(os.path.join(folder, "skola.klade")))


def list_file(text, name="skoleni.csv"):
    """As a spreadsheet program of a school's Windows saves it."""
    path = os.path.join(os.environ["HOME"], name)
    with open(path, "wb") as file:
        file.write(text.replace("\n", "\r\n").encode("cp1257"))
    return path


def open_assistant(window):
    window.sign_in("sekretare")
    window.wait(" · 7.a", below="KladeJournalsPage")
    key("F10")
    window.wait_focus("Open another school…")
    key("Down", "Down")
    window.wait_focus("Import a list…")
    key("Return")
    window.wait("Choose a file…", "push button")


def choose(window, path, by="Return"):
    key(by)
    window.wait("Choose a list", seconds=10)
    write(path)
    wait_for(lambda: any(node.text() == path for node in window.nodes("text")), f"“{path}” in the chooser")
    key("Return")


def test_list_goes_in_and_out():
    school = apart()
    before = Stored(school).pupils
    check(KNOWN in before, f"{KNOWN} is in 7.a")
    with Klade(school) as window:
        open_assistant(window)
        choose(window, list_file(LIST.format(known=KNOWN)))

        window.wait("5 rows in the list")
        window.wait("Column B “Uzvārds, vārds” is: ")
        window.wait("Column E “Piezīmes” is: Not used")
        window.wait_focus("Look at the rows")
        key("Return")

        window.wait("Row 4, new: Žubīte Šarlote 7.a")
        window.wait(f"Row 3, unchanged: {KNOWN} 7.a")
        refused = window.wait("Row 7, refused: Eglītis Gustavs").name
        check("17" in refused, f"the reason is “{refused}”")
        check_equal(Stored(school).pupils, before, "7.a before the import")
        window.wait_focus("Import 3 rows")
        key("Return")

        window.wait("3 rows added · 1 row left out")
        wait_stored(school, lambda stored: sorted(set(stored.pupils) - set(before)) == sorted(NEW), "new pupils")
        window.wait_focus("Close")
        key("ctrl+z")
        window.wait("Taken back: everything is as it was")
        wait_stored(school, lambda stored: stored.pupils == before, "class as before")
        key("Escape")
        window.wait_gone("Taken back: everything is as it was")
    check_school(school)


def test_file_that_cannot_be_read_is_explained():
    school = apart()
    with Klade(school) as window:
        open_assistant(window)
        path = os.path.join(os.environ["HOME"], "skoleni.xlsx")
        with open(path, "wb") as file:  # as Excel stores a workbook with a password
            file.write(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
            file.write("EncryptedPackage".encode("utf-16-le") + bytes(512))
        choose(window, path)
        window.wait("protected by a password", "alert")

        # A list without names: the sentence beside the button says what to choose.
        choose(window, list_file("Klase;Piezīmes\n7.a;jauns\n7.a;\n"), "ctrl+o")
        window.wait("Choose the columns with the surname and the given name")
        check(window.find("protected by a password", "alert") is None, "the old error is gone")
    check_school(school)


main([test_list_goes_in_and_out, test_file_that_cannot_be_read_is_explained])
