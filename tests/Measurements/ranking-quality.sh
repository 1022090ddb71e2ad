#!/usr/bin/env bash
# How good the ranking is on real histories, all on what the program itself harvests: per seed a half of the repositories is hidden, the rest is served as a
# stand-in GitHub of its own, harvested, indexed and served; every query is asked, and the answers are judged by the hidden half (and with CLOCK by the 24
# months after it). With ATTACK=1 the stand-in also holds 85 accounts that try to be found without the work.
#   ./ranking-quality.sh 1 2 3
#   CLOCK=2023-01-01 ./ranking-quality.sh 1
#   ATTACK=1 ./ranking-quality.sh 1
# WORK=/some/folder keeps sets, harvests and runs: what is there is not made again (a harvest takes minutes). AGAIN=extract|reindex: only that, on the
# documents of before, then ask again.
source "$(dirname "$0")/common.sh"
[ $# -gt 0 ] || { echo "usage: ranking-quality.sh SEED..." >&2; exit 1; }
from=$hub_data
build
depth=${DEPTH:-'{"commitYears":null,"pullRequestPages":0,"manifests":30,"profiles":true,"ownRepositories":true,"organisations":false,"mergedElsewhere":false,"events":false}'}
api=$((port + 1))
server_pid=
stop_server() { [ -z "$server_pid" ] || { kill "$server_pid" 2>/dev/null || true; wait "$server_pid" 2>/dev/null || true; server_pid=; }; }
trap 'stop_server; stop_hub' EXIT
evaluate() { local command=$1; shift; (cd "$shared/eval" && python3 -m "evaluation.$command" "$@"); }

make_set() { # make_set NAME SEED
  [ -f "$work/$1/meta.json" ] && return
  evaluate make --world "$shared/world" --visible dev --hidden "half:$2" ${CLOCK:+--clock "$CLOCK"} --hub "$work/$1.sqlite" --build-hub "$from" --out "$work/$1" >"$work/$1.make.out"
  if [ -n "${ATTACK:-}" ]; then
    evaluate attack --hub "$work/$1.sqlite" --out "$work/$1.attacked.sqlite" --list "$work/$1.attack.json" --seed "$2"
  fi
}

seed_attackers() { # seed_attackers LIST JOB: nobody would be led to them by the repositories of others alone
  python3 - "$hub_data" "$1" "$2" <<'PY'
import json, sqlite3, sys
data, attack, job = sys.argv[1:]
logins = [login.lower() for kind in json.load(open(attack))["attackers"].values() for login in kind]
db = sqlite3.connect(f"file:{data}?mode=ro", uri=True)
rows = db.execute(f"SELECT u.login, r.name FROM repos r JOIN users u ON u.id = r.owner WHERE r.kind <> 'main' AND lower(u.login) IN ({','.join('?' * len(logins))})", logins)
made = json.load(open(job))
made["seeds"]["repositories"] += sorted(f"{owner}/{name}" for owner, name in rows)
json.dump(made, open(job, "w"), indent=1)
PY
}

harvest() { # harvest NAME
  hub_data=$work/$1${ATTACK:+.attacked}.sqlite
  local data=$work/$1.data
  if [ ! -f "$data/harvested" ]; then
    mkdir -p "$work/$1.jobs"
    write_job "$work/$1.jobs/hub.json" "{\"concurrency\":${CONCURRENCY:-16},\"freshHours\":0}" "$depth"
    [ -z "${ATTACK:-}" ] || seed_attackers "$work/$1.attack.json" "$work/$1.jobs/hub.json"
    start_hub "$work/$1.hub.log" --no-limits
    GITHUB_TOKEN=${GITHUB_TOKEN:-measure} talentscout harvest hub --jobs "$work/$1.jobs" --data "$data" \
      --set "Harvest:GitHub:BaseAddress=http://127.0.0.1:$port/api/v3/" --set Harvest:GitHub:MaxConcurrency=64 2>&1 | tail -1
    stop_hub
    touch "$data/harvested"
  elif [ -n "${AGAIN:-}" ]; then
    talentscout "$AGAIN" --data "$data" --set "Harvest:GitHub:BaseAddress=http://127.0.0.1:$port/api/v3/" 2>&1 | tail -1
  fi
}

ask() { # ask NAME
  mkdir -p "$work/none"
  # Somebody else's server on that port would answer for another half.
  ! curl -s -o /dev/null "http://127.0.0.1:$api/" || { echo "port $api is taken" >&2; exit 1; }
  (exec dotnet "$root/src/TalentScout.App/bin/Release/net10.0/talentscout.dll" serve --urls "http://127.0.0.1:$api" --data "$work/$1.data" --jobs "$work/none") >"$work/$1.serve.out" 2>&1 &
  server_pid=$!
  for _ in $(seq 300); do curl -sf "http://127.0.0.1:$api/readyz" >/dev/null && break; sleep 0.2; done
  evaluate run --set "$work/$1" --http "http://127.0.0.1:$api" --scores --out "$work/$1.run.jsonl" 2>"$work/$1.run.out" | tail -1
  stop_server
}

pairs=()
for seed in "$@"; do
  name=half$seed${CLOCK:+-$CLOCK}${ATTACK:+-attack}
  echo "== $name"
  make_set "$name" "$seed"
  harvest "$name"
  ask "$name"
  evaluate explain --set "$work/$name" --run "$work/$name.run.jsonl" --hub "$work/$name${ATTACK:+.attacked}.sqlite"
  if [ -n "${ATTACK:-}" ]; then
    evaluate score --set "$work/$name" --run "$work/$name.run.jsonl" --against random --attack "$work/$name.attack.json" | sed -n '/^attack/,$p'
  fi
  pairs+=(--set "$work/$name" --run "$work/$name.run.jsonl")
done
echo "== together"
evaluate score "${pairs[@]}" --against all --csv "$work/figures.csv"
echo "== against the best, and the best that reads like the product"
evaluate score "${pairs[@]}" --against best | grep -E "^(A2|B1|B2|R)[0-9]* " || true
evaluate score "${pairs[@]}" --against best-detected | grep -E "^(A2|B1|B2|R)[0-9]* " || true
