#!/usr/bin/env python3
"""Writes all rows of a register back as JSON: ours byte for byte as read, and orjson's.

    write_peers.py BENCHMARKS DATASET ROUNDS

Both have the rows in memory and make all lines of the file in memory, in turn, each program several times.
orjson is also given its reading, for a program made with it must have both.
"""
import json
import statistics
import subprocess
import sys
import time

import orjson


def theirs(path, rounds):
    """Milliseconds to dump, and to load and dump, in several rounds after one that is not counted."""
    with open(path, "rb") as file:
        lines = file.readlines()
    rows = [orjson.loads(line) for line in lines]
    dumps, both = [], []
    for number in range(rounds + 1):
        start = time.perf_counter()
        out = b"\n".join([orjson.dumps(row) for row in rows])
        middle = time.perf_counter()
        again = b"\n".join([orjson.dumps(orjson.loads(line)) for line in lines])
        end = time.perf_counter()
        if len(out) != len(again):
            raise SystemExit("orjson wrote otherwise the second time")
        if number > 0:
            dumps.append((middle - start) * 1000)
            both.append((end - middle) * 1000)
    return dumps, both


def main():
    benchmarks, dataset, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    path = dataset + "/records/enterprises.ndjson"
    ours, dumps, both = [], [], []
    same = True
    for _ in range(2):
        found = json.loads(
            subprocess.run([benchmarks, "write", dataset, str(rounds)], check=True, capture_output=True).stdout)
        ours += found["ms"]
        same = same and found["same"]
        first, second = theirs(path, rounds)
        dumps += first
        both += second
    mine = statistics.median(ours)
    print("| what | ms | ours ÷ it |")
    print("|---|---|---|")
    print(f"| Qijian, {'byte for byte as read' if same else 'NOT AS READ'} | {mine:,.1f} | |")
    for name, times in [("orjson.dumps", dumps), ("orjson.loads and dumps", both)]:
        median = statistics.median(times)
        print(f"| {name} | {median:,.1f} | {mine / median:.3f} |")
    if not same:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
