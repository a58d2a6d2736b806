"""One style sheet and one script for the browser, many small files for us.

``css/app.css`` and ``js/app.js`` name their parts by import. A browser would fetch some fifty
files one after the other, so this finder hands out both with the parts written into them. The
parts stay as they are: whoever reads the source, or opens a part by its address, sees them.
"""

import gzip
import os
import re
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCE = settings.BASE_DIR / "static"
BUNDLES = {
    "css/app.css": re.compile(
        r'^@import url\("(?P<part>[\w./-]+)"\)(?: layer\((?P<layer>\w+)\))?;$', re.MULTILINE
    ),
    "js/app.js": re.compile(r'^import "\./(?P<part>[\w./-]+)";$', re.MULTILINE),
}


def parts_of(path):
    """The file itself and every file that it imports."""
    main = SOURCE / path
    found = BUNDLES[path].finditer(main.read_text())
    return [main, *(main.parent / part["part"] for part in found)]


def joined(path):
    """The text of the bundle: a part in its layer, or in a block of its own."""
    main = SOURCE / path

    def part(found):
        text = (main.parent / found["part"]).read_text().rstrip()
        if path.endswith(".js"):
            return f"{{\n{text}\n}}"
        return f"@layer {found['layer']} {{\n{text}\n}}" if found["layer"] else text

    return BUNDLES[path].sub(part, main.read_text())


class BundleFinder(BaseFinder):
    """Stands before the finder of folders, so that these two names lead here."""

    def __init__(self, *args, **options):
        self.home = Path(settings.VAR_DIR) / "bundle"
        self.storage = FileSystemStorage(location=self.home)

    def check(self, **options):
        return []

    def find(self, path, find_all=False, **options):
        if path not in BUNDLES:
            return []
        target = str(self.made(path))
        return [target] if find_all else target

    def list(self, ignore_patterns):
        for path in BUNDLES:
            self.made(path)
            yield path, self.storage

    def made(self, path):
        """The file of the bundle, made anew when one of its parts is younger."""
        target = self.home / path
        newest = max(part.stat().st_mtime for part in parts_of(path))
        if not target.exists() or target.stat().st_mtime < newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=target.parent)
            with os.fdopen(handle, "w") as file:
                file.write(joined(path))
            os.chmod(draft, 0o644)
            # Whoever serves files finds the packed one beside its twin and prefers it.
            packed = gzip.compress(Path(draft).read_bytes(), mtime=0)
            target.with_name(f"{target.name}.gz").write_bytes(packed)
            os.replace(draft, target)
        return target
