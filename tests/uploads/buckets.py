"""A small object storage on this machine: as much of S3 as pictures need.

``shown`` may be read by everybody; everything else wants a signature (which is not checked).
"""

import threading
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape


class Buckets:
    """``objects`` is ``{"/bucket/key": (bytes, content type, when)}``."""

    def __init__(self):
        self.objects = {}
        self.is_down = False
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.buckets = self
        self.site = f"http://127.0.0.1:{self.server.server_port}"
        self.address = f"s3://KEY:SECRET@127.0.0.1:{self.server.server_port}/shown/hidden"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error):
        self.server.shutdown()
        self.server.server_close()

    def listing(self, bucket, prefix, delimiter):
        """ListObjectsV2 in one page."""
        folders, files = set(), []
        for path, (body, _, when) in sorted(self.objects.items()):
            name = path.removeprefix(f"/{bucket}/")
            if path == name or not name.startswith(prefix):
                continue
            head, found, _ = name.removeprefix(prefix).partition(delimiter or "\n")
            if found:
                folders.add(prefix + head + delimiter)
            else:
                files.append((name, len(body), when))
        parts = [
            f"<Contents><Key>{escape(name)}</Key><Size>{size}</Size>"
            f"<LastModified>{when.isoformat()}</LastModified></Contents>"
            for name, size, when in files
        ]
        parts += [
            f"<CommonPrefixes><Prefix>{escape(folder)}</Prefix></CommonPrefixes>"
            for folder in sorted(folders)
        ]
        inside = "<IsTruncated>false</IsTruncated>" + "".join(parts)
        return f"<ListBucketResult>{inside}</ListBucketResult>".encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def handle_one(self):
        buckets, address = self.server.buckets, urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path, query = unquote(address.path), parse_qs(address.query)
        signed = "Authorization" in self.headers or "X-Amz-Signature" in query
        if buckets.is_down:
            return self.answer(503)
        if not signed and not (path.startswith("/shown/") and self.command in {"GET", "HEAD"}):
            return self.answer(403)
        if self.command == "PUT":
            kind = self.headers.get("Content-Type", "")
            buckets.objects[path] = body, kind, datetime.now(UTC)
            return self.answer(200, ETag='"1"')
        if self.command == "DELETE":
            buckets.objects.pop(path, None)
            return self.answer(204)
        if "list-type" in query or path.strip("/").count("/") == 0:
            options = (query.get(name, [""])[0] for name in ("prefix", "delimiter"))
            return self.answer(200, buckets.listing(path.strip("/"), *options))
        if path not in buckets.objects:
            return self.answer(404)
        body, kind, when = buckets.objects[path]
        dated = format_datetime(when, usegmt=True)
        return self.answer(200, body, Content_Type=kind, Last_Modified=dated, ETag='"1"')

    do_GET = do_HEAD = do_PUT = do_DELETE = handle_one  # noqa: N815 the base class's names

    def log_message(self, *args):
        pass
