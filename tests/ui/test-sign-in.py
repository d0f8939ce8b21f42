#!/usr/bin/python3
"""Signing in through the real window: right and wrong passwords, waiting, demo people."""
import time

from desk import PASSWORD, Klade, check, check_equal, demo, key, main, wait_for, write

WRONG = "The user name or the password is wrong."


def try_password(window, password):
    """Types into the password field, which keeps the keyboard after a wrong one."""
    window.wait_focus("Password")
    field = window.wait("Password", "password text")
    write(password)
    wait_for(lambda: field.n_characters() == len(password), "password in its field")
    key("Return")
    return field


def be_refused(window, *passwords):
    """A wrong one leaves the field empty."""
    for password in passwords:
        field = try_password(window, password)
        wait_for(lambda: field.n_characters() == 0, "empty field after a wrong password")
        window.wait(WRONG, "alert")


def test_wrong_password_then_right():
    with Klade(demo(is_unknown=True)) as window:
        window.wait("User name", "text")
        before = {node.name for node in window.nodes()}
        window.sign_in("skolotaja", "nepareiza")
        window.wait(WRONG, "alert")
        # The sentence is all: which of the two was wrong is not told.
        check_equal({node.name for node in window.nodes()} - before - {"KladeWaitLabel"}, {WRONG}, "what a wrong password adds")
        check_equal(window.find("Password", "password text").n_characters(), 0, "letters in the password's field")
        try_password(window, PASSWORD)
        window.wait("My journals")
        window.wait("Matemātika · 7.a", below="KladeJournalsPage")
        check("Dita Novikova" in window.texts(), "who is signed in is not shown")


def test_unknown_user_is_told_the_same():
    with Klade(demo(is_unknown=True)) as window:
        window.sign_in("nezinams", PASSWORD)
        window.wait(WRONG)


def test_many_wrong_ones_wait():
    with Klade(demo(is_unknown=True)) as window:
        window.sign_in("skolotaja", "viens")
        window.wait(WRONG)
        be_refused(window, "divi", "tris")
        began = time.monotonic()
        be_refused(window, "cetri")
        check(window.wait_seconds() <= 2, "too long a wait")
        # The right one has to wait too, or waiting would be for nothing; then it is tried by itself.
        try_password(window, PASSWORD)
        window.wait(" · 7.a", below="KladeJournalsPage")
        check(time.monotonic() - began > 2.0, "signed in without waiting")


def test_wait_outlives_the_program():
    school = demo(is_unknown=True)
    with Klade(school) as window:
        window.sign_in("skolotaja", "viens")
        window.wait(WRONG)
        be_refused(window, "divi", "tris", "cetri")
        left = 2
        for password in ("pieci", "sesi"):  # looked at when the wait is over, and costs twice as much
            try_password(window, password)
            wait_for(lambda: window.wait_seconds() > left, "longer wait")
            left *= 2
        window.wait_seconds(fewer_than=window.wait_seconds())
    with Klade(school) as window:
        window.sign_in("skolotaja", PASSWORD)
        window.wait("The password was wrong several times. Try again in ", "alert")
        window.wait(" · 7.a", below="KladeJournalsPage")


def test_demo_person_by_click():
    with Klade(demo(is_unknown=True)) as window:
        window.click(window.wait("skolotaja · ", "label"))
        window.wait("My journals")
        window.wait("Dita Novikova")


def test_demo_person_by_keyboard():
    with Klade(demo(is_unknown=True)) as window:
        window.wait_focus("User name")
        passed = window.walk_to("superuser")
        check_equal(passed, ["Password", "Remember me on this computer", "Sign in", "superuser"],
                    "where Tab goes")
        key("Down", "Down", "Down")
        window.wait_focus("deputy head")
        key("Return")
        window.wait("Search for a journal", "entry")
        window.wait("Alma Petersone", below="KladeSidebar")


main([test_wrong_password_then_right, test_unknown_user_is_told_the_same, test_many_wrong_ones_wait,
      test_demo_person_by_click, test_demo_person_by_keyboard], slow=[test_wait_outlives_the_program])
