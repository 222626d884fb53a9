"""Registers of institutions and of assistance to enterprises."""

from places import TOWN_IDS

YEARS = (2021, 2022, 2023)


def institutions(db, random, source):
    rows = [
        ("I01", "演示县人民医院（模拟）", ["examination", "diagnosis"], True),
        ("I02", "演示县中医院（模拟）", ["examination"], True),
        ("I03", "演示县疾病预防控制中心（模拟）", ["examination", "testing"], True),
        ("I04", "演示康复医院（模拟）", ["rehabilitation"], False),
        ("I05", "演示安评检测有限公司（模拟）", ["testing"], False),
        ("I06", "演示洁源检测有限公司（模拟）", ["testing", "custody"], False),
    ]
    found, checks = [], []
    for n, (id, name, kinds, public) in enumerate(rows):
        r = {
            "id": id,
            "region": TOWN_IDS[n % 2],
            "name": name,
            "kinds": kinds,
            "public": public,
            "serves": ["演示县"],
            "qualificationNumber": f"模拟资质{n + 1:02d}",
            "validUntil": "2025-12-31" if n != 4 else "2023-10-31",
            "qualityChecked": "2023-09-20",
            "qualityResult": "passed" if n != 5 else "conditional",
            "staff": 12 + n,
            "since": "2020-01-01",
        }
        if "diagnosis" in kinds or "examination" in kinds:
            r |= {"doctors": 3 + n, "beds": 60 * (3 - n) if n < 3 else 40}
        found.append(r | {"source": source})
        for year in YEARS:
            checks.append(
                {
                    "id": f"QC{year}-{id}",
                    "region": r["region"],
                    "institution": id,
                    "year": year,
                    "kind": kinds[0],
                    "result": "conditional" if (n + year) % 5 == 0 else "passed",
                    "problems": (n + year) % 5,
                    "notified": True,
                    "handedOver": (n + year) % 5 > 2,
                    "source": source,
                }
            )
    db |= {"institutions": found, "qualityControls": checks}


def assist(db, random, source):
    units = [e for e in db["enterprises"] if e["hazardClass"] != "none" and e.get("size") in ("small", "micro")]
    help = []
    for n, e in enumerate(random.some(units, 48, 48), 1):
        problems = random.between(1, 6)
        help.append(
            {
                "id": f"AS{n:02d}",
                "region": e["region"],
                "enterprise": e["id"],
                "kind": random.pick(["agreement", "freeTest", "onePlan", "template"]),
                "helper": "演示县帮扶专家组（模拟）",
                "date": random.date(random.pick(YEARS)),
                "problems": problems,
                "planGiven": random.chance(80),
                "rectified": problems - (random.between(0, problems) if random.chance(30) else 0),
                "source": source,
            }
        )
    contracts = [
        {
            "id": f"SC{n:02d}",
            "region": e["region"],
            "enterprise": e["id"],
            "institution": "I06",
            "kind": random.pick(["custody", "butler"]),
            "from": "2022-07-01",
            "to": "2024-06-30" if n % 5 else "2023-06-30",
            "payer": random.pick(["government", "enterprise"]),
            "source": source,
        }
        for n, e in enumerate(random.some(units, 25, 25), 1)
    ]
    db |= {"assistances": help, "serviceContracts": contracts}
