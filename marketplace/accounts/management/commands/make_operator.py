from django.core.management.base import BaseCommand, CommandError

from marketplace.accounts.models import User


class Command(BaseCommand):
    help = "Makes a person an operator, who reviews the market at /admin/. The only way to be one."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the e-mail address the person signed up with")
        parser.add_argument("--remove", action="store_true", help="take the role away again")

    def handle(self, *, email, remove, **options):
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError(
                f"Nobody has signed up with {email}. The person signs up on the site first."
            )
        if user.is_staff is not remove:
            self.stdout.write(
                f"{user} ({user.email}) is {'no' if remove else 'an'} operator already."
            )
            return
        # A superuser is an operator too, so taking the role away takes that as well.
        user.is_staff = not remove
        user.is_superuser = user.is_superuser and not remove
        user.save(update_fields=["is_staff", "is_superuser", "updated_at"])
        self.stdout.write(
            f"{user} ({user.email}) is {'no longer' if remove else 'now'} an operator."
        )
