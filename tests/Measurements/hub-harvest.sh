#!/usr/bin/env bash
# The whole stand-in GitHub without limits: requests/s, memory, coverage, duplicate GETs; then a second pass over the unchanged world, after which the fingerprint of what is stored (content:) is the same.
# CONCURRENCY=16 DEPTH='{...}' WORK=/some/folder ./hub-harvest.sh
source "$(dirname "$0")/common.sh"
build
mkdir -p "$work/jobs"
depth=${DEPTH:-'{"commitYears":null,"pullRequestPages":0,"manifests":30,"commitFiles":0,"profiles":true,"ownRepositories":true,"organisations":false,"mergedElsewhere":false,"events":false}'}
write_job "$work/jobs/hub.json" "{\"concurrency\":${CONCURRENCY:-16},\"freshHours\":0}" "$depth"
run() { # run LOG ARGUMENTS...
  local log=$1; shift
  rm -f "$log"
  start_hub "$log" --no-limits
  GITHUB_TOKEN=${GITHUB_TOKEN:-measure} /usr/bin/env time -f 'peak memory %M KiB, wall %e s, cpu %U+%S s' \
    dotnet "$root/src/TalentScout.App/bin/Release/net10.0/talentscout.dll" harvest hub --jobs "$work/jobs" --data "$work/data" \
    --set "Harvest:GitHub:BaseAddress=http://127.0.0.1:$port/api/v3/" --set Harvest:GitHub:MaxConcurrency=64 "$@" 2>&1 | tail -4
  stop_hub
  judge "$log" | python3 -c "
import json, sys
j = json.load(sys.stdin)
print('judge:', {k: j[k] for k in ('requests', 'seconds', 'requests_per_second', 'duplicate_gets', 'distinct_gets', 'conditional_share', 'not_modified_share', 'status', 'peak_concurrency')})"
  talentscout doctor --hash --jobs "$work/jobs" --data "$work/data" --set "Harvest:GitHub:BaseAddress=http://127.0.0.1:$port/api/v3/" | grep "content:" || true
}
rm -rf "$work/data"
echo "== first pass"; run "$work/first.log"
echo "== coverage"; python3 "$root/tests/Measurements/coverage.py" "$hub_data" "$work/data/talentscout.db" "$shared"
echo "== second pass, world unchanged"; run "$work/second.log" --again
