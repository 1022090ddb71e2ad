"""Do people carry the skills of the repositories they work on, and is their kind of work theirs?
attribution.py HUB.sqlite WORLD_DIR BASE [--least 20]   BASE: where `talentscout serve --data DIR` answers, such as http://127.0.0.1:5080

Per label of a repository (language, database, framework) the people with so many commits there who have the skill in GET /api/v1/candidates/{id}, directly or implied by
another that they have; and of people who worked in repositories of one role only, whose greatest role share is that role, with the AUC of the backend share.
"""
import bisect, collections, gzip, json, os, re, sqlite3, sys, urllib.error, urllib.request

hub_data, world, base = sys.argv[1:4]
least = int(sys.argv[sys.argv.index("--least") + 1]) if "--least" in sys.argv else 20
root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
catalogue = json.load(open(os.path.join(root, "config", "skills.json")))["skills"]
by_id = {s["id"]: s for s in catalogue}


def key(text):
    return re.sub(r"[\s_-]", "", text.lower())


spelled = {}
for s in catalogue:
    for text in [s["id"], s["name"], *s.get("linguist", []), *s.get("aliases", []), *s.get("ambiguous", [])]:
        spelled.setdefault(key(text), s["id"])
for s in catalogue:
    for text in s.get("linguist", []):
        if s["kind"] == "language":
            spelled[key(text)] = s["id"]


def implied(ids):
    found = set(ids)
    todo = list(found)
    while todo:
        for other in by_id.get(todo.pop(), {}).get("implies", {}):
            if other not in found:
                found.add(other)
                todo.append(other)
    return found


def children(skill):
    found, todo = {skill}, [skill]
    while todo:
        parent = todo.pop()
        for s in catalogue:
            if parent in s.get("parents", []) and s["id"] not in found:
                found.add(s["id"])
                todo.append(s["id"])
    return found


db = sqlite3.connect(f"file:{os.path.abspath(hub_data)}?mode=ro", uri=True)
account = {int(p): (i, gone) for p, i, gone in db.execute("SELECT person, id, gone FROM users WHERE person IS NOT NULL")}
repos = {r["repo"]: r for r in map(json.loads, open(os.path.join(world, "repos.jsonl")))}
bots = {json.loads(l)["id"] for l in gzip.open(os.path.join(world, "people.jsonl.gz"), "rt") if json.loads(l).get("is_bot")}
commits = collections.defaultdict(collections.Counter)
for row in map(json.loads, gzip.open(os.path.join(world, "contributions.jsonl.gz"), "rt")):
    commits[row["person"]][row["repo"]] += row.get("commits") or 0
role_of = {p: {repos[r]["labels"]["role"] for r in c} for p, c in commits.items()}

cache = {}


def candidate(person):
    if person not in cache:
        number = account.get(person, (None, None))[0]
        try:
            cache[person] = json.load(urllib.request.urlopen(f"{base}/api/v1/candidates/{number}")) if number else None
        except urllib.error.HTTPError:
            cache[person] = None
    return cache[person]


def people(repo):
    return [p for p, c in commits.items() if c[repo] >= least and p in account and not account[p][1] and p not in bots and candidate(p)]


total, carried, unknown, missed = collections.Counter(), collections.Counter(), collections.Counter(), collections.Counter()
for name, repo in sorted(repos.items()):
    labels = repo["labels"]
    here = people(name)
    have = {p: implied(s["skill"] for s in candidate(p)["skills"]) for p in here}
    for kind, values in (("language", [labels["language"]]), ("database", labels["databases"]), ("framework", labels["frameworks"])):
        for label in values:
            skill = spelled.get(key(label))
            if skill is None:
                unknown[kind, label] += len(here)
            good = sum(bool(children(skill) & have[p]) for p in here) if skill else 0
            total[kind] += len(here)
            carried[kind] += good
            if good < len(here):
                missed[name, kind, label] = len(here) - good
for kind in total:
    known = total[kind] - sum(n for (k, _), n in unknown.items() if k == kind)
    print(f"{kind}: {carried[kind]} of {total[kind]} ({carried[kind] / max(1, total[kind]):.2%}); of labels that the catalogue has {carried[kind] / max(1, known):.2%}")
print(f"all: {sum(carried.values()) / sum(total.values()):.2%}; of labels that the catalogue has {sum(carried.values()) / (sum(total.values()) - sum(unknown.values())):.2%}")
for (name, kind, label), n in missed.most_common(40):
    print(f"  missed by {n}: {kind} {label} of {name}{' (not in the catalogue)' if spelled.get(key(label)) is None else ''}")

single = {p: next(iter(r)) for p, r in role_of.items() if len(r) == 1 and sum(commits[p].values()) >= least and p in account and not account[p][1] and p not in bots and candidate(p)}
agree, count, wrong, backend = collections.Counter(), collections.Counter(), collections.Counter(), collections.defaultdict(list)
for p, role in single.items():
    shares = {r["role"]: r["share"] for r in candidate(p).get("roles", [])}
    top = max(shares, key=shares.get) if shares else "unknown"
    count[role] += 1
    agree[role] += top == role
    backend[role].append(shares.get("backend", 0))
    if top != role:
        wrong[role, commits[p].most_common(1)[0][0], top] += 1
print(f"roles: {sum(agree.values())} of {sum(count.values())} ({sum(agree.values()) / max(1, sum(count.values())):.2%}): " + ", ".join(f"{r} {agree[r]}/{count[r]}" for r in sorted(count)))
for (role, name, top), n in wrong.most_common(20):
    print(f"  {n} of {name} are {role} and taken for {top}")


def auc(good, bad):
    bad = sorted(bad)
    return sum((bisect.bisect_left(bad, x) + bisect.bisect_right(bad, x)) / 2 for x in good) / max(1, len(good) * len(bad))


for roles in (["frontend", "mobile", "devops", "data"], ["frontend", "mobile"], ["frontend"], ["mobile"], ["devops"], ["data"]):
    others = [x for r in roles for x in backend[r]]
    if others:
        print(f"AUC of the backend share against {', '.join(roles)}: {auc(backend['backend'], others):.3f}")
