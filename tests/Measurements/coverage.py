"""Whom of the people that the stand-in shows as contributors does the store know? coverage.py HUB.sqlite STORE.db SHARED"""
import sqlite3, sys, json, urllib.request, subprocess, time, os
hub_data, store, shared = sys.argv[1:4]
port = 8391
server = subprocess.Popen([sys.executable, "-m", "hub.serve", "--data", hub_data, "--port", str(port), "--no-limits"], cwd=shared, stdout=subprocess.DEVNULL)
time.sleep(1.5)
try:
    db = sqlite3.connect(f"file:{hub_data}?mode=ro", uri=True)
    shown = {}
    for owner, name in db.execute("SELECT u.login, r.name FROM repos r JOIN users u ON u.id = r.owner WHERE r.kind = 'main'").fetchall():
        url = f"http://127.0.0.1:{port}/repos/{owner}/{name}/contributors?per_page=100"
        while url:
            try:
                answer = urllib.request.urlopen(urllib.request.Request(url, headers={"User-Agent": "measure", "Authorization": "token measure"}))
            except urllib.error.HTTPError as e:
                print("not shown:", owner, name, e.code)
                break
            if answer.status != 200:
                break
            for person in json.load(answer):
                shown[person["id"]] = person["type"]
            links = dict((p.split(";")[1].strip(), p.split(";")[0].strip(" <>")) for p in (answer.headers.get("Link") or "").split(",") if ";" in p)
            url = links.get('rel="next"')
    people = {i for i, kind in shown.items() if kind == "User"}
    known = {int(r[0]) for r in sqlite3.connect(f"file:{store}?mode=ro", uri=True).execute("SELECT id FROM candidate") if r[0].isdigit()}
    missing = people - known
    print(f"shown as contributors: {len(people)} people; stored: {len(people & known)} ({100 * len(people & known) / max(1, len(people)):.2f} %); candidates in all: {len(known)}")
    if missing:
        print("missing, for example:", [db.execute("SELECT login, kind, gone FROM users WHERE id = ?", (i,)).fetchone() for i in sorted(missing)[:5]])
finally:
    server.kill()
