#!/usr/bin/env bash
# Puts helm and kustomize into the cache and prints the folder that they are in. Each has a folder in programs/, whose
# go.mod and go.sum pin it and everything below it.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/programs"
CACHE=${CONFORMANCE_CACHE:-$HOME/.cache/cdk8s-bulkhead-conformance}

# Settings of the caller that would change what is built.
export GOFLAGS=-buildvcs=false GOWORK=off CGO_ENABLED=0
unset GOOS GOARCH

# A folder for each set of versions, so that a cache that is kept never holds others.
versions=$(cat ./*/go.mod ./*/go.sum | cksum)
bin=$CACHE/helm-${versions%% *}
mkdir -p "$bin"

# What is cut short must leave nothing half there: each is built beside its place, and moved there at the end.
beside=$bin/.$$
trap 'rm -f "$beside"' EXIT

for module in */go.mod; do
  name=${module%/*} began=$SECONDS
  [[ ! -e $bin/$name ]] || continue
  (cd "$name" && go build -mod=readonly -ldflags '-s -w' -o "$beside" "$(go list -mod=readonly tool)") >&2
  mv -T "$beside" "$bin/$name"
  printf '%s: built in %d s\n' "$name" $((SECONDS - began)) >&2
done
printf '%s\n' "$bin"
