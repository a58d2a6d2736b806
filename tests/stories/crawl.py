"""A walk over every link of the site, as one person."""

from html.parser import HTMLParser
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve

# Pages with a query are without end; of those that differ only in its values a few will do.
OF_ONE_QUERY = 3
MOST_PAGES = 1500


class Links(HTMLParser):
    """What a page links to and what it is made of."""

    def __init__(self, text):
        super().__init__()
        self.links, self.parts, self.inline = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if self.is_inline(tag, attrs):
            self.inline.append(self.get_starttag_text())
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        elif tag in {"img", "script"} and attrs.get("src"):
            self.parts.append(attrs["src"])
        elif tag == "link" and attrs.get("href"):
            self.parts.append(attrs["href"])

    @staticmethod
    def is_inline(tag, attrs):
        """What the policy would refuse. Data for a script is not a script."""
        if any(name == "style" or name.startswith("on") for name in attrs):
            return True
        return tag == "style" or (
            tag == "script" and not attrs.get("src") and attrs.get("type") != "application/json"
        )


class Walk:
    """Breadth-first from the front page, with the cookies of one browser context.

    ``pages``: every path with its answer. ``faults``: what did not answer, and where it was
    linked.
    """

    def __init__(self, context, address):
        self.request, self.address = context.request, address
        self.pages, self.parts, self.faults = {}, set(), []
        self.seen_queries = {}

    def walk(self, *starts):
        waiting = [(start, "the start") for start in starts]
        for path, found_on in waiting:
            if path in self.pages or len(self.pages) >= MOST_PAGES:
                continue
            waiting += [(link, path) for link in self.visit(path, found_on)]
        return self

    def visit(self, path, found_on):
        response = self.request.get(self.address + path, max_redirects=5)
        self.pages[path] = response
        if response.status >= 400:
            self.faults.append(f"{response.status} {path} (linked on {found_on})")
            return []
        if not is_page(response):
            return []
        found = Links(response.text())
        self.faults += [f"inline on {path}: {tag}" for tag in found.inline]
        for part in {urljoin(path, part) for part in found.parts} - self.parts:
            self.look_at_part(part, path)
        return list(filter(None, (self.own(path, link) for link in found.links)))

    def sound_pages(self):
        """The addresses that answer themselves, with a page: those that send on are not looked at
        twice."""
        return [
            path
            for path, response in self.pages.items()
            if response.ok and is_page(response) and response.url == self.address + path
        ]

    def look_at_part(self, part, path):
        self.parts.add(part)
        if urlsplit(part).netloc:
            self.faults.append(f"{part} is from elsewhere (on {path})")
        elif (response := self.request.head(self.address + part)).status >= 400:
            self.faults.append(f"{response.status} {part} (on {path})")

    def own(self, path, link):
        """The path of a link to a page of this site that is worth a visit, else None."""
        target = urlsplit(urldefrag(urljoin(self.address + path, link)).url)
        if f"{target.scheme}://{target.netloc}" != self.address or self.is_file(target.path):
            return None
        if not target.query:
            return target.path
        shape = (kind_of(target.path), tuple(sorted({key for key, _ in parse_qsl(target.query)})))
        of_this = self.seen_queries.setdefault(shape, set())
        if len(of_this) < OF_ONE_QUERY:
            of_this.add(target.query)
        return f"{target.path}?{target.query}" if target.query in of_this else None

    @staticmethod
    def is_file(path):
        return path.startswith(("/media/", "/static/", "/files/"))


def is_page(response):
    return response.headers.get("content-type", "").startswith("text/html")


def kind_of(path):
    """The name of the address: all artists' pages are of one kind."""
    try:
        return resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return path


def samples(pages, limits):
    """A few addresses of each kind: ``limits`` says how many, one where it does not."""
    chosen = {}
    for path in pages:
        same = chosen.setdefault((kind_of(path), "?" in path), [])
        if len(same) < limits.get(kind_of(path), 1):
            same.append(path)
    return [path for same in chosen.values() for path in same]
