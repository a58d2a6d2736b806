from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.userkit import filter_users_by_email, get_user_by_username


class AccountBackend(AuthenticationBackend):
    """Log-in by e-mail or public name.

    Django asks it for the person behind every session too, so whoever may not log in any more is
    signed out with their next request.
    """

    def user_can_authenticate(self, user):
        return user.can_log_in

    def _authenticate(self, request, *, password, email=None, username=None, **rest):
        # One look-up and one password check for every name, known or not: allauth tries an
        # e-mail address twice, and the second check tells by its time that the account exists.
        name = email or username or ""
        if "@" in name:
            found = filter_users_by_email(name, prefer_verified=True, for_login=True)
            user = found[0] if found else None
        else:
            user = get_user_by_username(name)
        return self._check_password(user, password)
