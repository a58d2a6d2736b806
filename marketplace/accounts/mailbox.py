"""The development mailbox: mails that were kept as files because there is no mail server."""

import email
import ipaddress
from email import policy
from pathlib import Path

from django.conf import settings

# What Django's file-based mail backend writes after each mail.
RULE = b"\n" + b"-" * 79 + b"\n"
NEWEST = 50


def is_there():
    """Only a development site without a mail server has a mailbox."""
    return settings.DEBUG and not settings.EMAIL_URL


def may_open(request):
    """Only from this machine, and not through a proxy on it that speaks for somebody else."""
    if any(name in request.headers for name in ("X-Forwarded-For", "Forwarded")):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def newest_mails():
    files = sorted(
        Path(settings.EMAIL_FILE_PATH).glob("*.log"), key=lambda path: path.stat().st_mtime_ns
    )
    mails = []
    for path in reversed(files):
        parts = [part for part in path.read_bytes().split(RULE) if part.strip()]
        mails += [read(part) for part in reversed(parts)]
        if len(mails) >= NEWEST:
            break
    return mails[:NEWEST]


def read(part):
    mail = email.message_from_bytes(part.lstrip(b"\n"), policy=policy.default)
    body = mail.get_body(("plain",))
    return {
        "subject": mail["Subject"],
        "to": mail["To"],
        "at": mail["Date"].datetime,
        "text": body.get_content().strip() if body else "",
    }
