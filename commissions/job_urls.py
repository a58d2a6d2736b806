"""The addresses of briefs and commissions.

All of them are private pages: no cache keeps them, so that the back button shows nobody what an
old tab was allowed to see.
"""

from django.urls import path
from django.views.decorators.cache import never_cache

from .views import agreeing, briefs, kept, paying, progress, verbs, workspace


def private(address, view, name):
    return path(address, never_cache(view), name=name)


job_urls = [
    private("artists/<slug:username>/brief/", briefs.Brief.as_view(), "brief-create"),
    private("artists/<slug:username>/brief/check/", briefs.BriefCheck.as_view(), "brief-check"),
    private("c/<slug:code>/", workspace.commission, "commission-detail"),
    private("c/<slug:code>/edit-brief/", briefs.EditBrief.as_view(), "commission-edit-brief"),
    private("c/<slug:code>/withdraw/", verbs.Withdraw.as_view(), "commission-withdraw"),
    private("c/<slug:code>/quote/", agreeing.Quote.as_view(), "commission-quote"),
    private("c/<slug:code>/take-back/", agreeing.TakeBack.as_view(), "commission-take-back"),
    private("c/<slug:code>/counter/", agreeing.Counter.as_view(), "commission-counter"),
    private("c/<slug:code>/agree/", agreeing.Agree.as_view(), "commission-agree"),
    private("c/<slug:code>/agreement/", agreeing.Agreement.as_view(), "agreement"),
    private("c/<slug:code>/pay/", paying.Pay.as_view(), "commission-pay"),
    private("c/<slug:code>/submit/", verbs.Submit.as_view(), "commission-submit"),
    private("c/<slug:code>/approve/", paying.Approve.as_view(), "commission-approve"),
    private(
        "c/<slug:code>/ask-operators/",
        agreeing.AskOperators.as_view(),
        "commission-ask-operators",
    ),
    private("c/<slug:code>/decline/", verbs.Decline.as_view(), "commission-decline"),
    private("c/<slug:code>/progress/new/", progress.Share.as_view(), "commission-share"),
    private("c/<slug:code>/progress/<slug:photo>/show/", kept.Show.as_view(), "photo-show"),
    private(
        "c/<slug:code>/progress/<slug:photo>/discard/", kept.Discard.as_view(), "photo-discard"
    ),
    private("c/<slug:code>/deliver/", verbs.Deliver.as_view(), "commission-deliver"),
    private("c/<slug:code>/ask-change/", verbs.AskChange.as_view(), "commission-ask-change"),
    private("c/<slug:code>/complete/", paying.Complete.as_view(), "commission-complete"),
]
