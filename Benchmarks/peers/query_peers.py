#!/usr/bin/env python3
"""Filters and sorts over a register of enterprises: ours, DuckDB and polars in turn, in one run.

    query_peers.py BENCHMARKS-PROGRAM DATASET-FOLDER [ROUNDS]

Needs duckdb and polars. Every operation is done by each in turn, ROUNDS times after two that do not
count; the table gives medians in milliseconds and ours divided by the better peer's.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import duckdb
import polars as pl

# The first four are in few names, the last three in most.
NEEDLES = ["鑫盛", "不存在", "蓄电池有限公司", "化工", "矿业", "德", "市", "集团", "有限公司", "公司"]
INITIALS = ["xsh", "qqqq"]


def read(folder, target):
    count = 0
    with open(os.path.join(folder, "records/enterprises.ndjson"), encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            target.write(f"{row['id']}\t{row['name']}\t{row.get('employees', '')}\n")
            count += 1
    target.flush()
    return count


class Ours:
    def __init__(self, program, names):
        self.process = subprocess.Popen(
            [program, "query", names], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline().startswith("ready")

    def ask(self, question):
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        wall, cores, found = self.process.stdout.readline().split()
        return float(wall), int(found)


def timed(work):
    start = time.perf_counter()
    found = work()
    return (time.perf_counter() - start) * 1000, found


def main():
    program, folder = sys.argv[1], sys.argv[2]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as names:
        count = read(folder, names)
        ours = Ours(program, names.name)
        frame = pl.read_csv(
            names.name, separator="\t", has_header=False, new_columns=["id", "name", "employees"],
            quote_char=None)
    base = duckdb.connect()
    base.execute("set threads to 2")
    arrow = frame.to_arrow()
    base.execute("create table e as select id, name, employees::uinteger as employees from arrow")

    def contains(needle):
        return (
            f"filter {needle}",
            lambda: base.execute(
                "select count(*) from e where contains(name, ?)", [needle]).fetchone()[0],
            lambda: int(frame["name"].str.contains(needle, literal=True).sum()))

    def order(field):
        # All of the order is wanted, not its first row: a whole column comes back.
        return (
            f"sort {field}",
            lambda: len(base.execute(f"select rowid from e order by {field}").to_arrow_table()),
            lambda: len(frame[field].arg_sort(nulls_last=True)))

    tests = [(n, "substring", *contains(n)) for n in NEEDLES]
    tests += [("by name", "sort", *order("name")), ("by a number", "sort", *order("employees"))]
    print(f"{count} rows; DuckDB {duckdb.__version__}, polars {pl.__version__}, {rounds} rounds")
    print("| what | | found | ours ms | DuckDB ms | polars ms | ours ÷ better |")
    print("|---|---|---|---|---|---|---|")
    for name, kind, question, duck, polars in tests:
        times = ([], [], [])
        for turn in range(rounds + 2):
            one = (ours.ask(question), timed(duck), timed(polars))
            if turn >= 2:
                for place, (wall, _) in enumerate(one):
                    times[place].append(wall)
        found = [one[place][1] for place in range(3)]
        if kind == "substring":
            assert found[0] == found[1] == found[2], (name, found)
        a, b, c = (statistics.median(t) for t in times)
        print(f"| {kind} | {name} | {found[1]} | {a:.2f} | {b:.2f} | {c:.2f} | {a / min(b, c):.2f} |")
    for question in [f"filter {i}" for i in INITIALS] + [
            "over 100", "sort-pinyin", "sort-again", "first name", "first employees"]:
        answers = [ours.ask(question) for _ in range(rounds + 2)][2:]
        median = statistics.median(a[0] for a in answers)
        print(f"| ours alone | {question} | {answers[0][1]} | {median:.2f} | | | |")


main()
