"""Registers of champions, honours, works, teams, cases and parks."""

from places import COUNTY, TOWN_IDS, TOWN_NAMES

YEARS = (2021, 2022, 2023)


def honour(db, random, source):
    enterprises = [e for e in db["enterprises"] if e["hazardClass"] != "none"]
    champions, honours, works, teams, cases = [], [], [], [], []
    for year in YEARS:
        for n in range({2021: 18, 2022: 22, 2023: 25}[year]):
            e = random.pick(enterprises)
            c = {
                "id": f"CH{len(champions) + 1:03d}",
                "region": e["region"],
                "name": f"模拟达人{len(champions) + 1:03d}",
                "enterprise": e["id"],
                "role": random.weighted({"worker": 6, "manager": 3, "principal": 1}),
                "level": "province" if n == 0 else "prefecture" if n < 4 else "county",
                "status": "awarded" if n < 20 else "recommended",
                "year": year,
                "edition": f"第{year - 2020}届",
                "issuer": "演示县卫生健康局、演示县总工会（模拟）",
                "source": source,
            }
            if c["status"] == "awarded":
                c["date"] = f"{year}-04-28"
            champions.append(c)
        for n in range(2):
            e = random.pick(enterprises)
            honours.append(
                {
                    "id": f"H{len(honours) + 1:02d}",
                    "region": e["region"],
                    "holder": e["name"],
                    "holderKind": "enterprise",
                    "enterprise": e["id"],
                    "title": "职业健康达人活动优秀组织单位（模拟）",
                    "level": "prefecture",
                    "issuer": "演示市卫生健康委员会（模拟）",
                    "year": year,
                    "source": source,
                }
            )
        honours.append(
            {
                "id": f"H{len(honours) + 1:02d}",
                "region": COUNTY,
                "holder": "演示县卫生健康局（模拟）",
                "holderKind": "bureau",
                "title": "宣传周优秀组织单位（模拟）",
                "level": "province",
                "issuer": "演示省卫生健康委员会（模拟）",
                "year": year,
                "source": source,
            }
        )
        for n in range(8):
            e = random.pick(enterprises)
            works.append(
                {
                    "id": f"W{len(works) + 1:02d}",
                    "region": e["region"],
                    "title": f"守护健康之{len(works) + 1}（模拟）",
                    "kind": random.pick(["video", "graphic", "poster"]),
                    "author": e["name"],
                    "enterprise": e["id"],
                    "edition": f"第{year - 2020}届",
                    "year": year,
                    "stage": "created" if n < 4 else "submitted" if n < 6 else "awarded",
                    "level": "county" if n < 6 else "prefecture",
                    "source": source,
                }
            )
        for e in random.some(enterprises, 4, 4):
            teams.append(
                {
                    "id": f"T{len(teams) + 1:02d}",
                    "region": e["region"],
                    "name": f"{e['name'].removesuffix('（模拟）')}一班（模拟）",
                    "enterprise": e["id"],
                    "kind": random.pick(["healthTeam", "selfHelp"]),
                    "members": random.between(6, 24),
                    "level": "county",
                    "year": year,
                    "source": source,
                }
            )
        cases.append(
            {
                "id": f"EC{year}",
                "region": COUNTY,
                "title": f"演示县{year}年健康企业建设做法（模拟）",
                "author": "演示县卫生健康局（模拟）",
                "kind": "administrative",
                "level": "prefecture",
                "year": year,
                "stage": "submitted" if year < 2023 else "selected",
                "document": "demo-county",
                "tags": ["专家包保", "部门联合"],
                "source": source,
            }
        )
    parks = [
        {
            "id": "PK1",
            "region": TOWN_IDS[1],
            "name": "东湖产业园（模拟）",
            "kind": "production",
            "hosts": [TOWN_NAMES[TOWN_IDS[1]], TOWN_NAMES[TOWN_IDS[2]]],
            "phase": "demonstration",
            "built": "2021-12-20",
            "reviewDue": "2024-12-20",
            "enterprises": 36,
            "passed": 9,
            "smePassed": 6,
            "trailLength": 3.2,
            "fitnessCoverage": 100,
            "services": ["健康驿站", "免费咨询"],
            "source": source,
        },
        {
            "id": "PK2",
            "region": TOWN_IDS[3],
            "name": "演示金沙石英砂园（模拟）",
            "kind": "production",
            "phase": "pilot",
            "enterprises": {"value": 20, "qualifier": "about", "printed": "约20家"},
            "passed": 3,
            "smePassed": 3,
            "source": source,
        },
    ]
    db |= {
        "champions": champions,
        "honours": honours,
        "works": works,
        "teams": teams,
        "excellentCases": cases,
        "parks": parks,
    }
