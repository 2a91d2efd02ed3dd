#!/usr/bin/env bash
# Runs the parts of the conformance suite one after the other and closes with the sum of their closing lines.
# usage: run.sh [PART...]; see README.md next to this file.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

KUBE=conformance/apiserver/kube-apiserver.sh
SCANNERS=conformance/scanners/install.sh
HELM=conformance/helm/install.sh

# Runs what follows with KUBECONFIG set and kubectl found. Parts create objects, so each has a server of its own.
BESIDE_SERVER=("$KUBE" run newest --)

# What needs nothing comes first, what takes longest last.
PARTS=(package fixtures hostile yaml kills apiserver examples scanners boutique charts bad-pods goat before-after helm migrations in-place rbac object-rules served-apis api-fields leaves custom-resources fixed recall differential)

# part NAME: runs the command of a part; it ends with its closing line.
part() {
  case $1 in
    package) typescript package/run.ts ;;
    fixtures) typescript pod-security/fixtures.ts ;;
    apiserver) selftest newest oldest ;;
    examples) typescript examples/run.ts ;;
    scanners) typescript scanners/run.ts ;;
    recall) typescript recall/run.ts ;;
    hostile) typescript hostile/run.ts ;;
    yaml) typescript yaml/run.ts ;;
    kills) typescript kills/run.ts ;;
    served-apis) typescript served-apis/run.ts ;;
    api-fields) typescript api-fields/run.ts ;;
    leaves) typescript leaves/run.ts ;;
    in-place) typescript in-place/run.ts ;;
    custom-resources) typescript custom-resources/run.ts ;;
    rbac) typescript rbac/run.ts "${BESIDE_SERVER[@]}" ;;
    boutique) typescript corpora/boutique.ts ;;
    charts) typescript corpora/charts.ts ;;
    bad-pods) typescript corpora/bad-pods.ts ;;
    goat) typescript corpora/goat.ts ;;
    before-after) typescript corpora/before-after.ts ;;
    helm) typescript helm/run.ts ;;
    migrations) typescript helm/migrations.ts "${BESIDE_SERVER[@]}" ;;
    object-rules) typescript object-rules/soundness.ts "${BESIDE_SERVER[@]}" ;;
    fixed) typescript pod-security/fixed.ts "${BESIDE_SERVER[@]}" ;;
    differential) typescript pod-security/differential.ts "${BESIDE_SERVER[@]}" ;;
    *) printf 'there is no part "%s"; there are: %s\n' "$1" "${PARTS[*]}" >&2 && return 2 ;;
  esac
}

# obstacle NAME: says why a part cannot run here at all; says nothing if it can.
obstacle() {
  case $1 in
    apiserver | in-place | rbac | object-rules | served-apis | api-fields | leaves | custom-resources | fixed | differential) printf '%s' "${CONFORMANCE_NO_SERVERS:-}" ;;
    scanners | recall | before-after) printf '%s' "$NO_SCANNERS" ;;
    helm) printf '%s' "$NO_HELM" ;;
    migrations) printf '%s' "${CONFORMANCE_NO_SERVERS:-$NO_HELM}" ;;
    yaml) printf '%s' "${CONFORMANCE_NO_SERVERS:-$NO_YAML}" ;;
  esac
}

typescript() { # FILE [PREFIX...]
  local file=conformance/$1
  shift
  [[ -f $file ]] || { printf '%s is missing\n' "$file" && return 1; }
  "$@" node_modules/.bin/tsx --tsconfig conformance/tsconfig.json "$file"
}

selftest() {
  local version passed=0 failed=0
  for version in "$@"; do
    if "$KUBE" selftest "$version"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  done
  closing_line "$passed" "$failed" 0
}

closing_line() { # PASSED FAILED SKIPPED
  printf '%d passed, %d failed' "$1" "$2"
  if (($3)); then printf ', %d skipped' "$3"; fi
  printf '\n'
}

# ---------------------------------------------------------------- what has to be built

CONFORMANCE_NO_SERVERS="" NO_SCANNERS="" NO_HELM="" NO_YAML="" # why not, where they cannot be had

lacking() { # TOOL...: says which of them are not installed
  local tool
  local -a missing=()
  for tool in "$@"; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  if ((${#missing[@]})); then printf 'not installed: %s' "${missing[*]}"; fi
}

# build NAME COMMAND...: a row of the table; a failure is counted, and what needs it is skipped.
build() {
  local name=$1 began=$SECONDS
  shift
  printf '\n== build %s\n' "$name"
  if "$@"; then
    add "build $name" 0 0 0 $((SECONDS - began))
  else
    printf 'FAILED  build %s\n' "$name"
    add "build $name" 0 1 0 $((SECONDS - began))
    return 1
  fi
}

build_all() { # PART...
  case " $* " in
    *" yaml "* | *" apiserver "* | *" examples "* | *" boutique "* | *" charts "* | *" helm "* | *" migrations "* | *" in-place "* | *" rbac "* | *" object-rules "* | *" served-apis "* | *" custom-resources "* | *" api-fields "* | *" leaves "* | *" fixed "* | *" differential "*)
      CONFORMANCE_NO_SERVERS=$(lacking go python3 openssl setsid)
      [[ -n $CONFORMANCE_NO_SERVERS ]] || build servers "$KUBE" build newest oldest ||
        CONFORMANCE_NO_SERVERS="the API servers could not be built"
      export CONFORMANCE_NO_SERVERS
      ;;
  esac
  case " $* " in
    *" scanners "* | *" recall "* | *" before-after "*)
      NO_SCANNERS=$(lacking go python3 pip3)
      [[ -n $NO_SCANNERS ]] || build scanners "$SCANNERS" || NO_SCANNERS="the scanners could not be built"
      ;;
  esac
  case " $* " in
    *" helm "* | *" migrations "*)
      NO_HELM=$(lacking go)
      [[ -n $NO_HELM ]] || build helm "$HELM" || NO_HELM="helm and kustomize could not be built"
      ;;
  esac
  case " $* " in
    *" yaml "*)
      NO_YAML=$(lacking go python3 pip3)
      [[ -n $NO_YAML ]] || build "readers of YAML" conformance/yaml/install.sh || NO_YAML="the readers of YAML could not be built"
      ;;
  esac
}

# ---------------------------------------------------------------- running and adding up

ROWS=() PASSED=0 FAILED=0 SKIPPED=0

add() { # NAME PASSED FAILED SKIPPED SECONDS
  ROWS+=("$*")
  PASSED=$((PASSED + $2)) FAILED=$((FAILED + $3)) SKIPPED=$((SKIPPED + $4))
}

run_part() { # NAME
  local name=$1 began=$SECONDS code=0 why passed failed skipped
  local line='^([0-9]+) passed, ([0-9]+) failed(, ([0-9]+) skipped)?$'
  printf '\n== %s\n' "$name"
  why=$(obstacle "$name")
  if [[ -n $why ]]; then
    printf 'skipped: %s: %s\n' "$name" "$why"
    add "$name" 0 0 1 0
    return
  fi
  part "$name" 2>&1 | tee "$LOG" || code=$?
  if [[ $(grep -E "$line" "$LOG" | tail -n 1) =~ $line ]]; then
    passed=${BASH_REMATCH[1]} failed=${BASH_REMATCH[2]} skipped=${BASH_REMATCH[4]:-0}
  else
    passed=0 failed=0 skipped=0
    [[ $code != 0 ]] || code=1
  fi
  # A part that broke has failed, whatever it had counted until then.
  if ((code && !failed)); then
    printf 'FAILED  %s: exit code %d\n' "$name" "$code"
    failed=1
  fi
  add "$name" "$passed" "$failed" "$skipped" $((SECONDS - began))
}

main() {
  local name row
  local -a figures
  (($#)) || set -- "${PARTS[@]}"
  LOG=$(mktemp)
  trap 'rm -f "$LOG"' EXIT
  build_all "$@"
  for name in "$@"; do run_part "$name"; done
  printf '\n%-16s %8s %8s %8s %8s\n' part passed failed skipped seconds
  for row in "${ROWS[@]}"; do
    # Names may have spaces, the four figures do not.
    read -r -a figures <<<"$row"
    printf '%-16s %8s %8s %8s %8s\n' "${figures[*]:0:${#figures[@]}-4}" "${figures[@]: -4}"
  done
  printf '\n'
  closing_line "$PASSED" "$FAILED" "$SKIPPED"
  ((FAILED == 0))
}

main "$@"
