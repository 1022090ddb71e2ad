#!/usr/bin/env python3
"""How many people one token keeps fresh: harvest_plan.py --new-core 3.9 --new-search 1.1 --same-requests 5 --same-search 1 [--latency 0.2]

From figures of hub-nights.sh (requests per person), of a search over the stand-in's candidates (who is at work since when), and of GitHub's limits. Prints the tables of
docs/harvest-plan.md."""
import argparse

CORE, SEARCH = 5000, 1800                      # counted requests an hour, of one token
RESTS = ((3, 1), (6, 2), (12, 3), (24, 6), (None, 12))  # months quiet below -> times freshHours; VisitRule.Rest


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--new-core", type=float, required=True)
    p.add_argument("--new-search", type=float, required=True)
    p.add_argument("--same-requests", type=float, required=True, help="requests of an unchanged person, counted or not")
    p.add_argument("--same-core", type=float, default=0.0)
    p.add_argument("--same-search", type=float, required=True)
    p.add_argument("--latency", type=float, default=0.2, help="seconds a request takes, one after the other; GitHub's own, assumed")
    p.add_argument("--active", type=float, nargs=4, default=(0.036, 0.066, 0.102, 0.177), help="shares at work within 3, 6, 12, 24 months")
    a = p.parse_args()
    shares = [hi - lo for lo, hi in zip((0, *a.active), (*a.active, 1))]
    nightly = sum(share / times for share, (_, times) in zip(shares, RESTS))
    serial = 3600 / a.latency
    new_hour = min(CORE / a.new_core, SEARCH / a.new_search, serial / (a.new_core + a.new_search))
    with_search = min(SEARCH / a.same_search, serial / a.same_requests, CORE / a.same_core if a.same_core else 1e9)
    without = min(serial / (a.same_requests - a.same_search), CORE / a.same_core if a.same_core else 1e9)
    print(f"new people an hour: {new_hour:,.0f}; unchanged people an hour: {with_search:,.0f} with the search for merged work, {without:,.0f} without")
    print(f"share of all people visited in a night with freshHours 20: {nightly:.1%}")
    print("| candidates | first reading | visits a night | hours a night, freshHours 20 | freshHours 156 (a week) | a week, without the search |")
    print("| --- | --- | --- | --- | --- | --- |")
    for n in (10_000, 100_000, 1_000_000):
        visits = n * nightly
        print(f"| {n:,} | {n / new_hour:,.0f} h | {visits:,.0f} | {visits / with_search:.1f} h | {visits / 7 / with_search:.1f} h | {visits / 7 / without:.1f} h |")
    for hours in (6, 24):
        print(f"kept fresh by one token in {hours} h a night: {hours * with_search / nightly:,.0f} people by the rule of freshHours 20, {hours * with_search / nightly * 7:,.0f} by a week")


main()
