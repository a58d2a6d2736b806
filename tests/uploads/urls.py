"""The site's addresses and one more: a form with pictures in it, for the browser stories."""

from django import forms
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from marketplace.uploads.forms import PicturesField, TakesPictures
from marketplace.uploads.models import Picture

PAGE = """{% extends "base.html" %}{% block title %}Tell what you have in mind{% endblock %}
{% block main %}<h1>Tell what you have in mind</h1>
<form method="post" enctype="multipart/form-data" class="form" novalidate>{% csrf_token %}{{ form }}
<div class="form__acts"><button class="btn btn--primary">Check the brief</button></div></form>
{% endblock %}"""


class BriefForm(TakesPictures, forms.Form):
    title = forms.CharField(label="Name this piece")
    pictures = PicturesField(purpose="reference", max_count=5, label="References")


def brief(request):
    form = BriefForm(request.POST or None, request.FILES or None, owner=request.user)
    if form.is_valid():
        pictures = form.cleaned_data["pictures"]
        Picture.objects.filter(pk__in=[picture.pk for picture in pictures]).attach()
        return HttpResponse("Sent: " + ", ".join(picture.name for picture in pictures))
    page = engines["django"].from_string(PAGE)
    return HttpResponse(page.render({"form": form}, request))


urlpatterns = [path("try/brief/", brief), path("", include("marketplace.urls"))]
