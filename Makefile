# Needs Python >= 3.11 and nothing else: every target installs what it uses into .venv first.
.PHONY: setup run shots pictures web test lint check bench docs self-host simulate soak fuzz clean
.DEFAULT_GOAL := run

BIN := .venv/bin

.venv/installed: pyproject.toml uv.lock .ci/install
	@echo "Setting up .venv (once; about a minute) ..."
	@bash .ci/install

# The web app is built anew when its sources are newer. Where it can't be (no Node, no network) the rest goes on without it.
WEB := src/hormesis/doors/http/static/index.html
WEB_SOURCES := $(shell find web -path web/node_modules -prune -o -type f -print)

$(WEB): $(WEB_SOURCES) .ci/web | .venv/installed
	@bash .ci/web || echo "The web app could not be built; everything else works without it. Later: make web" >&2

web: .venv/installed  ## build the web app that the server gives out
	@bash .ci/web

setup: .venv/installed $(WEB)  ## install everything, and build the app

run: setup  ## the app on a made-up athlete, in the browser; Ctrl-C ends it
	@echo "This athlete is made up, and nothing of it is kept. On your own log (Strong, Hevy, FitNotes, StrongLifts, Liftosaur):"
	@echo "  $(BIN)/hormesis today YOUR_EXPORT.csv       today's workout, in the terminal; nothing is stored"
	@echo "  $(BIN)/hormesis import YOUR_EXPORT.csv      keep it, then: $(BIN)/hormesis serve --open"
	@echo
	@$(BIN)/hormesis serve --demo --open

shots: setup  ## pictures of every screen, to look at, in build/shots; of your own log with LOG=YOUR_EXPORT.csv
	@bash .ci/browser
	@$(BIN)/python -m web.shots $(if $(LOG),--log $(LOG))

pictures: setup  ## the pictures of the README anew
	@bash .ci/browser
	@$(BIN)/python -m web.shots --readme

test: lint $(WEB)  ## everything that must hold: lint, then the tests
	@bash .ci/browser
	$(BIN)/python -m pytest -q -n auto --dist loadgroup

lint: .venv/installed  ## style, types and the walls between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup  ## speed and memory on a log of 38,786 sets and an Apple export of 422 MB, each beside its bound
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.saving
	$(BIN)/python -m benchmarks.today
	$(BIN)/python -m benchmarks.server
	$(BIN)/python -m benchmarks.apple_export
	@bash .ci/browser
	$(BIN)/python -m benchmarks.app

docs: .venv/installed  ## write the generated parts of the documentation anew
	$(BIN)/python docs/generate.py

self-host: .venv/installed  ## follow docs/self-hosting.md, command by command, in an empty folder; several minutes
	$(BIN)/python docs/check_self_hosting.py

soak: .venv/installed  ## 2,000 random schedules of three phones and a server, on each database (about 20 minutes)
	HORMESIS_DRAW=anew HORMESIS_SCHEDULES=2000 $(BIN)/python -m pytest -q -n 2 tests/properties/test_sync_machine.py

simulate: .venv/installed  ## the estimators on simulated athletes, long; their figures are committed
	$(BIN)/python -m simulations.strength_filter
	$(BIN)/python -m simulations.readiness
	$(BIN)/python -m simulations.tightness
	$(BIN)/python -m simulations.release_trial
	$(BIN)/python -m simulations.closed_loop

fuzz: .venv/installed  ## the API against its own description, with many more requests than `make test` tries
	HORMESIS_EXAMPLES=150 $(BIN)/python -m pytest -q -n auto tests/doors/http/test_openapi.py

clean:  ## remove what the targets above have made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
