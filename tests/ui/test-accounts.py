#!/usr/bin/python3
"""Accounts, slips and what else the office takes out of the page of people or corrects there."""
import contextlib
import csv
import os
import re
import sqlite3
import stat
import subprocess

from desk import PASSWORD, Klade, check, check_equal, check_school, demo, key, kladectl, main, wait_for, write

PUPIL = "Dambīte Aurora"
OWN_PASSWORD = "zilonis lec pa jumtu"


def facts(school, query, *arguments):
    with contextlib.closing(sqlite3.connect(school)) as database:
        return database.execute(query, arguments).fetchall()


def open_people(window, user):
    window.sign_in(user)
    window.click(window.wait("People", "label"))
    window.wait_focus("Search for a person")


def find(window, typed, name):
    key("ctrl+f", "ctrl+a")
    write(typed)
    surname, given_name = name.split()
    window.wait(f"{given_name} {surname}", "label", below="KladePersonPanel")


def reveal(window, name, role="push button"):
    """Brings what is below the panel's edge into view, as a person scrolls."""
    node = window.wait(name, role, below="KladePersonPanel")
    for _ in range(40):
        x, y, _, height = node.extents()
        if y + height < 740:
            return node
        subprocess.run(["xdotool", "mousemove", "1200", "500", "click", "5"], check=True)
        wait_for(lambda old=y: node.extents()[1] != old or y + height < 740, "scrolling")
    raise AssertionError(f"“{name}” does not come into view")


def save_as(window, title, path):
    """The chooser's line takes a whole path."""
    window.wait(title, seconds=20)
    key("ctrl+a")
    write(path)
    wait_for(lambda: any(node.text() == path for node in window.nodes("text")), f"“{path}” in the chooser")
    key("Return")
    wait_for(lambda: os.path.exists(path), f"file {path}")


def words_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout


def state_of(school, user_name):
    row = facts(school, "SELECT must_change, revoked_at FROM account WHERE user_name = ?", user_name)[0]
    return "revoked" if row[1] is not None else "first" if row[0] else "active"


def n_to_issue(window):
    """As the button says, once those of one class only are shown."""
    found = [re.fullmatch(r"Issue (\d+) accounts?", node.name) for node in window.nodes("push button")]
    n = next((int(match[1]) for match in found if match), None)
    return n if n is not None and window.find(f"{n + 1} persons shown") else None


def test_class_gets_accounts():
    school = demo()
    slips = os.path.join(os.environ["HOME"], "lapinas.pdf")
    n_before = facts(school, "SELECT count(*) FROM account")[0][0]
    with Klade(school) as window:
        open_people(window, "virslietotajs")
        key("ctrl+i")
        window.wait_focus("Search for an account")
        write("7.a")
        n = wait_for(lambda: n_to_issue(window), "button to issue accounts")
        check(n > 10, f"only {n} pupils of 7.a without an account")
        key("ctrl+n")
        window.wait(f"{n} accounts were issued. Print the slips", seconds=60)
        key("Escape")  # nothing was kept yet: it asks
        window.wait("Neither printed nor saved")
        key("Escape")
        window.wait_gone("Neither printed nor saved")
        key("ctrl+s")
        save_as(window, "Save as PDF", slips)
        window.wait("Saved: lapinas.pdf")
        key("Escape")
        window.wait_gone("Print the slips")
        window.wait(f"{n} accounts were issued. ")
    check_equal(stat.S_IMODE(os.stat(slips).st_mode), 0o600, "who may read the slips")
    check_equal(facts(school, "SELECT count(*) FROM account")[0][0] - n_before, n, "new accounts")
    words = words_of(slips)
    passwords = re.findall(r"\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\b", words)
    check_equal(len(set(passwords)), n, "passwords on the slips")
    check_school(school)

    user, password = "aurora.dambite", passwords[re.findall(r"\b[a-z]+\.[a-z-]+\d?\b", words).index("aurora.dambite")]
    use_first_password(school, user, password)
    end_access(school, user)


def test_stopped_half_way():
    """Those whose passwords were made by then have their accounts, and their slips."""
    school = demo()
    slips = os.path.join(os.environ["HOME"], "dala.pdf")
    n_before = facts(school, "SELECT count(*) FROM account")[0][0]
    with Klade(school) as window:
        open_people(window, "virslietotajs")
        key("ctrl+i")
        window.wait_focus("Search for an account")
        write("7.a")
        n = wait_for(lambda: n_to_issue(window), "button to issue accounts")
        key("ctrl+n")
        window.wait("Making passwords: ")
        window.wait_focus("Stop")
        key("Return")
        note = window.wait("Print the slips or save them now", seconds=60).name
        n_made = int(re.match(rf"(\d+) of {n} accounts were issued\.", note)[1])
        check(0 < n_made < n, f"{n_made} of {n}")
        key("ctrl+s")
        save_as(window, "Save as PDF", slips)
        window.wait("Saved: dala.pdf")
        key("Escape")
        wait_for(lambda: f"Issue {n - n_made} accounts" in window.texts(), "button for the others")
    check_equal(facts(school, "SELECT count(*) FROM account")[0][0] - n_before, n_made, "new accounts")
    check_equal(len(set(re.findall(r"\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\b", words_of(slips)))), n_made, "slips")
    check_school(school)


def use_first_password(school, user, password):
    with Klade(school) as window:
        window.sign_in(user, password)
        window.wait("Before you begin: choose a new password")
        key("shift+Tab")
        for name, text in (("Present password", password), ("New password", OWN_PASSWORD), ("New password once more", OWN_PASSWORD)):
            window.walk_to(name)
            write(text)
        key("Return")
        window.wait("Your password is changed.")
    check_equal(state_of(school, user), "active", "the account after its first password")


def end_access(school, user):
    with Klade(school) as window:
        open_people(window, "virslietotajs")
        find(window, "dambite aur", PUPIL)
        window.wait(f"{user} · active", below="KladePersonPanel")
        window.click(reveal(window, "End access"))
        window.wait(f"{user} · revoked", below="KladePersonPanel")
        check_equal(state_of(school, user), "revoked", "the account")
        key("ctrl+z")
        window.wait(f"{user} · active", below="KladePersonPanel")
        key("ctrl+shift+z")
        window.wait(f"{user} · revoked", below="KladePersonPanel")
    with Klade(school) as window:
        window.sign_in(user, OWN_PASSWORD)
        window.wait("The user name or the password is wrong.", "alert")
    check_school(school)


def test_export_asks_the_password():
    school = demo()
    path = os.path.join(os.environ["HOME"], "skoleni.csv")
    with Klade(school) as window:
        open_people(window, "sekretare")
        key("ctrl+e")
        window.wait("Export of people")
        check(window.find("Protected data") is None, "the secretary is offered what is protected")
        window.walk_to("Your password")
        write("nepareiza")
        key("Return")
        window.wait("Save the list", seconds=20)
        key("ctrl+a")
        write(path)
        wait_for(lambda: any(node.text() == path for node in window.nodes("text")), "path in the chooser")
        key("Return")
        window.wait("password is wrong")
        check(not os.path.exists(path), "data went out without the password")
        check_equal(facts(school, "SELECT count(*) FROM audit WHERE action = 'export'")[0][0], 0, "exports in the log")
        window.wait_focus("Your password")
        key("ctrl+a")
        write(PASSWORD)
        key("Return")
        window.wait("Saved with ")
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file, delimiter=";"))
    pupils = facts(school, "SELECT count(DISTINCT pupil_id) FROM enrolment WHERE is_hidden = 0"
                   " AND (valid_to IS NULL OR valid_to >= '2026-03-05')")[0][0]
    check_equal(len(rows) - 1, pupils, "rows of the file")
    check_equal(rows[0][:3], ["Surname", "Given name", "Class"], "headings")
    logged, = facts(school, "SELECT new_value FROM audit WHERE action = 'export'")[0]
    check(logged.startswith(f"{pupils}/") and "phone" in logged and "personal_code" not in logged, f"the log says {logged}")
    check_school(school)


def stays(school):
    return facts(school, "SELECT e.valid_from, e.valid_to FROM enrolment e JOIN person p ON p.id = e.pupil_id"
                 " WHERE p.surname || ' ' || p.given_name = ? AND e.is_hidden = 0", PUPIL)


def test_enrolment_is_corrected_and_taken_away():
    school = demo()
    before = stays(school)
    with Klade(school) as window:
        open_people(window, "sekretare")
        find(window, "dambite aur", PUPIL)
        window.click(window.wait("Correct the days: 7.a", "push button", below="KladePersonPanel"))
        window.wait_focus("First day")
        key("ctrl+a")
        write("08.09.2025.")
        key("Return")
        window.wait("since 08.09.2025.", below="KladePersonPanel")
        check_equal(stays(school), [("2025-09-08", None)], "the corrected stay")
        key("ctrl+z")
        wait_for(lambda: stays(school) == before, "stay as it was")
        window.wait("since 01.09.2025.", below="KladePersonPanel")
        window.click(window.wait("Entered by mistake: take it away: 7.a", "push button", below="KladePersonPanel"))
        wait_for(lambda: stays(school) == [], "end of the stay")
        key("ctrl+z")
        wait_for(lambda: stays(school) == before, "stay as it was")
    check_school(school)


def test_key_is_changed():
    school = demo()
    keys = facts(school, "SELECT sealed_key FROM account ORDER BY id")
    with Klade(school) as window:
        open_people(window, "virslietotajs")
        key("ctrl+i")
        window.wait_focus("Search for an account")
        window.click(window.wait("More about accounts"))
        window.wait("Change the school's data key…")
        key("Down", "Return")
        window.wait("Your password", "label")
        write("nepareiza")
        key("Return")
        window.wait("password is wrong")
        check_equal(facts(school, "SELECT sealed_key FROM account ORDER BY id"), keys, "the keys")
        key("ctrl+a")
        write(PASSWORD)
        key("Return")
        window.wait("The school has a new data key.")
        check(not set(keys) & set(facts(school, "SELECT sealed_key FROM account")), "an account kept the old key")
    with Klade(school) as window:
        window.sign_in("skolotaja")
        window.wait(" · 7.a", below="KladeJournalsPage")
    check_school(school)


def open_requests(window):
    key("F10")
    window.wait_focus("Open another school…")
    for _ in range(5):
        if "Proposals and requests…" in window.focused():
            break
        key("Down")
    window.wait_focus("Proposals and requests…")
    key("Return")
    window.wait("Proposals and requests", "label")


def test_request_is_answered():
    school = demo()
    with Klade(school) as window:
        window.sign_in("skolotaja")
        window.wait(" · 7.a", below="KladeJournalsPage")
        open_requests(window)
        window.wait("Nothing was asked yet")
        key("ctrl+n")
        window.wait("What you propose or ask for", "text")
        write("Cik stundu ir 7.a?")
        window.click(window.wait("Send", "push button"))
        window.wait("Waiting for an answer")
        check(window.find("Answer…", "push button") is None, "a teacher is asked to answer")
    with Klade(school) as window:
        window.sign_in("vietniece")
        window.wait(" · 7.a", below="KladeJournalsPage")
        open_requests(window)
        window.click(window.wait("Answer…", "push button"))
        window.wait("The answer", "text")
        write("Simts")
        window.click(next(node for node in window.nodes("push button") if node.name == "Answer"))
        window.wait("Answered 05.03.2026.: Simts")
    check_equal(facts(school, "SELECT kind, request, answered_on FROM staff_request"),
                [("proposal", "Cik stundu ir 7.a?", "2026-03-05")], "the request")
    check_school(school)


main([test_class_gets_accounts, test_stopped_half_way, test_export_asks_the_password,
      test_enrolment_is_corrected_and_taken_away, test_key_is_changed, test_request_is_answered])
