#!/usr/bin/env bash
# A team at work on one node over invented people, in index and store: errors, latency, lost updates.
# PEOPLE=100000 SOURCERS=50 SECONDS_LONG=300 PAUSE=1 PORT=9202 WORK=/some/folder ./sourcers.sh
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
root=$(cd "$here/../.." && pwd)
people=${PEOPLE:-100000} port=${PORT:-9202} work=${WORK:-$(mktemp -d)}
[ -n "${BUILT:-}" ] || for project in src/TalentScout.App tests/TalentScout.Benchmarks; do dotnet build -c Release -v q --nologo "$root/$project" >/dev/null; done
mkdir -p "$work/data" "$work/no-jobs"
[ -d "$work/data/index" ] || dotnet "$root/tests/TalentScout.Benchmarks/bin/Release/net10.0/TalentScout.Benchmarks.dll" people "$people" "$work/data" "$root/config" store
dotnet "$root/src/TalentScout.App/bin/Release/net10.0/talentscout.dll" serve --urls "http://127.0.0.1:$port" --data "$work/data" --jobs "$work/no-jobs" --config "$root/config" >"$work/serve.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null' EXIT
for _ in $(seq 120); do curl -sf "http://127.0.0.1:$port/readyz" >/dev/null && break; sleep 1; done
python3 "$here/sourcers.py" "http://127.0.0.1:$port" "${SOURCERS:-50}" "${SECONDS_LONG:-300}" "${PAUSE:-1}"
echo "server: $(grep -E 'VmHWM' "/proc/$server/status" | tr -s ' \t' ' '), load $(cut -d' ' -f1-3 /proc/loadavg)"
