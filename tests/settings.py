"""The site's own settings as production has them, with what a test run needs instead.

Nothing is read from or written to the folder of the project: files, databases and pictures of a
run lie in a temporary folder of the process and go with it.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

PLACE = Path(tempfile.mkdtemp(prefix="yard-tests-"))
atexit.register(shutil.rmtree, PLACE, ignore_errors=True)

os.environ |= {
    "DEBUG": "",
    "DEMO": "",
    "VAR_DIR": str(PLACE),
    "SITE_URL": "http://testserver",
    "SECRET_KEY": "for-tests-only-" * 4,
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "EMAIL_URL": "smtp://localhost:1",
    "STORAGE_URL": "",
    "SECURE_SSL_REDIRECT": "0",
    "SITE_NAME": "",
    "ALLOW_SANDBOX_GATEWAY": "1",
    "LOG_LEVEL": "WARNING",
}

from marketplace.settings import *  # noqa: E402, F403
from marketplace.settings import DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Hashed names need collectstatic; the stories take the files as they are.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_USE_FINDERS = True
(PLACE / "static").mkdir()

database = DATABASES["default"]
if database["ENGINE"].endswith("sqlite3"):
    # A file and not memory: threads of the live server need connections of their own.
    database["TEST"] = {"NAME": str(PLACE / "test.sqlite3")}
    options = database["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
