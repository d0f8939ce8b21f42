#!/usr/bin/python3
"""Two programs in one school: each sees the other's change, and neither overwrites it unseen."""
from desk import (Klade, Server, Stored, check_equal, check_school, demo, key, main, promptly, wait_for, wait_stored,
                  write)

TODAY = "05.03. 1."
TEACHER, DEPUTY = "Dita Novikova", "Alma Petersone"


class Room:
    """A teacher and the deputy head, each at a computer, in the same journal."""

    def __init__(self, place):
        self.place = place
        self.pupils = Stored(place).pupils
        self.teacher = Klade(place)
        self.teacher.start_journal("skolotaja")
        self.deputy = Klade(place)
        self.deputy.start_journal("vietniece")

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.teacher.__exit__(kind, value, trace)
        self.deputy.__exit__(kind, value, trace)

    def go(self, window, row):
        """To today's cell of a pupil; gives back where a screen reader finds it."""
        window.focus()
        key("ctrl+Home", "ctrl+t", *["Down"] * row)
        window.wait_focus(f"{self.pupils[row]}, 05.03., lesson 1")
        return window.eyes.focus_paths[-1]

    def wait_cell(self, row, value):
        wait_stored(self.place, lambda stored: stored.column(TODAY)[row] == value, f"“{value}” in row {row}")


def wait_name(window, cell, words, seconds=15.0):
    wait_for(lambda: words in window.eyes.get_property(cell, "Name"), f"“{words}” in the other window", seconds)


def see_each_other(room):
    deputys = room.go(room.deputy, 0)
    room.go(room.teacher, 0)
    key("7", "Return")
    room.wait_cell(0, "7")
    wait_name(room.deputy, deputys, "mark 7", promptly(1.0))
    wait_for(lambda: TEACHER in room.deputy.status(), "the teacher's name in the line below")

    teachers = room.go(room.teacher, 1)
    room.go(room.deputy, 1)
    key("n", "Return")
    room.wait_cell(1, "n")
    wait_name(room.teacher, teachers, "absent", promptly(1.0))
    key("F6")
    room.deputy.wait_focus("Topic")
    write("Viens")
    wait_for(lambda: room.teacher.find("Topic", "text").text() == "Viens", "the topic at the teacher's", 5.0)


def conflict(room, row, choice, expected):
    """The teacher begins to type; the deputy's mark comes in meanwhile, is even read, and is not lost."""
    room.go(room.teacher, row)
    key("5", "Return", "Up")
    room.wait_cell(row, "5")
    deputys = room.go(room.deputy, row)
    wait_name(room.deputy, deputys, "mark 5")
    room.go(room.teacher, row)
    key("8")  # typed, and not taken yet

    room.deputy.focus()
    key("7", "Return", "8", "Return")
    room.wait_cell(row, "7")
    room.wait_cell(row + 1, "8")
    # The next pupil's mark has come in: so has the one under what is being typed.
    room.teacher.focus()
    wait_for(lambda: any(room.pupils[row + 1] in node.name and "mark 8" in node.name for node in cells(room.teacher)),
             "the deputy's marks at the teacher's")

    key("Return")
    room.teacher.wait(f"{DEPUTY} wrote here meanwhile", below="KladeConflictPopover")
    for words in ("Yours: 8", "Theirs: 7", "Before: 5"):
        room.teacher.wait(words, below="KladeConflictPopover")
    check_equal(Stored(room.place).column(TODAY)[row], "7", "the store before the choice")
    key(choice)
    room.teacher.wait_gone("wrote here meanwhile", below="KladeConflictPopover")
    room.wait_cell(row, expected)
    wait_name(room.deputy, deputys, f"mark {expected}")
    # Whatever was chosen, the history has the deputy's mark.
    room.go(room.teacher, row)
    key("ctrl+h")
    room.teacher.wait("Mark: 5 → 7", below="KladeHistoryPopover")
    key("Escape")


def cells(window):
    """The cells of the grid that the bus knows; none is asked for."""
    return [node for node in window.eyes.read_known().values() if node.role == "table cell"]


def meet(place):
    with Room(place) as room:
        conflict(room, 3, "1", "8")  # the column's first marks: the two begin its work together
        conflict(room, 5, "2", "7")
        see_each_other(room)
    check_school(place)


def test_in_a_file():
    meet(demo())


def test_on_a_server():
    with Server() as server:
        meet(demo(server.uri))


main([test_in_a_file], slow=[test_on_a_server])
