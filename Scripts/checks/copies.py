"""No sentence of a source document is copied. Silent where the documents are not beside the repository."""

import glob, json, os, re
from .strict import ROOT, error, short

SOURCES = os.path.join(os.path.dirname(ROOT), "shared", "sources")
NGRAM = 25
TITLE_KEYS = {"title", "name", "aliases", "author", "issuer", "holder", "work"}  # names of things are facts


def han(text):
    return re.sub(r"[^\u3400-\u9fff]", "", text)


def strings(value, key=""):
    if isinstance(value, dict):
        for k, v in value.items():
            yield from strings(v, k)
    elif isinstance(value, list):
        for v in value:
            yield from strings(v, key)
    elif isinstance(value, str) and key not in TITLE_KEYS:
        yield value


def check_copies(folders):
    texts = {
        os.path.basename(p): han(open(p, encoding="utf-8", errors="replace").read())
        for p in glob.glob(os.path.join(SOURCES, "*.txt"))
    }
    if not texts:
        return
    grams = {}
    for name, text in texts.items():
        for k in range(len(text) - NGRAM + 1):
            grams.setdefault(text[k : k + NGRAM], name)
    for path in [p for f in folders for p in glob.glob(os.path.join(f, "**", "*.json"), recursive=True)] + glob.glob(
        os.path.join(ROOT, "docs", "*.md")
    ):
        try:
            text = open(path, encoding="utf-8").read()
        except (OSError, ValueError):
            continue
        if path.endswith(".json"):
            try:
                parts = list(strings(json.loads(text)))
            except ValueError:
                continue
        else:
            parts = text.splitlines()
        for part in parts:
            h = han(part)
            hit = next((k for k in range(len(h) - NGRAM + 1) if h[k : k + NGRAM] in grams), None)
            if hit is not None:
                error(
                    short(path),
                    f"copies {NGRAM} or more characters of {grams[h[hit:hit + NGRAM]]}: {h[hit:hit + NGRAM]}",
                )
