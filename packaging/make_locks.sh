#!/bin/sh
# Writes requirements.lock and requirements-dev.lock from pyproject.toml: one set of pins for every platform and every
# Python from 3.11, with the hash of every wheel. What is pinned stays pinned; `packaging/make_locks.sh --upgrade` renews it.
# Needs uv. No index address goes into the locks, so that any mirror and any folder of wheels serves.
set -eu
cd "$(dirname "$0")/.."
lock() {
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --no-build "$@" >/dev/null
}
lock "$@" --output-file requirements.lock
lock "$@" --extra dev --constraints requirements.lock --output-file requirements-dev.lock
