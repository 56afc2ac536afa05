# Two commands do everything: `make run` and `make test`.
VENV ?= .venv
PYTHON ?= python3
PY := $(VENV)/bin/python
READY := $(VENV)/.ready

.PHONY: locked run test diagram mutants catalogue coverage examples feasts bench clean

run: $(READY)
	@exec $(PY) -m bot run

# Writes everything Pandu knows as a site into ./site, in both languages.
pages: $(VENV)/.pages
	$(PY) -m bot pages site

# Builds the site and looks at it in a real browser (Chromium has to be there).
test-pages: $(VENV)/.pages
	$(PY) -m pytest tests/pages

$(VENV)/.pages: $(READY) constraints-pages.txt
	$(PY) -m pip install -q --disable-pip-version-check -r constraints-pages.txt
	touch $@

# The site in a browser is left to test-pages, so that this is the same whatever else is installed.
test: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) -m bot check
	$(PY) -m pytest -n 2 --dist worksteal --ignore=tests/pages/test_site.py

# Small wrong changes, each of which a test has to notice; prints those that none did.
mutants: $(READY)
	$(PY) -m tests.mutants

# Extracts every text, updates the Malay catalogue and lists what still needs translating.
catalogue: $(READY)
	$(VENV)/bin/pybabel -q extract -F babel.cfg --add-location=file -o locales/bot.pot .
	$(PY) -m bot.authoring.extractor

# Writes docs/coverage.md anew from the content.
coverage: $(READY)
	$(PY) -m bot.authoring.coverage > docs/coverage.md

# Draws the conversation's machine into docs/architecture.md.
diagram: $(READY)
	$(PY) -m bot.authoring.conversation

# Writes the table of feasts anew from the calendar of `holidays`.
feasts: $(READY)
	$(PY) -m bot.language.dates.feast_table

# Pandu beside its peers; their packages live apart, in .venv-bench. See benchmarks/README.md for the others.
bench: $(READY) .venv-bench/.ready
	$(PY) -m benchmarks.speed

.venv-bench/.ready: benchmarks/requirements.txt
	python3 -m venv .venv-bench
	.venv-bench/bin/python -m pip install -q --disable-pip-version-check -r benchmarks/requirements.txt
	touch $@

$(READY): pyproject.toml constraints.txt constraints-postgres.txt constraints-dev.txt build_hook.py
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install -q --disable-pip-version-check -r constraints.txt -r constraints-postgres.txt -r constraints-dev.txt
	$(PY) -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(PY) -m compileall -q bot
	touch $@

# Writes the conversations in docs/examples and in the README anew.
examples: $(READY)
	$(PY) -m bot examples

# Writes deploy/requirements.txt anew: the pins of constraints.txt with their hashes. Needs uv.
locked:
	{ head -2 deploy/requirements.txt; uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header -c constraints.txt pyproject.toml; } > build/requirements.txt
	mv build/requirements.txt deploy/requirements.txt

clean:
	rm -rf $(VENV) build dist locales/*/LC_MESSAGES/*.mo
