#!/usr/bin/env bash
# Puts the scanners into the cache and prints the folder that they are in.
# Each has a folder beside this file that pins it and everything below it: go.mod and go.sum of a Go module, or
# requirements.txt of a Python package.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CACHE=${CONFORMANCE_CACHE:-$HOME/.cache/cdk8s-bulkhead-conformance}

# Settings of the caller that would change what is built.
export GOFLAGS=-buildvcs=false GOWORK=off CGO_ENABLED=0
unset GOOS GOARCH

cd "$HERE"
# A folder for each set of versions, so that a cache that is kept never holds others. Python's packages are built for one
# version of it.
versions=$(cat ./*/go.mod ./*/go.sum ./*/requirements.txt <(python3 -c 'import sys; print(sys.version_info[:2])') | cksum)
bin=$CACHE/scanners-${versions%% *}
mkdir -p "$bin"

# What is cut short must leave nothing half there: everything is made beside its place, and moved there at the end.
beside=$bin/.$$
trap 'rm -rf "$beside"' EXIT

# built NAME COMMAND...: runs a command that makes $beside, unless the scanner is there
built() {
  local name=$1 began=$SECONDS
  shift
  [[ ! -e $bin/$name ]] || return 0
  "$@" >&2
  mv -T "$beside" "$bin/$name"
  printf '%s: built in %d s\n' "$name" $((SECONDS - began)) >&2
}

go_tool() { # MODULE: the one tool of a module
  (cd "$1" && go build -mod=readonly -ldflags '-s -w' -o "$beside" "$(go list -mod=readonly tool)")
}

python_package() { # FOLDER: a package and all that it needs; not a venv, which must not be moved
  python3 -m pip install --quiet --no-input --disable-pip-version-check --root-user-action ignore \
    --no-warn-script-location --no-warn-conflicts --require-hashes --target "$beside" --requirement "$1/requirements.txt"
}

for module in */go.mod; do built "${module%/*}" go_tool "${module%/*}"; done
for package in */requirements.txt; do built "${package%/*}" python_package "${package%/*}"; done
printf '%s\n' "$bin"
