#!/usr/bin/python3
"""From `kladectl new` to a running school in the real window: a year, a list of pupils, a timetable
file; then each class's week is seen, a journal is opened with its lessons and pupils, and a
substitution is entered with its order."""
import csv
import os

from desk import Klade, Place, check, check_equal, key, kladectl, main, wait_for, write

USER = "direktore"
PASSWORD = "liepu laipa 12"

# Stems as a mother's and a father's families write them; each class has its own boys and girls.
SURNAMES = "Āboliņ Bērziņ Cīruliņ Daugul Eglāj Freiman Grīnberg Heniņ Īvān Jansīn".split()
GIRLS = "Anna Elza Šarlote Ūla Žanete Ņina Katrīna Līga Ieva Rūta".split()
BOYS = "Jānis Kārlis Ēriks Ģirts Oskars Ādams Toms Ķēve Pēteris Čārlzs".split()
CLASSES = ("7.a", "7.b", "8.a")
SUBJECTS = ("Matemātika", "Latviešu valoda", "Angļu valoda", "Sports", "Vēsture", "Mūzika")
TEACHERS = ("Kalniņa Ilze", "Ozola Dace", "Lācis Guntis", "Vanags Uldis", "Zīle Maruta", "Žagars Ēvalds")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
PERIODS = 6


TODAY = "2026-09-14"  # a Monday
WEEK = "2026-W38"
ORDER = "1-9/12"


def pupils():
    """Surname, given name and class of 60, no two of one name."""
    found = []
    for number, class_name in enumerate(CLASSES):
        for i in range(10):
            stem = SURNAMES[i]
            found.append((stem + "a", GIRLS[(i + 3 * number) % 10], class_name))
            found.append((stem + "s", BOYS[(i + 3 * number) % 10], class_name))
    return found


def pupils_list():
    """As the secretary's spreadsheet saves it: headings of her own, a title above them."""
    lines = ["Skolēnu saraksts;;;;;", "Nr.p.k.;Uzvārds;Vārds;Dzim. dat.;Klase;Mātes tālr."]
    for number, (surname, given_name, class_name) in enumerate(pupils(), 1):
        born = f"{number % 28 + 1:02}.{number % 12 + 1:02}.{2013 - (class_name[0] == '8')}"
        lines.append(f"{number};{surname};{given_name};{born};{class_name};")
    return ("\r\n".join(lines) + "\r\n").encode("cp1257")


def lesson_of(class_no, day, period):
    """Which subject a class has; no teacher is in two classes at once."""
    return (period + day + 2 * class_no) % len(SUBJECTS)


def timetable_file():
    """As aSc Timetables exports it."""
    xml = ['<?xml version="1.0" encoding="windows-1257"?>',
           '<timetable ascttversion="2024.5.1" displayname="aSc Timetables 2012 XML"><periods>']
    xml += [f'<period name="{n}" short="{n}" period="{n}" starttime="" endtime=""/>' for n in range(1, PERIODS + 1)]
    xml.append("</periods><daysdefs>")
    for i, name in enumerate(("Pirmdiena", "Otrdiena", "Trešdiena", "Ceturtdiena", "Piektdiena")):
        mask = "".join("1" if i == n else "0" for n in range(5))
        xml.append(f'<daysdef id="D{i}" name="{name}" short="{name[:2]}" days="{mask}"/>')
    xml.append('</daysdefs><weeksdefs><weeksdef id="W" name="Visas" short="V" weeks="1"/></weeksdefs>'
               '<termsdefs><termsdef id="T" name="Viss gads" short="G" terms="1"/></termsdefs><subjects>')
    xml += [f'<subject id="S{i}" name="{name}" short="{name[:3]}"/>' for i, name in enumerate(SUBJECTS)]
    xml.append("</subjects><teachers>")
    for i, name in enumerate(TEACHERS):
        surname, given_name = name.split()
        xml.append(f'<teacher id="L{i}" firstname="{given_name}" lastname="{surname}" name="{name}" short="L{i}"/>')
    xml.append("</teachers><classrooms>")
    xml += [f'<classroom id="R{i}" name="{201 + i}" short="{201 + i}"/>' for i in range(len(CLASSES))]
    xml.append("</classrooms><classes>")
    xml += [f'<class id="K{i}" name="{name}" short="{name}" teacherid="L{i}"/>' for i, name in enumerate(CLASSES)]
    xml.append("</classes><groups>")
    xml += [f'<group id="G{i}" name="Visa klase" classid="K{i}" entireclass="1" divisiontag="0"/>'
            for i in range(len(CLASSES))]
    xml.append("</groups><lessons>")
    for class_no in range(len(CLASSES)):
        xml += [f'<lesson id="N{class_no}{subject}" classids="K{class_no}" subjectid="S{subject}" periodspercard="1" '
                f'periodsperweek="5" teacherids="L{subject}" classroomids="R{class_no}" groupids="G{class_no}"/>'
                for subject in range(len(SUBJECTS))]
    xml.append("</lessons><cards>")
    for class_no in range(len(CLASSES)):
        for day in range(5):
            mask = "".join("1" if day == n else "0" for n in range(5))
            for period in range(PERIODS):
                xml.append(f'<card lessonid="N{class_no}{lesson_of(class_no, day, period)}" classroomids="R{class_no}" '
                           f'period="{period + 1}" weeks="1" terms="1" days="{mask}"/>')
    xml.append("</cards></timetable>")
    return "\r\n".join(xml).encode("cp1257")


def put(name, content):
    path = os.path.join(os.environ["HOME"], name)
    with open(path, "wb") as file:
        file.write(content)
    return path


def new_school():
    folder = os.path.join(os.environ["HOME"], "pirmā skola")
    os.mkdir(folder)
    school = Place(os.path.join(folder, "skola.klade"))
    os.environ["KLADE_PASSWORD"] = PASSWORD
    kladectl("new", school, "--name", "Liepu pamatskola", "--kind", "basic", "--as", USER, "--surname", "Ozola",
             "--given-name", "Ilze", "--today", TODAY)
    return school


def put_in_order(window):
    """What the list of steps asks for first."""
    window.wait("Setting the school up", "label")
    window.click(window.wait("School year", "list item"))
    window.wait("These days are a proposal")
    window.click(window.wait("Confirm", "push button"))
    window.wait_gone("These days are a proposal")


def choose(window, path, title):
    window.wait(title, seconds=10)
    write(path)
    wait_for(lambda: any(node.text() == path for node in window.nodes("text")), f"“{path}” in the chooser")
    key("Return")


def go(window, typed, title):
    """By the palette, from anywhere."""
    key("ctrl+k")
    window.wait("Go anywhere", "frame")
    write(typed)
    window.wait(title, "list item", below="Go anywhere")
    key("Return")


def import_pupils(window):
    go(window, "list of pupils", "Import a list of pupils…")
    window.click(window.wait("Choose a file…", "push button"))
    choose(window, put("skoleni.csv", pupils_list()), "Choose a list")
    window.wait("60 rows in the list")
    window.wait_focus("Look at the rows")
    key("Return")
    window.wait("3 classes are missing: 7.a, 7.b, 8.a")
    window.wait("60 rows are refused and left out.")
    window.click(window.wait("Add classes that are missing", "push button"))
    window.wait("3 classes will be added: 7.a, 7.b, 8.a")
    window.wait("Import 60 rows", "push button")
    key("ctrl+Return")
    window.wait("60 rows added")
    key("ctrl+Return")
    window.wait_gone("60 rows added")


def import_timetable(window):
    go(window, "import timet", "Import a timetable…")
    choose(window, put("saraksts.xml", timetable_file()), "Import a timetable")
    window.wait("Nothing is written yet.")
    window.wait("Classes", "list item")
    key("ctrl+Return")
    window.wait_gone("Nothing is written yet.")


def expected_week(class_no):
    return [[SUBJECTS[lesson_of(class_no, day, period)] for day in range(5)] for period in range(PERIODS)]


def look_at_weeks(window):
    """Each class's, as the file has it."""
    key("alt+2")
    window.wait("Monday 14.09.", "label")
    for class_no, class_name in enumerate(CLASSES):
        key("ctrl+f")
        window.wait_focus("Whose timetable")
        write(class_name)
        key("Return")
        window.wait(f"Friday, lesson {PERIODS}: ")
        window.wait(f", {class_name}, room {201 + class_no}")
        texts = window.texts()
        for day, name in enumerate(WEEKDAYS):
            for period in range(PERIODS):
                subject = SUBJECTS[lesson_of(class_no, day, period)]
                place = f"{name}, lesson {period + 1}: {subject}, {class_name}, room {201 + class_no}"
                check(place in texts, f"“{place}” is not in the week")


def stored_journal(school):
    text = kladectl("journal", school, "--as", USER, "--class", "7.b", "--subject", "Vēsture", "--format", "csv")
    tables = [list(csv.reader(table.splitlines(), delimiter=";"))
              for table in text.lstrip("\ufeff").replace("\r", "").split("\n\n")]
    return [row[1] for row in tables[0][1:]], [row[:2] for row in tables[1][1:]]


def open_journal(window, school):
    """The timetable proposes the lesson, the list of pupils has brought the names."""
    key("alt+1")
    window.wait(" · 7.b", below="KladeJournalsPage")
    key("ctrl+f")
    window.wait_focus("Search for a journal")
    write("vesture 7.b")
    key("Return")
    window.wait("Add the first lesson; the timetable proposes its day.")
    key("ctrl+n")
    window.wait("Monday, lesson 3")
    key("Return")
    window.wait("Class journal", "table")
    expected = sorted(f"{surname} {given_name}" for surname, given_name, class_name in pupils() if class_name == "7.b")
    names, lessons = wait_for(lambda: (found := stored_journal(school))[1] and found, "the lesson in the store")
    check_equal(lessons, [["14.09.2026.", "3"]], "lessons of 7.b")
    check_equal(sorted(names), expected, "pupils of 7.b")


def substitute(window):
    """Who is absent on Monday, and by which order another one comes."""
    key("alt+3")
    window.wait("Monday, 14 September 2026", "label")
    key("ctrl+n")
    window.wait_focus("Whose lessons")
    write("kalnina")
    key("Return")
    for lesson in ("Substitute in 1. ", "Substitute in 3. ", "Substitute in 5. "):  # whoever is free comes first
        window.click(window.wait(lesson))
        window.wait_focus(lesson)
        key("Return")
        wait_for(lambda: "Who substitutes" not in window.find(lesson, "push button").name, "substitute")
    window.click(window.wait("Order number", "text"))
    write(ORDER)
    key("Return")
    row = window.wait("7.a · ", below="KladeChangesPage")
    check(ORDER in row.name, f"the list says “{row.name}”")
    key("alt+2")
    window.wait(ORDER, below="KladeTimetablePage")


def test_new_school_runs():
    school = new_school()
    with Klade(school, today=TODAY) as window:
        window.sign_in(USER, PASSWORD)
        put_in_order(window)
        import_pupils(window)
        import_timetable(window)
        look_at_weeks(window)
        open_journal(window, school)
        substitute(window)
    week = kladectl("timetable", school, "--as", USER, "--class", "7.a", "--week", WEEK)
    check(ORDER in week, f"the order is not in the store: {week}")
    check_equal(kladectl("check", school, "--as", USER).strip(), "Everything is in order.", "kladectl check")


main([test_new_school_runs])
