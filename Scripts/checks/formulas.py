"""The examples of indicators, computed with exact fractions."""

from fractions import Fraction
from .values import exact, holds


class Undefined(Exception):
    pass


def ratio(n, d, factor):
    if d == 0:
        raise Undefined
    return n * exact(factor) / d


def evaluate(node, given):
    """The value of a formula with the values of an example in place of its terms."""
    if not isinstance(given, dict):
        return exact(given)
    kind, body = next(iter(node.items()))
    if kind in ("reported", "indicator"):
        if "parts" in given:
            return sum(exact(x) for x in given["parts"])
        if "numerator" in given:
            return ratio(exact(given["numerator"]), exact(given["denominator"]), "100")
    if kind == "ratio":
        return ratio(
            evaluate(body["numerator"], given["numerator"]),
            evaluate(body["denominator"], given["denominator"]),
            body.get("factor", "1"),
        )
    if kind == "add":
        return sum(evaluate(n, g) for n, g in zip(body, given["terms"], strict=True))
    if kind == "change":
        before, now = exact(given["before"]), exact(given["now"])
        if body["as"] == "difference":
            return now - before
        return ratio(now - before if body["as"] == "percent" else before - now, before, "100")
    if kind == "window":
        years = given["years"]
        if isinstance(years[0], dict):
            return ratio(
                sum(exact(y["numerator"]) for y in years), sum(exact(y["denominator"]) for y in years), "100"
            )
        return sum(exact(y) for y in years)
    if kind == "streak":
        length = 0
        for y in reversed(given["years"]):
            if holds({"field": "v", "op": body["op"], "value": body["value"]}, {"v": y}) is not True:
                break
            length += 1
        return Fraction(length)
    if kind in ("count", "sum"):
        rows = [r for r in given["rows"] if "where" not in body or holds(body["where"], r) is True]
        if kind == "sum":
            return sum(exact(r[body["field"]]) for r in rows if body["field"] in r)
        return Fraction(len({r[body["distinct"]] for r in rows}) if "distinct" in body else len(rows))
    if kind == "share":
        hits = sum(
            holds({"field": "v", "op": body["op"], "value": body["value"]}, {"v": v}) is True for v in given["values"]
        )
        return ratio(Fraction(hits), Fraction(len(given["values"])), body.get("factor", "1"))
    raise ValueError(f"example does not fit a {kind} formula")


def shown(value, decimals, rounding):
    scaled = value * 10**decimals
    whole = scaled.numerator // scaled.denominator
    rest = scaled - whole
    if rounding == "halfEven":
        whole += rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1)
    elif rounding == "down":
        whole += value < 0 and rest > 0
    else:
        whole += rest > Fraction(1, 2) or (rest == Fraction(1, 2) and value > 0)
    digits = str(abs(whole)).rjust(decimals + 1, "0")
    return ("-" if whole < 0 else "") + (digits[:-decimals] + "." + digits[-decimals:] if decimals else digits)
