"""The photos of one commission, as one of its two parties sees them.

Every photo comes from ``visible_to(viewer)``: what the artist keeps private is in no picture,
count, date or word that the buyer reads.
"""

from functools import cached_property

from django.urls import reverse

from .models import ProgressPhoto

Stage = ProgressPhoto.Stage


class Pictures:
    """``right`` and ``left`` choose the pictures to look at: the name of a stage, or the code of
    a picture; what is unknown or not visible is as if not asked."""

    def __init__(self, deal, viewer, *, right="", left=""):
        self.deal = deal
        self.viewer = viewer
        self.asked = {"right": right, "left": left}
        self.role = deal.role_of(viewer)
        self.other = deal.other_party(viewer)
        self.is_artist = self.role == "seller"

    @cached_property
    def photos(self):
        """What the viewer sees, oldest first; photos that are kept stand at the end."""
        photos = self.deal.photos.visible_to(self.viewer).select_related("picture")
        return sorted(photos, key=lambda p: (p.shared_at is None, p.shared_at or p.created_at))

    @cached_property
    def shared(self):
        return [photo for photo in self.photos if photo.is_visible_to_buyer]

    @cached_property
    def kept(self):
        return [photo for photo in self.photos if not photo.is_visible_to_buyer]

    @cached_property
    def newest(self):
        """Stage → its newest shared photo, in the order of the stages."""
        found = {photo.stage_tag: photo for photo in self.shared}
        return {stage: found[stage] for stage in Stage.values if stage in found}

    @property
    def kept_rows(self):
        return [shown(photo, "small") for photo in self.kept]

    @property
    def kept_fact(self):
        return f"{self.other.short_name} does not see these"

    # --- The picture to look at ----------------------------------------------------------

    @cached_property
    def right(self):
        return self.asked_photo("right") or (self.shared[-1] if self.shared else None)

    @cached_property
    def left(self):
        """What the picture is compared with: the newest of the nearest earlier stage."""
        if self.right is None or self.asked["left"] == "none":
            return None
        earlier = Stage.values[: Stage.values.index(self.right.stage_tag)]
        default = [photo for stage, photo in self.newest.items() if stage in earlier]
        left = self.asked_photo("left") or (default[-1] if default else None)
        return left if left != self.right else None

    def asked_photo(self, side):
        asked = self.asked[side]
        by_code = {photo.picture.code: photo for photo in self.photos}
        return by_code.get(asked) or self.newest.get(asked)

    @property
    def before(self):
        return shown(self.left, "large")

    @property
    def after(self):
        return shown(self.right, "large")

    @property
    def looks_like(self):
        """Links that choose what to look at: the stage alone, or against an earlier one."""
        if self.right is None:
            return []
        right = self.right.picture.code
        index = Stage.values.index(self.right.stage_tag)
        others = [photo for stage, photo in self.newest.items() if stage in Stage.values[:index]]
        links = [
            {"label": self.right.get_stage_tag_display(), "left": "none", "now": not self.left}
        ]
        links += [
            {
                "label": f"{photo.get_stage_tag_display()} to {self.right.get_stage_tag_display()}",
                "left": photo.stage_tag,
                "now": photo == self.left,
            }
            for photo in reversed(others)
        ]
        return [link | {"url": f"?right={right}&left={link['left']}#look"} for link in links]

    @property
    def versions(self):
        """Other shared pictures of the stage that is looked at, newest first."""
        stage = self.right and self.right.stage_tag
        photos = [photo for photo in reversed(self.shared) if photo.stage_tag == stage]
        return [
            shown(photo, "small")
            | {
                "when": photo.shared_at,
                "url": f"?right={photo.picture.code}#look",
                "now": photo == self.right,
            }
            for photo in photos
        ]

    @property
    def compare_name(self):
        return f"Compare {self.before['label'].lower()} with {self.after['label'].lower()}"

    @property
    def artist_name(self):
        return "You" if self.is_artist else self.deal.seller.short_name

    @property
    def nothing_yet(self):
        if self.is_artist:
            return "Nothing is shared yet. The sketch comes first."
        return f"{self.other.short_name} has not shared a picture yet. The sketch comes first."

    @property
    def final(self):
        photo = self.newest.get(Stage.FINAL)
        return photo and shown(photo, "large")


def shown(photo, size):
    """What the picture components need to show a photo."""
    stage = photo.get_stage_tag_display()
    return as_shown(photo.picture, size, photo.caption or f"{stage} stage") | {
        "label": stage,
        "caption": photo.caption,
        "code": photo.picture.code,
        "share_url": reverse(
            "commissions:photo-show", args=[photo.commission.code, photo.picture.code]
        ),
        "discard_url": reverse(
            "commissions:photo-discard", args=[photo.commission.code, photo.picture.code]
        ),
    }


def as_shown(picture, size, alt):
    return {
        "src": picture.url(size),
        "srcset": picture.srcset,
        "large": picture.url("large"),
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt or alt,
        "colour": picture.colour,
        "pixel": picture.is_pixel_art,
    }
