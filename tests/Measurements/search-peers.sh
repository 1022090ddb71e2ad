#!/usr/bin/env bash
# The product in one run with other search engines: same documents, same queries, ratios. Needs shared/perf beside the checkout and what its README names.
# SIZE, ENGINES, STEPS, REPS, WARM, MEASURE, PEERS_DATA as described there.
set -euo pipefail
. "$(dirname "$0")/common.sh"
dotnet build "$root/tests/TalentScout.Benchmarks" -c Release -v q --nologo >"$work/build.out" 2>&1 || { cat "$work/build.out" >&2; exit 1; }
export PEERS_PRODUCT="dotnet $root/tests/TalentScout.Benchmarks/bin/Release/net10.0/TalentScout.Benchmarks.dll"
export ENGINES=${ENGINES:-lucene8 lucenenet product ceiling} PEERS_DATA=${PEERS_DATA:-$work}
exec "$shared/perf/run-search.sh"
