"""Readers of the environment: each turns one variable into the value that a setting wants."""

import os
import re
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

# ISO 4217 currencies whose smallest unit is not a hundredth; one cent must be 1/100 here.
NOT_TWO_DECIMALS = frozenset(
    (
        "BHD BIF CLF CLP DJF GNF IQD ISK JOD JPY KMF KRW KWD LYD OMR PYG RWF TND UGX UYI UYW VND "
        "VUV XAF XAG XAU XOF XPD XPF XPT"
    ).split()
)


def text(name, default=""):
    return os.environ.get(name, "").strip() or default


def flag(name, default=False):
    value = text(name).lower()
    return default if not value else value in {"1", "true", "yes", "on"}


def words(name, default=()):
    return re.split(r"[,\s]+", text(name)) if text(name) else list(default)


def number(name, default):
    try:
        return int(text(name, str(default)))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} has to be a whole number.") from error


def percent(name, default):
    """A percentage from 0 to 50 with at most two decimals, as a Decimal."""
    try:
        value = Decimal(text(name, default))
    except InvalidOperation as error:
        raise ImproperlyConfigured(f"{name} has to be a number such as 10 or 7.5.") from error
    if not 0 <= value <= 50 or value != round(value, 2):
        raise ImproperlyConfigured(f"{name} has to lie between 0 and 50, two decimals at most.")
    return value


def currency(name, default):
    """An ISO 4217 code with two decimals: all money on the site is kept in whole cents."""
    code = text(name, default).upper()
    if not re.fullmatch("[A-Z]{3}", code) or code in NOT_TWO_DECIMALS:
        raise ImproperlyConfigured(
            f"{name}={code}: choose a currency with two decimals, such as USD or EUR."
        )
    return code


def database(name, default):
    """Django's database settings, with what each database needs to keep money safe."""
    try:
        config = dj_database_url.parse(text(name, default))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: use sqlite:///… or postgres://…") from error
    options = config.setdefault("OPTIONS", {})
    if config["ENGINE"].endswith("sqlite3"):
        Path(config["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        # IMMEDIATE: writers queue at BEGIN instead of failing half-way with "database is locked".
        # recursive_triggers: without it INSERT OR REPLACE walks past the append-only triggers.
        options |= {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;"
            ),
        }
    elif config["ENGINE"].endswith("postgresql"):
        config |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
        options.setdefault("options", "-c lock_timeout=3000")
    else:
        raise ImproperlyConfigured(f"{name}: use sqlite:///… or postgres://…")
    return config


def mail(url):
    """``smtp://user:password@host:587?tls=1`` or ``smtps://…`` as Django's mail settings."""
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL: use smtp://user:password@host:587?tls=1")
    implicit = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if implicit else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": not implicit and parse_qs(parts.query).get("tls") == ["1"],
        "EMAIL_TIMEOUT": 15,
    }


def storages(url, *, public, private):
    """The two picture storages: folders by default, two S3 buckets with ``STORAGE_URL``.

    ``s3://KEY:SECRET@endpoint-host/public-bucket/private-bucket?region=eu-1`` (``insecure=1`` for
    plain http). The private storage never gets a public address.
    """
    if not url:
        engine = "django.core.files.storage.FileSystemStorage"
        return {
            "default": {"BACKEND": engine, "OPTIONS": {"location": public}},
            "private": {
                "BACKEND": "marketplace.uploads.storage.PrivateFolder",
                "OPTIONS": {"location": private},
            },
        }
    parts = urlsplit(url)
    buckets = parts.path.strip("/").split("/")
    apart = len(buckets) == 2 and all(buckets) and buckets[0] != buckets[1]
    if parts.scheme != "s3" or not parts.hostname or not apart:
        raise ImproperlyConfigured(
            "STORAGE_URL: use s3://KEY:SECRET@endpoint/public-bucket/private-bucket?region=…"
        )
    query = parse_qs(parts.query)
    common = {
        "access_key": unquote(parts.username or "") or None,
        "secret_key": unquote(parts.password or "") or None,
        "endpoint_url": s3_endpoint(parts, query),
        "region_name": query.get("region", [None])[0],
        "default_acl": None,
        "file_overwrite": False,
        "client_config": s3_client(),
        "max_memory_size": 1024 * 1024,  # what is read waits on disk, not in memory
    }
    engine = "storages.backends.s3.S3Storage"
    return {
        "default": {
            "BACKEND": engine,
            "OPTIONS": common
            | {
                "bucket_name": buckets[0],
                "querystring_auth": False,
                "object_parameters": {
                    "CacheControl": "public, max-age=31536000, immutable",
                    "ContentType": "image/webp",
                },
            },
        },
        "private": {
            "BACKEND": engine,
            # The site itself never hands such an address out; should one ever leak, it is short.
            "OPTIONS": common
            | {"bucket_name": buckets[1], "querystring_auth": True, "querystring_expire": 60},
        },
    }


def s3_client():
    """Short patience, so that a storage that is down does not hold the web threads."""
    from botocore.config import Config  # takes a second to load, and few sites need it

    return Config(
        signature_version="s3v4",
        connect_timeout=3,
        read_timeout=20,
        retries={"total_max_attempts": 3, "mode": "standard"},
        # Checksums in trailers are Amazon's own; other makers' storages refuse them.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )


def s3_endpoint(parts, query):
    scheme = "http" if query.get("insecure") == ["1"] else "https"
    return f"{scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")


def picture_hosts(url):
    """The origins from which public pictures may come, for the content security policy."""
    if not url:
        return []
    parts = urlsplit(url)
    return [s3_endpoint(parts, parse_qs(parts.query))]
