#!/usr/bin/env python3
"""What a request log of the stand-in GitHub says about limits: limits_report.py LOG CORE_LIMIT CORE_WINDOW SEARCH_LIMIT SEARCH_WINDOW

Per resource: windows used up, the share of their quota that was used, and how long after the permitted time the first request came; then how far the answering time of a minute was used up, which
is a limit beside them. Seconds, UTC clock of the server."""
import json
import sys

ANSWERING, MINUTE = 90.0, 60.0


def answered(log, at):
    """Seconds that the server has answered for within the minute before."""
    return sum(d["ms"] / 1000 for d in log if at - MINUTE < d["t"] + d["ms"] / 1000 <= at)


def permitted(log, reset):
    """From when a request is allowed: after the reset, and not while the answering time of the minute is used up."""
    ends = sorted({d["t"] + d["ms"] / 1000 + MINUTE for d in log})
    return next((at for at in [reset, *(e for e in ends if e > reset)] if answered(log, at) <= ANSWERING), reset)


def windows(log, limit, seconds):
    """A window begins with its first counted request and ends that many seconds later, as the stand-in keeps it."""
    start, used = None, 0
    for d in log:
        if start is None or d["t"] >= start + seconds:
            if start is not None:
                yield start, used, d["t"]
            start, used = d["t"], 0
        if d.get("remaining") is not None:
            used = max(used, limit - d["remaining"])
    if start is not None:
        yield start, used, None


def main():
    log = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
    log.sort(key=lambda d: d["t"])
    for resource, limit, seconds in (("core", int(sys.argv[2]), float(sys.argv[3])), ("search", int(sys.argv[4]), float(sys.argv[5]))):
        mine = [d for d in log if d.get("resource") == resource and d["path"] != "/robots.txt"]
        seen = list(windows(mine, limit, seconds))
        # The last window ends with the work, so it says nothing of what could have been used.
        full = [w for w in seen[:-1] if w[1] >= limit]
        # Only where the next window was used up too there was surely work for it from its first moment; else the next request may have waited for what another limit held back.
        lags = [w[2] - permitted(log, w[0] + seconds) for w, after in zip(seen, seen[1:]) if w[1] >= limit and after[1] >= limit and w[2] is not None]
        share = sum(w[1] for w in seen[:-1]) / (limit * len(seen[:-1])) if seen[:-1] else None
        print(f"{resource}: {len(mine)} requests in {len(seen)} windows of {limit} per {seconds:g} s; of the windows before the last "
              f"{len(full)} used up, quota used {'-' if share is None else f'{share:.1%}'}; first request after a reset: "
              f"{'-' if not lags else f'{max(lags):.2f} s at most'}")
    print(f"answering time: at most {max(answered(log, d['t']) for d in log):.0f} s of {ANSWERING:g} within a minute")
    held, lags = None, []
    for d in log:
        if d.get("fault") == "secondary" or (d["status"] in (403, 429) and d.get("remaining") not in (0, None)):
            held = d
        elif held is not None and not d.get("in_retry_after_window"):
            lags.append(d["t"] - held["t"])
            held = None
    print(f"secondary limits met: {len(lags)}; first request after the refusal: {', '.join(f'{x:.1f} s' for x in lags[:5]) or '-'}")


main()
