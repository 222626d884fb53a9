"""The same rows in other layouts: what key order, white space and lines cost."""
import json
import os
import random
import shutil

LAYOUTS = {
    "without blanks": lambda: Lines((",", ":")),
    "two blanks around everything": lambda: Lines(("  ,  ", "  :  ")),
    "keys sorted, the same in every row": lambda: Lines((", ", ": "), sorted),
    "keys reversed, the same in every row": lambda: Lines((", ", ": "), lambda keys: list(reversed(keys))),
    "keys shuffled anew in every row": lambda: Lines((", ", ": "), shuffled),
    "an array, a line each": lambda: Array(",\n    ", None),
    "an array, indented": lambda: Array(",\n    ", 6),
    "everything in one line": lambda: Array(", ", None),
}
GENERATOR = random.Random(20261121)


def shuffled(keys):
    keys = list(keys)
    GENERATOR.shuffle(keys)
    return keys


class Lines:
    """One object a line."""

    name = "enterprises.ndjson"

    def __init__(self, separators, order=list):
        self.separators = separators
        self.order = order

    def write(self, rows, file):
        for row in rows:
            row = {key: row[key] for key in self.order(row)}
            file.write(json.dumps(row, ensure_ascii=False, separators=self.separators) + "\n")


class Array:
    """One document."""

    name = "enterprises.json"

    def __init__(self, between, indent):
        self.between = between
        self.indent = indent

    def write(self, rows, file):
        line = "\n" if "\n" in self.between else " "
        file.write(f'{{{line}"format": 1,{line}"register": "enterprises",{line}"rows": [')
        for number, row in enumerate(rows):
            file.write((self.between if number else line) + json.dumps(row, ensure_ascii=False, indent=self.indent))
        file.write(f"{line}]{line}}}\n")


def empty(register, folder):
    """The same dataset without rows: what opening costs apart from them."""
    target = os.path.join(folder, "layout-empty")
    shutil.copytree(register, target, ignore=shutil.ignore_patterns("records"))
    return target


def make(register, folder):
    """Folders by the names of their layouts, each a copy of a dataset with its rows written otherwise."""
    folders = {"no rows at all": empty(register, folder)}
    for number, (name, layout) in enumerate(LAYOUTS.items()):
        layout = layout()
        target = os.path.join(folder, f"layout-{number}")
        shutil.copytree(register, target, ignore=shutil.ignore_patterns("records"))
        os.mkdir(os.path.join(target, "records"))
        with open(os.path.join(register, "records", "enterprises.ndjson"), encoding="utf-8") as rows, \
                open(os.path.join(target, "records", layout.name), "w", encoding="utf-8") as file:
            layout.write(map(json.loads, rows), file)
        folders[name] = target
    return folders
