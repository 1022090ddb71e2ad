#!/usr/bin/env bash
# Two nights over a world that does not change, everything of each person read: counted requests per new person, then conditional share, counted requests per person, drift.
# REPOSITORIES=12 MIN_COMMITS=20 CONCURRENCY=8 WORK=/some/folder ./hub-nights.sh
source "$(dirname "$0")/common.sh"
build
mkdir -p "$work/jobs"
write_job "$work/jobs/hub.json" "{\"concurrency\":${CONCURRENCY:-8},\"freshHours\":0}" \
  "{\"commitYears\":1,\"pullRequestPages\":2,\"manifests\":5,\"ownRepositories\":true,\"organisations\":true,\"mergedElsewhere\":true,\"events\":true,\"minCommitsToVisit\":${MIN_COMMITS:-20}}" "${REPOSITORIES:-12}"
rm -rf "$work/data" "$work"/*.log
export GITHUB_TOKEN=measure
address=(--set "Harvest:GitHub:BaseAddress=http://127.0.0.1:$port/api/v3/")
night() { # night NAME ARGUMENTS...
  local name=$1; shift
  start_hub "$work/$name.log" --no-limits --clock 2026-06-30
  talentscout harvest hub --jobs "$work/jobs" --data "$work/data" "${address[@]}" "$@" 2>&1 | tail -1
  talentscout doctor --hash --jobs "$work/jobs" --data "$work/data" "${address[@]}" | grep -E "content:|gaps|missing in" || true
  stop_hub
  python3 - "$work" "$name" <<'PY'
import json, sqlite3, sys
from collections import Counter
work, name = sys.argv[1], sys.argv[2]
db = sqlite3.connect(f"file:{work}/data/talentscout.db?mode=ro", uri=True)
people, = db.execute("SELECT count(*) FROM document WHERE kind = 'user'").fetchone()
log = [json.loads(x) for x in open(f"{work}/{name}.log", encoding="utf-8")]
log = [d for d in log if not d["path"].endswith(("/robots.txt", "/rate_limit"))]
counted = [d for d in log if d["status"] != 304]
def of_people(d):
    return d["path"].startswith(("/api/v3/user/", "/api/v3/users/", "/api/v3/search/issues"))
mine = sum(map(of_people, counted))
print(f"{name}: {people} people, {len(log)} requests, {sum(1 for d in log if d.get('if_none_match')) / len(log):.1%} conditional, {len(counted)} counted;",
      f"counted for people {mine}, {mine / people:.2f} each; {dict(Counter(d['status'] for d in log))}")
PY
}
night first
night second --again
