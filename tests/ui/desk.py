"""The hands of a test at a private desk, and the programs it starts there: run below desk.sh.

Keys and clicks go through the X server like a person's; what the windows say is read through
the accessibility bus (eyes.py); what was stored is read with kladectl.
"""
import csv
import gettext
import io
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

from eyes import Atspi, Eyes, GLib, walk

BUILD = pathlib.Path(os.environ.get("KLADE_BUILD", "_build")).resolve()
WAIT_SECONDS = 30.0
TODAY = "2026-03-05"
PASSWORD = "klade2026"  # of everybody in a demo school


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, text=True, capture_output=True, **options).stdout


class Place(str):
    """A school's path or URI; `inside` is the command that begins those run where that path means it."""
    inside = ()


def where(arguments):
    """How to run something on these arguments."""
    return next((argument.inside for argument in arguments if isinstance(argument, Place)), ())


def kladectl(*arguments):
    return run(*where(arguments), BUILD / "src/ctl/kladectl", *arguments, env={**os.environ, "KLADE_LANGUAGE": "en"})


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
        time.sleep(0.03)


def promptly(seconds):
    """How long the window may take that promises these seconds: more where the computer is busy with other things."""
    return seconds if os.getloadavg()[0] < os.cpu_count() + 0.5 else max(5.0, seconds)


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def check_equal(found, expected, what):
    if found != expected:
        raise AssertionError(f"{what}: {found!r}, not {expected!r}")


# ---- hands ----

def key(*names):
    """Keys one after another, named as xdotool does: Return, ctrl+z."""
    run("xdotool", "key", "--clearmodifiers", "--delay", "12", *names)


def write(text):
    """Text as it is typed.  A letter the keyboard has not is put on a spare key first, which the
    program has to hear about."""
    run("xdotool", "type", "--delay", "12" if text.isascii() else "80", "--", text)


def screenshot(path):
    run("import", "-window", "root", path)


# ---- programs ----

class Klade:
    """One running program, in English if nothing else is asked for, on the demo schools' day."""

    def __init__(self, *arguments, today=TODAY, language="en"):
        catalogue = gettext.translation("klade", BUILD / "po", [language], fallback=language == "en")
        self.say = catalogue.gettext
        self.log = open(os.path.join(os.environ["HOME"], f"klade-{time.monotonic_ns()}.log"), "w+")
        own = {"GSETTINGS_SCHEMA_DIR": str(BUILD / "data"), "KLADE_LOCALE_DIR": str(BUILD / "po"),
               "KLADE_LANGUAGE": language}
        self.process = subprocess.Popen(
            [*where(arguments), str(BUILD / "src/ui/klade"), "--new-instance", "--today", today, *map(str, arguments)],
            stdout=self.log, stderr=self.log, env={**os.environ, **own})
        self.eyes = wait_for(self._open_eyes, "window of klade")
        wait_for(lambda: self.eyes.read().children, "window on the accessibility bus")
        self.focus()

    def _open_eyes(self):
        check(self.process.poll() is None, "klade ended: " + self.output())
        return Eyes.open(self.process.pid)

    def output(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read()

    def window_ids(self):
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                              capture_output=True, text=True).stdout.split()

    def focus(self):
        """Makes this program the one that gets the keys."""
        def activate():  # a dialog may close just now
            window = (self.window_ids() or [None])[-1]
            gone = window is None or subprocess.run(["xdotool", "windowactivate", "--sync", window],
                                                    capture_output=True).returncode != 0
            return None if gone else window

        return wait_for(activate, "visible window")

    # ---- what is seen ----

    def nodes(self, role=None, below=None):
        root = self.eyes.read() if below is None else self.eyes.read_part(below)
        return [node for node in walk(root) if role is None or node.role == role] if root is not None else []

    def find(self, name, role=None, below=None):
        """The first node whose name contains `name`."""
        return next((node for node in self.nodes(role, below) if name in node.name), None)

    def wait(self, name, role=None, below=None, seconds=WAIT_SECONDS):
        return wait_for(lambda: self.find(name, role, below), f"“{name}”", seconds)

    def wait_gone(self, name, role=None, below=None):
        wait_for(lambda: self.find(name, role, below) is None, f"end of “{name}”")

    def focused(self):
        return self.eyes.focused()

    def wait_focus(self, name):
        try:
            return wait_for(lambda: name in (self.focused() or "") and self.focused(), f"focus on “{name}”")
        except AssertionError as error:
            raise AssertionError(f"{error}, but on “{self.focused()}”") from None

    def walk_to(self, name, by="Tab", at_most=30):
        """Presses a key until the focus is there; what it passed."""
        passed = []
        while at_most > len(passed):
            n_before = len(self.eyes.focus_paths)
            key(by)
            wait_for(lambda: self.focused() is not None and len(self.eyes.focus_paths) > n_before, f"focus after {by}")
            passed.append(self.focused())
            if name in passed[-1]:
                return passed
        raise AssertionError(f"{by} does not lead to “{name}” but to {passed}")

    def status(self):
        """The sentence under the journal."""
        bars = self.nodes("status bar")
        return bars[0].name if bars else ""

    def texts(self):
        """Whatever a person could read in the window, one line a node."""
        return "\n".join(f"[{node.role}] {node.name}" for node in self.nodes())

    def wait_seconds(self, fewer_than=1000):
        """What the countdown after wrong passwords shows."""
        def seconds():
            found = re.search(r"Try again in (\d+) s\.", self.texts())
            return int(found.group(1)) if found and int(found.group(1)) < fewer_than else None

        return wait_for(seconds, "countdown")

    def dump(self):
        print(self.texts(), self.output(), sep="\n", file=sys.stderr)
        folder = os.environ.get("KLADE_FAILURES")
        if folder:
            screenshot(os.path.join(folder, f"failure-{os.getpid()}-{self.process.pid}.png"))

    # ---- what is done ----

    def click(self, node, button=1):
        x, y, width, height = node.extents()
        run("xdotool", "mousemove", "--window", self.focus(), str(x + width // 2), str(y + height // 2))
        run("xdotool", "click", str(button))

    def scroll_to(self, node):
        """Turns the wheel until the node stands well inside the window."""
        middle = int(run("xdotool", "getwindowgeometry", "--shell", self.focus()).split("HEIGHT=")[1].split()[0]) // 2

        def is_inside():
            below_middle = node.extents()[1] - middle
            if abs(below_middle) < middle * 0.8:
                return True
            run("xdotool", "mousemove", "--window", self.focus(), str(node.extents()[0]), str(middle))
            run("xdotool", "click", "--repeat", str(max(1, abs(below_middle) // 120)), "5" if below_middle > 0 else "4")
            time.sleep(0.1)
            return False

        wait_for(is_inside, f"“{node.name}” inside the window")
        return node

    def sign_in(self, user="skolotaja", password=PASSWORD):
        self.wait(self.say("User name"), "text")
        if self.say("Password") in wait_for(self.focused, "focus"):  # who was here last stands there
            key("shift+Tab")
        self.wait_focus(self.say("User name"))
        key("ctrl+a")
        write(user)
        key("Tab")
        self.wait_focus(self.say("Password"))
        write(password)
        key("Return")

    def open_journal(self, typed="matem"):
        """From the page of journals, by typing."""
        self.wait(" · 7.a", below="KladeJournalsPage")
        self.wait_focus(self.say("Search for a journal"))
        write(typed)
        key("Return")
        self.wait(self.say("Class journal"), "table")
        wait_for(lambda: re.search(r", \d\d\.\d\d\., ", self.focused() or ""), "cell with the focus")

    def start_journal(self, user="skolotaja"):
        """Signs in and opens 7.a's mathematics, at today's column."""
        self.sign_in(user)
        self.open_journal()

    def close(self):
        self.eyes.close()
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            try:
                self.dump()
            except GLib.Error as error:
                print(f"nothing to be seen: {error}", self.output(), file=sys.stderr)
        self.close()


# ---- what is stored ----

def make_demo(place, size, seed, today):
    kladectl("demo", place, "--size", size, "--seed", seed, "--today", today)
    return place


def demo(place=None, size="class", seed=1, today=TODAY, is_unknown=False):
    """A demo school of this test's own: a new file in its home, or the server's URI.  The files are copies of one
    school, of which the computer may remember who was there, unless it shall be unknown."""
    if place is not None:
        return make_demo(place, size, seed, today)
    home = pathlib.Path(os.environ["HOME"])
    path = Place(home / f"skola-{time.monotonic_ns()}.klade")
    if is_unknown:
        return make_demo(path, size, seed, today)
    model = home / f"paraugs-{size}-{seed}-{today}.klade"
    if not model.exists():
        make_demo(model, size, seed, today)
    shutil.copyfile(model, path)
    return path


class Skip(Exception):
    """What a test needs is not on this computer."""


class Server:
    """A PostgreSQL of this test's own, on a socket in a folder of its own."""

    def __init__(self):
        script = pathlib.Path(__file__).resolve().parent.parent / "private-postgres.sh"
        self.process = subprocess.Popen([str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        answer, _, self.folder = self.process.stdout.readline().strip().partition(" ")
        if answer == "missing":
            raise Skip("no PostgreSQL here")
        check_equal(answer, "ready", "PostgreSQL")
        self.uri = f"postgresql://postgres@/klade?host={self.folder}"
        run("psql", "-qh", self.folder, "-U", "postgres", "-c", "CREATE DATABASE klade")

    def order(self, word):
        """stop, as a power cut would, or start."""
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(20)


class Stored:
    """7.a's journal as the store has it."""

    def __init__(self, place, subject="Matemātika"):
        text = kladectl("journal", place, "--class", "7.a", "--subject", subject, "--format", "csv").lstrip("\ufeff")
        tables = [list(csv.reader(io.StringIO(table), delimiter=";")) for table in text.replace("\r", "").split("\n\n")]
        self.heads, *self.rows = tables[0]
        self.lessons = tables[1][1:]  # date, lesson, topic, homework, works, kind, notes, teacher
        self.pupils = [row[1] for row in self.rows]

    def column(self, head):
        """What the class has in the lesson's first column: head is like 05.03. 1."""
        index = next(i for i, name in enumerate(self.heads) if name.startswith(head))
        return [row[index] for row in self.rows]

    def cell(self, pupil, head):
        return self.column(head)[self.pupils.index(pupil)]

    def lesson(self, date, lesson_no):
        return next((row for row in self.lessons if row[0] == date and row[1] == str(lesson_no)), None)


def wait_stored(place, question, what, seconds=5.0):
    """Asks the store until it has what the window said."""
    return wait_for(lambda: question(Stored(place)), f"{what} in the store", seconds)


def check_school(place):
    check_equal(kladectl("check", place).strip(), "Everything is in order.", "kladectl check")


def main(everyday, slow=()):
    """Runs the everyday tests, or those asked for by --slow or by name, and says so in TAP."""
    if sys.argv[1:] == ["--slow"]:
        tests = slow
    else:
        tests = [test for test in (*everyday, *slow) if test.__name__ in sys.argv[1:]] or everyday
    print(f"1..{len(tests)}")
    failed = False
    for number, test in enumerate(tests, 1):
        began = time.monotonic()
        try:
            test()
            print(f"ok {number} {test.__name__} # {time.monotonic() - began:.1f} s", flush=True)
        except Skip as reason:
            print(f"ok {number} {test.__name__} # SKIP {reason}", flush=True)
        except Exception as error:  # every failure is told, the next test still runs
            failed = True
            print(f"not ok {number} {test.__name__}: {error}", flush=True)
    sys.exit(1 if failed else 0)
