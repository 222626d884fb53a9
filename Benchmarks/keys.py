"""The program on a terminal: milliseconds from a key to the last byte of the frame it causes, and the bytes.

A key's answer is over when nothing has come for `QUIET` seconds; what is counted is the time of the last byte that
came, not the waiting. The terminal is a pty of 120x40 that answers no question.
"""
import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import termios
import time

QUIET = 0.06


class Terminal:
    def __init__(self, command, environment, columns=120, rows=40):
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.environ.update(environment)
            # Before the program starts: a size that changes at once makes another first screen.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execv(command[0], command)

    def read(self, quiet=QUIET, limit=60.0):
        """Waits until it is quiet; the time of the last byte and all bytes."""
        last, data = None, bytearray()
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.file], [], [], quiet if data else min(0.5, limit))
            if not ready:
                break
            try:
                piece = os.read(self.file, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            last = time.perf_counter()
            data += piece
        return last, bytes(data)

    def until(self, words, limit):
        """Reads until the words are on the screen; whether they came."""
        seen = bytearray()
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.file], [], [], 1)
            if ready:
                try:
                    seen += os.read(self.file, 1 << 16)
                except OSError:
                    return False
                if words.encode() in seen:
                    self.read()
                    return True
        return False

    def until_shown(self, words, seconds):
        """Asks for all of the screen again until the words are on it; whether they came."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            os.write(self.file, REDRAW)
            if words.encode() in self.read()[1]:
                return True
        return False

    def press(self, keys, quiet=QUIET):
        start = time.perf_counter()
        os.write(self.file, keys)
        last, data = self.read(quiet)
        return ((last - start) * 1000 if last else None), len(data)

    def close(self):
        try:
            os.close(self.file)
        except OSError:
            pass
        try:
            os.kill(self.pid, 15)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)


def first_paint(command, words, environment, limit=600.0):
    """Milliseconds from the start of a program until the words are on its terminal; then it is ended."""
    start = time.perf_counter()
    terminal = Terminal(command, environment)
    try:
        seen = bytearray()
        while time.perf_counter() < start + limit:
            ready, _, _ = select.select([terminal.file], [], [], 1)
            if ready:
                seen += os.read(terminal.file, 1 << 16)
                if words in seen:
                    return (time.perf_counter() - start) * 1000
    finally:
        terminal.close()
    raise RuntimeError(f"{command[0]} never painted {words!r}")


RIGHT, CTRL_E, CTRL_G = b"\x1b[C", b"\x05", b"\x07"
UP, DOWN, PAGE_DOWN, PAGE_UP = b"\x1b[A", b"\x1b[B", b"\x1b[6~", b"\x1b[5~"
REDRAW = b"\x0c"
END, HOME = b"\x1b[F", b"\x1b[H"


class Walk:
    """Presses keys and keeps what each action cost."""

    def __init__(self, terminal):
        self.terminal = terminal
        self.figures = {}

    def do(self, action, keys, quiet=QUIET):
        milliseconds, size = self.terminal.press(keys, quiet)
        if milliseconds is not None:
            self.figures.setdefault(action, []).append((milliseconds, size))

    def skip(self, keys):
        self.terminal.press(keys)

    def table(self):
        lines = ["| action | n | p50 ms | p99 ms | bytes p50 | bytes most |", "|---|---|---|---|---|---|"]
        for action, pairs in self.figures.items():
            times = sorted(milliseconds for milliseconds, _ in pairs)
            sizes = sorted(size for _, size in pairs)
            p99 = times[min(len(times) - 1, round(0.99 * (len(times) - 1)))]
            lines.append(
                f"| {action} | {len(times)} | {statistics.median(times):.1f} | {p99:.1f} "
                f"| {statistics.median(sizes):,.0f} | {sizes[-1]:,} |")
        return lines


def walk(command, environment, rounds=100):
    """A walk through the nation down to its enterprises and their list."""
    terminal = Terminal(command, environment)
    try:
        if not terminal.until("F1", 600):
            return ["", "The program never showed its first screen."]
        terminal.read(quiet=0.5)
        walk = Walk(terminal)
        # The program goes on where it was left: the walk begins at the first province.
        walk.skip(HOME)
        for _ in range(rounds):
            walk.do("move in the list of provinces", DOWN)
        walk.skip(HOME)
        for _ in range(rounds // 2):
            walk.do("page", PAGE_DOWN)
            walk.do("page", PAGE_UP)
        for _ in range(rounds // 2):
            walk.skip(HOME)
            walk.skip(DOWN)
            walk.do("drill into a province", b"\r")
            walk.do("back (Esc: 50 ms are waited for what may follow it)", b"\x1b")
        # The register of all enterprises of the country is opened by its name in the command line.
        walk.skip(HOME)
        walk.skip(b":")
        walk.skip("台账用人单位".encode())
        walk.do("list every enterprise of the country", b"\r")
        if not terminal.until_shown("行", 30):
            return walk.table() + ["", "The list of enterprises never came."]
        for _ in range(rounds):
            walk.do("move in the list of enterprises", DOWN)
        for _ in range(rounds // 2):
            walk.do("page through the enterprises", PAGE_DOWN)
        # A list's filter is always open: what is typed narrows it.
        for _ in range(rounds // 10):
            for letter in "有限公司":
                walk.do("a character in the filter", letter.encode())
            for _ in range(4):
                walk.do("take a character back", b"\x7f")
        for _ in range(rounds // 10):
            for letter in "xsh":
                walk.do("an initial in the filter", letter.encode())
            for _ in range(3):
                walk.skip(b"\x7f")
        for _ in range(rounds // 20):
            walk.skip("接害>10".encode())
            walk.do("a digit of a condition", b"0")
            for _ in range(7):
                walk.skip(b"\x7f")
        for _ in range(rounds // 10):
            walk.do("count all rows by two fields", CTRL_G)
            walk.skip(b"\x1b")
        for _ in range(5):
            walk.skip(RIGHT)
            walk.do("sort all rows by a column, until all are in order", CTRL_E, quiet=0.3)
        walk.skip(b"\x1b")
        for _ in range(rounds // 10):
            walk.skip(b"/")
            for letter in "有限公司":
                walk.do("a character in the search", letter.encode())
            walk.skip(b"\x1b")
        return walk.table()
    finally:
        terminal.close()


if __name__ == "__main__":
    print("\n".join(walk(sys.argv[1:], {"LANG": "C.UTF-8", "TERM": "xterm-256color"})))
