#!/usr/bin/env bash
# Builds and tests one preset: ./test.sh [release|dev|asan|tsan] [program]. Ends with the count of ctest. With the name
# of a test program (draden) only that one.
set -euo pipefail
cd "$(dirname "$0")"

preset=${1:-release}
program=${2:-}

./installeer.sh

command -v ccache >/dev/null && export CMAKE_CXX_COMPILER_LAUNCHER=ccache
mkdir -p build
if ! cmake --preset "$preset" >"build/configure-$preset.log" 2>&1; then
  cat "build/configure-$preset.log" >&2
  exit 1
fi
cmake --build --preset "$preset" ${program:+--target "test_$program"}

# The preset prints what fails and counts "no tests" as a failure. .ci/run reads the log's last lines.
ctest --preset "$preset" --parallel "$(nproc)" ${program:+-R "^$program\$"} </dev/null 2>&1 | tee "build/ctest-$preset.log"
