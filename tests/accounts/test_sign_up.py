import pytest
from django.core import mail
from django.urls import reverse

from marketplace.accounts.models import User
from tests.accounts.door import NEW, is_signed_in, mailed_code, sign_up, type_code
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
CODE_PAGE = "/confirm-email/"


def test_three_fields_and_a_mailed_code_make_an_account(client):
    response = sign_up(client)

    assert response.url == CODE_PAGE
    assert not is_signed_in(client)

    response = type_code(client, mailed_code())

    assert response.url == "/welcome/"
    assert is_signed_in(client)
    ana = User.objects.get(email=NEW["email"])
    assert (ana.display_name, ana.username, ana.role) == ("Ana Brandt", "ana-brandt", "buyer")
    assert ana.emailaddress_set.get().verified


def test_it_asks_for_exactly_three_things(client):
    form = client.get(reverse("account_signup")).context["form"]

    assert list(form.fields) == ["email", "password1", "display_name"]


def test_until_the_code_is_typed_nobody_is_in(client):
    sign_up(client)

    response = client.get(reverse("accounts:settings-profile"))

    assert response.url.startswith("/login/")


def test_a_wrong_code_is_refused_and_the_right_one_still_works(client):
    sign_up(client)

    response = type_code(client, "BBBB-BBBB")

    assert response.status_code == 200
    assert "This code is not right" in response.content.decode()
    assert not is_signed_in(client)
    type_code(client, mailed_code())
    assert is_signed_in(client)


def test_three_wrong_codes_use_up_the_right_one(client):
    sign_up(client)
    right = mailed_code()

    for wrong in ("BBBB-BBBB", "CCCC-CCCC", "DDDD-DDDD"):
        type_code(client, wrong)
    type_code(client, right)

    assert not is_signed_in(client)


def test_an_old_code_is_refused(client, settings):
    sign_up(client)
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = -1

    type_code(client, mailed_code())

    assert not is_signed_in(client)


def test_a_code_works_once(client):
    sign_up(client)
    code = mailed_code()
    type_code(client, code)
    client.post(reverse("account_logout"))

    type_code(client, code)

    assert not is_signed_in(client)


def test_a_code_of_one_person_is_nothing_to_another(client, client_for):
    other = client_for()
    sign_up(client)
    code_of_ana = mailed_code()
    sign_up(other, email="otto@example.com", display_name="Otto")

    type_code(other, code_of_ana)

    assert not is_signed_in(other)
    assert not User.objects.get(email="otto@example.com").emailaddress_set.get().verified


def test_a_new_code_can_be_asked_for(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"confirm_email": None}
    sign_up(client)
    first = mailed_code()

    client.post(CODE_PAGE, {"action": "resend"})

    assert mailed_code() != first
    type_code(client, mailed_code())
    assert is_signed_in(client)


def test_who_was_on_the_way_somewhere_goes_on_after_the_hats(client):
    sign_up(client, next="/artists/ines/brief/")

    response = type_code(client, mailed_code())

    assert response.url == "/welcome/?next=%2Fartists%2Fines%2Fbrief%2F"


def test_two_people_of_one_name_get_two_public_names(client):
    UserFactory(username="ana-brandt")

    sign_up(client)

    username = User.objects.get(email=NEW["email"]).username
    assert username.startswith("ana-brandt-")


@pytest.mark.parametrize("name", ["田中さくら", "!!", "فاطمة", "Al", "admin"])
def test_any_name_makes_a_good_public_name(client, name):
    sign_up(client, display_name=name)

    user = User.objects.get(email=NEW["email"])
    user.full_clean()
    assert user.username not in {"admin", ""}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "no address"),
        ("email", "a\x00b@example.com"),
        ("email", f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 30}.example.com"),
        ("email", ""),
        ("password1", "short"),
        ("password1", "password1234"),
        ("password1", "ana.brandt@example.com"),
        ("password1", "three odd\x00 words"),
        ("password1", ""),
        ("display_name", ""),
        ("display_name", "   "),
        ("display_name", "a" * 61),
        ("display_name", "Ana\x00"),
        ("display_name", "Ana\x07"),
        ("display_name", "Ana\r\nBcc: all@example.com"),
        ("display_name", "Ana\u2028Brandt"),
        ("display_name", "Ana \u202etdnarB"),
        ("display_name", "\u200b\u2060"),
    ],
)
def test_bad_input_gets_a_clear_error_and_nothing_is_made(client, field, value):
    response = sign_up(client, **{field: value})

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert b"<title>Error: " in response.content
    assert b"There is a problem" in response.content
    assert not User.objects.exists()
    assert mail.outbox == []


def test_what_was_typed_comes_back_but_for_the_password(client):
    response = sign_up(client, display_name="")

    assert b"ana.brandt@example.com" in response.content
    assert b"seven blue kettles" not in response.content


def test_nobody_gives_themselves_what_is_not_theirs_to_give(client):
    forged = {
        "role": "operator",
        "is_staff": "1",
        "is_superuser": "1",
        "is_demo": "1",
        "is_active": "0",
        "groups": "1",
        "user_permissions": "1",
        "username": "admin",
        "email_verified": "1",
        "verified": "1",
        "pk": "999",
        "id": "999",
        "date_joined": "2001-01-01",
        "sells_art": "1",
        "avatar_key": "other/key",
    }

    sign_up(client, **forged)

    ana = User.objects.get(email=NEW["email"])
    given = (ana.is_staff, ana.is_superuser, ana.is_demo, ana.sells_art, ana.is_active)
    assert given == (False, False, False, False, True)
    assert (ana.username, ana.role, ana.avatar_key) == ("ana-brandt", "buyer", "")
    assert ana.pk != 999
    assert not ana.emailaddress_set.get().verified
    assert not is_signed_in(client)


def test_an_address_that_has_an_account_gets_the_same_answer_and_another_mail(client, client_for):
    UserFactory(email="ana.brandt@example.com", username="first")
    stranger = client_for()

    taken = sign_up(client)
    fresh = sign_up(stranger, email="new@example.com")

    assert (taken.status_code, taken.url) == (fresh.status_code, fresh.url)
    pages = [who.get(CODE_PAGE) for who in (client, stranger)]
    assert words(pages[0], "ana.brandt@example.com") == words(pages[1], "new@example.com")
    assert User.objects.filter(email="ana.brandt@example.com").count() == 1
    assert "You have an account already" in mail.outbox[0].subject


def test_the_address_is_one_whatever_its_case(client):
    UserFactory(email="ana.brandt@example.com")

    sign_up(client, email="Ana.Brandt@Example.com")

    assert User.objects.count() == 1


def words(response, address):
    """The page without what differs for everybody: the token and the address itself."""
    text = response.content.decode().replace(address, "")
    return [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]
