#!/usr/bin/env python3
"""Runs ours and the peers in turn on the same files and writes the tables of docs/performance.md.

    run.py [--enterprises 100000] [--rounds 5] [--keep FOLDER] [--output FILE] [--static PROGRAM] [PART…]

--static names the program that `make dist` hands out, whose start is timed too.

Parts: load, layout, growth (ten times as many, too), start, keys, query, rollup, write; all of them if none is named. What a peer needs that is not installed
is named and left out (Scripts/bench-peers installs it). Run on a quiet machine; ratios count, not times.
"""
import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, HERE)
from measure import Run, in_turn, table  # noqa: E402

BUILD = os.path.join(ROOT, ".build", "bench")
PYTHON = os.path.join(BUILD, "venv", "bin", "python")
LOAD = os.path.join(HERE, "peers", "load.py")


class Place:
    """The programs, the data and an environment of our own, so that nobody's drafts or settings are touched."""

    def __init__(self, enterprises, keep, static):
        self.static = os.path.abspath(static) if static else None
        binaries = subprocess.run(
            ["swift", "build", "-c", "release", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True,
            text=True).stdout.strip()
        self.qijian = os.path.join(binaries, "qijian")
        self.benchmarks = os.path.join(binaries, "Benchmarks")
        self.folder = tempfile.mkdtemp(prefix="qijian-bench-")
        self.environment = {"LANG": "C.UTF-8", "TERM": "xterm-256color"}
        for name in ("DATA", "STATE", "CONFIG", "CACHE"):
            self.environment[f"XDG_{name}_HOME"] = os.path.join(self.folder, name)
        self.dataset = keep or os.path.join(self.folder, "nation")
        self.enterprises = enterprises
        if not os.path.exists(os.path.join(self.dataset, "dataset.json")):
            self.generate(self.dataset, enterprises)
        self.rows = os.path.join(self.dataset, "records", "enterprises.ndjson")
        self.register = self.only_enterprises()

    def generate(self, folder, enterprises):
        print(f"generating {enterprises} enterprises", file=sys.stderr)
        subprocess.run(
            [self.qijian, "generate", folder, "--enterprises", str(enterprises), "--regions", "all"],
            check=True, stdout=subprocess.DEVNULL)

    def only_enterprises(self):
        """The same dataset without figures and other registers: what the peers read, too."""
        folder = os.path.join(self.folder, "register")
        shutil.copytree(
            self.dataset, folder, ignore=shutil.ignore_patterns("figures", "records", "dataset.journal*", "cache*"))
        os.mkdir(os.path.join(folder, "records"))
        os.link(self.rows, os.path.join(folder, "records", "enterprises.ndjson"))
        return folder

    def first_screen(self, dataset):
        return [self.qijian, "browse", dataset, "--no-cache", "--script", "", "--size", "120x40", "--dump", "-"]

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def load(place, rounds):
    ours = Run("**Qijian: read, validated, loaded, rolled up, first screen drawn**", place.first_screen(place.register),
               place.environment)
    whole = Run("Qijian: the whole dataset, figures and certificates too", place.first_screen(place.dataset),
                place.environment)
    runs = [ours, whole]
    simdjson = os.path.join(BUILD, "load_simdjson")
    if os.path.exists(simdjson):
        runs.append(Run("simdjson On-Demand into columns", [simdjson, place.rows]))
    if os.path.exists(PYTHON):
        for name, words in [
            ("duckdb", "DuckDB read_json + county roll-up"), ("polars", "polars read_ndjson + county roll-up"),
            ("orjson", "orjson.loads"), ("sqlite", "sqlite3 (orjson + executemany) + group by"),
            ("visidata", "VisiData until all rows are loaded")]:
            runs.append(Run(words, [PYTHON, LOAD, name, place.rows]))
    if shutil.which("jq"):
        runs.append(Run("jq, two fields out", ["jq", "-c", "[.region,.employees]", place.rows]))
    runs.append(Run("Foundation JSONDecoder into structs", [place.benchmarks, "decode", place.rows]))
    runs.append(Run("cat", ["cat", place.rows]))
    in_turn(runs, rounds)
    return ["### Loading", "", *table(runs, ours)]


def layout(place, rounds):
    """Ours alone: the register in other layouts against the one that is generated."""
    from layouts import make
    plain = Run("**as generated: one object a line, a blank behind commas and colons**",
                place.first_screen(place.register), place.environment)
    runs = [plain] + [Run(name, place.first_screen(folder), place.environment)
                      for name, folder in make(place.register, place.folder).items()]
    in_turn(runs, rounds)
    lines = ["### Layouts", "", "| layout | wall ms | processor ms | it ÷ as generated, the rows alone: time | processor |",
             "|---|---|---|---|---|"]
    failed = [run for run in runs if run.failure is not None]
    if failed:
        return lines + [f"| {run.name} | failed: {run.failure} | | | |" for run in failed]
    wall = [run.median for run in runs]
    processor = [statistics.median(run.processor) for run in runs]
    # The second run is that without rows.
    ratios = [[(own - times[1]) / (times[0] - times[1]) for own in times] for times in (wall, processor)]
    for number, run in enumerate(runs):
        share = [f"{ratio[number]:.2f}" for ratio in ratios] if number != 1 else ["", ""]
        lines.append(f"| {run.name} | {wall[number]:,.1f} | {processor[number]:,.0f} | {share[0]} | {share[1]} |")
    return lines


def growth(place, rounds):
    """Ours alone at a tenth, at all and at ten times as many enterprises: the whole dataset, to its first screen."""
    runs = []
    for count in (place.enterprises // 10, place.enterprises, place.enterprises * 10):
        folder = place.dataset
        if count != place.enterprises:
            folder = os.path.join(place.folder, f"nation-{count}")
            place.generate(folder, count)
        runs.append((count, Run(f"{count:,}", place.first_screen(folder), place.environment)))
    in_turn([run for _, run in runs], min(rounds, 3))
    lines = ["### Growth", "", "| enterprises | wall ms | processor ms | peak MiB | ns of the processor a row | bytes a row at the peak |",
             "|---|---|---|---|---|---|"]
    for count, run in runs:
        if run.failure is not None:
            lines.append(f"| {run.name} | failed: {run.failure} | | | | |")
            continue
        processor, memory = statistics.median(run.processor), statistics.median(run.memory)
        lines.append(f"| {run.name} | {run.median:,.0f} | {processor:,.0f} | {memory:,.0f} | {processor * 1e6 / count:,.0f} "
                     f"| {memory * 2**20 / count:,.0f} |")
    return lines


def start(place, rounds):
    rounds = max(rounds, 31)
    version = Run("**qijian --version**", [place.qijian, "--version"], place.environment)
    versions = [version]
    if place.static:
        versions.append(Run("qijian --version as `make dist` hands it out", [place.static, "--version"], place.environment))
    for name, command in [("tig", ["tig", "--version"]), ("jq", ["jq", "--version"]),
                          ("VisiData", [os.path.join(BUILD, "venv", "bin", "vd"), "--version"])]:
        if shutil.which(command[0]):
            versions.append(Run(f"{name} --version", command))
    in_turn(versions, rounds)
    lines = ["### Starting", "", *table(versions, version)]
    hello = os.path.join(BUILD, "hello")
    if os.path.exists(hello):
        from keys import first_paint
        keep_first_screen(place.qijian, place.dataset, place.environment)
        browse = [place.qijian, "browse", place.dataset]
        # The last words are said when the data are there.
        commands = {
            "**Qijian, opened before: the nation's first screen**": (browse, b"F1", place.environment),
            'C ncurses "hello"': ([hello], b"hello", place.environment),
            "Qijian, opened before: the data are there": (browse, OPENED, place.environment),
            "Qijian, `--no-cache`: the data are there": (browse + ["--no-cache"], OPENED, place.environment),
        }
        if place.static:
            # What is kept is kept for one build.
            own = {name: value + "-static" if name.startswith("XDG") else value for name, value in place.environment.items()}
            keep_first_screen(place.static, place.dataset, own)
            commands["**Qijian as `make dist` hands it out, opened before: the nation's first screen**"] = (
                [place.static, "browse", place.dataset], b"F1", own)
        paints = {name: [] for name in commands}
        for number in range(rounds + 1):
            for name, (command, words, environment) in commands.items():
                milliseconds = first_paint(command, words, environment)
                if number > 0:
                    paints[name].append(milliseconds)
        medians = {name: statistics.median(found) for name, found in paints.items()}
        least = medians['C ncurses "hello"']
        lines += ["", "| to the first paint | ms | it ÷ hello |", "|---|---|---|"]
        lines += [f"| {name} | {median:.2f} | {median / least:.2f} |" for name, median in medians.items()]
    return lines


# What the first screen of invented data says, in Chinese: 供练习.
OPENED = "供练习".encode()


def keep_first_screen(program, dataset, environment):
    """Opens the nation until its cache and its first screen are kept; the second time there is a session, too."""
    from keys import Terminal
    # Files that changed a moment ago are not kept.
    time.sleep(3)
    for _ in range(2):
        terminal = Terminal([program, "browse", dataset], environment)
        if not terminal.until("供练习", 600):
            raise RuntimeError("the nation did not open")
        folder = os.path.join(environment["XDG_CACHE_HOME"], "qijian")
        end = time.monotonic() + 60
        while time.monotonic() < end:
            names = os.listdir(folder) if os.path.isdir(folder) else []
            if {name.rsplit(".", 1)[-1] for name in names} >= {"cache", "screen"}:
                break
            terminal.read(limit=0.1)
        terminal.close()


def keys(place, rounds):
    from keys import walk
    command = [place.qijian, "browse", place.dataset]
    return ["### Keys on a terminal (120x40)", "", *walk(command, place.environment)]


def peers(name, script, arguments):
    def part(place, rounds):
        path = os.path.join(HERE, "peers", script)
        if not (os.path.exists(path) and os.path.exists(PYTHON)):
            return [f"### {name}", "", "Not run: the peers are not installed (Scripts/bench-peers)."]
        found = subprocess.run(
            [PYTHON, path, *arguments(place, rounds)], capture_output=True, text=True, env={**os.environ, **place.environment})
        if found.returncode != 0:
            return [f"### {name}", "", f"Failed: {found.stderr.strip()[-500:]}"]
        return [f"### {name}", "", found.stdout.strip()]
    return part


def rollup(place, rounds):
    """Ours and DuckDB's operations by name, each program twice in turn; the better median of each counts."""
    script = os.path.join(HERE, "peers", "rollup_duckdb.py")
    if not os.path.exists(PYTHON):
        return ["### Rolling up", "", "Not run: the peers are not installed (Scripts/bench-peers)."]
    rounds = str(max(rounds, 9))
    commands = [[place.benchmarks, "rollup", place.dataset, rounds], [PYTHON, script, place.dataset, rounds]]
    found = [{}, {}]
    for command, medians in [*zip(commands, found), *zip(commands, found)]:
        out = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **place.environment})
        if out.returncode != 0:
            return ["### Rolling up", "", f"Failed: {out.stderr.strip()[-500:]}"]
        for line in out.stdout.splitlines():
            row = json.loads(line)
            # The first line says what is rolled up.
            if "ms" not in row:
                continue
            medians[row["what"]] = min(row["ms"], medians.get(row["what"], row["ms"]))
    lines = ["### Rolling up", "", "| what | by | ms |", "|---|---|---|"]
    for by, medians in zip(("Qijian", "DuckDB"), found):
        lines += [f"| {what} | {by} | {milliseconds:,.4g} |" for what, milliseconds in medians.items()]
    return lines


PARTS = {
    "load": load,
    "layout": layout,
    "growth": growth,
    "start": start,
    "query": peers("Filtering and sorting", "query_peers.py",
                   lambda place, rounds: [place.benchmarks, place.dataset, str(max(rounds, 9))]),
    "rollup": rollup,
    "write": peers("Writing back", "write_peers.py",
                   lambda place, rounds: [place.benchmarks, place.register, str(rounds)]),
    "keys": keys,
}


def machine():
    words = [platform.system(), platform.machine(), f"{os.cpu_count()} processors"]
    try:
        with open("/proc/cpuinfo", encoding="ascii") as file:
            words.append(next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name")))
    except (OSError, StopIteration):
        pass
    return ", ".join(words)


BEGIN, END = "<!-- tables -->\n", "<!-- end of tables -->\n"


def write(path, text):
    """Puts the tables between the marks of a file, or makes the file; what people wrote around them stays."""
    before, after = "", ""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            found = file.read()
        if BEGIN in found and END in found:
            before, after = found.split(BEGIN)[0], found.split(END)[1]
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + BEGIN + text + END + after)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--enterprises", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", help="a dataset to use, or to make and keep")
    parser.add_argument("--static", help="the program that make dist hands out, whose start is timed too")
    parser.add_argument("--output", help="a Markdown file to write the tables to")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], default=[])
    asked = parser.parse_args()
    place = Place(asked.enterprises, asked.keep, asked.static)
    try:
        lines = [
            "## Measured", "",
            "Written by `make bench ARGS='--enterprises N --output FILE'`: Qijian and its peers in turn on the same files. "
            "Ratios count, not times: below 1 Qijian is faster, or takes less.", "",
            f"{asked.enterprises:,} enterprises; medians of {asked.rounds} rounds in turn, after one unmeasured; {machine()}; load average at the start {os.getloadavg()[0]:.1f}."]
        for name in asked.parts or PARTS:
            print(name, file=sys.stderr)
            lines += ["", *PARTS[name](place, asked.rounds)]
    finally:
        place.remove()
    text = "\n".join(lines) + "\n"
    if asked.output:
        write(asked.output, text)
    print(text, end="")


if __name__ == "__main__":
    main()
