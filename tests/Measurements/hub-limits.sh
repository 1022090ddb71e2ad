#!/usr/bin/env bash
# Small limits, killed half-way, started again: nothing past a limit, all work done by parking, nothing stored fetched again.
# LIMIT=60 WINDOW=15 REPOSITORIES=8 MIN_COMMITS=60 MANIFESTS=3 CONCURRENCY=1 KILL_AFTER=22 WORK=/some/folder ./hub-limits.sh
source "$(dirname "$0")/common.sh"
build
mkdir -p "$work/jobs"; rm -rf "$work/data" "$work/limits.log"
write_job "$work/jobs/hub.json" "{\"concurrency\":${CONCURRENCY:-1},\"freshHours\":0}" \
  "{\"commitYears\":1,\"commitFiles\":0,\"pullRequestPages\":0,\"manifests\":${MANIFESTS:-3},\"ownRepositories\":false,\"organisations\":false,\"mergedElsewhere\":false,\"events\":false,\"minCommitsToVisit\":${MIN_COMMITS:-60}}" "${REPOSITORIES:-8}"
start_hub "$work/limits.log" --core-limit "${LIMIT:-60}" --window "${WINDOW:-15}"
harvest=(dotnet "$root/src/TalentScout.App/bin/Release/net10.0/talentscout.dll" harvest hub --jobs "$work/jobs" --data "$work/data" --set "Harvest:GitHub:BaseAddress=http://127.0.0.1:$port/api/v3/")
GITHUB_TOKEN=measure "${harvest[@]}" >"$work/first.out" 2>&1 & pid=$!
sleep "${KILL_AFTER:-22}"; kill -9 "$pid"; wait "$pid" 2>/dev/null || true
GITHUB_TOKEN=measure "${harvest[@]}" 2>&1 | tail -1
stop_hub
judge "$work/limits.log" | python3 -m json.tool | grep -E '"(requests|inside_|after_|refused|duplicate|distinct)'
