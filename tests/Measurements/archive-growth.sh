#!/usr/bin/env bash
# The import of 1 to 200 hours: time, peak memory, size of the store; then the same hours in another order and killed half-way, three times, which must give the same fingerprint.
# HOURS="1 10 50 200" EVENTS=3000 WORK=/some/folder ./archive-growth.sh     (FILES: a folder of hours, else made by the stand-in's archive builder)
source "$(dirname "$0")/common.sh"
build
hours=${HOURS:-1 10 50 200}; most=$(echo $hours | tr ' ' '\n' | sort -n | tail -1)
files=${FILES:-$work/hours}
[ -d "$files" ] || { (cd "$shared" && python3 -m hub.archive --data "$hub_data" --hours "$most" --events-per-hour "${EVENTS:-3000}" --corrupt 7 --duplicates 20 --out "$files.tmp") && mv "$files.tmp" "$files"; }
import() { # import DATA FILES...
  local data=$1; shift
  /usr/bin/env time -f 'peak %M KiB, wall %e s, cpu %U+%S s' dotnet "$root/src/TalentScout.App/bin/Release/net10.0/talentscout.dll" import --data "$data" "$@" 2>&1 | grep -E '^(import|fingerprint|peak|held)'
}
ls "$files"/*.json.gz | sort -V >"$work/all"
for n in $hours; do
  rm -rf "$work/data-$n"; echo "== $n hours"; head -n "$n" "$work/all" | xargs -d '\n' cat | wc -c | awk '{printf "%.1f MB packed\n", $1/1e6}'
  import "$work/data-$n" $(head -n "$n" "$work/all") | tee "$work/last.out"; du -cm "$work/data-$n"/talentscout.db* | tail -1 | awk '{print $1 " MB store"}'
done
echo "== the same $most hours in reverse order, killed three times"
rm -rf "$work/data-killed"
for after in ${KILL_AFTER:-2 3 4}; do
  dotnet "$root/src/TalentScout.App/bin/Release/net10.0/talentscout.dll" import --data "$work/data-killed" $(sort -rV "$work/all") >/dev/null 2>&1 & pid=$!
  sleep "$after"; kill -9 "$pid" 2>/dev/null && echo "killed after $after s" || echo "done before $after s"; wait "$pid" 2>/dev/null || true
done
import "$work/data-killed" $(sort -rV "$work/all") | tee "$work/killed.out"
grep -q "$(grep ^fingerprint "$work/last.out")" "$work/killed.out" && echo "the same fingerprint" || echo "ANOTHER FINGERPRINT"
