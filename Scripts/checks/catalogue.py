"""The definitions: units, options, indicators, registers, tabs."""

import glob, os, re
from .formulas import Undefined, evaluate, shown
from .strict import ROOT, error, load, short
from .values import check_condition, exact, ids


class Catalogue:
    def __init__(self, base=None):
        old = base or Catalogue.__new__(Catalogue)
        for name in (
            "units",
            "dimensions",
            "levels",
            "indicators",
            "registers",
            "families",
            "tabs",
            "obligations",
            "schemes",
            "rules",
        ):
            setattr(self, name, dict(getattr(old, name, {})))

    def read(self, folder):
        def part(path, key):
            o = load(path) if os.path.exists(path) else None
            if o is None:
                return []
            found = o.get(key, [])
            ids(found, short(path))
            return found

        at = lambda *p: os.path.join(folder, *p)
        for u in part(at("units.json"), "units"):
            self.units[u["id"]] = u
        for d in part(at("options.json"), "dimensions"):
            self.dimensions[d["id"]] = d
            ids(d["options"], f"options.json {d['id']}")
        for l in part(at("options.json"), "levels"):
            self.levels[l["id"]] = l
        for t in part(at("families.json"), "tabs"):
            self.tabs[t["id"]] = t
        for path in sorted(glob.glob(at("indicators", "*.json"))):
            o = load(path)
            if o is None:
                continue
            self.families[o["family"]] = o["title"]
            ids(o["indicators"], short(path))
            for i in o["indicators"]:
                self.indicators[i["id"]] = {**i, "family": o["family"], "file": short(path)}
        for path in sorted(glob.glob(at("registers", "*.json"))):
            o = load(path)
            if o is not None:
                self.registers[o["id"]] = {**o, "file": short(path)}
        for name in ("obligations", "schemes", "rules"):
            for x in part(at(name + ".json"), name):
                getattr(self, name)[x["id"]] = x

    def fields(self, register):
        common = {"id": "text", "region": "region", "source": "source", "note": "text"}
        return common | {f["id"]: f for f in self.registers[register]["fields"]}

    def check(self):
        for u in self.units.values():
            if not u.get("group"):
                error("units.json", f"unit {u['id']} without group")
        for i in self.indicators.values():
            self.check_indicator(i)
        for r in self.registers.values():
            self.check_register(r)
        self.check_tabs()
        for o in self.obligations.values():
            by = o.get("checkedBy")
            if by and by.get("register") not in self.registers:
                error(f"obligation {o['id']}", f"unknown register {by.get('register')!r}")
            elif by and "where" in by:
                check_condition(by["where"], self.fields(by["register"]), f"obligation {o['id']}")
        for r in self.rules.values():
            if r.get("severity") not in ("block", "reason", "hint"):
                error(f"rule {r['id']}", "unknown severity")
            if r.get("scope") not in ("cell", "row", "form", "region", "series"):
                error(f"rule {r['id']}", "unknown scope")
            for side in ("left", "right"):
                if isinstance(r.get(side), dict):
                    self.check_node(r[side], f"rule {r['id']}")

    def check_node(self, node, where):
        kind, body = next(iter(node.items()))
        if kind == "indicator":
            i = self.indicators.get(body)
            if i is None:
                error(where, f"unknown indicator {body!r}")
                return
            if node.get("level") not in (None, "total", *self.levels):
                error(where, f"unknown level {node['level']!r}")
            self.check_breakdown(node.get("breakdown", {}), where)
        elif kind == "ratio":
            self.check_node(body["numerator"], where)
            self.check_node(body["denominator"], where)
        elif kind == "add":
            for n in body:
                self.check_node(n, where)
        elif kind in ("change", "window", "streak", "share"):
            self.check_node(body["of"], where)
        elif kind in ("count", "sum"):
            if body["register"] not in self.registers:
                error(where, f"unknown register {body['register']!r}")
                return
            fields = self.fields(body["register"])
            for key in ("field", "distinct"):
                if key in body and body[key] not in fields:
                    error(where, f"unknown field {body[key]!r}")
            if "where" in body:
                check_condition(body["where"], fields, where)
            if body.get("time", "all") not in ("during", "asOf", "all"):
                error(where, "time is during, asOf or all")
        elif kind != "reported":
            error(where, f"unknown formula {kind!r}")

    def check_breakdown(self, breakdown, where, allowed=None):
        for dim, option in breakdown.items():
            d = self.dimensions.get(dim)
            if d is None:
                error(where, f"unknown dimension {dim!r}")
            elif option not in {o["id"] for o in d["options"]}:
                error(where, f"unknown option {dim}={option!r}")
            elif allowed is not None and dim not in allowed:
                error(where, f"dimension {dim!r} is not one of the indicator's")

    def check_indicator(self, i):
        where = f"{i['file']} {i['id']}"
        for key in ("zh", "en"):
            if not i.get("title", {}).get(key):
                error(where, f"no title in {key}")
        for u in [i.get("unit")] + i.get("alsoUnits", []):
            if u not in self.units:
                error(where, f"unknown unit {u!r}")
        if i.get("kind") not in ("stock", "flow", "rate"):
            error(where, f"unknown kind {i.get('kind')!r}")
        for d in i.get("dimensions", []) + i.get("partition", []):
            if d != "level" and d not in self.dimensions:
                error(where, f"unknown dimension {d!r}")
        if not set(i.get("partition", [])) <= set(i.get("dimensions", [])):
            error(where, "partition names a dimension that it does not have")
        formula = i.get("formula", {"reported": True})
        self.check_node(formula, where)
        if "listed" in i:
            self.check_node(i["listed"], where)
        self.check_cycle(i["id"], [], where)
        at = None
        for n, b in enumerate(i.get("bands", [])):
            if n and b.get("from") != at:
                error(where, f"band {n + 1} does not begin where the one before ends")
            at = b.get("to")
            if at is not None and b.get("from") is not None and exact(b["from"]) >= exact(at):
                error(where, f"band {n + 1} is empty")
        for text in i.get("sentence", {}).values():
            for slot in re.findall(r"\{(\w*)\}", text):
                if slot not in (
                    "period",
                    "region",
                    "stated",
                    "title",
                    "level",
                    "group",
                    "value",
                    "unit",
                    "parts",
                    "numerator",
                    "denominator",
                    "dated",
                    "change",
                    "size",
                ):
                    error(where, f"unknown slot {slot!r}")
        decimals = i.get("decimals", self.units.get(i.get("unit"), {}).get("decimals", 0))
        for x in i.get("examples", []):
            try:
                got = shown(evaluate(formula, x["in"]), decimals, i.get("rounding", "halfUp"))
            except Undefined:
                got = "undefined"
            except (KeyError, ValueError, TypeError) as e:
                error(where, f"example {x}: {e}")
                continue
            if got != x["out"]:
                error(where, f"example gives {got}, not {x['out']}")

    def terms(self, node):
        if isinstance(node, dict):
            if isinstance(node.get("indicator"), str):
                yield node["indicator"]
            for v in node.values():
                yield from self.terms(v)
        elif isinstance(node, list):
            for v in node:
                yield from self.terms(v)

    def check_cycle(self, id, path, where):
        if id in path:
            error(where, "formulas go round: " + " > ".join(path + [id]))
            return
        for term in self.terms(self.indicators.get(id, {}).get("formula", {})):
            self.check_cycle(term, path + [id], where)

    TYPES = {
        "text",
        "longText",
        "integer",
        "decimal",
        "quantity",
        "date",
        "period",
        "option",
        "options",
        "region",
        "enterprise",
        "reference",
        "document",
        "boolean",
        "texts",
        "year",
        "level",
        "source",
        "sources",
    }

    def check_register(self, r):
        where = r["file"]
        ids(r["fields"], where)
        fields, groups = self.fields(r["id"]), {g["id"] for g in r.get("groups", [])}
        for f in r["fields"]:
            at = f"{where} {f['id']}"
            if f.get("type") not in self.TYPES:
                error(at, f"unknown type {f.get('type')!r}")
            if f["type"] in ("option", "options") and f.get("options") not in self.dimensions:
                error(at, f"unknown option set {f.get('options')!r}")
            if f["type"] == "reference" and f.get("register") not in self.registers:
                error(at, f"unknown register {f.get('register')!r}")
            if "unit" in f and f["unit"] not in self.units:
                error(at, f"unknown unit {f['unit']!r}")
            if not f.get("zh") or not f.get("en"):
                error(at, "no title in both languages")
            if f.get("form", {}).get("group") not in groups:
                error(at, "not in a group of the form")
        for key in ("owner", "supervised", "name", "time", "ends"):
            for name in [r[key]] if isinstance(r.get(key), str) else r.get(key, []):
                if name not in fields:
                    error(where, f"{key}: unknown field {name!r}")
        for s in r.get("sort", []):
            if s["field"] not in fields:
                error(where, f"sort: unknown field {s['field']!r}")
        for c in r.get("constraints", []):
            check_condition(c["must"], fields, f"{where} {c['id']}")
            check_condition(c.get("when", {"all": []}), fields, f"{where} {c['id']}")
        st = r.get("states")
        if st:
            options = {o["id"] for o in self.dimensions.get(st["options"], {"options": []})["options"]}
            for m in st["moves"]:
                if not {m["from"], m["to"]} <= options:
                    error(where, f"move {m['from']} > {m['to']}: unknown state")
                for n in m.get("needs", []):
                    if n not in fields:
                        error(where, f"move {m['from']} > {m['to']}: unknown field {n!r}")

    def check_tabs(self):
        at = {}
        for t in self.tabs.values():
            where = f"families.json {t['id']}"
            for f in t["families"]:
                if f not in self.families:
                    error(where, f"unknown family {f!r}")
                if f in at:
                    error(where, f"family {f!r} is also in {at[f]}")
                at[f] = t["id"]
            for b in t["columns"] + t["blocks"]:
                for i in [b.get("indicator")] + b.get("indicators", []) + b.get("windows", []):
                    if i is not None and i not in self.indicators:
                        error(where, f"unknown indicator {i!r}")
                for f in b.get("families", []):
                    if f not in self.families:
                        error(where, f"unknown family {f!r}")
                if "register" in b and b["register"] not in self.registers:
                    error(where, f"unknown register {b['register']!r}")
                by, i = b.get("by"), self.indicators.get(b.get("indicator"), {})
                if by and by not in i.get("dimensions", []):
                    error(where, f"{i.get('id')} has no dimension {by!r}")
                self.check_breakdown(b.get("breakdown", {}), where)
            if t["blocks"][-1] != {"kind": "figures"}:
                error(where, "the last block is not a bare figures block")
        for f in self.families:
            if f not in at:
                error("families.json", f"family {f!r} is in no tab")


def check_mapping(catalogue):
    """docs/systems.md names only what exists, and every system from S01 to S70."""
    path = os.path.join(ROOT, "docs", "systems.md")
    if not os.path.exists(path):
        return
    text = open(path, encoding="utf-8").read()
    known = (
        set(catalogue.indicators)
        | set(catalogue.registers)
        | set(catalogue.families)
        | set(catalogue.tabs)
        | set(catalogue.obligations)
        | set(catalogue.schemes)
        | set(catalogue.rules)
        | set(catalogue.dimensions)
    )
    for word in re.findall(r"`([A-Za-z][A-Za-z0-9.]*)`", text):
        if word not in known and not word.endswith(".json"):
            error(short(path), f"`{word}` is nowhere in the catalogue")
    for n in range(1, 71):
        if f"| S{n:02d} |" not in text:
            error(short(path), f"S{n:02d} is missing")
