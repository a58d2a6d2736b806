"""The commission wing: artists, their works and styles, and pieces made to order."""

from .artists import ArtistProfile, ArtistTag, PortfolioPiece, StyleTag
from .briefs import BriefDraft
from .progress import ProgressPhoto
from .requests import CommissionRequest, ReferencePicture

__all__ = [
    "ArtistProfile",
    "ArtistTag",
    "BriefDraft",
    "CommissionRequest",
    "PortfolioPiece",
    "ProgressPhoto",
    "ReferencePicture",
    "StyleTag",
]
