#!/usr/bin/python3
"""Every control of the window has a name of its own for a screen reader; the help lists the keys that README names."""
import pathlib
import re

from desk import Klade, check, demo, key, main, wait_for, write
from eyes import Atspi, walk

CONTROLS = {"push button", "toggle button", "check box", "radio button", "entry", "text", "password text", "spin button",
            "combo box", "list item", "menu item", "link", "slider", "switch", "page tab", "table cell"}
README = pathlib.Path(__file__).resolve().parents[2] / "README.md"


# Hand the focus on to what is in them.
CONTAINERS = {"scroll pane", "list"}


def is_class(name):
    """What GTK calls a widget that nobody named."""
    return re.match(r"(Gtk|Adw|Klade)[A-Z]", name)


def is_control(node):
    """Whether it can be reached or used; not the tabs that Adwaita keeps for more pages than there are, and not the
    items of its drop-downs, which are read by what is in them."""
    if any(node.inside(name) for name in ("AdwViewSwitcher", "GtkListView")) or node.name == "GtkListItemWidget":
        return False
    return node.role in CONTROLS or node.has(Atspi.StateType.FOCUSABLE) and node.role not in CONTAINERS


def check_names(window, place, below=None):
    """Of whatever can be reached or used in the window as it is now."""
    controls = [node for node in window.nodes(below=below) if is_control(node)]
    check(len(controls) > 3, f"{place}: hardly any controls are seen: {controls}")
    bad = [f"{node!r} in {[above.name or above.role for above in line(node)][-3:]}" for node in controls
           if (not node.name.strip() or is_class(node.name)) and node.extents()[2] > 0]
    check(not bad, f"{place}: controls without a name: " + "; ".join(bad))


def line(node):
    above = []
    while node.parent is not None:
        node = node.parent
        above.insert(0, node)
    return above


def test_signing_in():
    with Klade() as window:
        window.wait("A school's file…")
        check_names(window, "the welcome page")
    with Klade(demo()) as window:
        window.wait("superuser")
        check_names(window, "signing in")
        window.sign_in()
        window.wait(" · 7.a", below="KladeJournalsPage")
        check_names(window, "my journals")
        key("ctrl+k")
        window.wait_focus("Where to")
        check_names(window, "the palette")
        key("Escape")
        window.wait_gone("Where to")
        key("ctrl+l")
        window.wait("The window is locked")
        check_names(window, "the lock")


def test_journal_and_its_popovers():
    with Klade(demo()) as window:
        window.start_journal()
        check_names(window, "the journal")
        key("7", "Return", "Up", "ctrl+h")
        window.wait("Mark: 7", below="KladeHistoryPopover")
        check_names(window, "the history")
        key("Escape", "ctrl+n")
        window.wait_focus("6 March 2026")
        check_names(window, "a new lesson")
        key("Escape", "ctrl+f")
        window.wait_focus("Find a pupil")
        check_names(window, "finding a pupil")
        key("Escape", "F6")
        window.wait_focus("Topic")
        window.walk_to("Add a work")
        key("Return")
        window.wait_focus("Title of the work")
        check_names(window, "a work")
        key("Escape", "Escape")


def test_preferences():
    with Klade(demo()) as window:
        window.sign_in("virslietotajs")
        window.wait("KladeSidebar")
        key("ctrl+comma")
        window.wait("Preferences", "frame")
        check_names(window, "preferences", below="Preferences")


def keys_of(shortcut):
    """The combinations that one line of the help shows, each a set of keys."""
    text = " ".join(node.name for node in walk(shortcut) if node.role == "label").replace(" + ", "+")
    return [frozenset(keys.split("+")) for keys in text.split()]


def keys_of_readme():
    table = README.read_text().split("## The journal from the keyboard")[1].split("\n## ")[0]
    keys = "\n".join(row.split("|")[1] for row in table.split("\n") if row.startswith("|"))
    return re.findall(r"Ctrl\+(?:Shift\+)?[A-Z?]|\bF\d+|\bDelete\b|\bEscape\b|\bHome\b|\bEnd\b", keys)


def test_help_has_the_keys_of_the_readme():
    expected = keys_of_readme()
    check(len(expected) > 15, f"the table is not understood: {expected}")
    with Klade(demo()) as window:
        window.start_journal()
        key("ctrl+question")
        window.wait("Go to any journal or page")
        shown = {keys for node in window.nodes() if node.name == "GtkShortcutLabel" for keys in keys_of(node)}
        missing = [keys for keys in expected if frozenset(keys.split("+")) not in shown]
        check(not missing, f"not in the help: {missing}; there are {sorted('+'.join(keys) for keys in shown)}")


main([test_signing_in, test_journal_and_its_popovers, test_preferences, test_help_has_the_keys_of_the_readme])
