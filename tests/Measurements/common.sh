# Sourced by the measurement scripts: finds the shared material, starts and stops the stand-in GitHub, writes a job for all its repositories.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
shared=$root
while [ "$shared" != / ] && [ ! -f "$shared/shared/DESIGN.md" ]; do shared=$(dirname "$shared"); done
shared=$shared/shared
[ -f "$shared/DESIGN.md" ] || { echo "no shared/ beside or above $root: this measurement needs it" >&2; exit 1; }
work=${WORK:-$(mktemp -d)}
mkdir -p "$work"
hub_data=${HUB_DATA:-$shared/hub/data/world-dev.sqlite}
port=${PORT:-8390}
export PYTHONDONTWRITEBYTECODE=1
hub_pid=
stop_hub() { [ -z "$hub_pid" ] || { kill "$hub_pid" 2>/dev/null || true; wait "$hub_pid" 2>/dev/null || true; hub_pid=; }; }
trap stop_hub EXIT
start_hub() { # start_hub LOG OPTIONS...
  local log=$1; shift
  (cd "$shared" && exec python3 -m hub.serve --data "$hub_data" --port "$port" --log "$log" "$@") >"$work/hub.out" 2>&1 &
  hub_pid=$!
  for _ in $(seq 600); do grep -q '^hub:' "$work/hub.out" && return; sleep 0.2; done
  cat "$work/hub.out" >&2; exit 1
}
judge() { (cd "$shared" && python3 -m hub.judge "$1" --json); }
write_job() { # write_job FILE BUDGET_JSON DEPTH_JSON [LIMIT]
  python3 - "$hub_data" "$@" <<'PY'
import json, sqlite3, sys
data, out, budget, depth = sys.argv[1:5]
limit = int(sys.argv[5]) if len(sys.argv) > 5 else 10**6
db = sqlite3.connect(f"file:{data}?mode=ro", uri=True)
repos = [f"{o}/{n}" for o, n in db.execute("SELECT u.login, r.name FROM repos r JOIN users u ON u.id = r.owner WHERE r.kind = 'main' ORDER BY 1, 2")][:limit]
json.dump({"kind": "harvest", "source": "github", "description": "All repositories of the stand-in.", "seeds": {"repositories": repos},
           "budget": json.loads(budget), "depth": json.loads(depth)}, open(out, "w"), indent=1)
PY
}
talentscout() { dotnet "$root/src/TalentScout.App/bin/Release/net10.0/talentscout.dll" "$@"; }
build() { dotnet build "$root/src/TalentScout.App" -c Release -v q --nologo >"$work/build.out" 2>&1 || { cat "$work/build.out" >&2; exit 1; }; }
