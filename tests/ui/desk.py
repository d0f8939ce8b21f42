"""The hands and eyes of a test at a private desk: run below desk.sh.

Keys and clicks go through the X server like a person's; what the window says is read through
the accessibility bus; what was stored is read with kladectl.
"""
import os
import pathlib
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

BUILD = pathlib.Path(os.environ.get("KLADE_BUILD", "_build")).resolve()
WAIT_SECONDS = 15.0
Atspi.init()


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, text=True, capture_output=True, **options).stdout


def kladectl(*arguments):
    return run(BUILD / "src/ctl/kladectl", *arguments)


def wait_for(question, what, seconds=WAIT_SECONDS):
    """Asks until the answer is true and gives it back."""
    end = time.monotonic() + seconds
    while True:
        try:
            answer = question()
        except GLib.Error:  # the widget went away while it was looked at
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"in {seconds:.0f} s there was no {what}")
        time.sleep(0.05)


def key(*keys):
    for name in keys:
        run("xdotool", "key", "--clearmodifiers", name)


def keys(names):
    """Many keys in one go, as fast as a fast typist."""
    run("xdotool", "key", "--clearmodifiers", "--delay", "12", *names)


def write(text):
    run("xdotool", "type", "--delay", "12", text)


def screenshot(path):
    run("import", "-window", "root", path)


class Klade:
    """One running program."""

    def __init__(self, *arguments, environment=None):
        self.log = open(os.path.join(os.environ["HOME"], f"klade-{time.monotonic_ns()}.log"), "w+")
        self.process = subprocess.Popen(
            [str(BUILD / "src/ui/klade"), *map(str, arguments)], stdout=self.log, stderr=self.log,
            env={**os.environ, "GSETTINGS_SCHEMA_DIR": str(BUILD / "data"), "KLADE_LOCALE_DIR": str(BUILD / "po"),
                 **(environment or {})})
        self.app = wait_for(self._find_app, "window of klade")
        self.focus()

    def _find_app(self):
        if self.process.poll() is not None:
            raise AssertionError("klade ended: " + self.output())
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                return app
        return None

    def output(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read()

    def window_ids(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True).stdout.split()
        return found

    def focus(self):
        window = wait_for(self.window_ids, "visible window")[-1]
        run("xdotool", "windowactivate", "--sync", window)
        return window

    def place(self, x, y, width, height):
        window = self.focus()
        run("xdotool", "windowsize", "--sync", window, width, height)
        run("xdotool", "windowmove", window, x, y)

    def nodes(self, role=None, node=None):
        """Every node of the tree that is visible, depth first."""
        stack = [node or self.app]
        while stack:
            current = stack.pop()
            if current is None:
                continue
            try:
                if current is not self.app and not current.get_state_set().contains(Atspi.StateType.VISIBLE):
                    continue
                if role is None or current.get_role_name() == role:
                    yield current
                children = [current.get_child_at_index(i) for i in range(current.get_child_count())]
            except GLib.Error:
                continue
            stack.extend(reversed(children))

    def find(self, name, role=None):
        """The first node whose name contains `name`."""
        for node in self.nodes(role):
            try:
                if name in (node.get_name() or ""):
                    return node
            except GLib.Error:
                continue
        return None

    def wait(self, name, role=None, seconds=WAIT_SECONDS):
        try:
            return wait_for(lambda: self.find(name, role), f"“{name}”", seconds)
        except AssertionError:
            self.dump()
            raise

    def wait_gone(self, name, role=None):
        wait_for(lambda: self.find(name, role) is None, f"end of “{name}”")

    def focused(self):
        for node in self.nodes():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node
        return None

    def wait_focus(self, name):
        def look():
            node = self.focused()
            return node is not None and name in (node.get_name() or "") and node
        try:
            return wait_for(look, f"focus on “{name}”")
        except AssertionError:
            node = self.focused()
            print("focus is on:", node and (node.get_role_name(), node.get_name()), file=sys.stderr)
            raise

    def texts(self):
        """Whatever a person could read in the window, one line a node."""
        lines = []
        for node in self.nodes():
            lines.append(f"[{node.get_role_name()}] {node.get_name()}")
        return "\n".join(lines)

    def dump(self):
        print(self.texts(), file=sys.stderr)
        folder = os.environ.get("KLADE_FAILURES")
        if folder:
            screenshot(os.path.join(folder, f"failure-{os.getpid()}.png"))
        print(self.output(), file=sys.stderr)

    def click(self, node, button=1, twice=False):
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        window = self.window_ids()[-1]
        x, y = box.x + box.width // 2, box.y + box.height // 2
        run("xdotool", "mousemove", "--window", window, str(x), str(y))
        run("xdotool", "click", *(["--repeat", "2", "--delay", "60"] if twice else []), str(button))

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode

    def kill(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.dump()
        self.close()


def demo(size="class", seed=1, today="2026-03-05"):
    """A demo school of this test's own."""
    path = os.path.join(os.environ["HOME"], f"skola-{seed}.klade")
    kladectl("demo", path, "--size", size, "--seed", seed, "--today", today)
    return path


def main(tests):
    """Runs the tests and says so in TAP."""
    print(f"1..{len(tests)}")
    failed = False
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} {test.__name__}", flush=True)
        except Exception as error:  # every failure is told, the next test still runs
            failed = True
            print(f"not ok {number} {test.__name__}: {error}", flush=True)
    sys.exit(1 if failed else 0)
