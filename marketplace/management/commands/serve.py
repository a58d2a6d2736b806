"""``manage.py serve``: the site on two waitress processes that share one listening socket.

Waitress reads a request whole before a thread is taken and sends an answer after the thread is
given back, so slow lines (half-sent uploads, slow downloads) cost a socket and no thread. Two
processes, because one Python process uses one core.
"""

import errno
import logging
import socket
import sys

import waitress
from django.core.management import call_command
from django.core.management.base import BaseCommand
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import RequestEntityTooLarge

from marketplace import environment as env
from marketplace.family import Family

PROCESSES = 2
THREADS = 4

MEGABYTE = 1024 * 1024
# A form without JavaScript may carry ten pictures of 25 MB. The intake refuses a single larger
# file with words; this is only the outer wall.
LARGEST_BODY = 262 * MEGABYTE


def waitress_settings(proxy=""):
    """What the two server processes are told; ``proxy`` is the one address whose word counts."""
    chosen = {
        "threads": THREADS,
        "ident": None,
        "asyncore_use_poll": True,  # select() ends at 1024 descriptors
        "connection_limit": 1000,
        "channel_timeout": 60,  # seconds of silence on a line
        "cleanup_interval": 10,
        "max_request_body_size": LARGEST_BODY,
        "max_request_header_size": 64 * 1024,
        "inbuf_overflow": MEGABYTE // 4,  # a longer body waits on disk, not in memory
        "outbuf_overflow": MEGABYTE,
        "recv_bytes": 64 * 1024,
        "clear_untrusted_proxy_headers": True,
    }
    if proxy:
        chosen |= {
            "trusted_proxy": proxy,
            "trusted_proxy_count": 1,
            "trusted_proxy_headers": "x-forwarded-for x-forwarded-proto",
        }
    return chosen


class Command(BaseCommand):
    help = "Serves the site; with --worker also does the work in the background."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--worker", action="store_true", help="run the worker beside it")
        parser.add_argument(
            "--stop-with-parent",
            action="store_true",
            help="stop when the process that started this one is gone",
        )

    def handle(self, *, host, port, worker, stop_with_parent, **options):
        listener = self.listen(host, port)
        jobs = {f"web-{number}": lambda: serve(listener) for number in range(1, PROCESSES + 1)}
        if worker:
            jobs["worker"] = lambda: call_command("worker")
        shown = "localhost" if host == "127.0.0.1" else host
        self.stdout.write(f"Serving on http://{shown}:{listener.getsockname()[1]}")
        self.stdout.flush()
        Family(jobs, stop_with_parent=stop_with_parent).run()

    def listen(self, host, port):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except (OSError, OverflowError) as error:
            self.stderr.write(bind_words(error, host, port))
            sys.exit(1)
        listener.listen(1024)
        listener.setblocking(False)
        return listener


def bind_words(error, host, port):
    """One sentence on why the address could not be taken."""
    match getattr(error, "errno", None):
        case errno.EADDRINUSE:
            why = f"Port {port} is busy. Stop what is using it, or choose another one"
        case errno.EACCES:
            why = f"Port {port} needs more rights than you have. Choose one above 1023"
        case errno.EADDRNOTAVAIL:
            return f"{host} is not an address of this machine."
        case _:
            why = f"Port {port} cannot be used ({error}). Choose another one"
    return f"{why}, for instance: PORT=8001 make run"


class TooLargeTask(WSGITask):
    """Lets the site itself say that a body is too large, in words; nothing more of it is read."""

    def execute(self):
        self.set_close_on_finish()
        super().execute()

    def get_environment(self):
        # A body in chunks has no length of its own; this one was over the limit.
        return super().get_environment() | {"CONTENT_LENGTH": str(LARGEST_BODY + 1)}


class Channel(HTTPChannel):
    def error_task_class(self, channel, request):
        too_large = isinstance(request.error, RequestEntityTooLarge)
        return (TooLargeTask if too_large else ErrorTask)(channel, request)


def serve(listener):
    """One web process, until SIGTERM; requests that are being answered are finished first."""
    from marketplace.wsgi import application

    # A request that waits a moment for a thread is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    proxy = env.text("PROXY_ADDRESS", "127.0.0.1") if env.flag("BEHIND_PROXY") else ""
    server = waitress.create_server(application, sockets=[listener], **waitress_settings(proxy))
    server.channel_class = Channel
    server.run()
