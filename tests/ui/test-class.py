#!/usr/bin/python3
"""A class is marked in the real window from the keyboard alone; what is stored is read back.

Rows C1, C4, X3: two or three keys a pupil, every key stroke safe on disk, every edit undoable.
"""
import csv
import io
import time

from desk import Klade, demo, kladectl, key, keys, main, wait_for, write

ENGLISH = {"KLADE_LANGUAGE": "en"}
school = None


def read_rows():
    text = kladectl("journal", school, "--class", "7.a", "--subject", "Matemātika", "--format", "csv")
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
    return rows[0], [row for row in rows[1:] if len(row) == len(rows[0]) and row[0].isdigit()]


def column(day="05.03."):
    """What the store holds in the last column of a day, by pupil."""
    heads, rows = read_rows()
    index = max(i for i, head in enumerate(heads) if head.startswith(day))
    return {row[1]: row[index] for row in rows}


def has_left(name):
    """The demo class has a pupil who left: nothing stands in the columns of the last month."""
    heads, rows = read_rows()
    month = [i for i, head in enumerate(heads) if head[3:6] in ("02.", "03.")]
    return not any(row[i] for row in rows if row[1] == name for i in month)


def open_journal(user="skolotaja"):
    klade = Klade(school, environment=ENGLISH)
    try:
        klade.place(0, 0, 1366, 768)
        field = wait_for(lambda: klade.focused() if klade.focused() is not None
                         and ("User name" in klade.focused().get_name() or "Password" in klade.focused().get_name())
                         else None, "field to type in")
        if "User name" in field.get_name():  # later the last user's name stands there
            write(user)
            key("Tab")
            klade.wait_focus("Password")
        write("klade2026")
        key("Return")
        klade.wait_focus("Search for a journal")
        klade.wait("Matemātika · 7.a")
        write("matem 7")
        time.sleep(0.7)
        key("Return")
        wait_for(lambda: klade.focused() is not None and klade.focused().get_role_name() == "table cell",
                 "focus in the grid")
    except BaseException:
        klade.dump()
        klade.close()
        raise
    return klade


def wait_stored(expected, what):
    try:
        wait_for(lambda: column() == expected, what)
    except AssertionError as error:
        stored = column()
        odd = {name: (stored.get(name), value) for name, value in expected.items() if stored.get(name) != value}
        raise AssertionError(f"{error}; stored and expected: {odd}") from error


def test_a_whole_class():
    before = column()
    pupils = list(before)
    marks = {name: str(4 + i % 7) for i, name in enumerate(pupils)}
    gone = [name for name in pupils if has_left(name)]
    pressed = []
    for name in pupils:
        pressed += [*marks[name], "Return"]
    assert len(pressed) <= 3 * len(pupils), "more than three keys a pupil"

    with open_journal() as klade:
        klade.wait_focus(pupils[0])
        keys(pressed)
        # Who left the class is passed over: the mark is refused in words and not stored.
        wait_stored({**marks, **{name: "" for name in gone}}, "class of marks in the store")
        klade.wait_focus(pupils[-1])
        assert "05.03." in klade.focused().get_name(), klade.focused().get_name()
    assert kladectl("check", school)


def test_arrows_speak():
    with open_journal() as klade:
        names = list(column())
        klade.wait_focus(f"{names[0]}, 05.03.")
        for name in names[1:4]:
            key("Down")
            klade.wait_focus(f"{name}, 05.03.")


def test_refused_cleared_restored_and_undone():
    with open_journal() as klade:
        names = list(column())
        stored = column()
        first, second, third = names[:3]

        keys(["1", "1", "Escape"])  # the second 1 can't become a mark: it is not taken
        key("Delete")
        wait_stored({**stored, first: ""}, "emptied cell")
        keys(["n", "Return"])
        wait_stored({**stored, first: "n"}, "absence")
        key("Up")
        keys(["7", "Return"])  # a mark over an absence: made up later
        wait_stored({**stored, first: "n/7"}, "work made up later")
        keys(["9", "Escape", "Down"])
        wait_stored({**stored, first: "n/7"}, "value that Escape left alone")
        klade.wait_focus(third)
        for _ in range(3):
            key("ctrl+z")
        wait_stored(stored, "undone column")
        key("ctrl+shift+z")
        wait_stored({**stored, first: ""}, "redone step")
        key("ctrl+z")
        wait_stored(stored, "undone step")
        assert second in stored
    assert kladectl("check", school)


def test_select_fill_and_undo_as_one():
    with open_journal() as klade:
        stored = column()
        names = list(stored)
        klade.wait_focus(names[0])
        keys(["shift+Down", "shift+Down", "shift+Down", "ctrl+d"])
        wait_stored({**stored, **{name: stored[names[0]] for name in names[:4]}}, "filled cells")
        key("ctrl+z")
        wait_stored(stored, "cells as they were")


if __name__ == "__main__":
    school = demo()
    main([test_a_whole_class, test_arrows_speak, test_refused_cleared_restored_and_undone,
          test_select_fill_and_undo_as_one])
