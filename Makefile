# The one entry to everything that is done with this source tree. The work is in Scripts/.
#
# YES=1 installs missing Debian packages without asking (so does a run without a terminal).

PREFIX ?= /usr/local
DESTDIR ?=
# What `make run` hands to the program: make run ARGS='browse sample-data/demo-county'
ARGS ?=
# Which tests `make test` runs: make test FILTER=RegionTree
FILTER ?=

# How many writers `make torture` kills.
KILLS ?= 2000

# How many texts `make fuzz` reads.
ROUNDS ?= 200000

export PREFIX DESTDIR KILLS ROUNDS

.DEFAULT_GOAL := help
.PHONY: help run build test torture fuzz lint format data pictures sanitize install uninstall dist bench bench-peers clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: ## install what is missing, build, open the sample data (ARGS=…)
	@Scripts/run $(ARGS)

build: ## build the release: .build/release/qijian
	@Scripts/build

test: ## install what is missing, build, run the tests (FILTER=…)
	@Scripts/test $(FILTER)

torture: ## kill writers of one journal 2,000 times; nothing that was acknowledged may be missing (KILLS=…)
	@Scripts/torture

fuzz: ## read 200,000 texts at random with both halves of the reader, which must agree (ROUNDS=…)
	@Scripts/fuzz

bench: ## ours and the peers in turn: loading, starting, keys, filters, roll-ups (ARGS='--enterprises 1200000')
	@Scripts/bench $(ARGS)

bench-peers: ## install and build the programs that bench compares with
	@Scripts/bench-peers

lint: ## format, documentation, imports, sizes, data: everything CI checks but the tests
	@Scripts/lint

format: ## rewrite the Swift sources in the house format
	swift format --in-place --parallel --recursive Sources Tests Package.swift

data: ## make the generated data files anew and check them
	@Scripts/data

pictures: ## make docs/pictures anew with the program itself
	@Scripts/pictures

sanitize: ## run the tests under the thread and the address sanitizer
	@Scripts/sanitize

install: ## install to PREFIX (default /usr/local); DESTDIR is honoured
	@Scripts/install

uninstall: ## remove what install put there
	@Scripts/uninstall

dist: ## dist/qijian-VERSION-ARCH.tar.gz, which needs neither Swift nor a recent glibc; then prove it
	@Scripts/dist
	@Scripts/test-dist

clean: ## remove everything that was built
	rm -rf .build .build-* .build_* dist
