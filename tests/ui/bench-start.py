"""How long from starting the program to its sign-in page, beside an empty libadwaita window.

usage: desk.sh python3 bench-start.py EMPTY-WINDOW KLADE KLADECTL
"""
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 9
TARGET = 1.5


def start(what, *command):
    """Milliseconds until the frame called `what` was drawn."""
    began = time.monotonic_ns() / 1000
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                               env={**os.environ, "G_MESSAGES_DEBUG": "klade"})
    try:
        for line in process.stdout:
            match = re.search(rf"first frame: {what} at (\d+) us", line)
            if match:
                return (int(match.group(1)) - began) / 1000
        raise AssertionError(f"{command[0]} ended before its {what} was drawn")
    finally:
        process.terminate()
        process.communicate()


empty, klade, kladectl = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    school = f"{folder}/school.klade"
    subprocess.run([kladectl, "new", school, "--name", "Skola", "--as", "direktore"], check=True,
                   stdout=subprocess.DEVNULL, env={**os.environ, "KLADE_PASSWORD": "zila pele skrien"})
    pairs = []
    for _ in range(RUNS + 1):  # the first warms the disk
        pairs.append((start("empty", empty), start("sign-in", klade, "--new-instance", school)))
    baseline, ours = (statistics.median(column) for column in zip(*pairs[1:]))

print(f"empty libadwaita window     {baseline:6.1f} ms")
print(f"klade to its sign-in page   {ours:6.1f} ms")
print(f"ratio                       {ours / baseline:6.2f} (target {TARGET})")
