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
        start = now()
        out = b"\n".join([orjson.dumps(row) for row in rows])
        middle = now()
        again = b"\n".join([orjson.dumps(orjson.loads(line)) for line in lines])
        end = now()
        if len(out) != len(again):
            raise SystemExit("orjson wrote otherwise the second time")
        if number > 0:
            dumps.append([(b - a) * 1000 for a, b in zip(start, middle)])
            both.append([(b - a) * 1000 for a, b in zip(middle, end)])
    return dumps, both


def now():
    """The clock on the wall and the processor's."""
    return time.perf_counter(), time.process_time()


def main():
    benchmarks, dataset, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    path = dataset + "/records/enterprises.ndjson"
    ours, processor, dumps, both = [], [], [], []
    same = True
    for _ in range(2):
        found = json.loads(
            subprocess.run([benchmarks, "write", dataset, str(rounds)], check=True, capture_output=True).stdout)
        ours += found["ms"]
        processor.append(found["processor"])
        same = same and found["same"]
        first, second = theirs(path, rounds)
        dumps += first
        both += second
    wall, work = statistics.median(ours), statistics.median(processor)
    print("| what | wall ms | processor ms | ours ÷ it: wall | processor |")
    print("|---|---|---|---|---|")
    print(f"| Qijian, {'byte for byte as read' if same else 'NOT AS READ'} | {wall:,.1f} | {work:,.1f} | | |")
    for name, times in [("orjson.dumps", dumps), ("orjson.loads and dumps", both)]:
        theirs_wall, theirs_work = (statistics.median(column) for column in zip(*times))
        print(f"| {name} | {theirs_wall:,.1f} | {theirs_work:,.1f} | {wall / theirs_wall:.3f} | {work / theirs_work:.3f} |")
    if not same:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
