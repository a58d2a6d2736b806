"""Settings, read from the environment once at start.

Production is the default: without ``DEBUG=1`` the site refuses to start unless it has a secret
key, host names and a mail server. The README lists every name and its default.
"""

import os
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured

from marketplace import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

# --- What kind of site this is -------------------------------------------------------------

DEBUG = env.flag("DEBUG")
DEMO = env.flag("DEMO")
SITE_NAME = env.text("SITE_NAME", "Makers Yard")
SITE_URL = env.text("SITE_URL", "http://localhost:8000" if DEBUG else "").rstrip("/")
SECRET_KEY = env.text("SECRET_KEY", "only-for-development" * 3 if DEBUG else "")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
EMAIL_URL = env.text("EMAIL_URL")

if not DEBUG:
    missing = [
        name
        for name, value in {
            "SECRET_KEY": SECRET_KEY,
            "ALLOWED_HOSTS": ALLOWED_HOSTS,
            "SITE_URL": SITE_URL,
            "EMAIL_URL": EMAIL_URL,
        }.items()
        if not value
    ]
    if missing:
        raise ImproperlyConfigured(
            f"Set {', '.join(missing)} in the environment. (For development: DEBUG=1.)"
        )

# --- Money ---------------------------------------------------------------------------------

MARKET_CURRENCY = env.currency("MARKET_CURRENCY", "USD")
FEE_PERCENT = env.percent("FEE_PERCENT", "10")

# The sandbox is the one payment provider that is built in; it moves no real money.
ALLOW_SANDBOX_GATEWAY = env.flag("ALLOW_SANDBOX_GATEWAY", DEBUG)
if not ALLOW_SANDBOX_GATEWAY:
    raise ImproperlyConfigured(
        "The only payment provider is the sandbox, in which no real money moves: "
        "set ALLOW_SANDBOX_GATEWAY=1 if that is what this site is for."
    )

# How long each side has, in days, before the clock moves a paid deal on.
DEADLINE_DAYS = {
    "request_unanswered": 14,
    "quote_unanswered": 7,
    "first_stage_unpaid": 7,
    "next_stage_unpaid": 14,
    "stage_unreviewed": 7,
}

# --- Applications, ground first ------------------------------------------------------------

INSTALLED_APPS = [
    "marketplace",
    "marketplace.accounts",
    "marketplace.uploads",
    "marketplace.notifications",
    "marketplace.moderation",
    "marketplace.deals",
    "marketplace.ledger",
    "commissions",
    "marketplace.pages",
    "marketplace.console.apps.ConsoleConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_filters",
]

MIDDLEWARE = [
    "marketplace.middleware.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "marketplace.uploads.media.PublicPicturesMiddleware",
    "csp.middleware.CSPMiddleware",
    "marketplace.middleware.PageGZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "marketplace.uploads.limits.BodyLimitMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "marketplace.middleware.TimeZoneMiddleware",
    "marketplace.middleware.OneSiteMiddleware",
]
if DEMO:
    # Outside of allauth's, which asks for a password again by raising an exception.
    MIDDLEWARE.insert(
        MIDDLEWARE.index("allauth.account.middleware.AccountMiddleware"),
        "marketplace.pages.middleware.OwnErrorPagesMiddleware",
    )

ROOT_URLCONF = "marketplace.urls"
WSGI_APPLICATION = "marketplace.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "marketplace.pages.context.site",
            ],
        },
    }
]

# --- Database, cache, sessions -------------------------------------------------------------

DATABASES = {
    "default": env.database("DATABASE_URL", f"sqlite:///{quote(str(VAR_DIR))}/db.sqlite3"),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Rate limits count in this cache, so it has to be one that all processes share.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entry",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # What may differ between processes for a minute: counts on public pages.
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 60},
}

SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"

# --- People --------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["marketplace.accounts.backends.AccountBackend"]
PASSWORD_HASHERS = [
    "marketplace.accounts.hashers.Argon2idHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {"user_attributes": ["email", "display_name"]},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "pages:dashboard"
LOGOUT_REDIRECT_URL = "pages:home"

# --- Getting in (allauth) ------------------------------------------------------------------

ACCOUNT_ADAPTER = "marketplace.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    key: f"marketplace.accounts.forms.entrance.{name}"
    for key, name in {
        "signup": "SignupForm",
        "login": "LoginForm",
        "request_login_code": "RequestLoginCodeForm",
        "confirm_login_code": "LoginCodeForm",
        "confirm_email_verification_code": "EmailCodeForm",
        "reset_password": "ResetPasswordForm",
        "confirm_password_reset_code": "ResetCodeForm",
        "reset_password_from_key": "NewPasswordForm",
        "change_password": "ChangePasswordForm",
        "set_password": "SetPasswordForm",
        "reauthenticate": "ReauthenticateForm",
        "add_email": "AddEmailForm",
    }.items()
}
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # and the display name, which the form adds
ACCOUNT_SIGNUP_REDIRECT_URL = "accounts:welcome"
ACCOUNT_USER_DISPLAY = str
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Everything that is mailed is a code: it works on any device, and no link can carry a wrong host.
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# allauth's own limits stand; these are tighter or, for tries at a mailed code, new.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key",
    "request_login_code": "20/m/ip,3/m/key,10/h/key",
    "reset_password": "20/m/ip,3/m/key,10/h/key",
    "try_code": "20/m/ip,5/5m/key",
}
MFA_ADAPTER = "marketplace.accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    key: f"marketplace.accounts.forms.{name}"
    for key, name in {
        "authenticate": "entrance.SecondFactorForm",
        "reauthenticate": "entrance.SecondFactorAgainForm",
        "activate_totp": "entrance.ActivateTOTPForm",
        "add_webauthn": "keys.AddKeyForm",
        "authenticate_webauthn": "keys.UseKeyForm",
        "login_webauthn": "keys.LoginWithKeyForm",
        "reauthenticate_webauthn": "keys.ReauthenticateWithKeyForm",
    }.items()
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
# X-Forwarded-For is what anybody types, unless a proxy of ours wrote the last part of it.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("BEHIND_PROXY") else 0

# --- Mail ----------------------------------------------------------------------------------

if EMAIL_URL:
    globals().update(env.mail(EMAIL_URL))
else:
    # Only with DEBUG: mails are kept as files and shown on the development mailbox page.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mailbox"
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <hello@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Shown on the contact page.
CONTACT_EMAIL = env.text("CONTACT_EMAIL", parseaddr(DEFAULT_FROM_EMAIL)[1])
EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "

# --- Files: public pictures, private pictures, static files --------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "marketplace.bundle.BundleFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "media/"
STORAGES = env.storages(
    env.text("STORAGE_URL"), public=VAR_DIR / "media", private=VAR_DIR / "private"
) | {
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    }
}
# Uploads larger than this are spooled to disk, never held in memory.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# --- Safety --------------------------------------------------------------------------------

SITE_IS_HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_IS_HTTPS or not DEBUG
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "marketplace.pages.views.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", not DEBUG)
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # who asks on the machine itself has no HTTPS
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 0 if DEBUG else 3600)
SECURE_REFERRER_POLICY = "same-origin"
if env.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
# W005 and W021: HSTS for subdomains and the preload list bind the whole domain for years; that
# is for the owner of the domain to decide, not for one site on it.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "blob:", *env.picture_hosts(env.text("STORAGE_URL"))],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}

# --- Language and time ---------------------------------------------------------------------

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Log: one JSON object a line ------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "marketplace.middleware.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        # The request log says it already.
        "django.server": {"handlers": [], "propagate": False},
        "django.request": {"level": "ERROR"},
    },
}
