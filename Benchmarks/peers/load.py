#!/usr/bin/env python3
"""Loads a register of enterprises, one JSON object a line, with one of the peers written for Python.

    load.py duckdb|polars|orjson|sqlite|visidata FILE

Each prints the number of rows and, where it is made for that, counts and sums by region.
"""
import sys

COLUMNS = {
    "id": "VARCHAR", "region": "INTEGER", "name": "VARCHAR", "creditCode": "VARCHAR", "sector": "VARCHAR",
    "industrySection": "VARCHAR", "size": "VARCHAR", "hazardClass": "VARCHAR", "hazardFactors": "VARCHAR[]",
    "employees": "UINTEGER", "exposed": "UINTEGER", "declared": "DATE", "tested": "DATE", "examined": "DATE",
    "supervised": "BOOLEAN", "gradeScheme": "VARCHAR", "grade": "VARCHAR",
}


def duckdb(path):
    """Every field converted, rolled up by county."""
    import duckdb

    base = duckdb.connect()
    base.execute("set threads to 2")
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items())
    sums = ", ".join(
        f"sum({name})" if kind == "UINTEGER" else f"count({name})" for name, kind in COLUMNS.items() if name != "region")
    rows = base.execute(
        f"select region, {sums} from read_json(?, format='newline_delimited', columns={{{types}}}) group by region",
        [path]).fetchall()
    print(sum(row[1] for row in rows), "rows in", len(rows), "regions, employees", sum(row[9] or 0 for row in rows))


def polars(path):
    """Every field converted, rolled up by county."""
    import polars as pl

    frame = pl.read_ndjson(path)
    counts = frame.group_by("region").agg(pl.len(), pl.col("employees").sum(), pl.col("exposed").sum())
    print(frame.height, "rows in", counts.height, "regions, employees", counts["employees"].sum())


def orjson(path):
    """Python objects and no more."""
    import orjson

    with open(path, "rb") as file:
        rows = [orjson.loads(line) for line in file]
    print(len(rows), "rows, employees", sum(row.get("employees") or 0 for row in rows))


def sqlite(path):
    """A table in memory, rolled up by county."""
    import sqlite3

    import orjson

    base = sqlite3.connect(":memory:")
    names = list(COLUMNS)
    base.execute(f"create table e ({', '.join(names)})")

    def rows():
        with open(path, "rb") as file:
            for line in file:
                row = orjson.loads(line)
                row["hazardFactors"] = ",".join(row.get("hazardFactors") or [])
                yield [row.get(name) for name in names]

    base.executemany(f"insert into e values ({', '.join('?' * len(names))})", rows())
    counts = base.execute("select region, count(*), sum(employees) from e group by region").fetchall()
    print(sum(row[1] for row in counts), "rows, employees", sum(row[2] or 0 for row in counts))


def visidata(path):
    """All rows in a sheet, as when the program is waited for."""
    import visidata

    sheet = visidata.vd.openPath(visidata.Path(path), filetype="jsonl")
    sheet.reload()
    visidata.vd.sync()
    print(len(sheet.rows), "rows")


if __name__ == "__main__":
    {name: globals()[name] for name in ("duckdb", "polars", "orjson", "sqlite", "visidata")}[sys.argv[1]](sys.argv[2])
