#!/usr/bin/env bash
# Installs what is missing, builds Regelboek and decides one example case.
set -euo pipefail
cd "$(dirname "$0")"

preset=release
boek=regions/samen14
zaak=examples/vaktherapie-te-lang.json

./installeer.sh

command -v ccache >/dev/null && export CMAKE_CXX_COMPILER_LAUNCHER=ccache
mkdir -p build
if ! cmake --preset "$preset" >"build/configure-$preset.log" 2>&1; then
  cat "build/configure-$preset.log" >&2
  exit 1
fi
NINJA_STATUS='bouwen %p (%f van %t)  ' cmake --build --preset "$preset" --target regelboek_cli

echo
echo "\$ build/$preset/regelboek beslis --boek $boek --zaak $zaak"
"build/$preset/regelboek" beslis --boek "$boek" --zaak "$zaak"
