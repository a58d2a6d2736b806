from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .. import mailbox as mails


@login_not_required
@never_cache
@require_safe
def mailbox(request):
    if not (mails.is_there() and mails.may_open(request)):
        raise Http404("There is no mailbox here.")
    return render(request, "accounts/mailbox.html", {"mails": mails.newest_mails()})
