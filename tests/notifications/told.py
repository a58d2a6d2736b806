"""Notifications for tests."""

from marketplace.notifications.telling import tell


def told(user, topic="move", group="deal:abc", **facts):
    words = {"title": "Bea sent you a brief", "words": "", "url": "/dashboard/"}
    return tell(user, topic, group=group, **words | facts)
