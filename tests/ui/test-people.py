#!/usr/bin/python3
"""The page of people: found by letters, changed, taken back, entered, enrolled, checked."""
import contextlib
import sqlite3

from desk import Klade, check, check_equal, check_school, demo, key, main, wait_for, write

PUPIL = "Dambīte Aurora"


def facts(school, query, *arguments):
    """What the store itself has; what is sealed can be counted only."""
    with contextlib.closing(sqlite3.connect(school)) as database:
        return database.execute(query, arguments).fetchall()


def n_open_data(school, name, field):
    surname, given_name = name.split()
    return facts(school, "SELECT count(*) FROM person_secret s JOIN person p ON p.id = s.person_id"
                 " WHERE p.surname = ? AND p.given_name = ? AND s.field = ? AND s.is_hidden = 0"
                 " AND s.valid_to IS NULL", surname, given_name, field)[0][0]


def open_people(window, user):
    window.sign_in(user)
    window.click(window.wait("People", "label"))
    window.wait_focus("Search for a person")


def find(window, typed, name):
    """By a few letters, as they come from a keyboard without diacritics."""
    key("ctrl+f", "ctrl+a")
    write(typed)
    surname, given_name = name.split()
    window.wait(f"{given_name} {surname}", "label", below="KladePersonPanel")


def entry(window, title):
    return window.wait(title, "text", below="KladePersonPanel")


def wait_entry(window, title, text):
    wait_for(lambda: entry(window, title).text() == text, f"“{text}” as {title}")


def test_phone_is_saved_as_left_and_taken_back():
    school = demo()
    with Klade(school) as window:
        open_people(window, "sekretare")
        find(window, "dambite aur", PUPIL)
        window.click(entry(window, "Phone"))
        key("ctrl+a")
        write("12")
        key("Tab")
        window.wait("is not a phone number", below="KladePersonPanel")
        check_equal(n_open_data(school, PUPIL, "phone"), 0, "phones stored of what is no phone")
        key("shift+Tab")
        window.wait_focus("Phone")
        key("ctrl+a")
        write("29 123 456")
        key("Tab")
        wait_entry(window, "Phone", "+371 29123456")
        wait_for(lambda: n_open_data(school, PUPIL, "phone") == 1, "phone in the store")

        find(window, "bogdanovs", "Bogdanovs Artjoms")
        find(window, "dambite", PUPIL)
        wait_entry(window, "Phone", "+371 29123456")

        key("ctrl+z")
        wait_entry(window, "Phone", "")
        wait_for(lambda: n_open_data(school, PUPIL, "phone") == 0, "end of the phone in the store")
    check_school(school)


def test_new_pupil_is_enrolled_on_an_order():
    school = demo()
    with Klade(school) as window:
        open_people(window, "sekretare")
        key("ctrl+n")
        window.wait_focus("Surname")
        write("Testa")
        key("Tab")
        write("Anna")
        key("Return")
        window.wait_focus("Class")
        window.walk_to("Order number")
        write("2-1/77")
        key("Return")
        window.wait("7.a · pupil", "label", below="KladePersonPanel")
        window.wait("2-1/77, 05.03.2026.", below="KladePersonPanel")
        check_equal(
            facts(school, "SELECT c.name, o.number FROM enrolment e JOIN person p ON p.id = e.pupil_id"
                  " JOIN school_class c ON c.id = e.class_id JOIN school_order o ON o.id = e.order_in_id"
                  " WHERE p.surname = 'Testa' AND e.is_hidden = 0"), [("7.a", "2-1/77")], "the enrolment")
    check_school(school)


def test_class_teacher_ticks_with_space():
    school = demo()

    def unchecked():
        return [name for name, in facts(
            school, "SELECT p.surname || ' ' || p.given_name FROM enrolment e JOIN person p ON p.id = e.pupil_id"
            " WHERE NOT EXISTS (SELECT 1 FROM file_check f WHERE f.pupil_id = p.id AND f.is_checked = 1)")]

    with Klade(school) as window:
        open_people(window, "audzinatajs")
        window.wait("file not checked")
        check(window.find("Add a person", "push button") is None, "a class teacher adds nobody")
        window.click(window.wait("All checked", "push button"))
        wait_for(lambda: unchecked() == [], "ticks of the whole class in the store")
        window.wait_gone("file not checked")

        key("ctrl+f", "space", "space")
        wait_for(lambda: sorted(unchecked()) == ["Bērzs Ģirts", "Ābele Reinis"], "ticks of the first two taken away")
        window.wait("file not checked")
        key("ctrl+z", "ctrl+z")
        wait_for(lambda: unchecked() == [], "ticks as they were")
    check_school(school)


main([test_phone_is_saved_as_left_and_taken_back, test_new_pupil_is_enrolled_on_an_order,
      test_class_teacher_ticks_with_space])
