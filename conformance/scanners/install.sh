#!/usr/bin/env bash
# Builds the scanners into the cache and prints the folder that they are in.
# Each is a Go module of its own beside this file: go.mod pins the version, go.sum everything below it.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CACHE=${CONFORMANCE_CACHE:-$HOME/.cache/cdk8s-bulkhead-conformance}

# Settings of the caller that would change what is built.
export GOFLAGS=-buildvcs=false GOWORK=off CGO_ENABLED=0
unset GOOS GOARCH

cd "$HERE"
# A folder for each set of versions, so that a cache that is kept never holds others.
bin=$CACHE/scanners-$(cat ./*/go.mod ./*/go.sum | cksum | cut -d' ' -f1)
mkdir -p "$bin"
for module in */go.mod; do
  name=$(dirname "$module")
  [[ ! -x $bin/$name ]] || continue
  began=$SECONDS
  # The module's one tool, built beside its place, so that a build cut short leaves no half file there.
  (cd "$name" && go build -mod=readonly -ldflags '-s -w' -o "$bin/.$name.$$" "$(go list -mod=readonly tool)") >&2
  mv "$bin/.$name.$$" "$bin/$name"
  printf '%s: built in %d s\n' "$name" $((SECONDS - began)) >&2
done
printf '%s\n' "$bin"
