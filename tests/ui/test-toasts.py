#!/usr/bin/python3
"""Toasts that chase each other: undo after undo, faster than one comes and another goes."""
import contextlib
import sqlite3
import time

from eyes import GLib, walk
from desk import Klade, check, check_equal, check_school, demo, key, main, wait_for

N_ROUNDS = 4
N_CHANGES = 6


def n_unchecked(school):
    with contextlib.closing(sqlite3.connect(school)) as database:
        return database.execute("SELECT count(*) FROM file_check WHERE is_checked = 0").fetchone()[0]


def toasts(window):
    """What is said now: a toast is an alert with a name."""
    return [node.name for node in window.nodes("alert") if node.name]


def send_away(window):
    """By the toast's own button at its end, if there is a toast just now."""
    with contextlib.suppress(StopIteration, GLib.Error):  # or it goes by itself meanwhile
        toast = next(node for node in window.nodes("alert") if node.name)
        window.click([node for node in walk(toast) if node.role == "push button"][-1])


def test_undo_after_undo():
    school = demo()
    with Klade(school) as window:
        window.sign_in("audzinatajs")
        window.click(window.wait("People", "label"))
        window.wait_focus("Search for a person")
        window.click(window.wait("All checked", "push button"))
        window.wait_gone("file not checked")
        before = n_unchecked(school)

        key("ctrl+f", *["space"] * N_CHANGES)
        wait_for(lambda: n_unchecked(school) == before + N_CHANGES, "ticks taken away")
        wait_for(lambda: any("Checked personal files" in toast for toast in toasts(window)), "toast")
        for _ in range(N_ROUNDS):
            key(*["ctrl+z"] * N_CHANGES)
            wait_for(lambda: n_unchecked(school) == before, "ticks as they were")
            key(*["ctrl+shift+z"] * N_CHANGES)
            wait_for(lambda: n_unchecked(school) == before + N_CHANGES, "ticks taken away again")
            check(window.process.poll() is None, "klade ended: " + window.output())

        # The newest stands there, whatever became of the others.
        key("ctrl+z")
        wait_for(lambda: n_unchecked(school) == before + N_CHANGES - 1, "the last one undone")
        wait_for(lambda: any("Redo" in node.name for node in window.nodes("push button")), "toast of the undo")
        check(len(toasts(window)) <= 1, f"several toasts at once: {toasts(window)}")

        # Sent away by hand while it comes, again and again; then everything still works.
        for pause in (0.0, 0.05, 0.2, 0.45):
            key("ctrl+shift+z")
            time.sleep(pause)
            send_away(window)
            key("ctrl+z")
        wait_for(lambda: n_unchecked(school) == before + N_CHANGES - 1, "end of the last undo")
        check(window.process.poll() is None, "klade ended: " + window.output())
        time.sleep(1)
        check_equal([line for line in window.output().splitlines() if "CRITICAL" in line or "WARNING" in line], [],
                    "what the program complained of")
        check(len(toasts(window)) <= 1, f"several toasts at once: {toasts(window)}")
    check_school(school)


main([test_undo_after_undo])
