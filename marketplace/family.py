"""A parent process and its children: started together, kept alive, gone together."""

import os
import select
import signal
import sys
import threading
import time

from django.db import connections

STOP_SECONDS = 10  # a child that has not gone by then is killed


class Family:
    """A parent that keeps its children alive and takes them along when it goes.

    ``jobs`` maps a name to what the child does. A child that dies is started again. On SIGTERM,
    SIGINT and SIGHUP all are stopped, and killed if they will not go; when the parent itself is
    killed, the pipe between them closes and the children leave on their own.
    """

    def __init__(self, jobs, *, stop_with_parent=False):
        self.jobs = jobs
        self.parent = os.getppid() if stop_with_parent else None
        self.terminal = terminal() if stop_with_parent else None
        self.children = {}  # pid → name
        self.due = dict.fromkeys(jobs, 0.0)  # name → when to start it
        self.stopping = False

    def run(self):
        self.lifeline, self.held = os.pipe()
        with Wakeup(self.on_signal) as wakeup:
            news = self.poll(wakeup)
            while not self.stopping:
                self.start_due()
                happened = news.poll(1000)
                drain(wakeup)
                self.bury()
                if self.parent and (os.getppid() != self.parent or hung_up(happened)):
                    self.stopping = True
            self.stop()

    def poll(self, wakeup):
        news = select.poll()
        news.register(wakeup, select.POLLIN)
        if self.terminal is not None:
            news.register(self.terminal, 0)  # nothing but its end
        return news

    def on_signal(self, number, frame):
        if number != signal.SIGCHLD:
            self.stopping = True

    def start_due(self):
        now = time.monotonic()
        for name in [name for name, at in self.due.items() if at <= now]:
            del self.due[name]
            self.start(name)

    def start(self, name):
        connections.close_all()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid:
            self.children[pid] = (name, time.monotonic())
            return
        code = 1
        try:
            self.live(name)
            code = 0
        except SystemExit as gone:
            code = gone.code if isinstance(gone.code, int) else 1
        except BaseException:  # noqa: BLE001 the child must never run on as its parent
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def live(self, name):
        """Inside the child: the terminal's signals are the parent's business."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
        os.close(self.held)
        threading.Thread(target=self.leave_with_parent, daemon=True).start()
        self.jobs[name]()

    def leave_with_parent(self):
        os.read(self.lifeline, 1)
        os._exit(1)

    def bury(self):
        """Notes who died; each gets a successor, a second after its start at the earliest."""
        while self.children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            name, born = self.children.pop(pid, (None, 0))
            if name and not self.stopping:
                code = os.waitstatus_to_exitcode(status)
                sys.stderr.write(f"{name} ended with {code} and is started again.\n")
                self.due[name] = born + 1

    def stop(self):
        self.tell(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while self.children and time.monotonic() < deadline:
            time.sleep(0.05)
            self.bury()
        self.tell(signal.SIGKILL)
        while self.children:
            time.sleep(0.05)
            self.bury()
        os.close(self.held)

    def tell(self, number):
        for pid in self.children:
            os.kill(pid, number)


class Wakeup:
    """A descriptor that becomes readable when a signal comes, so that none is missed."""

    def __init__(self, handler):
        self.handler = handler

    def __enter__(self):
        self.reader, self.writer = os.pipe()
        os.set_blocking(self.reader, False)
        os.set_blocking(self.writer, False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
            # Under nohup the hang-up is ignored on purpose.
            if signal.getsignal(number) != signal.SIG_IGN or number == signal.SIGCHLD:
                signal.signal(number, self.handler)
        signal.set_wakeup_fd(self.writer, warn_on_full_buffer=False)
        return self.reader

    def __exit__(self, *error):
        signal.set_wakeup_fd(-1)
        os.close(self.reader)
        os.close(self.writer)


def terminal():
    """The terminal's descriptor. `make` keeps its hang-up to itself when it was started by it."""
    if signal.getsignal(signal.SIGHUP) == signal.SIG_IGN:
        return None
    return next((number for number in (0, 1, 2) if os.isatty(number)), None)


def hung_up(happened):
    return any(what & select.POLLHUP for _, what in happened)


def drain(descriptor):
    try:
        while os.read(descriptor, 512):
            pass
    except BlockingIOError:
        pass
