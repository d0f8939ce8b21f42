"""A printer's queue of a test's own: CUPS on a free port of this computer, with everything it
keeps in a folder of its own.  What a program printed is read back from the queue's spool."""
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile

from desk import Skip, check_equal, run, wait_for

PRINTER = "Kanceleja"

DAEMON = """Listen 127.0.0.1:{port}
LogLevel warn
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobFiles Yes
PreserveJobHistory Yes
DirtyCleanInterval 0
ErrorPolicy abort-job
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
"""

FILES = """ServerRoot {folder}/conf
ServerBin {folder}/bin
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/run
TempDir {folder}/tmp
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
SystemGroup {group}
"""

# A printer that eats paper, or says that it can't: as long as there is a file named broken.
BACKEND = """#!/bin/sh
[ $# -eq 0 ] && {{ echo 'direct office "Unknown" "An office printer"'; exit 0; }}
cat "${{6:--}}" >/dev/null
[ -e {folder}/broken ] && {{ echo "ERROR: The paper tray is on fire" >&2; exit 1; }}
exit 0
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Job:
    """What lies in the spool: the pages, and what was asked of the printer."""

    def __init__(self, folder, number):
        self.pdf = str(folder / "spool" / f"d{number:05}-001")
        self.wishes = (folder / "spool" / f"c{number:05}").read_bytes()

    def wish(self, name):
        """A text attribute of the job, as IPP writes it: length, name, length, value."""
        found = re.search(len(name).to_bytes(2, "big") + name.encode() + b"(..)", self.wishes, re.S)
        if not found:
            return None
        length = int.from_bytes(found.group(1), "big")
        return self.wishes[found.end():found.end() + length].decode("utf-8", "replace")

    def n_pages(self):
        return int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", self.pdf)).group(1))

    def sizes(self):
        """Every page's width, height and rotation, in whole points."""
        told = run("pdfinfo", "-f", 1, "-l", self.n_pages(), self.pdf)
        sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", told)
        turns = re.findall(r"Page +\d+ rot: +(\d+)", told)
        return [(round(float(w)), round(float(h)), int(turn)) for (w, h), turn in zip(sizes, turns)]


class Queue:
    """CUPS with one printer, the default one; programs started meanwhile print there.  settings:
    further lines of its configuration."""

    def __init__(self, settings=""):
        if not shutil.which("cupsd") or not shutil.which("lpadmin"):
            raise Skip("no CUPS here")
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=os.environ["HOME"]))
        # The printer's side runs as a user of its own where CUPS was started by root.
        for place in (self.folder.parent, self.folder):
            place.chmod(0o755)
        for name in ("conf", "bin", "spool", "cache", "run", "tmp", "log"):
            (self.folder / name).mkdir()
        self.port = free_port()
        self.server = f"127.0.0.1:{self.port}"
        group = run("id", "-gn").strip()
        (self.folder / "conf/cupsd.conf").write_text(DAEMON.format(port=self.port) + settings + "\n")
        (self.folder / "conf/cups-files.conf").write_text(FILES.format(folder=self.folder, group=group))
        for name in ("daemon", "filter", "notifier", "cgi-bin"):
            (self.folder / "bin" / name).symlink_to(f"/usr/lib/cups/{name}")
        (self.folder / "bin/backend").mkdir()
        backend = self.folder / "bin/backend/office"
        backend.write_text(BACKEND.format(folder=self.folder))
        backend.chmod(0o755)
        self.process = None
        os.environ["CUPS_SERVER"] = self.server
        self.start()
        self.order("lpadmin", "-p", PRINTER, "-v", "office:/desk", "-m", "raw", "-E",
                   "-o", "printer-error-policy=abort-job")
        self.order("lpadmin", "-d", PRINTER)

    def order(self, *command):
        return run(*command, env={**os.environ, "CUPS_SERVER": self.server})

    def start(self):
        def answers():
            with socket.socket() as client:
                return client.connect_ex(("127.0.0.1", self.port)) == 0

        self.process = subprocess.Popen(["cupsd", "-f", "-c", self.folder / "conf/cupsd.conf",
                                         "-s", self.folder / "conf/cups-files.conf"])
        wait_for(answers, "printing service")

    def stop(self):
        """As when the computer that has the printer is switched off."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
        self.process = None

    def break_down(self):
        (self.folder / "broken").touch()

    def mend(self):
        (self.folder / "broken").unlink()

    def n_jobs(self):
        return len(list((self.folder / "spool").glob("d?????-001")))

    def wait_job(self, number):
        wait_for(lambda: self.n_jobs() >= number, f"job {number} in the queue")
        check_equal(self.n_jobs(), number, "jobs in the queue")
        wait_for((self.folder / "spool" / f"c{number:05}").exists, "record of the job")
        return Job(self.folder, number)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        os.environ.pop("CUPS_SERVER", None)
