"""The commission wing: artists, their works and styles, and pieces made to order."""

from .artists import ArtistProfile, ArtistTag, ArtistWord
from .briefs import BriefDraft
from .plan import PaymentMilestone
from .progress import ProgressPhoto
from .requests import CommissionRequest, ReferencePicture
from .styles import StyleTag
from .works import PortfolioPiece

__all__ = [
    "ArtistProfile",
    "ArtistTag",
    "ArtistWord",
    "BriefDraft",
    "CommissionRequest",
    "PaymentMilestone",
    "PortfolioPiece",
    "ProgressPhoto",
    "ReferencePicture",
    "StyleTag",
]
