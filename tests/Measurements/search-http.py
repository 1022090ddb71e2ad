"""Search over HTTP, JSON with all facets: latency of one client, throughput of several.

usage: search-http.py URL SECONDS CLIENTS...     e.g. search-http.py http://127.0.0.1:5080 10 1 4 16
Each client is a process with one kept-alive connection; queries are two skills, by a fixed seed, no two alike in a row (pages differ, so that no answer is at hand).
"""
import http.client, multiprocessing, random, sys, time
from urllib.parse import quote, urlsplit

LANGUAGES = ["csharp", "java", "python", "go", "typescript", "php", "ruby", "rust", "kotlin", "scala"]
DATABASES = ["postgresql", "mysql", "redis", "mongodb", "sqlite", "elasticsearch", "sqlserver", "cassandra", "clickhouse", "oracle", "dynamodb", "neo4j"]
COUNTRIES = ["", "", "country:de", "country:us", "active:>=2025"]
FACETS = "language,database,framework,country,role,activity"


def client(url, seconds, seed, out):
    at = urlsplit(url)
    connection = http.client.HTTPConnection(at.hostname, at.port)
    rng, times, size = random.Random(seed), [], 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        query = f"lang:{rng.choice(LANGUAGES)} db:{rng.choice(DATABASES)} {rng.choice(COUNTRIES)} followers:>={rng.randrange(3)}".strip()
        started = time.perf_counter()
        connection.request("GET", f"/api/v1/search?q={quote(query)}&size=20&page={rng.randrange(1, 4)}&facets={FACETS}")
        answer = connection.getresponse()
        body = answer.read()
        times.append(time.perf_counter() - started)
        size += len(body)
        if answer.status != 200:
            raise SystemExit(f"{answer.status}: {body[:300]!r}")
    out.put((times, size))


def run(url, seconds, clients):
    out = multiprocessing.Queue()
    running = [multiprocessing.Process(target=client, args=(url, seconds, seed, out)) for seed in range(clients)]
    for p in running:
        p.start()
    results = [out.get() for _ in running]
    for p in running:
        p.join()
    times = sorted(t for ts, _ in results for t in ts)
    at = lambda share: times[min(len(times) - 1, int(len(times) * share))] * 1000
    print(f"{clients:3d} clients: {len(times) / seconds:7.0f} requests/s, p50 {at(.5):6.2f} ms, p95 {at(.95):6.2f} ms, p99 {at(.99):6.2f} ms, {sum(s for _, s in results) / len(times) / 1024:.1f} KiB each")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    run(sys.argv[1], 3, 1)  # to warm up; printed too, not to be quoted
    for n in sys.argv[3:]:
        run(sys.argv[1], float(sys.argv[2]), int(n))
