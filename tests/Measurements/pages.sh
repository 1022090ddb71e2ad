#!/usr/bin/env bash
# The search page in Chromium over an index of invented people: first rows, and from a key to its rows. Needs Chromium; Playwright's driver comes with the browser tests.
# PEOPLE=100000 PORT=9201 WORK=/some/folder ./pages.sh
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
people=${PEOPLE:-100000} port=${PORT:-9201} work=${WORK:-$(mktemp -d)}
dotnet build -c Release -v q --nologo "$root/src/TalentScout.App" >/dev/null
dotnet build -c Release -v q --nologo "$root/tests/TalentScout.Benchmarks" >/dev/null
dotnet build -v q --nologo "$root/tests/TalentScout.Browser" >/dev/null
mkdir -p "$work/data" "$work/no-jobs"
[ -d "$work/data/index" ] || dotnet "$root/tests/TalentScout.Benchmarks/bin/Release/net10.0/TalentScout.Benchmarks.dll" people "$people" "$work/data" "$root/config"
dotnet "$root/src/TalentScout.App/bin/Release/net10.0/talentscout.dll" serve --urls "http://127.0.0.1:$port" --data "$work/data" --jobs "$work/no-jobs" >"$work/serve.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null' EXIT
for _ in $(seq 120); do curl -sf "http://127.0.0.1:$port/readyz" >/dev/null && break; sleep 1; done
playwright="$root/tests/TalentScout.Browser/bin/Debug/net10.0/.playwright"
"$playwright/node/linux-x64/node" "$(dirname "${BASH_SOURCE[0]}")/pages.mjs" "http://127.0.0.1:$port" "$playwright/package" "$(command -v chromium)"
