"""Periods, numbers, credit codes and conditions (docs/data-format.md)."""

import json, re
from fractions import Fraction
from .strict import error

DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
POINT = rf"({DAY}|\d{{4}}-H[12]|\d{{4}}-Q[1-4])"
PERIOD = re.compile(rf"^({POINT}|{POINT}/{POINT}|{POINT}/\.\.|\.\.\([^()]{{1,20}}\)|@{DAY})$")
DATE = re.compile(rf"^{DAY}$")
PATTERNS = {
    "industryCode": r"^[A-T]?\d{2,4}$",
    "documentNumber": r"^.{1,20}〔\d{4}〕\s*\d+\s*号$",
    "phone": r"^[\d+ -]{5,20}$",
    "postcode": r"^\d{6}$",
}
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(code):
    """Why a unified social credit code (GB 32100-2015) is wrong, or None."""
    if not re.match(r"^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$", code):
        return "is not 18 characters of the credit-code alphabet"
    total = sum(CODE.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    want = CODE[(31 - total % 31) % 31]
    return None if code[17] == want else f"has check character {code[17]}, should be {want}"


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def exact(value):
    return Fraction(str(value))


def ids(objects, where, key="id"):
    seen = set()
    for o in objects:
        i = o.get(key)
        if i is None:
            error(where, f"object without {key}: {json.dumps(o, ensure_ascii=False)[:60]}")
        elif i in seen:
            error(where, f"{key} {i!r} used twice")
        seen.add(i)
    return seen


OPS = {"is", "isNot", "in", "atLeast", "atMost", "over", "under", "missing", "present", "contains"}


def conditions(node):
    """Every leaf of a condition."""
    for key in ("all", "any"):
        for child in node.get(key, []):
            yield from conditions(child)
    if "not" in node:
        yield from conditions(node["not"])
    if not {"all", "any", "not"} & set(node):
        yield node


def check_condition(node, fields, where):
    for leaf in conditions(node):
        if leaf.get("op") not in OPS:
            error(where, f"unknown op {leaf.get('op')!r}")
        for key in ("field", "than"):
            name = leaf.get(key)
            if name and name.split(".")[0] not in fields:
                error(where, f"unknown field {name!r}")


def holds(node, row):
    """True, False, or None where a missing field leaves it open."""
    if "all" in node:
        r = [holds(n, row) for n in node["all"]]
        return False if False in r else None if None in r else True
    if "any" in node:
        r = [holds(n, row) for n in node["any"]]
        return True if True in r else None if None in r else False
    if "not" in node:
        r = holds(node["not"], row)
        return None if r is None else not r
    a, op = row.get(node["field"]), node["op"]
    if op in ("missing", "present"):
        return (a is None) == (op == "missing")
    b = row.get(node["than"]) if "than" in node else node.get("value")
    if a is None or b is None:
        return None
    if op in ("is", "isNot"):
        return (str(a) == str(b)) == (op == "is")
    if op == "in":
        return a in b
    if op == "contains":
        return b in a
    try:
        a, b = exact(a), exact(b)
    except ValueError:
        pass
    return {"atLeast": a >= b, "atMost": a <= b, "over": a > b, "under": a < b}[op]
