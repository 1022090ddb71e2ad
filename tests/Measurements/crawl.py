#!/usr/bin/env python3
"""The crawler as an outsider sees it: sites on loopback that write down who comes when, and the program as it is started by hand.

crawl.py pace [hosts] [pages] | kill [points] | night | speed [hosts] [pages] | traps | bombs
Needs a release build of src/TalentScout.App. WORK: folder for data (else a temporary one); PORT: first port (else 41400)."""
import bisect, gzip, json, os, random, re, resource, shutil, signal, subprocess, sys, tempfile, time, zlib
from collections import Counter, defaultdict
from crawl_sites import Sites, page, steady

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
PROGRAM = os.path.join(ROOT, "src/TalentScout.App/bin/Release/net10.0/talentscout.dll")
WORK = os.environ.get("WORK") or tempfile.mkdtemp(prefix="talentscout-crawl-")
PORT = int(os.environ.get("PORT", "41400"))


def prepare(ports, crawl=None, concurrency=16, paths=("/",), options=()):
    shutil.rmtree(f"{WORK}/data", ignore_errors=True)
    os.makedirs(f"{WORK}/jobs", exist_ok=True)
    job = {"kind": "harvest", "source": "site", "seeds": {"pages": [f"http://127.0.0.1:{p}{path}" for p in ports for path in paths]},
           "budget": {"concurrency": concurrency, "freshHours": 0, "maxAttempts": 2},
           "crawl": {"depth": 4, "pagesPerHost": 100000, "linksPerPage": 5000, "sitemaps": False, **(crawl or {})}}
    json.dump(job, open(f"{WORK}/jobs/crawl.json", "w"))
    sets = [x for i, p in enumerate(ports) for x in ("--set", f"Harvest:Boards:OwnHosts:{i}=127.0.0.1:{p}")]
    return ["dotnet", PROGRAM, "harvest", "crawl", "--jobs", f"{WORK}/jobs", "--data", f"{WORK}/data", *sets, *[x for o in options for x in ("--set", o)]]


def run(command, *more):
    """Runs to the end; gives its exit code, its last line and the peak of its memory in MiB. What it cost is in spent()."""
    p = subprocess.Popen([*command, *more], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    peak = 0
    while p.poll() is None:
        try:
            peak = max(peak, int(re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{p.pid}/status").read()).group(1)) // 1024)
        except (OSError, AttributeError):
            pass
        time.sleep(0.1)
    lines = p.stdout.read().strip().splitlines()
    return p.returncode, lines[-1] if lines else "", peak


def spent():
    """Processor time of all programs run so far, in seconds: what a busy machine cannot falsify."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def pace(hosts=50, pages=200, rule=0.2):
    ports = range(PORT, PORT + hosts)
    sites = Sites(ports, steady(pages, 3000), f"User-agent: *\nCrawl-delay: {rule}\n", latency=0.005)
    started = time.time()
    code, last, peak = run(prepare(ports))
    print(f"{hosts} hosts x {pages} pages, 16 workers, Crawl-delay {rule} s: exit {code}, {time.time() - started:.0f} s, {peak} MiB; {last}")
    print(sites.judge(rule), "distinct pages", len({s[:2] for s in sites.pages()}), "of", hosts * pages)


def kill(points=50, hosts=10, pages=120, rule=0.4):
    ports = range(PORT, PORT + hosts)
    sites = Sites(ports, steady(pages, 3000), f"User-agent: *\nCrawl-delay: {rule}\n", latency=0.02)
    command, random_, during, starts = prepare(ports), random.Random(7), 0, []
    for _ in range(points):
        start = len(sites.seen)
        starts.append(start)
        p = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # A kill before the first request says nothing.
        while len(sites.seen) == start and p.poll() is None:
            time.sleep(0.01)
        time.sleep(random_.uniform(0, 1.5))
        during += p.poll() is None
        p.send_signal(signal.SIGKILL)
        p.wait()
        # What was under way when it was killed is answered, and written down, before the next run starts.
        time.sleep(0.3)
    starts.append(len(sites.seen))
    code, last, _ = run(command)
    # What a run asked for and a later one had to ask for again was lost by the kill that ended the run, whichever run it was that asked again.
    lost, last_asked = Counter(), {}
    for at, seen in enumerate(sites.seen):
        during_run = bisect.bisect_right(starts, at) - 1
        if (before := last_asked.get(seen[:2])) is not None:
            lost[before, seen[0]] += 1
        last_asked[seen[:2]] = during_run
    print(f"{during} of {points} kills between the first request of a run and its end, {hosts} hosts x {pages} pages, Crawl-delay {rule} s: exit {code}; {last}")
    print(f"lost {hosts * pages - len({s[:2] for s in sites.pages()})} of {hosts * pages}; asked again because of one kill: at most {max(lost.values(), default=0)} of a host, {sum(lost.values())} in all; robots.txt {sum(s[1] == '/robots.txt' for s in sites.seen)} times")
    print(sites.judge(rule))


def night(hosts=4, pages=300):
    ports = range(PORT, PORT + hosts)
    sites = Sites(ports, steady(pages))
    command = prepare(ports)
    print(run(command)[1])
    first, cut = sum(s[6] for s in sites.pages()), len(sites.seen)
    print(run(command, "--again")[1])
    second = [s for s in sites.seen[cut:] if s[1] != "/robots.txt"]
    print(f"second night: {len(second)} requests, {sum(s[4] == 304 for s in second)} answered 304, {100 * sum(s[6] for s in second) / first:.2f} % of the first night's bytes; robots.txt asked {sum(s[1] == '/robots.txt' for s in sites.seen[cut:])} times")


def speed(hosts=8, pages=1500):
    ports = range(PORT, PORT + hosts)
    sites = Sites(ports, steady(pages))
    code, last, peak = run(prepare(ports))
    times, processor = [s[2] for s in sites.pages()], spent()
    print(f"politeness off, {hosts} hosts x {pages} pages of some 8 kB: exit {code}, {len(times)} pages in {max(times) - min(times):.1f} s, {len(times) / (max(times) - min(times)):.0f} pages/s fetched, parsed and stored; {processor:.1f} s of processor time, start and end included, {1000 * processor / len(times):.1f} ms a page; peak {peak} MiB; {last}")


def traps(cap=150):
    r = random.Random(3)

    def trap(port, path, query, headers):
        kind, html = port - PORT, lambda links, text="": (200, {"Content-Type": "text/html"}, page(port, path + "?" + query + text, links, 1500))
        number = int((re.findall(r"\d+", path + query) or ["0"])[-1])
        if kind == 0:
            y, m = (number // 100, number % 100) if number > 1000 else (2026, 11)
            return html([f"/calendar/{y + m // 12}/{m % 12 + 1:02d}", f"/cal?d={y * 100 + m + 1}"] if path == "/" else [f"/calendar/{2026 + k // 12}/{k % 12 + 1:02d}" for k in range(len(path), len(path) + 400)])
        if kind == 1:
            return html([f"/events?month={2026 + k // 12}-{k % 12 + 1:02d}" for k in range(number % 100, number % 100 + 50)])
        if kind == 2:
            return html([f"/list;jsessionid={r.getrandbits(64):x}", f"/item;jsessionid={r.getrandbits(64):x}?a=1"])
        if kind == 3:
            return html([f"/list?PHPSESSID={r.getrandbits(64):x}", f"/list?sid={r.getrandbits(64):x}&b=2"])
        if kind == 4:
            return html(["more/", "deeper/index"])
        if kind == 5:
            return html([path.rstrip("/") + "/a/b", path.rstrip("/") + "/b/a"])
        if kind == 6:
            return html([f"{path}?{query}&f{len(query)}=1", f"{path}?{query}&g=2"])
        if kind == 7:
            return 200, {"Content-Type": "text/html"}, f"<title>404 Page not found</title><h1>Page not found</h1><a href=/x{r.getrandbits(40)}>x</a>".encode() if path != "/" else page(port, "/", [f"/x{i}" for i in range(20)])
        if kind == 8:
            return html([f"/jobs?page={number + 1}", f"/jobs?page={number + 2}"])
        if kind == 9:
            return html([f"/{r.getrandbits(60):x}" for _ in range(50)])
        if kind == 10:
            return html([f"/shop?c{r.randint(1, 9)}={r.randint(1, 999)}&s{r.randint(1, 9)}={r.randint(1, 999)}" for _ in range(40)])
        return 302, {"Location": f"/r/{r.getrandbits(40)}", "Content-Type": "text/html"}, b""
    names = ["calendar by path", "calendar by query", "session in path", "session in query", "relative links", "growing path", "growing query", "soft 404", "pages without end", "random links", "facets", "redirects without end"]
    ports = range(PORT, PORT + len(names))
    sites = Sites(ports, trap)
    code, last, peak = run(prepare(ports, {"depth": 20, "pagesPerHost": cap, "linksPerPage": 300}))
    count = Counter(s[0] for s in sites.pages())
    print(f"12 trap sites, at most {cap} pages of a host: exit {code}, {peak} MiB; {last}")
    for i, name in enumerate(names):
        print(f"  {name}: {count[PORT + i]} requests{'' if count[PORT + i] <= cap else ' TOO MANY'}")


def bombs():
    """Bodies of every form, each in a run of its own, and the same run over a harmless page: the difference is what the bomb costs."""
    deep, zeros = b"<div>" * 1_500_000, bytes(200 << 20)
    squeeze = lambda data, wbits: (lambda c: c.compress(data) + c.flush())(zlib.compressobj(9, zlib.DEFLATED, wbits))
    gz, zl, raw = squeeze(zeros, 31), squeeze(zeros, 15), squeeze(zeros, -15)
    made = {"gzip": ({"Content-Encoding": "gzip"}, gz), "zlib": ({"Content-Encoding": "deflate"}, zl), "raw": ({"Content-Encoding": "deflate"}, raw),
            "gzip twice": ({"Content-Encoding": "gzip, gzip"}, gzip.compress(gz)), "gzip of deflate": ({"Content-Encoding": "deflate, gzip"}, gzip.compress(zl)),
            "deep": ({}, deep[:7 << 20]), "bold": ({}, b"<b>" * 2_000_000), "attributes": ({}, b"<p " + b" ".join(b"a%d=1" % i for i in range(400_000)) + b">"),
            "paragraphs": ({}, b"<p>" * 2_500_000), "tables": ({}, b"<table><tr><td>" * 400_000), "long": ({}, b"<p>" + b"x" * (60 << 20)),
            "endless header": ({"X-Long": "x" * 200_000}, b"<p>x"), "comment": ({}, b"<!--" + b"-" * (7 << 20)), "entities": ({}, b"&amp;" * 1_400_000), "formatting": ({}, b"<a><b><i><u>" * 500_000)}
    served = ["harmless"]

    def make(port, path, query, headers):
        if path == "/":
            return 200, {"Content-Type": "text/html"}, page(port, "/", ["/it"])
        more, body = made.get(served[0]) or ({}, page(port, path, []))
        return 200, {"Content-Type": "text/html", **more}, body
    Sites([PORT], make)
    least = None
    for name in ["harmless", *made]:
        served[0], started = name, time.time()
        code, last, peak = run(prepare([PORT]))
        least = least or peak
        print(f"{name}: exit {code}, {time.time() - started:.1f} s, peak {peak} MiB, {peak - least} MiB more than a harmless page; {re.search('[(](.*?)[)]', last).group(1) if '(' in last else last}", flush=True)


if __name__ == "__main__":
    what, *numbers = sys.argv[1:] or ["help"]
    known = {f.__name__: f for f in (pace, kill, night, speed, traps, bombs)}
    if what not in known:
        sys.exit(__doc__)
    known[what](*map(int, numbers))
