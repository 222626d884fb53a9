"""Findings, and JSON read strictly: UTF-8 without a mark, no key twice."""

import json, os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
errors, notes = [], []


def error(where, text):
    errors.append(f"error  {where}: {text}")


def note(where, text):
    notes.append(f"note   {where}: {text}")


def pairs(items):
    seen = {}
    for key, value in items:
        if key in seen:
            raise ValueError(f"key {key!r} twice in one object")
        seen[key] = value
    return seen


def reject(word):
    raise ValueError(f"{word} is not JSON")


def load(path):
    try:
        data = open(path, "rb").read()
        if data.startswith(b"\xef\xbb\xbf"):
            raise ValueError("begins with a byte-order mark")
        text = data.decode("utf-8")
        if path.endswith(".ndjson"):
            return [
                json.loads(l, object_pairs_hook=pairs, parse_constant=reject) for l in text.splitlines() if l.strip()
            ]
        return json.loads(text, object_pairs_hook=pairs, parse_constant=reject)
    except (OSError, ValueError) as e:
        error(short(path), e)
        return None


def short(path):
    return os.path.relpath(path, ROOT)
