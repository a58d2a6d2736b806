from django.shortcuts import render
from django.views import View

from . import subjects
from .forms import ReportForm
from .models import Report


class ReportView(View):
    """Tells the operators about a public page of this site, given as ``?what=<path>``."""

    def get(self, request):
        subject = self.get_subject()
        return self.show(subject, ReportForm(reporter=request.user, subject=subject))

    def post(self, request):
        subject = self.get_subject()
        form = ReportForm(request.POST, reporter=request.user, subject=subject)
        if not form.is_valid():
            return self.show(subject, form, status=422)
        report = form.send()
        return render(request, "moderation/thanks.html", {"report": report, "subject": subject})

    def get_subject(self):
        return subjects.find(self.request.GET.get("what", ""))

    def show(self, subject, form, status=200):
        earlier = Report.objects.filter(reporter=self.request.user, path=subject.path).last()
        context = {"subject": subject, "form": form, "earlier": earlier}
        return render(self.request, "moderation/report.html", context, status=status)
