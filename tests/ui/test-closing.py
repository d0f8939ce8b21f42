#!/usr/bin/python3
"""What was typed a moment before the window closes is stored when the process ends."""
from desk import Klade, Stored, check_equal, check_school, demo, key, main, wait_for, write

COLUMN = "05.03. 1."
FIRST, THIRD = "Ābele Reinis", "Bogdanovs Artjoms"


def wait_end(window):
    wait_for(lambda: window.process.poll() is not None, "end of the program")
    check_equal(window.process.returncode, 0, "its exit status")


def close_after(*keys_before, by):
    """Types and closes in one go; gives back the school as it was left."""
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        by(window, keys_before)
        wait_end(window)
    check_school(school)
    return Stored(school)


def ctrl_q(_window, keys):
    key(*keys, "ctrl+q")


def ctrl_w(_window, keys):
    key(*keys, "ctrl+w")


def window_button(_window, keys):
    """The window manager's own key for the cross in the corner."""
    key(*keys, "alt+F4")


def terminate(window, keys):
    """As the desktop does when the session ends."""
    key(*keys)
    window.wait_focus(THIRD)
    window.process.terminate()


def test_ctrl_q_stores_what_is_taken():
    check_equal(close_after("8", "Return", by=ctrl_q).cell(FIRST, COLUMN), "8", "the mark")


def test_ctrl_q_stores_what_is_being_typed():
    check_equal(close_after("8", by=ctrl_q).cell(FIRST, COLUMN), "8", "the mark")


def test_ctrl_w_stores_what_is_being_typed():
    check_equal(close_after("n", by=ctrl_w).cell(FIRST, COLUMN), "n", "the absence")


def test_window_button_stores_what_is_being_typed():
    check_equal(close_after("9", by=window_button).cell(FIRST, COLUMN), "9", "the mark")


def test_end_of_the_session_stores_what_is_taken():
    check_equal(close_after("7", "Return", "6", "Return", by=terminate).column(COLUMN)[:2], ["7", "6"], "the marks")


def test_ctrl_q_stores_the_topic():
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        key("F6")
        window.wait_focus("Topic")
        write("Daļas")
        key("ctrl+q")
        wait_end(window)
    check_equal(Stored(school).lesson("05.03.2026.", 1)[2], "Daļas", "the topic")


main([test_ctrl_q_stores_what_is_being_typed, test_ctrl_q_stores_the_topic],
     slow=[test_ctrl_q_stores_what_is_taken, test_ctrl_w_stores_what_is_being_typed,
           test_window_button_stores_what_is_being_typed, test_end_of_the_session_stores_what_is_taken])
