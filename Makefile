# Every target installs what it needs into .venv from a bare Python 3.11 with venv.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
INSTALLED := .venv/.installed
# Nothing that is run from here reports home or looks for newer versions.
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The tests start dozens of processes, each of which would compile every module anew.
unexport PYTHONDONTWRITEBYTECODE
# What is tested or measured reaches nothing but this machine.
check test golden bench: export WAYMARK_LOOPBACK := only

.PHONY: help install demo run test check format types imports golden bench lock browser clean

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(INSTALLED)  ## the environment, from the lock file

$(INSTALLED): requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Waymark needs Python 3.11 or newer; say which: make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	@# The lock file is complete; older pips lose a pin that is asked for with an extra when they resolve it again.
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(INSTALLED)  ## the whole river on the sample world, no network
	$(BIN)/waymark --home var/demo demo

run: $(INSTALLED)  ## ingest, read, assess, digest on the real sources, once
	$(BIN)/waymark run

# Types are looked at beside the tests, so that neither core waits, and told after them.
define tests_and_types
	@$(BIN)/mypy > .venv/.types 2>&1 & types=$$!; \
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder $(1); tests=$$?; \
	wait $$types; typed=$$?; cat .venv/.types; exit $$((tests | typed))
endef

check: $(INSTALLED) format imports  ## format, lint, types, import law, all but the slow tests: a few minutes
	$(call tests_and_types,-m "not slow")

format: $(INSTALLED)
	$(BIN)/ruff format --quiet --check . || { echo "run: $(BIN)/ruff format ."; exit 1; }
	$(BIN)/ruff check --quiet .

types: $(INSTALLED)
	$(BIN)/mypy

imports: $(INSTALLED)
	$(BIN)/lint-imports --no-cache | tail -n 3

test: $(INSTALLED) format imports browser  ## the same, all tests: flows, sample world, Prefect and a browser included
	$(call tests_and_types)

browser:  ## a browser for the tests that look at pages
	@command -v chromium >/dev/null || { \
		echo "The tests that look at pages need chromium; installing it."; \
		(apt-get update -qq && apt-get install -y -qq chromium >/dev/null) || \
		echo "WARNING: chromium could not be installed. The tests that look at pages will FAIL. Install chromium and run again."; }

golden: $(INSTALLED)  ## rewrites expected files, for review as a diff
	$(BIN)/python -m warehouse.schema_docs
	$(BIN)/python -m flows.reference_pages
	$(BIN)/python -m pytest -q tests --golden

bench: $(INSTALLED)  ## quality, forecasts and speed
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.quality tests/corpus/measured
	$(BIN)/python -m benchmarks.forecasts
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.fetching
	$(BIN)/python -m benchmarks.hostile

lock: $(INSTALLED)  ## pins anew what pyproject.toml asks for
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra bench --universal --python-version 3.11 --generate-hashes --no-header --quiet --upgrade -o requirements.lock

clean:  ## forgets the environment and the demo, never var/ itself
	rm -rf .venv var/demo *.egg-info .mypy_cache .ruff_cache .pytest_cache
