# `make` alone lists what there is. Everything runs in .venv, made from pyproject.toml and constraints.txt.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
PY := .venv/bin/python
NAME ?=
FAMILY ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo test check format proof proof-sample docs bench size new-op new-rule new-format new-model clean

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/.core ## check a homework page against its problem, and solve the problem
	@$(COMPILED)
	@bash scripts/demo.sh

test: .venv/.test ## run every test (set up first if need be)
	@$(COMPILED)
	$(PY) -m pytest -q

check: .venv/.test ## format, lint, types, imports, sizes
	$(PY) -m ruff format --check src tests scripts proof benchmarks
	$(PY) -m ruff check src tests scripts proof benchmarks
	$(PY) -m mypy
	PYTHONPATH=src .venv/bin/lint-imports
	$(PY) scripts/size.py --limit

format: .venv/.test ## put the code into its one format
	$(PY) -m ruff format src tests scripts proof benchmarks
	$(PY) -m ruff check --fix-only src tests scripts proof benchmarks

proof: .venv/.test ## the long runs; writes dated figures to proof/figures
	@$(COMPILED)
	$(PY) -m proof --scale 1

proof-sample: .venv/.test ## a stated sample of the long runs, as CI does it; writes nothing
	@$(COMPILED)
	$(PY) -m proof --scale 0.02 --no-write --busy

docs: .venv/.docs ## write the reference from the code and build the site into site/
	$(PY) -m scripts.reference
	$(PY) -m scripts.examples
	.venv/bin/zensical build --clean -f mkdocs.yml

bench: .venv/.test ## speeds of this machine, as ratios taken in one run
	@$(COMPILED)
	$(PY) -m benchmarks

size: ## lines per room and the longest files
	@$(PYTHON) scripts/size.py

new-op: .venv/.core ## NAME=softplus: one file for a new operation
	@$(PY) -m scripts.new op $(NAME)

new-rule: .venv/.core ## NAME=missing-bias: one file for a new rule; FAMILY=4 for a code of HG4
	@$(PY) -m scripts.new rule $(NAME) $(FAMILY)

new-format: .venv/.core ## NAME=asciidoc: one file for a new output format
	@$(PY) -m scripts.new format $(NAME)

new-model: .venv/.core ## NAME=mgu: one file for a new model
	@$(PY) -m scripts.new model $(NAME)

clean: ## remove the environment and what was built
	rm -rf .venv build dist site .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The environment: made once, installed again only when pyproject.toml or constraints.txt changed.
# PIP_CONSTRAINT also holds for the build backend that pip fetches.
PIP = PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(PY) -m pip install -q

# An installed package is compiled once, by pip. An editable one is compiled here, also where Python itself may
# not write beside the source (PYTHONDONTWRITEBYTECODE): else every start would compile it again, 0.2 s a time.
COMPILED = $(PY) -m compileall -q src/handgrad

.venv/.made:
	@test -n "$(PYTHON)" || { echo "handgrad needs Python 3.11 or later: make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "making .venv with $(PYTHON)"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.core: pyproject.toml constraints.txt | .venv/.made
	@echo "installing handgrad and its core"
	@$(PIP) -e .
	@touch $@

.venv/.test: .venv/.core
	@echo "installing what tests and checks need"
	@$(PIP) -e '.[test]'
	@touch $@

.venv/.docs: .venv/.test
	@echo "installing what the documentation needs"
	@$(PIP) -e '.[docs]'
	@touch $@
