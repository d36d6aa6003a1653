# The handbook's commands. "make help" lists them.
.DEFAULT_GOAL := serve
SHELL := /bin/bash
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
TO ?= $(if $(EDITION),$(EDITION),.)
export TODAY EDITION

# $(call install,LOCK): what the lock file names, and only with the hashes it names.
define install
	@if command -v uv >/dev/null 2>&1; then uv venv -q --allow-existing --python $(PYTHON) $(VENV) && uv pip install -q --require-hashes --python $(BIN)/python -r $(1); \
	else $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(1); fi
	@touch $@
endef

$(VENV)/installed: requirements.txt
	$(call install,requirements.txt)

$(VENV)/test-installed: requirements-test.txt $(VENV)/installed
	$(call install,requirements-test.txt)

install: $(VENV)/installed  ## install what the handbook needs into .venv

serve: install  ## serve the handbook with live reload (the default)
	@$(BIN)/python -m handbook serve

adopt: install  ## make the handbook your company's: eight questions, or make adopt ANSWERS=answers.yaml
	@$(BIN)/python -m handbook adopt $(ANSWERS)

upgrade: install  ## bring the handbook to a newer release, then check: make upgrade FROM=v1.2.0 (a tag, a folder or an archive)
	@$(BIN)/python -m handbook upgrade "$(FROM)"
	@$(MAKE) --no-print-directory check

todo: install  ## what is still to write: who would know, how long it takes, best first
	@$(BIN)/python -m handbook todo

fix: install  ## write the macro wherever a page has a fact typed by hand; take GPS and the like out of pictures
	@$(BIN)/python -m handbook fix

check: install  ## check facts and pages, without building (TODAY=2030-01-01 checks as of that day)
	@$(BIN)/python -m handbook check

build: install  ## build and verify; site/ then shows the new edition (EDITION=partner: partner/site, without what is internal)
	@$(BIN)/python -m handbook publish

publish: install  ## the same into another folder, or a storage: make publish TO=/srv/handbook, TO=s3:bucket/prefix
	@$(BIN)/python -m handbook publish --to $(TO)

rollback: install  ## show the edition before the present one again
	@$(BIN)/python -m handbook rollback --to $(TO)

offline: install  ## pack the handbook as a zip that opens without a server
	@$(BIN)/python -m handbook offline

pdf: install  ## what is made for paper, one page each, as PDF into pdf/
	@$(BIN)/python -m handbook pdf

doctor: install  ## look at a handbook that is up, and say what to mend: make doctor URL=https://…
	@$(BIN)/python -m handbook doctor $(URL)

quick: $(VENV)/test-installed  ## the tests that need no built site and no browser, and the linters but mypy
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not whole" tests/facts tests/pages tests/subjects tests/texts tests/test_*.py

test: $(VENV)/test-installed  ## run every test that this machine can run
	@$(BIN)/python -m pytest -n auto --dist worksteal

screenshots: build $(VENV)/test-installed  ## pictures of four pages at three widths in both schemes, into screenshots/
	@$(BIN)/python bench/screenshots.py

torture: $(VENV)/test-installed  ## kill two hundred builds, fail three hundred publishes at each step, leave out each group and page in turn, ask for every address in every form (takes a while)
	@KILLS=200 FAULTS=300 $(BIN)/python -m pytest tests/site/test_publishing.py tests/site/test_releases.py -k "killed or fails or publishers" -n auto
	@TORTURE=1 $(BIN)/python -m pytest tests/site/test_leaving_out.py -k each_in_turn -n auto
	@EVERY=1 $(BIN)/python -m pytest tests/deploy -n auto

fuzz: $(VENV)/test-installed  ## throw random facts and pages at the reader for long (takes a while)
	@FUZZ=50 $(BIN)/python -m pytest tests/facts/test_reading.py tests/facts/test_scores.py tests/pages/test_any_page.py tests/pages/test_placeholders.py -k any_ -n auto

LOCK := uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header
lock:  ## write the lock files anew from pyproject.toml (needs uv)
	$(LOCK) --group test pyproject.toml -o requirements-test.txt
	$(LOCK) pyproject.toml -c requirements-test.txt -o requirements.txt

help:  ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  make \1\t/' | expand -t 20

.PHONY: install serve adopt upgrade todo check fix build publish rollback offline pdf doctor quick test screenshots torture fuzz lock help
