"""Writing a brief: six questions, a look at the answers, then it is sent."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.datastructures import MultiValueDict
from django.views import View

from commissions.forms.briefs import BriefForm
from commissions.models import ArtistProfile, BriefDraft, CommissionRequest
from commissions.models.requests import refuse_sender
from commissions.pictures import as_shown
from marketplace.deals.lifecycle import Refused
from marketplace.money import money

from .verbs import ConfirmView


def facts_of(profile):
    """What a buyer should know of the artist's terms while writing."""
    changes = profile.revisions_included
    facts = [
        ("From", profile.base_rate_cents and money(profile.base_rate_cents)),
        ("Usually", profile.turnaround_days and f"{profile.turnaround_days} days"),
        ("Changes", f"{changes} included" if changes else "None included"),
    ]
    return [(name, value) for name, value in facts if value]


def steps_with(name):
    return [
        ("You send the brief", f"Free. {name} reads it and answers."),
        (f"{name} sends a quote or declines", "A price in stages. You agree, or ask for another."),
        (
            "You pay stage by stage",
            "Each sum is held until you have seen the stage and approved it.",
        ),
    ]


class BriefView(View):
    """The artist, the draft that this buyer has for them, and what stands in the way, if any."""

    def find(self, username):
        profiles = ArtistProfile.objects.public().select_related("artist")
        self.profile = get_object_or_404(profiles, artist__username=username)
        self.artist = self.profile.artist
        drafts = BriefDraft.objects.select_related("buyer", "artist")
        self.draft = drafts.filter(buyer=self.request.user, artist=self.artist).first()

    def refusal(self):
        try:
            refuse_sender(self.request.user, self.artist, self.profile)
        except Refused as refused:
            return str(refused)
        return None

    def form(self, data=None, files=None):
        initial = dict(self.draft.answers) if self.draft else self.first_words()
        initial["pictures"] = list(self.draft.pictures.order_by("pk")) if self.draft else []
        options = {"profile": self.profile, "owner": self.request.user, "initial": initial}
        return BriefForm(data, files, about=self.artist.username, **options)

    def first_words(self):
        """Whoever comes from a work begins with a word about it."""
        code = self.request.GET.get("like", "")
        piece = self.profile.pieces.filter(code=code).first() if code.isalnum() else None
        return {"description": f"Something like “{piece.title}”. "} if piece else {}

    def form_of_draft(self):
        answers = {
            name: words if isinstance(words, list) else [words]
            for name, words in self.draft.answers.items()
        }
        answers["pictures"] = [picture.code for picture in self.draft.pictures.order_by("pk")]
        return self.form(MultiValueDict(answers), MultiValueDict())

    def show(self, template, form, status=200):
        context = {
            "form": form,
            "profile": self.profile,
            "artist": self.artist,
            "draft": self.draft,
            "refusal": self.refusal(),
            "facts": facts_of(self.profile),
            "steps": steps_with(self.artist.short_name),
        }
        if form.is_bound and form.is_valid():
            context["brief"] = form.words()
            pictures = enumerate(form.cleaned_data["pictures"], 1)
            context["pictures"] = [
                as_shown(picture, "small", f"Reference picture {number}")
                for number, picture in pictures
            ]
        return render(self.request, template, context, status=status)


class Brief(BriefView):
    """The questions. Every post keeps what was typed, right or wrong, before anything else."""

    template = "commissions/brief_form.html"

    def get(self, request, username):
        self.find(username)
        if self.draft is None and (words := self.refusal()):
            messages.error(request, words.removesuffix(" Your draft is kept."))
            return redirect(self.profile)
        return self.show(self.template, self.form())

    def post(self, request, username):
        self.find(username)
        if request.user == self.artist or request.user.is_staff:
            return self.get(request, username)
        form = self.form(request.POST, request.FILES)
        is_valid = form.is_valid()
        self.draft = form.keep_draft()
        if request.POST.get("do") == "leave":
            messages.success(request, "Your draft is kept. Nothing is sent yet.")
            return redirect(self.profile)
        if not is_valid or self.refusal():
            return self.show(self.template, form, status=422)
        return redirect("commissions:brief-check", username)


class BriefCheck(BriefView):
    """The answers once more; posting sends them. Sent twice, it leads to the first."""

    def get(self, request, username):
        self.find(username)
        if self.draft is None:
            return redirect("commissions:brief-create", username)
        form = self.form_of_draft()
        if not form.is_valid():
            return self.show(Brief.template, form, status=422)
        return self.show("commissions/brief_check.html", form)

    def post(self, request, username):
        self.find(username)
        op_id = request.POST.get("op_id", "")
        if first := CommissionRequest.objects.sent_as(request.user, op_id):
            messages.success(request, "This brief is sent already: here it is.")
            return redirect(first)
        if self.draft is None or str(self.draft.op_id) != op_id:
            messages.error(request, "Look at the brief once more, then send it.")
            return self.get(request, username)
        form = self.form_of_draft()
        if not form.is_valid():
            return self.show(Brief.template, form, status=422)
        try:
            commission = self.draft.send(**form.words())
        except Refused as refused:
            messages.error(request, str(refused))
            return self.show(Brief.template, form, status=422)
        messages.success(request, f"Sent. {self.artist.short_name} has your brief now.")
        return HttpResponseRedirect(commission.get_absolute_url())


class EditBrief(ConfirmView):
    """The same questions while the artist has not answered."""

    verb = "edit_brief"
    form_class = BriefForm
    template_name = "commissions/brief_edit.html"
    done = "The brief is changed."

    def get_form(self, deal, data=None, files=None):
        initial = {
            "title": deal.title,
            "description": deal.description,
            "style_tags": [tag.slug for tag in deal.style_tags.all()],
            "budget": deal.agreed_budget_cents,
            "wanted_by": deal.wanted_by,
            "pictures": [row.picture for row in deal.references.select_related("picture")],
        }
        return self.form_class(
            data,
            files,
            profile=deal.seller.artist_profile,
            owner=self.request.user,
            about=deal.code,
            initial=initial,
        )

    def press(self, deal, form):
        deal.edit_brief(by=self.request.user, **form.words())
