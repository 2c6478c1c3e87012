#!/usr/bin/env bash
# Installs the Debian 12 packages that Regelboek is built with. Does nothing when they are all there.
# Extra package names may be given: ./installeer.sh clang-format
set -euo pipefail
cd "$(dirname "$0")"

packages=(
  g++ cmake ninja-build git python3
  antlr4 libantlr4-runtime-dev      # the parser generator (brings a Java runtime) and its C++ runtime
  libboost-dev libfmt-dev libutfcpp-dev
  libsimdjson-dev nlohmann-json3-dev
  libcli11-dev libedit-dev
  doctest-dev
  "$@"
)

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "Dit script kent alleen Debian 12. Installeer zelf: ${packages[*]}" >&2
  echo "This script only knows Debian 12. Please install: ${packages[*]}" >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ $status == installed ]] || missing+=("$package")
done
((${#missing[@]})) || exit 0

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "Er ontbreken pakketten, en installeren mag alleen root. Voer als root uit:" >&2
    echo "Packages are missing, and only root may install them. Run as root:" >&2
    echo "  apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# ${as_root[@]+...}: bash before 4.4 calls an empty array unset.
apt() {
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
    -o DPkg::Lock::Timeout=300 "$@" </dev/null >>"$log" 2>&1
}

echo "Ontbrekende pakketten installeren: ${missing[*]}"
# A stale package list is no reason to stop: the installation itself tells whether it mattered.
apt update || echo "De pakketlijst is niet ververst; verder met de lijst die er is." >&2
if ! apt install --no-install-recommends "${missing[@]}"; then
  tail -n 25 "$log" >&2
  echo "Installeren is niet gelukt (hierboven staat waarom)." >&2
  echo "Installing failed (see above)." >&2
  exit 1
fi
