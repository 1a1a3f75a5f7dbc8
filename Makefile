# Two commands matter: `make run` and `make test`. Both do everything they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
COMPILED := .venv-compiled
OUT ?= out

export PREFECT_SERVER_ANALYTICS_ENABLED = false
export DO_NOT_TRACK = 1

.PHONY: run test check lint types compiled check-compiled constraints clean

run: $(STAMP)  ## the main job on the sample articles, then the timeline
	$(BIN)/dateline run seeds/articles --out $(OUT)
	$(BIN)/dateline show $(OUT)

test: $(STAMP)
	$(BIN)/python -m pytest -n auto --dist loadfile

check: lint types

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

# The installation is redone when the pins or the project's own metadata change.
$(STAMP): constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("dateline needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-deps -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m flows.api  # the empty database of a run without a server, made once: halves the start of every run
	touch $@

compiled: $(STAMP)  ## the same program with its hot modules compiled (needs a C compiler), installed in .venv-compiled
	rm -rf $(VENV)/wheel
	DATELINE_COMPILE=1 $(BIN)/python -m hatchling build -t wheel -d $(VENV)/wheel
	$(PYTHON) -m venv $(COMPILED)
	$(COMPILED)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-deps -r constraints.txt
	$(COMPILED)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall $(VENV)/wheel/dateline-*.whl
	$(COMPILED)/bin/python -P -m flows.api
	@echo "run it as $(COMPILED)/bin/dateline"

check-compiled: compiled  ## the tests of the extractors against the compiled modules, and the same bytes from both forms
	rm -rf build/compiled && mkdir -p build/compiled
	cp -R tests benchmarks training seeds docs pyproject.toml prefect.yaml README.md Makefile Containerfile LICENSE LICENSE-WEIGHTS build/compiled
	cd build/compiled && ../../$(COMPILED)/bin/python -m pytest -n auto --dist loadfile tests/extractors tests/test_seeds.py
	$(COMPILED)/bin/python benchmarks/compiled.py $(BIN)/python

constraints:  ## pin the newest releases that resolve, for every platform and Python, with hashes and no registry addresses
	$(PYTHON) -m venv $(VENV)/uv && $(VENV)/uv/bin/pip install --quiet uv
	$(VENV)/uv/bin/uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --group pyproject.toml:dev pyproject.toml --upgrade -o constraints.txt

clean:
	rm -rf $(VENV) $(COMPILED) build $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis
