#!/usr/bin/env bash
# Puts the readers of YAML that are no packages of Node into the cache and prints the folder that they are in: goyaml, a
# program around the package of Go, and pyyaml, the package of Python.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
CACHE=${CONFORMANCE_CACHE:-$HOME/.cache/cdk8s-bulkhead-conformance}

# Settings of the caller that would change what is built.
export GOFLAGS=-buildvcs=false GOWORK=off CGO_ENABLED=0
unset GOOS GOARCH

# A folder for each set of versions, so that a cache that is kept never holds others. Python's packages are built for one
# version of it.
versions=$(cat goyaml/* pyyaml/requirements.txt <(python3 -c 'import sys; print(sys.version_info[:2])') | cksum)
bin=$CACHE/yaml-${versions%% *}
mkdir -p "$bin"

# What is cut short must leave nothing half there: each is made beside its place, and moved there at the end.
beside=$bin/.$$
trap 'rm -rf "$beside"' EXIT

if [[ ! -e $bin/goyaml ]]; then
  (cd goyaml && go build -mod=readonly -ldflags '-s -w' -o "$beside" .) >&2
  mv -T "$beside" "$bin/goyaml"
fi
if [[ ! -e $bin/pyyaml ]]; then
  python3 -m pip install --quiet --no-input --disable-pip-version-check --root-user-action ignore \
    --require-hashes --target "$beside" --requirement pyyaml/requirements.txt >&2
  mv -T "$beside" "$bin/pyyaml"
fi
printf '%s\n' "$bin"
