"""The styles that artists and briefs are labelled with."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import slugify

from marketplace.validators import one_line

LONGEST_NAME = 40


def tidy(name):
    """A style's name as it is kept: small letters, single spaces."""
    return " ".join(name.lower().split())


def slug_of(name):
    return slugify(name, allow_unicode=True)[:LONGEST_NAME].strip("-")


class StyleTagQuerySet(models.QuerySet):
    def named(self, names):
        """The styles of these names, each once and in this order; new ones are made.

        Raises ValidationError with words for the person who typed them.
        """
        wanted = {}
        for name in map(tidy, names):
            check_name(name)
            wanted.setdefault(slug_of(name), name)
        return [
            self.get_or_create(slug=slug, defaults={"name": name})[0]
            for slug, name in wanted.items()
        ]


def check_name(name):
    one_line(name)
    if len(name) > LONGEST_NAME:
        raise ValidationError(f"Keep each style to {LONGEST_NAME} letters.", code="long")
    if not slug_of(name):
        raise ValidationError("Write styles in letters or digits.", code="letters")


class StyleTag(models.Model):
    """A style that artists are found by: "watercolor", "pets"."""

    name = models.CharField(max_length=LONGEST_NAME, validators=[one_line])
    slug = models.SlugField(max_length=LONGEST_NAME, unique=True, allow_unicode=True)

    objects = StyleTagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("commissions:tag-detail", args=[self.slug])
