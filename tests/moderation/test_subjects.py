"""What may be reported: public pages of this site and nothing else."""

import pytest
from django.urls import reverse

from commissions.models import StyleTag
from marketplace.moderation.models import Report
from marketplace.moderation.subjects import find

pytestmark = pytest.mark.django_db

ELSEWHERE = [
    "",
    "u/ines/",
    "//evil.example/u/ines/",
    "///evil.example/u/ines/",
    "/\\evil.example/u/ines/",
    "\\\\evil.example/u/ines/",
    "https://evil.example/u/ines/",
    "https:evil.example/u/ines/",
    "http://testserver/u/ines/",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/%2f%2fevil.example",
    "%2f%2fevil.example/u/ines/",
    "/\tevil.example",
    "/\r\nLocation: https://evil.example",
    "/u/ines/\x00",
    "//ines@evil.example/u/ines/",
    "/u/../../admin/",
    "/u/" + "x" * 500 + "/",
]
PRIVATE = ["/admin/", "/dashboard/", "/deals/", "/settings/profile/", "/login/", "/c/bcdfghjkmn/"]
MISSING = ["/u/nobody/", "/artists/nobody/", "/nothing/here/", "/tags/nothing/"]


def get(client, what):
    return client.get(reverse("moderation:report", query={"what": what}))


def test_a_public_page_can_be_reported(client_for, people):
    assert get(client_for(people.buyer), "/u/ines/").status_code == 200


@pytest.mark.parametrize("what", ELSEWHERE + PRIVATE + MISSING)
def test_anything_else_is_not_there(client_for, people, what):
    answer = get(client_for(people.buyer), what)

    assert answer.status_code == 404
    assert "evil.example" not in answer.content.decode()


def test_a_query_string_is_left_off(client_for, people):
    page = get(client_for(people.buyer), "/u/ines/?next=//evil.example#x").content.decode()

    assert 'href="/u/ines/"' in page
    assert "evil.example" not in page


def test_the_longest_address_can_be_kept(people):
    style = StyleTag.objects.named(["絵" * 40])[0]

    subject = find(f"/tags/{style.slug}/")
    report = Report.objects.take(subject, by=people.buyer, reason="other", words="Not one.")

    report.full_clean()
    assert report.path == style.get_absolute_url()


def test_somebody_who_left_cannot_be_reported(client_for, people):
    people.artist.is_active = False
    people.artist.save()

    assert get(client_for(people.buyer), "/u/ines/").status_code == 404


@pytest.mark.parametrize("what", ["/contact/", "/help/", "/rules/", "/"])
def test_the_house_itself_can_be_asked(client_for, people, what):
    assert get(client_for(people.buyer), what).status_code == 200
