#!/usr/bin/env bash
# The profiles of those found are planned, and read as far as the budget of 8,000 goes (longer than an unfinished search waits for its second try): finding is what is measured. A search with far more results than GitHub lists (all accounts of the stand-in's people created within some years): how many are found, and the largest slice read.
# TERMS='type:user created:2008-01-01..2018-06-30' INCOMPLETE=0.02 WORK=/some/folder ./hub-search.sh
source "$(dirname "$0")/common.sh"
build
mkdir -p "$work/jobs"
terms=${TERMS:-type:user created:2008-01-01..2018-06-30}
python3 - "$work/jobs/hub.json" "$terms" <<'PY'
import json, sys
json.dump({"kind": "harvest", "source": "github", "seeds": {"userSearches": [sys.argv[2]]}, "budget": {"concurrency": 4, "freshHours": 0, "maxRequests": 8000},
           "depth": {"profiles": True, "ownRepositories": False, "organisations": False, "mergedElsewhere": False, "events": False}}, open(sys.argv[1], "w"))
PY
rm -rf "$work/data" "$work/search.log"
start_hub "$work/search.log" --no-limits --incomplete-share "${INCOMPLETE:-0.02}"
GITHUB_TOKEN=measure talentscout harvest hub --jobs "$work/jobs" --data "$work/data" --set "Harvest:GitHub:BaseAddress=http://127.0.0.1:$port/api/v3/" --set Harvest:GitHub:MaxConcurrency=64 2>&1 | tail -1
stop_hub
(cd "$shared" && python3 - "$work" "$hub_data" "$terms" <<'PY'
import json, sqlite3, sys, urllib.parse
sys.path.insert(0, ".")
from hub.store import Store
from hub.search import Search
from hub.history import History
work, data, terms = sys.argv[1:4]
store = Store(data, None, [])
truth = set(Search(store, None).users(terms, None, "desc"))
db = sqlite3.connect(f"file:{work}/data/talentscout.db?mode=ro", uri=True)
# Every account found is one planned item, once; the other planned items are the searches themselves.
planned, = db.execute("SELECT value FROM run_count WHERE name = 'planned'").fetchone()
asked, = db.execute("SELECT count(*) FROM document WHERE kind = 'user-search'").fetchone()
found = planned - asked
bots = {i for i, in store.db.execute("SELECT id FROM users WHERE kind <> 'User'")}
truth -= bots
searches = [json.loads(x) for x in open(f"{work}/search.log", encoding="utf-8")]
searches = [d for d in searches if "/search/users" in d["path"]]
print(f"{len(truth)} accounts answer the search; {found} found ({found / len(truth):.3%}); {len(searches)} searches")
gaps = db.execute("SELECT reason, value FROM run_reason WHERE outcome IN ('gap', 'given up')").fetchall()
print("gaps listed in the run:", gaps or "none")
PY
)
python3 - "$work" <<'PY'
import sqlite3, sys, subprocess
db = sqlite3.connect(f"file:{sys.argv[1]}/data/talentscout.db?mode=ro", uri=True)
# A slice that was read has a second page or is small; one that was split has neither its items followed nor a next page asked for.
pages = {}
for address, in db.execute("SELECT address FROM document WHERE kind = 'user-search'"):
    import re
    page = int((re.search(r"[?&]page=(\d+)", address) or [0, 1])[1])
    base = re.sub(r"[?&]page=\d+", "", address)
    pages[base] = max(pages.get(base, 1), page)
print(f"{len(pages)} slices asked for, most pages read of one: {max(pages.values())} (10 would be the thousand that GitHub lists)")
PY
