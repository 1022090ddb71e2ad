#!/usr/bin/env bash
# A harvest killed with SIGKILL at 50 random moments: nothing that was stored is lost, nothing is asked for twice but what was on its way, and the end is the same as without.
# KILLS=50 REPOSITORIES=40 SEED=7 WORK=/some/folder ./hub-kills.sh
source "$(dirname "$0")/common.sh"
build
mkdir -p "$work/jobs"
write_job "$work/jobs/hub.json" '{"concurrency":1,"freshHours":0}' \
  '{"commitYears":1,"pullRequestPages":0,"manifests":5,"ownRepositories":true,"organisations":false,"mergedElsewhere":false,"events":false,"minCommitsToVisit":10}' "${REPOSITORIES:-40}"
export GITHUB_TOKEN=measure
harvest=(dotnet "$root/src/TalentScout.App/bin/Release/net10.0/talentscout.dll" harvest hub --jobs "$work/jobs" --set "Harvest:GitHub:BaseAddress=http://127.0.0.1:$port/api/v3/")
hub_options=(--no-limits --clock 2026-06-30 --latency "${LATENCY:-20:10}")
rm -rf "$work/whole" "$work/killed" "$work"/*.log
start_hub "$work/whole.log" --no-limits --clock 2026-06-30; "${harvest[@]}" --data "$work/whole" 2>&1 | tail -1; stop_hub
start_hub "$work/killed.log" "${hub_options[@]}"
python3 - "$work" "${KILLS:-50}" "${SEED:-7}" "${harvest[@]}" --data "$work/killed" <<'PY'
import os, random, signal, sqlite3, subprocess, sys, time
work, kills, seed, command = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
rng = random.Random(seed)
def keys():
    try:
        db = sqlite3.connect(f"{work}/killed/talentscout.db")
        found = {k for k, in db.execute("SELECT key FROM document")}
        db.close()
        return found
    except sqlite3.OperationalError:
        return set()
def lines():
    return sum(1 for _ in open(f"{work}/killed.log", "rb"))
stored, lost, done = set(), 0, 0
for i in range(kills):
    before = lines()
    p = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # The moment counts from the first request of this start, so that it is not always the runtime's start that is hit.
    while lines() <= before and p.poll() is None:
        time.sleep(0.02)
    time.sleep(rng.uniform(0.05, 1.5))
    if p.poll() is not None:
        print(f"the harvest ended by itself after {i} kills: more repositories are needed")
        break
    p.send_signal(signal.SIGKILL); p.wait()
    done += 1
    now = keys()
    lost += len(stored - now)
    stored = now
print(f"{done} kills; documents stored before a kill and missing after it: {lost}; {len(stored)} documents at the last kill")
PY
"${harvest[@]}" --data "$work/killed" 2>&1 | tail -1
stop_hub
python3 - "$work" <<'PY'
import json, sqlite3, sys
from collections import Counter
work = sys.argv[1]
gets = Counter()
for line in open(f"{work}/killed.log", encoding="utf-8"):
    d = json.loads(line)
    if d["path"] != "/robots.txt":
        gets[d["path"] + "?" + d.get("query", "")] += 1
print(f"{sum(gets.values())} requests beside robots.txt, {sum(v - 1 for v in gets.values())} of them a second time")
def documents(name):
    db = sqlite3.connect(f"file:{work}/{name}/talentscout.db?mode=ro", uri=True)
    # Windows of commits are named after the start of their run, and everything that knows of them has another context.
    return {k for k, in db.execute("SELECT key FROM document") if " commits " not in k}, db.execute("SELECT count(*) FROM document").fetchone()[0]
(whole, n), (killed, m) = documents("whole"), documents("killed")
print(f"documents: {n} without kills, {m} with; missing {len(whole - killed)}, more {len(killed - whole)}")
PY
