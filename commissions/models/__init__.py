"""The commission wing: artists, their works and styles, and pieces made to order."""

from .artists import ArtistProfile, ArtistTag, PortfolioPiece, StyleTag
from .requests import CommissionRequest, ProgressPhoto, ReferencePicture

__all__ = [
    "ArtistProfile",
    "ArtistTag",
    "CommissionRequest",
    "PortfolioPiece",
    "ProgressPhoto",
    "ReferencePicture",
    "StyleTag",
]
