"""The eyes of a test: what a screen reader is told about one program's windows.

Reads the accessibility bus directly: one call brings everything GTK has already told about, so
that a window of hundreds of widgets is read in milliseconds and is never an old copy.
"""
import ast
import functools
import re

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
TEXT = "org.a11y.atspi.Text"
PROPERTIES = "org.freedesktop.DBus.Properties"
EVENTS = "org.a11y.atspi.Event.Object"
ROOT = "/org/a11y/atspi/accessible/root"
WINDOW_COORDINATES = 1

# One widget in the printed answer of the cache: a thousand of them are taken apart in milliseconds,
# where unpack() takes seconds.
WORDS = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
ITEM = re.compile(r"\(\('[^']*', '([^']*)'\), \('[^']*', '[^']*'\), \('[^']*', '([^']*)'\), (-?\d+), (-?\d+), "
                  rf"\[[^]]*\], {WORDS}, (\d+), {WORDS}, \[(\d+), (\d+)\]\)")

# Their hundreds of cells are read one at a time, as they get the focus.
NOT_ENTERED = ("KladeJournalGridCanvas",)


def _connect():
    session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1, None)
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags, None, None)


@functools.cache
def role_name(role):
    return Atspi.role_get_name(Atspi.Role(role))


def said(literal):
    """What a printed text says."""
    return ast.literal_eval(literal) if "\\" in literal else literal[1:-1]


class Node:
    """One widget as it was when the window was read."""

    def __init__(self, eyes, path, parent_path, index, n_children, name, role, states):
        self.eyes = eyes
        self.path = path
        self.parent_path = parent_path
        self.index = index
        self.n_children = n_children
        self.name = name
        self.role = role_name(role)
        self.states = states[0] | states[1] << 32
        self.parent = None
        self.children = []
        self.way = None  # the paths that lead to it, where it was read without the rest

    def way_down(self):
        """The nodes from the application's down to this one."""
        return [*self.parent.way_down(), self] if self.parent is not None else [self]

    @property
    def may_have_changed(self):
        """Whether what is known of its children may be old: GTK says little about pages shown and hidden."""
        if self.name in NOT_ENTERED or not self.children and self.n_children == 0:
            return False
        return len(self.children) != 1 or self.n_children != 1 or self.children[0].name == "GtkStackPage"

    def __repr__(self):
        return f"[{self.role}] {self.name}"

    def has(self, state):
        return bool(self.states >> int(state) & 1)

    def inside(self, name):
        """Whether a node around this one is called so."""
        node = self.parent
        while node is not None and node.name != name:
            node = node.parent
        return node is not None

    def text(self):
        """What stands in an entry or a text view now."""
        # An entry of GTK 4.8 does not know -1 as its end.
        return self.eyes.call(self.path, TEXT, "GetText", GLib.Variant("(ii)", (0, self.n_characters())))[0]

    def n_characters(self):
        """How much stands in an entry, also in one for passwords."""
        return self.eyes.call(self.path, PROPERTIES, "Get", GLib.Variant("(ss)", (TEXT, "CharacterCount")))[0]

    def caption(self):
        return self.eyes.get_property(self.path, "Name")

    def extents(self):
        return self.eyes.call(self.path, COMPONENT, "GetExtents", GLib.Variant("(u)", (WINDOW_COORDINATES,)))[0]


class Eyes:
    """Looks at one process; Eyes.open() is None until that process has a window on the bus."""

    def __init__(self, connection, bus_name):
        self.connection = connection
        self.bus_name = bus_name
        self.focus_paths = []  # whatever got the keyboard, the last at the end
        self.parts = {}  # name of what is read without the rest -> the paths that lead to it
        self.subscription = connection.signal_subscribe(
            bus_name, EVENTS, "StateChanged", None, None, Gio.DBusSignalFlags.NONE, self._state_changed)

    @staticmethod
    def open(pid):
        connection = _connect()
        for name in Eyes._bus(connection, "ListNames", None)[0]:
            try:
                if name.startswith(":") and Eyes._bus(
                        connection, "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))[0] == pid:
                    return Eyes(connection, name)
            except GLib.Error:  # that program has just left
                continue
        connection.close_sync(None)
        return None

    def close(self):
        self.connection.signal_unsubscribe(self.subscription)
        self.connection.close_sync(None)

    @staticmethod
    def _bus(connection, method, arguments):
        name = "org.freedesktop.DBus"
        return connection.call_sync(name, "/org/freedesktop/DBus", name, method, arguments, None, 0, -1, None).unpack()

    def _state_changed(self, _connection, _sender, path, _interface, _signal, arguments):
        detail, value = arguments.unpack()[:2]
        if detail == "focused" and value == 1:
            self.focus_paths.append(path)

    def spin(self):
        while GLib.MainContext.default().iteration(False):
            pass

    def call(self, path, interface, method, arguments=None):
        return self.connection.call_sync(
            self.bus_name, path, interface, method, arguments, None, 0, 10000, None).unpack()

    def get_property(self, path, name):
        return self.call(path, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, name)))[0]

    def _ask_all(self, paths, interface, method, arguments=None):
        """Asks all at once, so that waiting for the program costs one turn; path -> answer."""
        answers = {}

        def done(connection, result, path):
            try:
                answers[path] = connection.call_finish(result).unpack()[0]
            except GLib.Error:  # the widget went away meanwhile
                answers[path] = None

        for path in paths:
            self.connection.call(self.bus_name, path, interface, method, arguments, None, 0, 10000, None, done, path)
        while len(answers) < len(paths):
            GLib.MainContext.default().iteration(True)
        return answers

    def _ask_children(self, paths, known):
        """The children's paths of each, and of whatever is found below and was not known; path -> children's."""
        found = {}
        while paths:
            answers = self._ask_all(paths, ACCESSIBLE, "GetChildren")
            found.update((path, [child for _, child in children or []]) for path, children in answers.items())
            names = self._ask_all([child for path in paths for child in found[path] if child not in known],
                                  PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Name")))
            paths = [child for child, name in names.items() if child not in found and name not in NOT_ENTERED]
        return found

    def read_known(self):
        """The nodes GTK has told about, and those whose children it has not."""
        items = self.connection.call_sync(self.bus_name, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems",
                                          None, None, 0, 10000, None)
        found = ITEM.findall(items.print_(False))
        assert len(found) == items.get_child_value(0).n_children(), "the cache speaks otherwise"
        nodes = {path: Node(self, path, parent, int(index), int(n_children), said(name), int(role), (int(low), int(high)))
                 for path, parent, index, n_children, name, role, _, low, high in found}
        for node in nodes.values():
            if node.path == ROOT or node.parent_path not in nodes:
                continue
            node.parent = nodes[node.parent_path]
            node.parent.children.append(node)
        for node in nodes.values():
            node.children.sort(key=lambda child: child.index)
        return nodes

    def read(self):
        """The application's node with everything visible below it."""
        seen = {}  # path -> its visible children's; what is known to the bus may be hidden by now
        self.spin()
        nodes = self.read_known()
        while True:
            for path, children in seen.items():
                if path in nodes:
                    nodes[path].children = [nodes[child] for child in children if child in nodes]
            unseen = [node.path for node in walk(nodes[ROOT]) if node.path not in seen and node.may_have_changed]
            if not unseen:
                return nodes[ROOT]
            found = self._ask_children(unseen, nodes)
            seen.update(found)
            if any(child not in nodes for children in found.values() for child in children):
                nodes = self.read_known()

    def read_part(self, name):
        """The visible node of that name with everything below it, without the rest once it was found."""
        self.spin()
        part = self._read_at(self.parts.pop(name, None))
        if part is None or part.name != name:
            part = next((node for node in walk(self.read()) if node.name == name), None)
        if part is not None:
            # A stack's page is a node of its own only until its children are asked for.
            self.parts[name] = part.way or [node.path for node in part.way_down() if node.name != "GtkStackPage"]
        return part

    def _read_at(self, way):
        """What is at the end of a way of paths; None if it does not lead there any more."""
        if not way:
            return None
        children = self._ask_all(way[:-1], ACCESSIBLE, "GetChildren")
        if not all(children[parent] and child in [path for _, path in children[parent]]
                   for parent, child in zip(way, way[1:])):
            return None
        nodes = {way[-1]: None}
        level = {way[-1]: None}  # path -> its parent's node
        while level:
            answers = [self._ask_all(level, *question) for question in (
                (PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Name"))), (ACCESSIBLE, "GetRole"),
                (ACCESSIBLE, "GetState"), (ACCESSIBLE, "GetChildren"))]
            below = {}
            for path, parent in level.items():
                caption, role, states, found = (answer[path] for answer in answers)
                if states is None or found is None:  # it went away meanwhile
                    continue
                node = nodes[path] = Node(self, path, parent and parent.path, 0, len(found), caption or "", role, states)
                node.parent = parent
                if parent is not None:
                    parent.children.append(node)
                if node.name not in NOT_ENTERED:
                    below.update((child, node) for _, child in found)
            level = below
        if nodes[way[-1]] is not None:
            nodes[way[-1]].way = way
        return nodes[way[-1]]

    def focused(self):
        """What has the keyboard now, as it is called now."""
        self.spin()
        if not self.focus_paths or not self._has_focus(self.focus_paths[-1]):  # GTK did not say where it went
            self.focus_paths += [node.path for node in walk(self.read()) if node.has(Atspi.StateType.FOCUSED)]
        return self.get_property(self.focus_paths[-1], "Name") if self.focus_paths else None

    def _has_focus(self, path):
        return bool(self.call(path, ACCESSIBLE, "GetState")[0][0] >> int(Atspi.StateType.FOCUSED) & 1)


def walk(node):
    """The node and all below it, as they are read aloud."""
    yield node
    if node.name not in NOT_ENTERED:
        for child in node.children:
            yield from walk(child)
