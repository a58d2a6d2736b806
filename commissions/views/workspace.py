"""The page that a buyer and an artist share."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from commissions.models import CommissionRequest
from commissions.workspace import Workspace
from marketplace.notifications.models import Notification


@require_safe
def commission(request, code):
    deals = CommissionRequest.objects.visible_to(request.user).with_people()
    deal = get_object_or_404(deals, code=code)
    Notification.objects.read_group(request.user, deal.group)
    chosen = {side: request.GET.get(side, "") for side in ("right", "left")}
    workspace = Workspace(deal, request.user, **chosen)
    context = {"deal": deal, "workspace": workspace}
    return render(request, "commissions/commission_detail.html", context)
