"""Pictures in forms: already uploaded ones by their codes, new ones as files in the same post."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.forms.boundfield import BoundField

from marketplace.validators import one_line

from .intake import Refused
from .models import Picture
from .names import tidy_name
from .purposes import PURPOSES

ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/gif"
GONE = "A picture is not here any more. Choose it again."


@dataclass(frozen=True)
class Sent:
    """What a browser sent for one field."""

    codes: list
    files: list
    alts: dict

    def __bool__(self):
        return bool(self.codes or self.files)


class PicturesInput(forms.Widget):
    needs_multipart_form = True

    def value_from_datadict(self, data, files, name):
        codes = list(dict.fromkeys(data.getlist(name) if hasattr(data, "getlist") else []))
        chosen = files.getlist(f"{name}-files") if hasattr(files, "getlist") else []
        typed = {code: data.get(f"{name}-alt-{code}") for code in codes}
        alts = {code: " ".join(alt.split()) for code, alt in typed.items() if alt is not None}
        return Sent(codes, chosen, alts)

    def value_omitted_from_data(self, data, files, name):
        return False  # like check-boxes: none kept sends nothing


class PicturesBoundField(BoundField):
    template_name = "uploads/pictures_field.html"

    @property
    def rows(self):
        """The pictures to list: after a post those that were kept, mistakes elsewhere or not."""
        after_post = self.form.is_bound and self.form.errors
        pictures = self.field.pictures if after_post else self.field.offered()
        return [picture.as_row() for picture in pictures]

    @property
    def is_optional(self):
        return not self.field.required

    @property
    def purpose_token(self):
        return self.field.purpose.token(self.field.about)

    def as_widget(self, *args, **options):
        return self.as_field_group()


class PicturesField(forms.Field):
    """Cleans to a list of pictures of the form's owner, in the order in which they were sent.

    Files that come with the post are taken in at once and stay when the form is wrong elsewhere:
    it comes back with them as rows. The pictures belong to nothing until the view has them
    attached. The form has to be ``TakesPictures``.

    ``initial`` may hold pictures that belong to the object already; they may stay or go.
    """

    widget = PicturesInput
    default_error_messages = {"required": "Add at least one picture."}

    def __init__(self, *, purpose, max_count=None, **options):
        super().__init__(**options)
        self.purpose = PURPOSES[purpose]
        self.max_count = max_count or self.purpose.max_count
        self.owner, self.about = None, ""
        self.have, self.pictures = [], []

    def get_bound_field(self, form, field_name):
        if self.owner is None:
            raise ImproperlyConfigured("A form with a PicturesField has to be TakesPictures.")
        self.have = list(form.get_initial_for_field(self, field_name) or [])
        return PicturesBoundField(form, self, field_name)

    def offered(self):
        """In a fresh form: what it starts with, and what this person uploaded for it before."""
        have = {picture.pk for picture in self.have}
        return [*self.have, *self.waiting().exclude(pk__in=have)][: self.max_count]

    def waiting(self):
        return Picture.objects.waiting(self.owner, self.purpose.stamp(self.about))

    def has_changed(self, initial, data):
        return bool(data.files) or data.codes != [picture.code for picture in initial or []]

    def clean(self, sent):
        errors = []
        self.pictures = self.kept(sent, errors) + self.taken(sent, errors)
        for picture in self.pictures:
            self.describe(picture, sent.alts.get(picture.code), errors)
        if not self.pictures and not errors and self.required:
            errors.append(self.error_messages["required"])
        if errors:
            raise ValidationError(errors)
        return self.pictures

    def kept(self, sent, errors):
        codes = sent.codes[: self.max_count]
        possible = [code for code in codes if code.isalnum()]  # PostgreSQL breaks on a NUL
        known = {picture.code: picture for picture in self.waiting().filter(code__in=possible)}
        known |= {picture.code: picture for picture in self.have}
        if not known.keys() >= set(codes):
            errors.append(GONE)
        return [known[code] for code in codes if code in known]

    def taken(self, sent, errors):
        pictures, room = [], self.max_count - len(sent.codes)
        for upload in sent.files[: max(room, 0)]:
            try:
                pictures.append(self.purpose.take(upload, owner=self.owner, about=self.about))
            except Refused as refused:
                errors.append(f"{tidy_name(upload.name)}: {' '.join(refused.messages)}")
        if len(sent.files) > room:
            errors.append(f"{self.max_count} pictures are the most; the last ones were left out.")
        return pictures

    def describe(self, picture, alt, errors):
        """Keeps the alt text that was typed beside the picture; asks for a missing one."""
        if alt is not None and alt != picture.alt:
            picture.alt = alt
            try:
                one_line(alt)
            except ValidationError as error:
                errors += error.messages
                return
            if len(alt) > 300:
                errors.append(f"Describe {picture.name} in 300 letters at most.")
                return
            picture.save(update_fields=["alt"])
        if self.purpose.needs_alt and not picture.alt:
            errors.append(f"Say in a few words what {picture.name} shows.")


class TakesPictures:
    """Mixin for forms with pictures: ``Form(…, owner=request.user)``.

    ``about`` keeps the pictures of, say, two briefs apart: give the artist's username.
    """

    def __init__(self, *args, owner, about="", **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, PicturesField):
                field.owner, field.about = owner, about


class AvatarForm(forms.Form):
    """One picture that stands for its owner."""

    picture = forms.FileField(
        label="New picture",
        help_text="Shown as a small square from the middle of it. Up to 25 MB.",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={
            "required": "Choose a picture first.",
            "empty": "This file is empty. Choose another one.",
        },
    )

    def __init__(self, *args, owner, **options):
        super().__init__(*args, **options)
        self.owner = owner

    def clean_picture(self):
        return PURPOSES["avatar"].take(self.cleaned_data["picture"], owner=self.owner)
