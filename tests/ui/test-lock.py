#!/usr/bin/python3
"""The locked window keeps what was being typed, and the password that is remembered in the keyring."""
import os
import subprocess
import time

from desk import (BUILD, PASSWORD, Klade, Stored, check, check_equal, demo, key, main, run, wait_for, wait_stored,
                  write)
from eyes import Atspi

COLUMN = "05.03. 1."
FIRST = "Ābele Reinis"
REMEMBER = "Remember me on this computer"


def check_locked(window):
    """Nothing of the journal can be read behind the lock."""
    window.wait("The window is locked")
    window.wait_focus("Password")
    for words in ("Class journal", FIRST, "Matemātika · 7.a"):
        check(window.find(words) is None, f"“{words}” can be read behind the lock")


def unlock_with_entry_kept(window, school):
    """A wrong password first, then the right one; the entry is still there, unfinished."""
    check_locked(window)
    write("nepareiza")
    key("Return")
    window.wait("wrong", "alert")
    check_locked(window)
    check_equal(cell_of(school), "", "the store behind the lock")
    write(PASSWORD)
    key("Return")
    window.wait("Class journal", "table")
    window.wait_focus(f"{FIRST}, 05.03., lesson 1")
    check_equal(cell_of(school), "", "the store after the lock")
    key("0", "Return")
    wait_stored(school, lambda stored: stored.cell(FIRST, COLUMN) == "10", "the entry that was begun before the lock")


def cell_of(school):
    return Stored(school).cell(FIRST, COLUMN)


def test_lock_keeps_an_entry():
    school = demo(is_unknown=True)
    with Klade(school) as window:
        window.start_journal()
        key("1", "ctrl+l")
        unlock_with_entry_kept(window, school)


def test_wait_on_the_lock():
    with Klade(demo(is_unknown=True)) as window:
        window.start_journal()
        key("ctrl+l")
        check_locked(window)
        for password in ("viens", "divi", "trīs", "četri"):
            began = time.monotonic()
            field = window.wait("Password", "password text")
            write(password)
            wait_for(lambda: field.n_characters() == len(password), "password in its field")
            key("Return")
            wait_for(lambda: field.n_characters() == 0, "empty field after a wrong password")
        check(window.wait_seconds() <= 2, "too long a wait")
        write(PASSWORD)
        key("Return")
        window.wait("Class journal", "table")
        check(time.monotonic() - began > 2.0, "unlocked without waiting")


def test_idle_lock_keeps_an_entry():
    school = demo(is_unknown=True)
    run("gsettings", "set", "lv.klade.Klade", "lock-minutes", "1",
        env={**os.environ, "GSETTINGS_SCHEMA_DIR": str(BUILD / "data")})
    with Klade(school) as window:
        window.start_journal()
        key("1")
        wait_for(lambda: window.find("The window is locked"), "lock after a minute", 90)
        unlock_with_entry_kept(window, school)


# ---- remembering ----

def remembered():
    """What the keyring has for the teacher: asked for with the desktop's own tool."""
    return subprocess.run(["secret-tool", "lookup", "app", "lv.klade.Klade", "user", "skolotaja"],
                          capture_output=True, text=True, timeout=10).stdout


def sign_in_by_keys(window, toggles):
    window.wait(REMEMBER, "check box")
    window.wait_focus("User name")
    write("skolotaja")
    key("Tab")
    window.wait_focus("Password")
    write(PASSWORD)
    if toggles:
        window.walk_to(REMEMBER)
        key("space")
        wait_for(lambda: window.find(REMEMBER, "check box").has(Atspi.StateType.CHECKED), "tick")
        window.walk_to("Sign in")
    key("Return")
    window.wait(" · 7.a", below="KladeJournalsPage")


def test_remembered_and_used_and_forgotten():
    school = demo(is_unknown=True)
    with Klade(school) as window:
        sign_in_by_keys(window, toggles=False)
    check_equal(remembered(), "", "what is remembered unasked")

    with Klade(school) as window:
        window.wait_focus("Password")  # who was here last stands there
        write(PASSWORD)
        window.walk_to(REMEMBER)
        key("space")
        window.walk_to("Sign in")
        key("Return")
        window.wait(" · 7.a", below="KladeJournalsPage")
        wait_for(lambda: remembered() == PASSWORD, "password in the keyring")

    with Klade(school) as window:
        window.wait_focus("Sign in")
        key("Return")  # no password is typed
        window.wait(" · 7.a", below="KladeJournalsPage")
        window.wait("Dita Novikova", below="KladeSidebar")

    with Klade(school) as window:
        window.wait_focus("Sign in")
        window.walk_to(REMEMBER, by="shift+Tab")
        key("space")
        wait_for(lambda: not window.find(REMEMBER, "check box").has(Atspi.StateType.CHECKED), "no tick")
        key("Tab", "Return")
        window.wait(" · 7.a", below="KladeJournalsPage")
        wait_for(lambda: remembered() == "", "keyring without the password")


def test_without_a_keyring():
    with Klade(demo(is_unknown=True)) as window:
        window.wait("This computer has no password store, so nothing is remembered here.")
        check(not window.find(REMEMBER, "check box").has(Atspi.StateType.SENSITIVE), "what cannot be kept is offered")
        window.sign_in()
        window.wait(" · 7.a", below="KladeJournalsPage")


if os.environ.get("KLADE_DESK_KEYRING") == "none":
    main([test_without_a_keyring])
else:
    main([test_lock_keeps_an_entry, test_remembered_and_used_and_forgotten],
         slow=[test_wait_on_the_lock, test_idle_lock_keeps_an_entry])
