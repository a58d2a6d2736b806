"""Pages of getting in carry the site's name like all others."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/login/", "/signup/", "/password/reset/"])
def test_they_do_not_call_the_site_by_its_host(client, settings, path):
    settings.SITE_NAME = "Quay Market"

    page = client.get(path).content.decode()

    assert page.count("Quay Market") >= 2
    assert "testserver" not in page
