"""A team at work: simulated sourcers who search, read, shortlist, move, tag and note, all at once, on the same lists. Errors, latency, and whether an update was lost.

usage: sourcers.py URL [SOURCERS] [SECONDS] [PAUSE]     (sourcers.sh does all of it; PAUSE: mean seconds between two acts of one person)

Each is a thread with one kept-alive connection and a mean pause between acts. Ten work on one list, on purpose on the same few people: half of the edits name a version that may be stale.
Lost is what the server took and what cannot be found afterwards: an accepted edit that the history does not have, a change made upon another state than the one before it, a lead that
is not as its last event says, a note that is not there. A refused edit (409 with what the others did) is a clear conflict, counted and no error.
"""
import collections, http.client, json, random, sys, threading, time
from urllib.parse import quote, urlsplit

LANGUAGES = ["csharp", "java", "python", "go", "typescript", "php", "ruby", "rust", "kotlin", "scala"]
DATABASES = ["postgresql", "mysql", "redis", "mongodb", "sqlite", "elasticsearch", "sqlserver", "cassandra", "clickhouse", "oracle"]
STAGES = ["sourced", "phone-screen", "coding-test"]
PEOPLE_PER_LIST, SOURCERS_PER_LIST = 40, 10
BROWSER = {"Accept": "text/html", "Accept-Encoding": "gzip, br"}


class Sourcer(threading.Thread):
    def __init__(self, url, number, until, pause, lists):
        super().__init__(daemon=True)
        at = urlsplit(url)
        self.connection = http.client.HTTPConnection(at.hostname, at.port, timeout=30)
        self.rng, self.until, self.pause, self.lists = random.Random(number), until, pause, lists
        self.list = lists[number // SOURCERS_PER_LIST]
        self.name = f"sourcer-{number}"
        self.times, self.errors, self.edits, self.notes, self.conflicts = collections.defaultdict(list), [], [], [], 0
        self.hits, self.seen = [], {}

    def ask(self, act, method, path, body=None, headers=None, fine=(200,)):
        headers = {"X-Who": self.name, **(headers or {})}
        if body is not None:
            body, headers = json.dumps(body), {**headers, "Content-Type": "application/json"}
        started = time.perf_counter()
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            data = answer.read()
        except Exception as e:
            self.errors.append(f"{act}: {e!r}")
            self.connection.close()
            return None, None
        self.times[act].append((time.perf_counter() - started) * 1000)
        if answer.status not in fine:
            self.errors.append(f"{act}: {answer.status} {data[:200]!r}")
            return answer.status, None
        return answer.status, json.loads(data) if "json" in (answer.getheader("Content-Type") or "") else None

    def query(self):
        return f"lang:{self.rng.choice(LANGUAGES)} db:{self.rng.choice(DATABASES)} followers:>={self.rng.randrange(4)}"

    def run(self):
        acts = [(self.search_page, 24), (self.type_a_query, 12), (self.search_api, 12), (self.complete, 6), (self.open_candidate, 12), (self.board, 6), (self.look_at_leads, 8),
                (self.edit, 12), (self.note, 4), (self.add, 3), (self.undo, 1)]
        names, weights = zip(*acts)
        time.sleep(self.rng.random() * self.pause * 2)
        while time.time() < self.until:
            self.rng.choices(names, weights)[0]()
            time.sleep(self.rng.expovariate(1 / self.pause))

    def search_page(self):
        self.ask("search page", "GET", f"/?q={quote(self.query())}&page={self.rng.randrange(1, 4)}", headers=BROWSER)

    def type_a_query(self):
        text = self.query()
        for end in (len(text) // 2, len(text)):
            # As search.js asks: the people in sight at a key, and the whole page when the keys rest.
            self.ask("key", "GET", f"/?q={quote(text[:end])}", headers={**BROWSER, "X-Typing": "6"})
            time.sleep(0.25)
        self.ask("keys rest", "GET", f"/?q={quote(text)}", headers={**BROWSER, "X-Typing": "rest"})

    def search_api(self):
        _, answer = self.ask("search API", "GET", f"/api/v1/search?q={quote(self.query())}&facets=language,database,framework,country,role,activity")
        if answer and answer["hits"]:
            self.hits = [h["id"] for h in answer["hits"]]

    def complete(self):
        self.ask("completion", "GET", f"/api/v1/suggest?prefix={self.rng.choice(['pos', 'lang:c', 'ka', 'country:d', 'red'])}")

    def open_candidate(self):
        if self.hits:
            self.ask("candidate page", "GET", f"/candidates/{quote(self.rng.choice(self.hits))}?q={quote(self.query())}", headers=BROWSER)

    def board(self):
        self.ask("board", "GET", f"/shortlists/{self.list}", headers=BROWSER)

    def look_at_leads(self):
        _, leads = self.ask("leads", "GET", f"/api/v1/shortlists/{self.list}/leads")
        for lead in leads or []:
            self.seen[lead["id"]] = lead["version"]

    def edit(self):
        if not self.seen:
            self.look_at_leads()
        if not self.seen:
            return
        # A few people whom everybody works on: collisions are wanted.
        lead = self.rng.choice(sorted(self.seen)[:8] if self.rng.random() < .5 else sorted(self.seen))
        change = self.rng.choice([{"stage": self.rng.choice(STAGES)}, {"owner": f"{self.name}-{self.rng.randrange(10**6)}"}, {"tags": [f"tag-{self.rng.randrange(10**6)}"]},
                                  {"channel": f"channel-{self.rng.randrange(10**6)}", "referrer": self.name}])
        status, answer = self.ask("edit", "PATCH", f"/api/v1/shortlists/{self.list}/leads/{lead}", {"version": self.seen[lead], **change}, fine=(200, 409))
        if status == 409:
            self.conflicts += 1
            if not answer or not answer.get("conflicts"):
                self.errors.append(f"edit: a conflict that does not say what the others did: {answer}")
        if answer and answer.get("lead"):
            self.seen[lead] = answer["lead"]["version"]
        if status == 200 and answer and answer.get("batch"):
            self.edits.append((self.list, lead, answer["batch"]))

    def note(self):
        if not self.seen:
            return
        lead, text = self.rng.choice(sorted(self.seen)), f"{self.name} {self.rng.randrange(10**9)}"
        status, _ = self.ask("note", "POST", f"/api/v1/shortlists/{self.list}/leads/{lead}/notes", {"text": text})
        if status == 200:
            self.notes.append((self.list, lead, text))

    def add(self):
        if self.hits and len(self.seen) < 2 * PEOPLE_PER_LIST:
            self.ask("add to list", "POST", f"/api/v1/shortlists/{self.list}/leads", {"candidates": self.rng.sample(self.hits, 2), "query": self.query()})

    def undo(self):
        mine = [e for e in self.edits if e[0] == self.list]
        if mine:
            _, _, batch = self.rng.choice(mine[-3:])
            # Somebody may have gone on from it since, and it may be taken back already: that is said, and nothing is lost.
            self.ask("undo", "POST", f"/api/v1/shortlists/{self.list}/undo", {"batch": batch}, fine=(200, 400, 409))


def lost_updates(sourcers, lists):
    """Reads everything back."""
    reader, lost = sourcers[0], []
    for number in lists:
        events = []
        _, leads = reader.ask("check", "GET", f"/api/v1/shortlists/{number}/leads")
        for lead in leads:
            _, history = reader.ask("check", "GET", f"/api/v1/shortlists/{number}/history?lead={lead['id']}&take=1000")
            events += history
            if len(history) >= 1000:
                raise SystemExit("more history of one lead than can be read back: run shorter")
            _, file = reader.ask("check", "GET", f"/api/v1/shortlists/{number}/leads/{lead['id']}")
            notes = {n["text"] for n in file["notes"]}
            lost += [f"note '{text}' of lead {lead['id']}" for s in sourcers for l, i, text in s.notes if (l, i) == (number, lead["id"]) and text not in notes]
            state = {}
            for event in sorted(history, key=lambda e: e["id"]):
                field, before = event["field"], event.get("before") or ""
                if field in ("stage", "owner", "channel", "referrer", "tags"):
                    if field in state and state[field] != before:
                        lost.append(f"lead {lead['id']}: {field} was '{state[field]}', and event {event['id']} was made upon '{before}'")
                    state[field] = event.get("after") or ""
            for field, value in state.items():
                now = ",".join(lead.get("tags") or []) if field == "tags" else lead.get(field) or ""
                if now != value:
                    lost.append(f"lead {lead['id']}: {field} is '{now}', its history says '{value}'")
        batches = {e["batch"] for e in events}
        lost += [f"batch {batch} of list {number}" for s in sourcers for l, _, batch in s.edits if l == number and batch not in batches]
    return lost


def prepare(url, count):
    maker = Sourcer(url, 0, 0, 1, [0])
    lists = []
    for i in range((count + SOURCERS_PER_LIST - 1) // SOURCERS_PER_LIST):
        query = f"lang:{LANGUAGES[i % len(LANGUAGES)]}"
        _, made = maker.ask("prepare", "POST", "/api/v1/shortlists", {"role": f"Role {i}", "query": query}, fine=(200, 201))
        _, found = maker.ask("prepare", "GET", f"/api/v1/search?q={query}&size={PEOPLE_PER_LIST}")
        number = made["id"] if "id" in made else made["shortlist"]["id"]
        maker.ask("prepare", "POST", f"/api/v1/shortlists/{number}/leads", {"candidates": [h["id"] for h in found["hits"]], "query": query})
        lists.append(number)
    if maker.errors:
        raise SystemExit(f"nothing could be prepared: {maker.errors[0]}")
    return lists


def main(url, count=50, seconds=300, pause=1.0):
    lists = prepare(url, count)
    # To warm up, not counted: every kind of page has been asked for once.
    for warm in [Sourcer(url, 0, time.time() + 5, .05, lists)]:
        warm.run()
    sourcers = [Sourcer(url, i, time.time() + seconds, pause, lists) for i in range(count)]
    for s in sourcers:
        s.start()
    for s in sourcers:
        s.join()
    lost = lost_updates(sourcers + [warm], lists)
    errors = [e for s in sourcers for e in s.errors]
    at = lambda times, share: sorted(times)[min(len(times) - 1, int(len(times) * share))]
    acts = collections.defaultdict(list)
    for s in sourcers:
        for act, times in s.times.items():
            if act != "check":
                acts[act] += times
    everything = [t for times in acts.values() for t in times]
    for act, times in sorted([*acts.items(), ("all", everything)], key=lambda a: len(a[1])):
        print(f"{act:15s} {len(times):6d}  p50 {at(times, .5):6.1f} ms  p95 {at(times, .95):6.1f} ms  p99 {at(times, .99):6.1f} ms  worst {max(times):6.0f} ms")
    print(f"{count} sourcers, {seconds} s: {len(everything) / seconds:.0f} requests/s, {len(errors)} errors, {sum(len(s.edits) for s in sourcers)} edits taken, "
          f"{sum(s.conflicts for s in sourcers)} refused as conflicts, {sum(len(s.notes) for s in sourcers)} notes, {len(lost)} lost")
    for line in (errors + lost)[:20]:
        print("  " + line)
    return 1 if errors or lost else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1], *(kind(a) for kind, a in zip((int, int, float), sys.argv[2:]))))
