"""Whole processes measured in turn: wall and processor time and the most memory they had, medians of several rounds."""
import os
import statistics
import subprocess
import sys
import time


class Run:
    """One command and its figures, a round each."""

    def __init__(self, name, command, environment=None, accept=(0,)):
        self.name = name
        self.command = command
        self.environment = {**os.environ, **(environment or {})}
        self.accept = accept
        self.wall, self.processor, self.memory = [], [], []
        self.failure = None

    def once(self, count=True):
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            env=self.environment)
        words = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.accept:
            self.failure = f"exit {process.returncode}: {words.decode(errors='replace').strip()[-300:]}"
        if count:
            self.wall.append(wall * 1000)
            self.processor.append((used.ru_utime + used.ru_stime) * 1000)
            self.memory.append(used.ru_maxrss / 1024)

    @property
    def median(self):
        return statistics.median(self.wall)


def in_turn(runs, rounds):
    """Runs each once unmeasured and then all in turn, so that a slow minute of the machine meets everyone."""
    for run in runs:
        run.once(count=False)
    for number in range(rounds):
        for run in runs:
            if run.failure is None:
                run.once()
        print(f"  round {number + 1} of {rounds}", file=sys.stderr)
    return runs


def table(runs, ours):
    """Rows of a Markdown table; the ratio is ours divided by theirs, below 1 where we are faster."""
    lines = ["| what | wall ms | processor ms | peak MiB | ours ÷ it: time | memory |", "|---|---|---|---|---|---|"]
    for run in runs:
        if run.failure is not None or not run.wall:
            lines.append(f"| {run.name} | failed: {run.failure} | | | | |")
            continue
        memory = statistics.median(run.memory)
        time_ratio = "" if run is ours else f"{ours.median / run.median:.3f}"
        memory_ratio = "" if run is ours else f"{statistics.median(ours.memory) / memory:.2f}"
        lines.append(
            f"| {run.name} | {run.median:,.1f} ({min(run.wall):,.1f}–{max(run.wall):,.1f}) "
            f"| {statistics.median(run.processor):,.0f} | {memory:,.1f} | {time_ratio} | {memory_ratio} |")
    return lines
