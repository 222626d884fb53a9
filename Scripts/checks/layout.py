"""The form in which the program writes files of records: saving one that was not changed must change no byte."""

import glob, json, os
from .strict import ROOT, error, note, short


def one_line(value):
    return json.dumps(value, ensure_ascii=False)


def as_written(document):
    """An object two spaces deep, its lists with one record a line."""
    members = []
    for key, value in document.items():
        text = one_line(value)
        if isinstance(value, list) and value:
            text = "[\n" + ",\n".join("    " + one_line(v) for v in value) + "\n  ]"
        members.append(f"  {one_line(key)}: {text}")
    return "{\n" + ",\n".join(members) + "\n}\n"


def check_layout(folder):
    # What others wrote by hand may be laid out in any way; the samples are the model.
    tell = error if folder.startswith(os.path.join(ROOT, "sample-data") + os.sep) else note
    patterns = "regions.json", "figures/*.json", "records/*.json"
    for path in sorted(p for pattern in patterns for p in glob.glob(os.path.join(folder, pattern))):
        try:
            text = open(path, encoding="utf-8", newline="").read()
            document = json.loads(text)
        except (OSError, ValueError):
            continue  # told elsewhere
        if not isinstance(document, dict) or (wanted := as_written(document)) == text:
            continue
        lines = zip(text.split("\n"), wanted.split("\n"))
        line = next((n for n, (a, b) in enumerate(lines, 1) if a != b), 0)
        tell(f"{short(path)}:{line}", "not laid out as the program writes it: one record a line")
