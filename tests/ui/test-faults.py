#!/usr/bin/python3
"""Faults of files, disks and servers in the real window: said in words, and what was typed is kept until it is stored."""
import os
import pathlib
import subprocess

from desk import (Klade, Place, Server, Skip, Stored, check, check_equal, check_school, demo, key, main, wait_for,
                  wait_stored, write)

COLUMN = "05.03. 1."
FIRST, SECOND = "Ābele Reinis", "Bērzs Ģirts"
HOME = pathlib.Path(os.environ["HOME"])

NOT_SCHOOL = {"en": "This file is not a Klade school.", "lv": "Šī datne nav Klades skola."}
DAMAGED = {"en": "The school's file is damaged.", "lv": "Skolas datne ir bojāta."}
MISSING = {"en": "There is no school at this place.", "lv": "Šajā vietā skolas nav."}
FULL = {"en": "The disk is full.", "lv": "Disks ir pilns."}
GONE = {"en": "The school's file was moved or deleted", "lv": "Skolas datne tika pārvietota vai izdzēsta"}
OFFLINE = {"en": "There is no connection to the server.", "lv": "Nav savienojuma ar serveri."}
READ_ONLY = {"en": "This school can only be read here", "lv": "Šo skolu šeit var tikai lasīt"}


class SmallDisk:
    """A disk of a few megabytes that only the commands run `inside` see; no rights are needed for it."""

    def __init__(self, megabytes=8):
        self.folder = HOME / "disk"
        self.folder.mkdir(exist_ok=True)
        is_root = os.geteuid() == 0
        self.holder = subprocess.Popen(
            ["unshare", "-m" if is_root else "-rm", "sh", "-c",
             f"mount -t tmpfs -o size={megabytes}m tmpfs '{self.folder}' && echo ready && read end"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if self.holder.stdout.readline().strip() != "ready":
            raise Skip("no private disks here")
        self.enter = ["nsenter", "-t", str(self.holder.pid), "-m", *([] if is_root else ["-U", "--preserve-credentials"])]
        # Who mounts is called root there; the desk's bus wants Klade to be who it is.
        self.inside = self.enter + ([] if is_root else [
            "unshare", "-U", f"--map-user={os.geteuid()}", f"--map-group={os.getegid()}"])

    def school(self):
        place = Place(self.folder / "skola.klade")
        place.inside = self.inside
        return demo(place)

    def do(self, *command):
        subprocess.run([*self.enter, *map(str, command)], check=False, capture_output=True)

    def fill(self):
        self.do("sh", "-c", f"cat /dev/zero >'{self.folder}/filler'")

    def make_room(self):
        self.do("rm", self.folder / "filler")

    def make_read_only(self):
        self.do("mount", "-o", "remount,bind,ro", self.folder)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.holder.communicate("\n")


# ---- opening ----

def expect_words(place, sentences):
    for language, sentence in sentences.items():
        with Klade(place, language=language) as window:
            alert = window.wait(sentence, "alert")
            check(alert.inside("KladeWelcomePage"), "the words stand elsewhere")
            check(window.find(os.path.basename(place), "label"), "which file it was is not told")
            check(window.find(window.say("A school's file…")), "there is no way on")


def test_not_a_school():
    letter = HOME / "vestule.klade"
    letter.write_text("Labdien!\n" * 500)
    expect_words(str(letter), NOT_SCHOOL)
    check_equal(letter.read_text(), "Labdien!\n" * 500, "the file")


def test_truncated():
    path = pathlib.Path(demo())
    content = path.read_bytes()
    path.write_bytes(content[:len(content) // 3])
    expect_words(str(path), DAMAGED)


def test_missing():
    expect_words(str(HOME / "nav.klade"), MISSING)
    check(not (HOME / "nav.klade").exists(), "looking for a file made one")


def test_read_only():
    with SmallDisk() as disk:
        school = disk.school()
        disk.make_read_only()
        for language, sentence in READ_ONLY.items():
            with Klade(school, language=language) as window:
                window.wait(sentence)
                window.start_journal()
                key("8", "Return")
                window.wait(sentence, "alert")  # beside the cell
            check_equal(Stored(school).cell(FIRST, COLUMN), "", "what cannot be written")


# ---- while it is open ----

def type_in_trouble(window, sentence):
    """Two marks and a topic, none of which can be stored now; all of it stays in sight."""
    key("8", "Return", "9", "Return")
    window.wait(sentence, "alert", below="KladeBanner")
    key("Up", "Up")
    window.wait_focus(FIRST)
    wait_for(lambda: "8" in window.focused(), "mark on the screen")
    key("Down")
    window.wait_focus(SECOND)
    wait_for(lambda: "9" in window.focused(), "second mark on the screen")
    key("F6")
    window.wait_focus(window.say("Topic"))
    write("Viens")
    key("Escape")
    check_equal(window.find(window.say("Topic"), "text").text(), "Viens", "the topic on the screen")
    window.wait(sentence, "alert", below="KladeBanner")


def wait_all_stored(window, school, sentence):
    wait_stored(school, lambda stored: stored.column(COLUMN)[:2] == ["8", "9"], "both marks", 15)
    wait_stored(school, lambda stored: stored.lesson("05.03.2026.", 1)[2] == "Viens", "the topic", 15)
    window.wait_gone(sentence, "alert", below="KladeBanner")


def test_full_disk():
    with SmallDisk() as disk:
        school = disk.school()
        with Klade(school, language="lv") as window:
            window.start_journal()
            disk.fill()
            type_in_trouble(window, FULL["lv"])
            disk.make_room()
            wait_all_stored(window, school, FULL["lv"])
        check_school(school)


def test_moved_and_put_back():
    school = demo()
    elsewhere = school + ".prom"
    with Klade(school, language="lv") as window:
        window.start_journal()
        os.rename(school, elsewhere)
        type_in_trouble(window, GONE["lv"])
        check(not os.path.exists(school), "a new file stands where the school was")
        os.rename(elsewhere, school)
        wait_all_stored(window, school, GONE["lv"])
    check_school(school)


def test_deleted():
    school = demo()
    with Klade(school) as window:
        window.start_journal()
        os.remove(school)
        type_in_trouble(window, GONE["en"])
        key("ctrl+q")  # asks before the entries are lost
        window.wait("3 entries wait for the school's file or server")
        key("Escape")
        window.wait_gone("entries wait for the school's file or server")
        window.wait_focus(SECOND)
        check("9" in window.focused(), "the mark is not on the screen any more")
        key("ctrl+q")
        window.wait("entries wait for the school's file or server")
        window.walk_to("lose them")
        key("Return")
        wait_for(lambda: window.process.poll() is not None, "end of the program")
    check(not os.path.exists(school), "a new file stands where the school was")


def test_server_stops_and_starts():
    with Server() as server:
        school = demo(server.uri)
        with Klade(school, language="lv") as window:
            window.start_journal()
            server.order("stop")
            type_in_trouble(window, OFFLINE["lv"])
            server.order("start")
            wait_all_stored(window, school, OFFLINE["lv"])
        check_school(school)


main([test_not_a_school, test_truncated, test_missing, test_full_disk, test_moved_and_put_back],
     slow=[test_read_only, test_deleted, test_server_stops_and_starts])
