#!/usr/bin/env bash
# Reading hours of GH Archive against decompression alone, in the same run: one thread, with a thread for unpacking, two files at once, and end to end into the store. Each reader takes all
# hours in one process, as an import does, so that what the runtime compiles is paid once by all of them.
# HOURS=6 EVENTS=200000 REPS=3 MODES="fold two store" WORK=/some/folder ./archive-ingest.sh
source "$(dirname "$0")/common.sh"
events=${EVENTS:-200000}; reps=${REPS:-3}; hours=${HOURS:-6}
export PEERS_DATA=${PEERS_DATA:-$work/peers} DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
mkdir -p "$PEERS_DATA/events"
for p in gen/Gen ingest/dotnet/PeerIngest; do
  [ -f "$PEERS_DATA/build/$(basename $p)/$(basename $p).dll" ] || (cd "$shared/perf" && dotnet build -c Release $p.csproj --nologo -v q >"$work/peers.out" 2>&1) || { cat "$work/peers.out" >&2; exit 1; }
done
files=()
for h in $(seq 0 $((hours - 1))); do
  file=$PEERS_DATA/events/2024-03-05T$(printf %02d $((14 + h > 23 ? h - 10 : 14 + h))).json.gz; files+=("$file")
  [ -s "$file" ] || { dotnet "$PEERS_DATA/build/Gen/Gen.dll" events "$events" "$(basename "$file" .json.gz)" | gzip -6 -n >"$file.tmp"; mv "$file.tmp" "$file"; }
done
dotnet build "$root/tests/TalentScout.Benchmarks" -c Release -v q --nologo >"$work/build.out" 2>&1 || { cat "$work/build.out" >&2; exit 1; }
bench() { dotnet "$root/tests/TalentScout.Benchmarks/bin/Release/net10.0/TalentScout.Benchmarks.dll" "$@"; }
peer() { dotnet "$PEERS_DATA/build/PeerIngest/PeerIngest.dll" "$@"; }
cat "${files[@]}" >/dev/null; : >"$work/ingest.jsonl"; : >"$work/ingest.sums"
for _ in $(seq "$reps"); do
  # Decompression alone before and after each pair that is held against it: neighbours of a shared machine slow all down from minute to minute.
  peer null "${files[@]}" >>"$work/ingest.jsonl"
  peer scan "${files[@]}" >>"$work/ingest.jsonl" 2>>"$work/ingest.sums"
  bench ingest read "${files[@]}" >>"$work/ingest.jsonl" 2>>"$work/ingest.sums"
  peer null "${files[@]}" >>"$work/ingest.jsonl"
  bench ingest thread "${files[@]}" >>"$work/ingest.jsonl" 2>>"$work/ingest.sums"
  peer scan+thread "${files[@]}" >>"$work/ingest.jsonl" 2>>"$work/ingest.sums"
  peer null "${files[@]}" >>"$work/ingest.jsonl"
  for mode in ${MODES-fold two store}; do bench ingest $mode "${files[@]}" >>"$work/ingest.jsonl" 2>/dev/null; done
done
echo "load $(cut -d' ' -f1-3 /proc/loadavg); totals: $(grep ^events= "$work/ingest.sums" | sort -u | wc -l) distinct (must be 1)"
python3 - "$work/ingest.jsonl" <<'PY'
import json, statistics, sys
lines = [json.loads(line) for line in open(sys.argv[1])]
nulls = [i for i, r in enumerate(lines) if r["reader"] == "cs-null"]
runs, shares = {}, {}
for i, r in enumerate(lines):
    runs.setdefault(r["reader"], []).append(r)
    if i not in nulls:
        beside = [lines[n] for n in (max((n for n in nulls if n < i), default=None), min((n for n in nulls if n > i), default=None)) if n is not None]
        shares.setdefault(r["reader"], []).append((r["mb_s"] / statistics.mean(b["mb_s"] for b in beside), statistics.mean(b["cpu_s"] for b in beside) / r["cpu_s"]))
mid = lambda n, k: statistics.median(r[k] for r in runs[n])
share = lambda n, k: statistics.median(s[k] for s in shares[n]) if n in shares else 1
print(f"{'reader':<18}{'MB/s':>9}{'events/s':>11}{'cpu s':>8}{'RSS MB':>8}{'of cs-null':>12}{'by cpu':>8}")
for n in runs:
    print(f"{n:<18}{mid(n, 'mb_s'):>9.0f}{mid(n, 'events_s'):>11.0f}{mid(n, 'cpu_s'):>8.2f}{mid(n, 'peak_rss_mb'):>8.0f}{share(n, 0):>12.3f}{share(n, 1):>8.2f}")
if 'product-store' in runs: print(f"two files at once on two cores: {mid('product-two', 'mb_s') / mid('product-fold', 'mb_s'):.2f} of one; end to end into the store: {mid('product-store', 'mb_s') / mid('product-two', 'mb_s'):.2f} of reading both")
PY
