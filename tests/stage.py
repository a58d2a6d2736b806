"""The stage of the browser stories: people with windows of their own on the live site."""

import json
from pathlib import Path

from django.conf import settings
from django.test import Client

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
HEIGHTS = {390: 844, 1440: 900}
SECONDS = 1000


class Stage:
    """Opens windows and listens: refused by the policy, script errors, missing files.

    ``complaints`` has to be empty at the end of a story.
    """

    def __init__(self, browser, address):
        self.browser = browser
        self.address = address
        self.contexts = []
        self.complaints = []

    def page(self, user=None, *, width=1440, dark=False, javascript=True, touch=False):
        """A new window, signed in as ``user``; each has its own cookies."""
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            has_touch=touch,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        context.set_default_timeout(30 * SECONDS)
        self.contexts.append(context)
        if user is not None:
            context.add_cookies([self.session_of(user)])
        context.on("page", self.listen)
        page = context.new_page()
        page.scripted = javascript
        return page

    def session_of(self, user):
        client = Client()
        client.force_login(user)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        return {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.address}

    def listen(self, page):
        page.on("pageerror", lambda error: self.complain(page, f"script error: {error}"))
        page.on("console", lambda message: self.on_console(page, message))
        page.on("response", lambda response: self.on_response(page, response))

    def on_console(self, page, message):
        # The accessibility checker writes styles; it was handed in from here and has no address.
        if not message.location["url"]:
            return
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            self.complain(page, message.text)

    def on_response(self, page, response):
        asset = response.request.resource_type not in {"document", "fetch", "xhr"}
        if response.status >= 500 or (response.status >= 400 and asset):
            self.complain(page, f"{response.status} {response.url}")

    def complain(self, page, words):
        self.complaints.append(f"{page.url}: {words}")

    def close(self):
        for context in self.contexts:
            context.close()


RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


def axe(page):
    """Fails with a readable list unless the page is free of accessibility faults."""
    faults = axe_faults(page)
    assert not faults, f"{page.url}\n" + "\n".join(faults)


def axe_faults(page, names=()):
    """The accessibility faults of the page as it is now, in words; by all rules, or by name."""
    # Without scripts its promises would never end; the page is the same with them.
    assert page.scripted, "ask a window with JavaScript for its accessibility"
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    rules = RULES | ({"runOnly": list(names)} if names else {})
    report = page.evaluate("rules => axe.run(document, rules)", rules)
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}\n"
        + "\n".join(f"    {json.dumps(node['target'])} {node['html']}" for node in fault["nodes"])
        for fault in report["violations"]
    ]


def scrolls_sideways(page):
    """Whether the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
