"""People for tests. What belongs to one wing has its factories in that wing's folder."""

import factory
from allauth.account.models import EmailAddress

from marketplace.accounts.models import User

PASSWORD = "a long walk by the sea"


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a confirmed e-mail address who can log in with PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        artist = factory.Trait(sells_art=True)
        buyer = factory.Trait(commissions_art=True)
        operator = factory.Trait(is_staff=True)

    display_name = factory.Sequence(lambda number: f"Person {number}")
    username = factory.Sequence(lambda number: f"person-{number}")
    email = factory.LazyAttribute(lambda person: f"{person.username}@example.com")
    mark = "cup-1"
    password = PASSWORD

    @classmethod
    def _create(cls, model_class, *args, **facts):
        return model_class.objects.create_user(**facts)

    @factory.post_generation
    def confirmed(self, create, extracted, **facts):
        """``confirmed=False``: the address is not confirmed yet."""
        EmailAddress.objects.create(
            user=self, email=self.email, primary=True, verified=extracted is not False
        )
