#!/usr/bin/env python3
"""The same 24 measures by DuckDB: rollup_duckdb.py DATASET [ROUNDS].

Types are those that serve DuckDB best: enumerations, unsigned numbers, divisions as small
integers beside every row, so that no join is timed. Prints an object a line as Benchmarks does.
"""
import json
import statistics
import sys
import time

import duckdb

folder = sys.argv[1]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9
db = duckdb.connect()
db.execute("SET threads TO 2")
db.execute(
    f"""CREATE TABLE read AS SELECT * FROM read_json('{folder}/records/enterprises.ndjson',
    format='newline_delimited', columns={{id:'VARCHAR', region:'VARCHAR', size:'VARCHAR',
    hazardClass:'VARCHAR', grade:'VARCHAR', industrySection:'VARCHAR', employees:'UINTEGER',
    exposed:'UINTEGER', declared:'DATE'}})"""
)
for column in ("size", "hazardClass", "grade", "industrySection"):
    db.execute(
        f"CREATE TYPE {column}_t AS ENUM (SELECT DISTINCT {column} FROM read WHERE {column} IS NOT NULL)"
    )
db.execute(
    """CREATE TABLE e AS SELECT row_number() OVER () AS n, id, CAST(region AS UINTEGER) AS county,
    CAST(CAST(region AS UINTEGER) // 100 AS USMALLINT) AS prefecture,
    CAST(CAST(region AS UINTEGER) // 10000 AS UTINYINT) AS province, size::size_t AS size,
    hazardClass::hazardClass_t AS hazardClass, grade::grade_t AS grade,
    industrySection::industrySection_t AS section, employees, exposed, declared FROM read"""
)
db.execute("DROP TABLE read")
hazard = "hazardClass IN ('severe','general')"
measures = [
    "count(*)",
    "count(*) FILTER (hazardClass = 'severe')",
    f"count(*) FILTER ({hazard} AND declared IS NOT NULL)",
    f"count(*) FILTER ({hazard})",
    "sum(employees)",
    "sum(exposed)",
]
for size in ("large", "medium", "small", "micro"):
    measures += [f"count(*) FILTER (size = '{size}')", f"sum(employees) FILTER (size = '{size}')"]
measures += [f"count(*) FILTER (grade = '{g}')" for g in ("jia", "yi", "bing")]
measures += [f"count(*) FILTER (hazardClass = '{h}')" for h in ("general", "none")]
measures += [f"sum(exposed) FILTER (hazardClass = '{h}')" for h in ("severe", "general")]
measures += [f"count(*) FILTER (section = '{s}')" for s in ("B", "C", "Q")]
query = (
    "SELECT province, prefecture, county, "
    + ", ".join(measures)
    + " FROM e GROUP BY GROUPING SETS ((province, prefecture, county), (province, prefecture), (province), ())"
)


def timed(name, body, count):
    body()
    times = []
    for _ in range(count):
        start = time.perf_counter()
        body()
        times.append((time.perf_counter() - start) * 1000)
    print(
        json.dumps(
            {"what": name, "ms": round(statistics.median(times), 6), "least": round(min(times), 6),
             "most": round(max(times), 6), "rounds": count}
        )
    )


rows = db.execute("SELECT count(*) FROM e").fetchone()[0]
total = [r for r in db.execute(query).fetchall() if r[0] is None][0]
print(json.dumps({"duckdb": duckdb.__version__, "rows": rows, "measures": len(measures),
                  "check": sum(int(v or 0) for v in total[3:])}))
timed("DuckDB GROUPING SETS", lambda: db.execute(query).fetchall(), rounds)
state = [7]


def update():
    state[0] = (state[0] * 1103515245 + 12345) & 0x7FFFFFFF
    db.execute("UPDATE e SET employees = ? WHERE n = ?", [state[0] % 900, state[0] % rows + 1])


timed("DuckDB UPDATE", update, rounds * 20)
