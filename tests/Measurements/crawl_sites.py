"""Web sites on loopback ports for the measurements of crawl.py, and what they have seen: arrival and end of every request, by this side's clock."""
import asyncio, hashlib, json, sys, threading, time
from collections import defaultdict


class Sites:
    """make(port, path, query, headers) -> (status, headers, body) for each of the ports."""

    def __init__(self, ports, make, robots="User-agent: *\nDisallow: /private\n", latency=0.0):
        self.ports, self.make, self.robots, self.latency = list(ports), make, robots, latency
        self.seen, self.loop, self.bytes = [], asyncio.new_event_loop(), 0
        ready = threading.Event()
        threading.Thread(target=self._run, args=(ready,), daemon=True).start()
        ready.wait()

    def _run(self, ready):
        asyncio.set_event_loop(self.loop)
        for port in self.ports:
            self.loop.run_until_complete(asyncio.start_server(lambda r, w, p=port: self._serve(p, r, w), "127.0.0.1", port))
        ready.set()
        self.loop.run_forever()

    async def _serve(self, port, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                arrived = time.monotonic()
                lines = head.decode("latin-1").split("\r\n")
                target = lines[0].split(" ")[1]
                headers = {k.lower(): v.strip() for k, v in (l.split(":", 1) for l in lines[1:] if ":" in l)}
                path, _, query = target.partition("?")
                if self.latency:
                    await asyncio.sleep(self.latency)
                if path == "/robots.txt":
                    status, more, body = 200, {"Content-Type": "text/plain"}, self.robots.encode()
                else:
                    status, more, body = self.make(port, path, query, headers)
                out = [f"HTTP/1.1 {status} X"] + [f"{k}: {v}" for k, v in more.items()]
                if status != 304:
                    out.append(f"Content-Length: {len(body)}")
                data = ("\r\n".join(out) + "\r\n\r\n").encode("latin-1") + (b"" if status == 304 else body)
                try:
                    writer.write(data)
                    await writer.drain()
                finally:
                    # Who is gone before the answer has asked all the same.
                    self.seen.append((port, target, arrived, time.monotonic(), status, "if-none-match" in headers or "if-modified-since" in headers, len(data), headers.get("user-agent", "")))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def pages(self):
        return [s for s in self.seen if not s[1].startswith("/robots.txt")]

    def judge(self, rule, start=0):
        """Gaps between the end of one answer and the arrival of the next that are under the rule, and overlaps, robots.txt included."""
        by, gaps, overlaps, least = defaultdict(list), 0, 0, 1e9
        for s in self.seen[start:]:
            by[s[0]].append((s[2], s[3]))
        for times in by.values():
            times.sort()
            for (a, b), (c, _) in zip(times, times[1:]):
                least = min(least, c - b)
                overlaps += c < b
                gaps += c - a < rule
        return dict(hosts=len(by), requests=sum(map(len, by.values())), gaps_under_rule=gaps, overlaps=overlaps, least_pause=round(least, 3))


def page(port, path, links, size=8000):
    words = hashlib.sha256(f"{port}{path}".encode()).hexdigest()
    text = " ".join(f"{words[i % 60:i % 60 + 4]} lorem ipsum dolor" for i in range(size // 24))
    data = json.dumps({"@context": "https://schema.org/", "@type": "Thing", "name": path})
    items = "".join(f'<li><a href="{l}">{l}</a></li>' for l in links)
    return (f'<!doctype html><html><head><meta charset=utf-8><title>Page {path} of {port}</title><script type="application/ld+json">{data}</script></head>'
            f"<body><h1>Page {path}</h1><ul>{items}</ul><p>{text}</p></body></html>").encode()


def steady(pages, size=8000):
    """A start page that links to so many pages; each has an ETag, and answers 304 to it."""
    cache = {}

    def make(port, path, query, headers):
        if path != "/" and not path.startswith("/p/"):
            return 404, {"Content-Type": "text/html"}, b"no"
        if (port, path) not in cache:
            body = page(port, path, [f"/p/{i}" for i in range(1, pages)] if path == "/" else ["/", "/p/1"], size)
            cache[port, path] = body, '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        body, tag = cache[port, path]
        if headers.get("if-none-match") == tag:
            return 304, {"ETag": tag}, b""
        return 200, {"Content-Type": "text/html; charset=utf-8", "ETag": tag}, body
    return make
