"""A dataset folder: regions, documents, figures, rows."""

import glob, os, re
from .catalogue import Catalogue
from .strict import ROOT, error, errors, load, note, short
from .values import DATE, PATTERNS, PERIOD, credit_code, exact, ids, number

MAX_PRINTED = 20


class Dataset:
    def __init__(self, folder):
        self.folder = folder
        self.manifest = (
            load(os.path.join(folder, "dataset.json")) if os.path.exists(os.path.join(folder, "dataset.json")) else {}
        )
        base = (self.manifest or {}).get("base")
        self.base = Dataset(os.path.normpath(os.path.join(folder, base))) if base else None
        self.catalogue = Catalogue(self.base.catalogue if self.base else None)
        self.catalogue.read(os.path.join(folder, "catalogue"))
        self.regions = self.read_regions()
        self.documents = dict(self.base.documents) if self.base else {}
        self.read_documents()
        self.rows = {k: dict(v) for k, v in self.base.rows.items()} if self.base else {}
        self.files = {}

    def read_regions(self):
        found = dict(self.base.regions) if self.base else {"000000": None}
        path = os.path.join(self.folder, "regions.json")
        if os.path.exists(path):
            listed = (load(path) or {}).get("regions", [])
            ids(listed, short(path))
            for r in listed:
                found[r["id"]] = r.get("parent")
            for r in listed:
                if r.get("parent") is not None and r["parent"] not in found:
                    error(short(path), f"{r['id']}: unknown parent {r['parent']!r}")
                above = [r["id"]]
                while found.get(above[-1]) is not None and above.count(above[-1]) == 1:
                    above.append(found[above[-1]])
                if above.count(above[-1]) > 1:
                    error(short(path), f"{r['id']}: its parents go round: {' > '.join(above)}")
        elif not self.base:  # not built yet: the reference tables
            for name in ("divisions.csv", "special-zones.csv"):
                for line in open(os.path.join(ROOT, "reference", name), encoding="utf-8").read().splitlines()[1:]:
                    cells = line.split(",")
                    found[cells[0]] = cells[3] or "000000"
        return found

    def read_documents(self):
        for path in sorted(glob.glob(os.path.join(self.folder, "sources*.json"))):
            o = load(path)
            if o is None:
                continue
            for d in o.get("documents", []):
                known = self.documents.setdefault(d["id"], set())
                for c in d.get("cases", []):
                    if c["id"] in known:
                        error(short(path), f"case {c['id']!r} of {d['id']} twice")
                    known.add(c["id"])
                    if c.get("region") not in self.regions:
                        error(short(path), f"case {c['id']}: unknown region {c.get('region')!r}")

    def check(self):
        m, where = self.manifest, short(os.path.join(self.folder, "dataset.json"))
        if m:
            if m.get("format") != 1:
                error(where, "format is not 1")
            if m.get("startRegion") not in self.regions:
                error(where, f"unknown startRegion {m.get('startRegion')!r}")
            if not PERIOD.match(str(m.get("defaultPeriod", ""))):
                error(where, "no defaultPeriod")
        else:
            note(where, "not there yet")
        self.catalogue.check()
        seen = set()
        count = 0
        for path in sorted(glob.glob(os.path.join(self.folder, "figures", "*.json"))):
            o = load(path)
            if o is None:
                continue
            for f in o.get("figures", []):
                count += 1
                at = f"{short(path)} {f.get('id')}"
                if f.get("id") in seen:
                    error(at, "id used twice")
                seen.add(f.get("id"))
                self.check_figure(f, f.get("document", o.get("document")), at)
        self.read_records()
        for (register, path), rows in self.files.items():
            self.check_rows(register, path, rows)
        for path in sorted(glob.glob(os.path.join(self.folder, "unplaced*.json"))):
            for u in (load(path) or {}).get("unplaced", []):
                note(f"unplaced {u.get('case')} {u.get('section', '')}", f"{u.get('printed')}: {u.get('reason')}")
        print(
            f"{short(self.folder)}: {count} figures, {sum(len(r) for r in self.files.values())} rows in {len({k[0] for k in self.files})} registers, {len(self.catalogue.indicators)} indicators, {len(self.catalogue.registers)} register schemas"
        )

    def check_source(self, s, where):
        if s.get("document") not in self.documents:
            error(where, f"unknown document {s.get('document')!r}")
        elif s.get("case") is not None and s["case"] not in self.documents[s["document"]]:
            error(where, f"unknown case {s['case']!r} of {s['document']}")

    def check_figure(self, f, document, where):
        c = self.catalogue
        i = c.indicators.get(f.get("indicator"))
        if i is None:
            error(where, f"unknown indicator {f.get('indicator')!r}")
            return
        for key in ("region", "reporter"):
            if (key == "region" or key in f) and f.get(key) not in self.regions:
                error(where, f"unknown {key} {f.get(key)!r}")
        if f.get("kind") not in ("stock", "flow", "rate", "target"):
            error(where, f"unknown kind {f.get('kind')!r}")
        elif f["kind"] != "target" and (f["kind"] == "rate") != (i["kind"] == "rate"):
            error(where, f"kind {f['kind']} of an indicator that is a {i['kind']}")
        if "level" in f:
            if f["level"] not in c.levels:
                error(where, f"unknown level {f['level']!r}")
            elif "level" not in i.get("dimensions", []):
                error(where, "level of an indicator without levels")
        if f.get("countBasis", "unknown") not in ("highestOnly", "atLeast", "unknown"):
            error(where, f"unknown countBasis {f['countBasis']!r}")
        c.check_breakdown(f.get("breakdown", {}), where, i.get("dimensions", []))
        if "period" in f and not PERIOD.match(f["period"]):
            error(where, f"period {f['period']!r} cannot be read")
        unit, own = c.units.get(f.get("unit")), c.units[i["unit"]] if i["unit"] in c.units else {}
        if unit is None:
            error(where, f"unknown unit {f.get('unit')!r}")
        elif own.get("group") not in [unit["group"]] + unit.get("alsoIn", []) and f["unit"] not in i.get(
            "alsoUnits", []
        ):
            error(where, f"unit {f['unit']} does not fit {i['id']} ({i['unit']})")
        q = f.get("qualifier", "exact")
        if q not in ("exact", "atLeast", "justUnder", "about", "atMost", "unquantified"):
            error(where, f"unknown qualifier {q!r}")
        if (q == "unquantified") == ("value" in f):
            error(where, "a value is missing" if "value" not in f else "an unquantified figure has a value")
        if "value" in f:
            if not number(f["value"]):
                error(where, "value is not a number")
            elif unit:
                v = exact(f["value"]) * exact(unit.get("factor", "1")) / exact(own.get("factor", "1"))
                low, high = i.get("range", {}).get("min"), i.get("range", {}).get("max")
                if low is not None and v < exact(low) or high is not None and v > exact(high):
                    error(where, f"value {f['value']} outside {low} … {high}")
        n, d = f.get("numerator"), f.get("denominator")
        if (n is not None and not number(n)) or (d is not None and not number(d)):
            error(where, "numerator or denominator is not a number")
        elif n is not None and d is not None and n > d and i.get("range", {}).get("max") == "100":
            error(where, f"n {n} > N {d}")
        if f.get("comparison", "atLeast") not in ("atLeast", "atMost", "equal", "rising", "falling"):
            error(where, f"unknown comparison {f['comparison']!r}")
        if not f.get("printed"):
            error(where, "nothing printed")
        elif len(f["printed"]) > MAX_PRINTED:
            error(where, f"printed has {len(f['printed'])} characters, at most {MAX_PRINTED}")
        self.check_source({"document": document, "case": f.get("case")}, where)

    def read_records(self):
        for path in sorted(glob.glob(os.path.join(self.folder, "records", "*"))):
            if not path.endswith((".json", ".ndjson")):
                continue
            o = load(path)
            if o is None:
                continue
            register, rows = (
                (os.path.basename(path).split(".")[0], o)
                if isinstance(o, list)
                else (o.get("register"), o.get("rows", []))
            )
            if register not in self.catalogue.registers:
                error(short(path), f"unknown register {register!r}")
                continue
            own = self.rows.setdefault(register, {})
            for r in rows:
                if r.get("id") in own:
                    error(short(path), f"id {r.get('id')!r} used twice in {register}")
                own[r.get("id")] = r
            self.files[register, path] = rows

    def check_rows(self, register, path, rows):
        fields = self.catalogue.fields(register)
        unknown, unique = {}, {}
        for r in rows:
            where = f"{short(path)} {r.get('id')}"
            if "id" not in r:
                error(where, "row without id")
            for f in fields.values():
                if isinstance(f, dict) and f.get("required") and f["id"] not in r:
                    error(where, f"required field {f['id']} is missing")
            for key, value in r.items():
                f = fields.get(key)
                if f is None:
                    unknown[key] = unknown.get(key, 0) + 1
                    continue
                f = f if isinstance(f, dict) else {"type": f}
                problem = self.problem(f, value)
                if problem:
                    error(where, f"{key}: {problem}")
                if f.get("personal") and not self.manifest.get("synthetic"):
                    error(where, f"{key} is personal data")
                if f.get("unique") and unique.setdefault((key, value), r.get("id")) != r.get("id"):
                    error(where, f"{key} {value} is also that of {unique[key, value]}")
        for key, n in unknown.items():
            note(short(path), f"field {key!r} is not in the schema of {register} ({n} rows)")

    def problem(self, f, v):
        t, c = f["type"], self.catalogue
        if t in ("text", "longText") and not isinstance(v, str):
            return "not a text"
        if t == "texts" and not (isinstance(v, list) and all(isinstance(x, str) for x in v)):
            return "not a list of texts"
        if t == "boolean" and not isinstance(v, bool):
            return "not true or false"
        if t == "year" and not (number(v) and 1900 <= v <= 2100):
            return "not a year"
        if t == "date" and not (isinstance(v, str) and DATE.match(v)):
            return f"{v!r} is not a date"
        if t == "period" and not (isinstance(v, str) and PERIOD.match(v)):
            return f"{v!r} is not a period"
        if t == "level" and v not in c.levels:
            return f"unknown level {v!r}"
        if t == "region" and v not in self.regions:
            return f"unknown region {v!r}"
        if t == "enterprise" and v not in self.rows.get("enterprises", {}):
            return f"unknown enterprise {v!r}"
        if t == "reference" and v not in self.rows.get(f["register"], {}):
            return f"unknown row {v!r} of {f['register']}"
        if t == "document" and v not in self.documents:
            return f"unknown document {v!r}"
        if t in ("option", "options"):
            known = {o["id"] for o in c.dimensions[f["options"]]["options"]}
            for x in v if t == "options" else [v]:
                if x not in known:
                    return f"unknown option {f['options']}={x!r}"
        if t in ("source", "sources"):
            for s in v if t == "sources" else [v]:
                before = len(errors)
                self.check_source(s, "")
                if len(errors) > before:
                    return errors.pop().split(": ", 1)[1]
        if t in ("integer", "decimal", "quantity"):
            x = v.get("value") if t == "quantity" and isinstance(v, dict) else v
            if x is None and isinstance(v, dict):
                return None
            if not number(x) or t == "integer" and x != int(x):
                return "not a number of that kind"
            low, high = f.get("range", {}).get("min"), f.get("range", {}).get("max")
            if low is not None and exact(x) < exact(low) or high is not None and exact(x) > exact(high):
                return f"{x} outside {low} … {high}"
        if f.get("pattern") == "creditCode":
            why = credit_code(v)
            if why:
                return why
        elif f.get("pattern") in PATTERNS and not re.match(PATTERNS[f["pattern"]], v):
            note(f["id"], f"{v!r} does not look like a {f['pattern']}")
        return None
