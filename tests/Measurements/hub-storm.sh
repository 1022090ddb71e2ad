#!/usr/bin/env bash
# GitHub's limits in a shorter window, first alone, then with the planned faults: violations by the stand-in's judge, quota used, resume after a wait, lost work.
# One after the other, as GitHub asks for. A slow answer of the fault file is scaled like the window (12 s of an hour would be 0.03 s of 8 s: 1 s is still many times as much), or it would be most of one.
# RUNS="limited faulty secondary" LIMIT=60 WINDOW=8 SEARCH=10 SEARCH_WINDOW=12 REPOSITORIES=4 CONCURRENCY=1 LATENCY=40:20 FAULTS=/some/faults.json WORK=/some/folder ./hub-storm.sh
source "$(dirname "$0")/common.sh"
build
mkdir -p "$work/jobs"
runs=${RUNS:-limited faulty secondary}
limit=${LIMIT:-60} window=${WINDOW:-8} search=${SEARCH:-10} search_window=${SEARCH_WINDOW:-12}
write_job "$work/jobs/hub.json" "{\"concurrency\":${CONCURRENCY:-1},\"freshHours\":0}" \
  '{"commitYears":1,"pullRequestPages":0,"manifests":3,"ownRepositories":true,"organisations":true,"mergedElsewhere":true,"events":true,"minCommitsToVisit":40}' "${REPOSITORIES:-4}"
harvest() { # harvest NAME
  rm -rf "$work/$1"
  GITHUB_TOKEN=measure talentscout harvest hub --jobs "$work/jobs" --data "$work/$1" --set "Harvest:GitHub:BaseAddress=http://127.0.0.1:$port/api/v3/" >"$work/$1.out" 2>&1 || true
  tail -1 "$work/$1.out"
}
limits=(--core-limit "$limit" --window "$window" --search-limit "$search" --search-window "$search_window" --latency "${LATENCY:-40:20}" --clock 2026-06-30)
report() { # report NAME
  judge "$work/$1.log" | python3 -c "
import json, sys
j = json.load(sys.stdin)
print('judge:', {k: v for k, v in j.items() if k in ('requests', 'seconds', 'status', 'refused_403_429', 'peak_concurrency', 'without_user_agent', 'tokens', 'faults', 'duplicate_gets') or k.startswith(('inside', 'after'))})"
  python3 "$root/tests/Measurements/limits_report.py" "$work/$1.log" "$limit" "$window" "$search" "$search_window"
}
documents() { python3 - "$work" "$runs" <<'PY'
import sqlite3, sys
def keys(name):
    db = sqlite3.connect(f"file:{sys.argv[1]}/{name}/talentscout.db?mode=ro", uri=True)
    # Windows of commits are named after the start of their run.
    return {k.split("?since=")[0] if " commits " in k else k for k, in db.execute("SELECT key FROM document")}
free = keys("free")
for name in sys.argv[2].split():
    missing = free - keys(name)
    print(f"{name}: {len(free)} documents without limits, {len(missing)} of them missing", sorted(missing)[:4] if missing else "")
PY
}
rm -f "$work"/*.log
echo "== no limits"; start_hub "$work/free.log" --no-limits --clock 2026-06-30; harvest free; stop_hub
run() { # run NAME WORDS OPTIONS...
  local name=$1 words=$2; shift 2
  case " $runs " in *" $name "*) ;; *) return;; esac
  echo "== $words"; start_hub "$work/$name.log" "${limits[@]}" "$@"; harvest "$name"; stop_hub; report "$name"
}
run limited "limits"
python3 - "${FAULTS:-$shared/hub/faults-sample.json}" "$work/faults.json" <<'PY'
import json, sys
faults = json.load(open(sys.argv[1]))
for rule in faults["rules"]:
    if rule["kind"] == "slow":
        rule["seconds"] = 1
json.dump(faults, open(sys.argv[2], "w"))
PY
run faulty "limits and faults" --faults "$work/faults.json"
cat >"$work/secondary.json" <<'JSON'
{"seed": 1, "rules": [{"match": ".*", "kind": "secondary", "from": 6, "to": 600, "retry_after": 8, "status": 403, "max": 1},
                      {"match": ".*", "kind": "secondary", "from": 24, "to": 600, "retry_after": 5, "status": 429, "max": 1},
                      {"match": ".*", "kind": "skew", "from": 40, "to": 600, "seconds": 3, "max": 1}]}
JSON
run secondary "limits, two secondary limits, and a reset that is 3 s off" --faults "$work/secondary.json"
echo "== lost work"; documents
