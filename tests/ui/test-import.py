#!/usr/bin/python3
"""A secretary's list of pupils goes into the school through the real window, and out again.

Every row's fate is seen before anything is written; what is stored is read back from the store.
"""
import os
import time
import zipfile

from desk import (Klade, Place, Stored, check, check_equal, check_school, demo, key, kladectl, main, wait_for,
                  wait_stored, write)

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


def open_from_palette(window, title):
    if window.find("KladeSignInPage"):
        window.sign_in("vietniece")
        window.wait(" · 7.a", below="KladeJournalsPage")
    key("ctrl+k")
    window.wait("Go anywhere", "frame")
    write(title.rstrip("…").lower())
    window.wait(title, "list item", below="Go anywhere")
    key("Return")
    window.wait("Choose a file…", "push button")
    window.wait_focus("Choose a file…")


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


def decide(window, row, steps_down):
    """Opens the choice in a row and takes the one so many lines below."""
    at = window.wait(row)
    combo = next(node for node in window.nodes("combo box") if node.inside(at.name))
    window.click(combo)
    key(*["Down"] * steps_down, "Return")


TWINS = """Uzvārds;Vārds;Dzimšanas datums;Klase;Mātes uzvārds;Mātes vārds
Zvirbulis;Jānis;1.02.2013;7.a;Zvirbule;Ilze
Zvirbule;Anna;2.02.2012;7.a;Zvirbule;Ilze
Liepa;Oto;;7.a;;
Liepa;Oto;;7.a;;
"""


def test_ambiguous_rows_are_decided():
    school = apart()
    before = Stored(school).pupils
    with Klade(school) as window:
        open_from_palette(window, "Import a list of pupils…")
        choose(window, list_file(TWINS))
        window.wait("4 rows in the list")
        window.wait_focus("Look at the rows")
        key("Return")
        window.wait("2 rows are left out until you decide who they are.")
        window.wait("Row 3, who is it?: Zvirbule Anna")

        decide(window, "Row 3, who is it?", 1)  # the mother whom row 2 brings
        window.wait("Row 3, new: Zvirbule Anna")
        window.wait("1 row is left out until you decide who it is.")
        decide(window, "Row 5, who is it?", 2)
        window.wait("Row 5, left out: Liepa Oto")
        window.wait("Import 3 rows", "push button")
        key("ctrl+Return")
        window.wait("3 rows added · 1 row left out")
        wait_stored(school, lambda stored: len(stored.pupils) == len(before) + 3, "new pupils")
        key("ctrl+Return")
        window.wait_gone("3 rows added")

        # What was taken back comes again.
        key("ctrl+z")
        wait_stored(school, lambda stored: stored.pupils == before, "class as before")
        key("ctrl+shift+z")
        wait_stored(school, lambda stored: len(stored.pupils) == len(before) + 3, "pupils again")
    check_school(school)


def test_import_is_stopped():
    school = apart()
    before = Stored(school).pupils
    rows = "".join(f"Zvirbulis{n};Oto;{n % 28 + 1:02}.02.2013;7.a\n" for n in range(4000))
    with Klade(school) as window:
        open_from_palette(window, "Import a list of pupils…")
        choose(window, list_file("Uzvārds;Vārds;Dzimšanas datums;Klase\n" + rows))
        window.wait("4000 rows in the list")
        key("ctrl+Return")
        window.wait("Import 4000 rows", "push button")
        key("ctrl+Return", "Escape")
        window.wait("The import was stopped.")
        window.wait("Nothing was written")
        check_equal(Stored(school).pupils, before, "7.a after the import was stopped")
    check_school(school)


SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>"""


def workbook(name, sheets):
    """A workbook as small as one can be: texts in their cells, no styles."""
    path = os.path.join(os.environ["HOME"], name)
    main_ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office_ns = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package_ns = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                      'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>')
        book.writestr("_rels/.rels", f'<Relationships xmlns="{package_ns}"><Relationship Id="rId1" '
                      f'Type="{office_ns}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{main_ns}" xmlns:r="{office_ns}"><sheets>' + "".join(
            f'<sheet name="{title}" sheetId="{n}" r:id="rId{n}"/>' for n, (title, _) in enumerate(sheets, 1))
            + "</sheets></workbook>")
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package_ns}">' + "".join(
            f'<Relationship Id="rId{n}" Type="{office_ns}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)) + "</Relationships>")
        for n, (_, rows) in enumerate(sheets, 1):
            book.writestr(f"xl/worksheets/sheet{n}.xml", SHEET % "".join(
                f'<row r="{number}">' + "".join(
                    f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
                    for column, text in enumerate(row)) + "</row>" for number, row in enumerate(rows, 1)))
    return path


def test_lists_of_others():
    """A workbook's second sheet; staff with a role, parents, subjects."""
    school = apart()
    staff = workbook("darbinieki.xlsx", [
        ("Vecie", [("Uzvārds", "Vārds", "Amats")] + [("Vecais", f"Nr{n}", "Skolotājs") for n in range(5)]),
        ("Jaunie", [("Uzvārds", "Vārds", "Amats", "Klases audzinātājs"), ("Vanags", "Voldis", "Skolotājs", "7.a")])])
    parents = list_file("Vecāka uzvārds;Vecāka vārds;Tālrunis;Bērna uzvārds;Bērna vārds;Klase\n"
                        f"Ābele;Velta;29111222;{KNOWN.split()[0]};{KNOWN.split()[1]};7.a\n", "vecaki.csv")
    subjects = list_file("Priekšmets;Saīsinājums\nAstronomija;Astr\nRobotika;Rob\n", "prieksmeti.csv")
    with Klade(school) as window:
        open_from_palette(window, "Import a list of staff…")
        choose(window, staff)
        window.wait("5 rows in the list")  # the longest sheet
        window.click(window.wait("Sheet: Vecie", "push button"))
        key("Down", "Return")
        window.wait("1 row in the list")
        key("ctrl+Return")
        window.wait("Row 2, new: Vanags Voldis")
        window.wait("Role: class teacher, 7.a")
        key("ctrl+Return")
        window.wait("1 row added")

        for path, kind, done in ((parents, "parents", "1 row added"), (subjects, "subjects", "1 row added · 1 row changed")):
            key("Escape")
            window.wait_gone("Import a list", "frame")
            open_from_palette(window, f"Import a list of {kind}…")
            choose(window, path)
            window.wait("in the list")
            window.wait_focus("Look at the rows")
            key("Return")
            window.wait("Nothing is written yet.")
            key("ctrl+Return")
            window.wait(done)
    check("Vanags Voldis" in kladectl("accounts", school), "the new teacher is not in the store")
    check_school(school)


main([test_list_goes_in_and_out, test_file_that_cannot_be_read_is_explained, test_ambiguous_rows_are_decided],
     slow=[test_import_is_stopped, test_lists_of_others])
