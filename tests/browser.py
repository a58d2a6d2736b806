"""A Chromium for the stories: ``python -m tests.browser`` finds one or gets one.

CHROMIUM=/path/to/chromium wins; then a browser of the system, then one that
`playwright install chromium` left; then, for root on Debian or Ubuntu, the package manager.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"]

# Chromium's sandbox does not work for root, and in a container /dev/shm is small. The rest keeps
# it from talking to anybody but the site.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]

MISSING = (
    "The stories need a Chromium and there is none here. On Debian or Ubuntu: apt install "
    "chromium. Elsewhere: .venv/bin/playwright install chromium, or set CHROMIUM to its path."
)


def find():
    """The path of a browser, or None."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen if os.access(chosen, os.X_OK) else None
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return next(iter(sorted(downloaded(), reverse=True)), None)


def downloaded():
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    mac = "chrome-mac*/*.app/Contents/MacOS/*"
    for pattern in ("chromium-*/chrome-linux*/chrome", f"chromium-*/{mac}"):
        yield from (str(path) for path in cache.glob(pattern) if os.access(path, os.X_OK))


def install():
    """Asks the package manager, where that needs nobody's password."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("Installing Chromium with apt-get …", flush=True)
    quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdin": subprocess.DEVNULL}
    # Without any font on the machine Chromium ends at the first word.
    wanted = ["install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]
    for words in (["update"], wanted):
        command = ["apt-get", "-qq", "-o", "Acquire::Retries=3", *words]
        subprocess.run(command, check=False, **quiet)


def main():
    path = find()
    if not path and not os.environ.get("CHROMIUM"):
        install()
        path = find()
    if not path:
        sys.exit(MISSING)
    print(path)


if __name__ == "__main__":
    main()
