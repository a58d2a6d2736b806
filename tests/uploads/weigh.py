"""``python -m tests.uploads.weigh FILE…``: how many KiB the process grows by with each trap.

The first file is a good one: it brings the decoders' own weight in. The traps are made elsewhere,
because making one would lift the peak that is measured here.
"""

import os
import re
import resource
import sys
from pathlib import Path


def main(good, *traps):
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.files import File

    from marketplace.uploads.intake import Refused, take_in

    with Path(good).open("rb") as file:
        take_in(File(file))
    before = peak()
    for trap in traps:
        try:
            with Path(trap).open("rb") as file:
                take_in(File(file))
            sys.exit(f"{trap} was taken")
        except Refused:
            sys.stdout.write(f"{peak() - before} {trap}\n")


def peak():
    """The most this process ever held, in KiB."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Not getrusage where there is better: it starts with the peak of the process that started us.
    return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1])


if __name__ == "__main__":
    main(*sys.argv[1:])
