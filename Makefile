# Two commands matter: `make run` and `make test`. Both need only python3 (3.11 or newer) and make.

PYTHON ?= python3
PORT ?= 8000
PY := .venv/bin/python

.PHONY: help run reset test test-long lint format install install-dev lock
.DEFAULT_GOAL := help

help:
	@echo "make run        the site with a demo market on http://localhost:$(PORT) (PORT=8001 make run)"
	@echo "make reset      throws the demo market away and builds a new one"
	@echo "make test       lints, then the suite on SQLite and on PostgreSQL, then the browser stories"
	@echo "make test-long  what takes longer than a test should"
	@echo "make lint       the lints alone;   make format   puts the code in order"
	@echo "make lock       writes the lock files anew from pyproject.toml"

# `exec`, so that Ctrl-C and SIGTERM reach the server itself and nothing is left behind.
run: install
	@exec $(PY) bin/run $(PORT)

reset: install
	@$(PY) bin/run --reset

test: install-dev
	@$(PY) bin/test

test-long: install-dev
	@$(PY) bin/test --long

lint: install-dev
	@$(PY) bin/test --lint

format: install-dev
	@$(PY) -m ruff check --fix . ; $(PY) -m ruff format .

install: have-python
	@$(PYTHON) bin/setup run

install-dev: have-python
	@$(PYTHON) bin/setup dev

.PHONY: have-python
have-python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Makers Yard needs Python 3.11 or newer, and there is no $(PYTHON) here. Install it, then run the same command again." >&2; exit 1; }

# Needs uv on the PATH. No index address goes into the files, so that any mirror may serve them.
LOCK = uv pip compile --quiet pyproject.toml --universal --generate-hashes --no-emit-index-url \
  --python-version 3.11 --custom-compile-command "make lock"
lock:
	$(LOCK) -o requirements.txt
	$(LOCK) --group dev -o requirements-dev.txt
