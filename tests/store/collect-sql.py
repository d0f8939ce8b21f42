#!/usr/bin/python3
"""Collects every SQL constant of the store into one C file: collect-sql.py OUTPUT SOURCE...

The engine's own files are left out: what they say is meant for one engine.
"""
import pathlib
import re
import sys

DEFINE = re.compile(r"^#define (\w+)[ \t]((?:[^\n]*\\\n)*[^\n]*)\n", re.M)
CONSTANT = re.compile(r"^static const char (sql_\w+)\[\] =([^;]*?(?:\"(?:[^\"\\]|\\.)*\"[^;\"]*)+);", re.M)

INCLUDE = re.compile(r'^#include "(klade-store-[\w-]+\.h)"', re.M)


def read_macros(path):
    """The pieces of SQL that a source and the headers it shares with others give a name."""
    text = path.read_text()
    macros = []
    for name in INCLUDE.findall(text):
        header = path.parent / name
        if header.exists():
            macros += read_macros(header)
    macros += [(name, body) for name, body in DEFINE.findall(text) if '"' in body]
    return list(dict.fromkeys(macros))


lines = ['/* Made by collect-sql.py. */', '#include "sql-list.h"']
entries = []
for path in map(pathlib.Path, sys.argv[2:]):
    text = path.read_text()
    prefix = path.stem.replace("-", "_")
    macros = read_macros(path)
    n_constants = len(re.findall(r"^static const char sql_\w+\[\]", text, re.M))
    constants = CONSTANT.findall(text)
    if len(constants) != n_constants:
        sys.exit(f"{path}: {n_constants} SQL constants, but only {len(constants)} could be read")
    lines += [f"#define {name} {body}" for name, body in macros]
    for name, body in constants:
        lines.append(f"static const char {prefix}_{name}[] ={body};")
        entries.append(f'  {{ "{path.name}: {name}", {prefix}_{name} }},')
    lines += [f"#undef {name}" for name, body in macros]

lines += ["const SqlText sql_texts[] = {", *entries, "};", "const int n_sql_texts = %d;" % len(entries)]
pathlib.Path(sys.argv[1]).write_text("\n".join(lines) + "\n")
