"""People: one account for all wings, the hats they wear, and whom they want no word from."""

import secrets
import unicodedata
import zoneinfo

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models.functions import Lower
from django.templatetags.static import static
from django.urls import reverse
from django.utils.text import slugify

from marketplace.validators import one_line

from . import repeats
from .marks import MARKS

# Words that would look like the house itself, or that stand for an address of the site.
RESERVED_USERNAMES = frozenset(
    (
        "admin administrator operator operators support help staff team moderator root system me "
        "you settings new edit report anonymous"
    ).split()
)

username_validator = RegexValidator(
    r"^[a-z0-9](?:[a-z0-9-]{1,28})[a-z0-9]\Z",
    "Use 3 to 30 small letters, digits and hyphens, with a letter or digit at both ends.",
)


def known_time_zone(value):
    if value not in zoneinfo.available_timezones():
        raise ValidationError("Choose a time zone from the list.")


def visible_name(value):
    """A name is how people find and tell each other: something has to be seen of it, and nothing
    in it may turn the text around it."""
    if any("\u202a" <= character <= "\u202e" for character in value) or any(
        "\u2066" <= character <= "\u2069" for character in value
    ):
        raise ValidationError("Take out the invisible marks that turn text round.")
    if not any(unicodedata.category(character)[0] in "LNSP" for character in value):
        raise ValidationError("Write a name that can be seen.")


def random_mark():
    return secrets.choice(MARKS)


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, *, display_name, username=None, **facts):
        """A person who can log in. Without a ``username`` one is made from the display name."""
        user = self.model(
            email=self.normalize_email(email).lower(),
            display_name=display_name,
            username=username or self.free_username(display_name),
            **facts,
        )
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, *, display_name="Operator", **facts):
        facts |= {"is_staff": True, "is_superuser": True}
        return self.create_user(email, password, display_name=display_name, **facts)

    def free_username(self, display_name):
        """A public name that nobody has, as near to the display name as it can be."""
        base = slugify(display_name)[:22].strip("-")
        if len(base) < 3:
            base = f"maker-{base}".strip("-")
        name = base
        while name in RESERVED_USERNAMES or self.filter(username=name).exists():
            name = f"{base}-{secrets.randbelow(10_000)}"
        return name

    def demo_faces(self):
        """Whom a visitor of a demonstration may step in as: a few buyers and artists, operators.

        The first made of each come first, so the demonstration decides by its order.
        """
        people = self.filter(is_demo=True, is_active=True).order_by("pk")
        makers = people.filter(sells_art=True, is_staff=False)
        buyers = people.filter(sells_art=False, is_staff=False)
        return [*buyers[:2], *makers[:2], *people.filter(is_staff=True)[:1]]

    def get_by_natural_key(self, username):
        return self.get(username=username.lower())


class User(AbstractBaseUser, PermissionsMixin):
    """One person. Strangers see ``display_name``, ``username`` and the mark, nothing else."""

    username = models.CharField(
        "public name",
        max_length=30,
        unique=True,
        validators=[username_validator],
        error_messages={"unique": "Somebody has this name already."},
    )
    username_edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    email = models.EmailField("e-mail", unique=True)
    display_name = models.CharField(max_length=60, validators=[one_line, visible_name])

    # Hats: what the person came to do. Several may be worn; each opens its own task list.
    commissions_art = models.BooleanField("I want to commission art", default=False)
    sells_art = models.BooleanField("I make art to order", default=False)
    sells_handmade = models.BooleanField("I sell handmade things", default=False)
    sells_things = models.BooleanField("I sell things I no longer need", default=False)
    chose_hats_at = models.DateTimeField(null=True, blank=True, editable=False)

    time_zone = models.CharField(max_length=50, default="UTC", validators=[known_time_zone])
    mark = models.CharField("maker's mark", max_length=20, default=random_mark)
    avatar_key = models.CharField(max_length=64, blank=True, editable=False)

    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("operator", default=False)
    is_demo = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField("created", auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["email", "display_name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_any_case"),
            models.UniqueConstraint(Lower("username"), name="user_username_any_case"),
        ]

    def __str__(self):
        return self.display_name

    def save(self, *args, update_fields=None, **kwargs):
        is_new = self._state.adding
        with transaction.atomic():
            super().save(*args, update_fields=update_fields, **kwargs)
            if not is_new and (update_fields is None or repeats.REPEATED & set(update_fields)):
                repeats.tell(self)

    def get_absolute_url(self):
        return reverse("pages:profile", args=[self.username])

    def get_full_name(self):
        return self.display_name

    def get_short_name(self):
        return self.short_name

    @property
    def short_name(self):
        return self.display_name.split()[0] if self.display_name.strip() else self.username

    @property
    def role(self):
        """The role label of the seed documents: one word for somebody who may wear four hats."""
        if self.is_staff:
            return "operator"
        if self.sells_art:
            return "artist"
        return "artisan" if self.sells_handmade else "buyer"

    @property
    def can_log_in(self):
        """Closed accounts may not; people of the demonstration only in a demonstration."""
        return self.is_active and (settings.DEMO or not self.is_demo)

    @property
    def can_edit_username(self):
        return self.username_edited_at is None

    @property
    def avatar_url(self):
        """The address of the person's own picture, or of the maker's mark until there is one."""
        if self.avatar_key:
            return default_storage.url(f"{self.avatar_key}/small.webp")
        return static(f"img/marks/{self.mark}.webp")

    def block(self, other):
        """No new word or deal between the two from now on. Open deals go on."""
        Block.objects.get_or_create(blocker=self, blocked=other)

    def unblock(self, other):
        self.blocks.filter(blocked=other).delete()

    def has_blocked(self, other):
        return self.blocks.filter(blocked=other).exists()

    def is_blocked_between(self, other):
        """Whether either of the two has blocked the other: then neither starts anything new."""
        return Block.objects.between(self, other).exists()


class BlockQuerySet(models.QuerySet):
    def between(self, one, other):
        return self.filter(
            models.Q(blocker=one, blocked=other) | models.Q(blocker=other, blocked=one)
        )


class Block(models.Model):
    """``blocker`` wants nothing new from ``blocked``. Open deals between them go on."""

    blocker = models.ForeignKey(User, models.CASCADE, related_name="blocks")
    blocked = models.ForeignKey(User, models.CASCADE, related_name="blocked_by")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BlockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="block_once"),
            models.CheckConstraint(
                condition=~models.Q(blocker=models.F("blocked")), name="block_not_oneself"
            ),
        ]

    def __str__(self):
        return f"{self.blocker} blocks {self.blocked}"
