"""Telling people, and the topics they may be told about."""

from dataclasses import dataclass

from django.utils import timezone

from .models import Notification, Preference


@dataclass(frozen=True)
class Topic:
    name: str
    label: str
    hint: str
    is_optional: bool = True  # mails about money and deadlines cannot be switched off


TOPICS = {
    topic.name: topic
    for topic in (
        Topic("money", "Money", "Paid, released, refunded, paid out.", is_optional=False),
        Topic("deadline", "Deadlines", "What happens on which date if you do nothing.", False),
        Topic("move", "Your move", "The other side has answered and waits for you."),
        Topic("news", "News of your deals", "Something happened; nothing is asked of you."),
    )
}


def tell(user, topic, *, title, words, url, group, is_move=False):
    """Tells ``user`` on the site, and by mail unless they switched the topic off.

    Call it inside the transaction of what it tells of. Whose move it was before, about the same
    group, is news of yesterday and counts as read. Returns the Notification.
    """
    Notification.objects.moves().read_group(user, group)
    wants_mail = (
        not TOPICS[topic].is_optional
        or not Preference.objects.filter(user=user, topic=topic).exists()
    )
    return Notification.objects.create(
        user=user,
        topic=topic,
        title=title[:150],
        words=words[:600],
        url=url,
        group=group,
        is_move=is_move,
        mail_at=timezone.now() if wants_mail and user.is_active else None,
    )
