"""Programs on pseudo-terminals of their own, their screens read by Debian's libvterm."""
import ctypes
import fcntl
import os
import pty
import select
import signal
import struct
import tempfile
import termios
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("QIJIAN_PRODUCTS", os.path.join(ROOT, ".build/release"))
WORK = tempfile.mkdtemp(prefix="qijian-bench-")


class Rect(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("start_row", "end_row", "start_col", "end_col")]


class Emulator:
    library = None

    def __init__(self, columns, rows):
        if Emulator.library is None:
            library = ctypes.CDLL("libvterm.so.0")
            library.vterm_new.restype = ctypes.c_void_p
            library.vterm_obtain_screen.restype = ctypes.c_void_p
            library.vterm_obtain_screen.argtypes = [ctypes.c_void_p]
            library.vterm_set_utf8.argtypes = [ctypes.c_void_p, ctypes.c_int]
            library.vterm_screen_reset.argtypes = [ctypes.c_void_p, ctypes.c_int]
            library.vterm_screen_enable_altscreen.argtypes = [ctypes.c_void_p, ctypes.c_int]
            library.vterm_input_write.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
            library.vterm_screen_get_text.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, Rect]
            library.vterm_screen_get_text.restype = ctypes.c_size_t
            Emulator.library = library
        self.columns, self.rows = columns, rows
        self.terminal = Emulator.library.vterm_new(rows, columns)
        Emulator.library.vterm_set_utf8(self.terminal, 1)
        self.screen = Emulator.library.vterm_obtain_screen(self.terminal)
        Emulator.library.vterm_screen_enable_altscreen(self.screen, 1)
        Emulator.library.vterm_screen_reset(self.screen, 1)

    def write(self, data):
        for start in range(0, len(data), 4096):
            piece = data[start:start + 4096]
            Emulator.library.vterm_input_write(self.terminal, piece, len(piece))

    def row(self, number):
        buffer = ctypes.create_string_buffer(self.columns * 12)
        count = Emulator.library.vterm_screen_get_text(
            self.screen, buffer, len(buffer), Rect(number, number + 1, 0, self.columns))
        return buffer.raw[:count].decode("utf-8", "replace")

    def text(self):
        return "\n".join(self.row(number) for number in range(self.rows))


class Program:
    def __init__(self, arguments, columns=80, rows=24, environment=(), name="qijian", reads=True):
        home = tempfile.mkdtemp(dir=WORK)
        self.emulator = Emulator(columns, rows) if reads else None
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            variables = {"PATH": "/usr/bin:/bin", "HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
            variables.update(dict(environment))
            os.execve(os.path.join(BUILD, name), [name] + arguments, variables)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.output = b""

    def read(self, seconds):
        """Reads what comes first within a time; nothing if nothing does."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.terminal, 1 << 16)
        except OSError:
            return b""
        self.output += data
        if self.emulator:
            self.emulator.write(data)
        return data

    def settle(self, quiet=0.3):
        data = b""
        while True:
            more = self.read(quiet)
            if not more:
                return data
            data += more

    def wait(self, text, seconds=20):
        end = time.monotonic() + seconds
        while text not in self.emulator.text():
            if time.monotonic() > end:
                raise SystemExit(f"no “{text}” on the screen:\n{self.emulator.text()}")
            self.read(0.2)
            self.settle(0.02)

    def press(self, keys):
        os.write(self.terminal, keys)

    def end(self):
        os.kill(self.process, signal.SIGTERM)
        self.settle(0.2)
        os.close(self.terminal)
        os.waitpid(self.process, 0)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
