#!/usr/bin/python3
"""What a screen reader hears in the grid: each arrow key moves the focus to a cell that says
pupil, lesson and mark.  Run below desk.sh: test-journal-grid-reader.py PROGRAM
"""
import subprocess
import sys
import time

from desk import Atspi, GLib, key, wait_for

Atspi.init()

ROWS, COLUMNS = 30, 120
heard = []
said = []


def spin(seconds=0.0):
    end = time.monotonic() + seconds
    context = GLib.MainContext.default()
    while context.iteration(False) or time.monotonic() < end:
        pass


def focused(event):
    if event.detail1 == 1:
        heard.append((event.source.get_role_name(), event.source.get_name()))


def find_grid(pid):
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(i)
        if app is not None and app.get_process_id() == pid and app.get_child_count() > 0:
            return find(app, "table")
    return None


def find(node, role):
    if node is None or node.get_role_name() == role:
        return node
    for i in range(node.get_child_count()):
        found = find(node.get_child_at_index(i), role)
        if found is not None:
            return found
    return None


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(i))


def read_line(program):
    line = program.stdout.readline().strip()
    said.append(line.split(" ", 3)[3])


def check(condition, what):
    if not condition:
        print(f"FAILED: {what}\nheard {heard}\nsaid {said}")
        sys.exit(1)


def main():
    program = subprocess.Popen([sys.argv[1], "--rows", str(ROWS), "--columns", str(COLUMNS)],
                               stdout=subprocess.PIPE, text=True)
    try:
        grid = wait_for(lambda: find_grid(program.pid), "grid")
        # Kept in a variable: a listener lives as long as somebody holds it.
        listener = Atspi.EventListener.new(focused)
        listener.register("object:state-changed:focused")
        read_line(program)  # where the cursor is at first
        time.sleep(0.6)
        spin(0.2)
        del heard[:]
        for name in ["Right", "Down", "Down", "Left", "ctrl+Home", "End", "Page_Down", "Up", "Home"]:
            before = len(heard)
            key(name)
            read_line(program)
            wait_for(lambda: spin(0.02) or len(heard) > before, f"focus event after {name}", 5)
            check(heard[-1] == ("table cell", said[-1]), f"after {name} the reader hears the cursor's cell")
        spin(0.5)
        nodes = list(walk(grid))
        names = [node.get_name() for node in nodes if node.get_role_name() == "table cell"
                 and node.get_state_set().contains(Atspi.StateType.VISIBLE) and node.get_name()]
        headers = [node.get_name() for node in nodes if node.get_role_name() == "row header" and node.get_name()]
        check(len(set(names)) == len(names), "each cell has a name of its own")
        check(len(names) > 300, f"the cells in sight are there: {len(names)}")
        check(any(name.endswith("Liepkalne Emīls") for name in headers), f"the last pupil has a row header: {headers}")
        print(f"{len(said) - 1} moves heard, {len(names)} cells, {len(nodes)} nodes")
    finally:
        program.kill()
        program.wait()


main()
