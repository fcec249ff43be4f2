# Everything runs in a virtual environment of its own; only Python 3.11+ and make are needed.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: check test lint types layers pytest docs update-cases schema suites bench fuzz fuzz-mutants clean

check: $(VENV)/.installed
	$(BIN)/lawmodel check

test: lint types layers pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

layers: $(VENV)/.installed-dev
	$(BIN)/lint-imports --no-cache

pytest: $(VENV)/.installed-dev suites
	$(BIN)/python -m pytest $(PYTEST_OPTIONS)

# The official test suites of YAML and JSON Schema, into .suites/.
suites: $(VENV)/.installed-dev
	$(BIN)/python -m tests.official

update-cases: $(VENV)/.installed-dev
	$(BIN)/python -m tests.update_cases

docs: $(VENV)/.installed
	rm -rf docs/checks
	$(BIN)/lawmodel explain --write docs/checks

schema: $(VENV)/.installed
	$(BIN)/lawmodel schema write

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "lawmodel needs Python 3.11 or newer; set PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint constraints.txt --editable .
	$(BIN)/python -m compileall -q lawmodel  # as pip does with what is not editable: 0.2 s at each start where Python may not write bytecode
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@

bench: $(VENV)/.installed
	$(BIN)/python -m compileall -q lawmodel  # the tools beside it were compiled when they were installed
	$(BIN)/python -m benchmarks

# What to fuzz (reader or check) and for how many seconds; what it found stays in .fuzz/.
TARGET ?= reader
SECONDS ?= 600
fuzz: $(VENV)/.installed-dev
	$(PIP) install --constraint constraints.txt --editable '.[fuzz]'
	mkdir -p .fuzz
	$(BIN)/python -m tests.fuzz.targets $(TARGET) .fuzz/$(TARGET) -max_total_time=$(SECONDS) -artifact_prefix=.fuzz/

COUNT ?= 100000
SEED ?= 1
JOBS ?= 2
fuzz-mutants: $(VENV)/.installed-dev
	$(BIN)/python -m tests.fuzz.mutants --count $(COUNT) --seed $(SEED) --jobs $(JOBS) --keep .fuzz/mutants

clean:
	rm -rf $(VENV) .fuzz .suites .mypy_cache .ruff_cache .pytest_cache .hypothesis
