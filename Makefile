# `make site`, `make serve`, `make test`: each does all its set-up. PYTHON chooses the interpreter.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
FROM := --constraint constraints.txt

.PHONY: help site serve check report test quick content lint fuzz bench schemas goldens figures formulas \
  lock clean

help:            ## list the commands
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/ \t/' | expand -t 12

site: $(VENV)/run            ## build the whole site into site/
	@$(BIN)/studyguide build

serve: $(VENV)/run           ## show the site at http://127.0.0.1:8000 and rebuild it at each save
	@$(BIN)/studyguide serve

check: $(VENV)/run           ## list every mistake in the content
	@$(BIN)/studyguide check

report: $(VENV)/run          ## tell what the glossary lacks: unused terms, undefined words
	@$(BIN)/studyguide check --report

PYTEST := $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
LINTED := .cache/lint.txt

test: $(VENV)/dev node_modules/.ready  ## lint, types and all tests, in a real browser
	@$(BIN)/python tests/browser.py
	@mkdir -p .cache
	@$(MAKE) --no-print-directory lint >$(LINTED) 2>&1 & lint=$$!; \
	  $(PYTEST); tests=$$?; wait $$lint; lint=$$?; cat $(LINTED); exit $$((tests | lint))

quick: $(VENV)/dev           ## the tests of the program that need no whole site, print or browser: a minute at most
	@$(PYTEST) --quick --ignore tests/course

content: $(VENV)/dev         ## the same of this course: its texts, questions, words and numbers
	@$(PYTEST) --quick tests/course

lint: $(VENV)/dev node_modules/.ready  ## style and types of Python and JavaScript
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	npm run --silent check

SECONDS ?= 60
fuzz: $(VENV)/dev            ## damage small courses at random for SECONDS and print what goes wrong; SEED: as then
	@PYTHONPATH=hooks:tests $(BIN)/python -m fuzzing $(SECONDS) $(SEED)

FULL_BENCH := build:300 build:1000 build:3000:1 build:10000:1 calls:60 calls:300 calls:1000 calls:3000 \
  languages:300 serve:300 serve:real peers:1000 browser:1000 browser:10000 \
  search:300 search:1000 search:3000 report
bench: $(VENV)/dev           ## measure speed against plain MkDocs; FULL=1: all sizes, other generators, browser
	@PYTHONPATH=hooks:tests $(BIN)/python -m bench $(if $(FULL),$(FULL_BENCH))

schemas: $(VENV)/run         ## write the JSON Schemas that editors complete from
	@$(BIN)/python -m studyguide.reading.schemas

goldens: $(VENV)/dev         ## write the expected output of the golden cases anew
	@$(BIN)/python -m pytest -q --update-goldens tests/test_goldens.py tests/test_mistakes.py

figures: $(VENV)/run         ## draw every figure of the course anew
	@for script in content/lessons/*/figures/*.py; do echo $$script; $(BIN)/python $$script || exit 1; done

formulas: $(VENV)/dev        ## write the contact sheet of formulas, page beside print; FILE: another list of them
	@PYTHONPATH=hooks:tests $(BIN)/python -m formula_sheet $(FILE)

UV ?= uv
LOCK := $(UV) pip compile pyproject.toml --generate-hashes --universal --python-version 3.11.7 \
  --constraint constraints.txt --no-annotate --no-header --no-emit-index-url --quiet --upgrade
lock:            ## write the hashes of all packages in constraints.txt anew; needs uv
	@$(LOCK) --output-file .ci/requirements.txt
	@$(LOCK) --extra dev --output-file .ci/requirements-dev.txt

clean:           ## remove what the other commands made
	rm -rf $(VENV) node_modules site .cache

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up $(VENV)"
	@$(PYTHON) -m venv $(VENV) && touch $@

# With HASHES=1, as in CI, nothing is installed but the very files that were known when this was locked.
$(VENV)/run: pyproject.toml constraints.txt | $(VENV)/python
ifdef HASHES
	@$(PIP) install --require-hashes --requirement .ci/requirements.txt
	@$(PIP) install --no-deps --editable . && touch $@
else
	@$(PIP) install $(FROM) --editable . && touch $@
endif

$(VENV)/dev: pyproject.toml constraints.txt | $(VENV)/python
ifdef HASHES
	@$(PIP) install --require-hashes --requirement .ci/requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable . && touch $@ $(VENV)/run
else
	@$(PIP) install $(FROM) --editable '.[dev]' && touch $@ $(VENV)/run
endif

node_modules/.ready: package.json package-lock.json
	@command -v npm >/dev/null || { echo "Node.js with npm is needed for the tests of the browser code"; exit 1; }
	@npm ci --silent --no-audit --no-fund && touch $@
