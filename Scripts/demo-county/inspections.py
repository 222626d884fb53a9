"""Registers of inspection and what follows from it."""

from measures import hazards
from places import COUNTY, TOWN_IDS

YEARS = (2021, 2022, 2023)
FINDINGS = [
    "protectiveEquipment",
    "noticeBoard",
    "contract",
    "individualFile",
    "warningSign",
    "noticeCard",
    "procedure",
    "rules",
    "trainingRecord",
    "issueRecord",
    "maintenanceRecord",
]
PROBLEM = {
    "protectiveEquipment": "个人防护用品配发不足",
    "noticeBoard": "未设置公告栏",
    "contract": "合同未告知危害",
    "individualFile": "个人档案不全",
    "warningSign": "警示标识缺失",
    "noticeCard": "告知卡缺失",
    "procedure": "操作规程未上墙",
    "rules": "管理制度不健全",
    "trainingRecord": "培训记录不全",
    "issueRecord": "发放记录缺失",
    "maintenanceRecord": "设施维护记录缺失",
}


def inspect(db, random, source):
    """Inspections and what follows from them."""
    inspections, problems, credit = [], [], []
    units = hazards(db)
    for year in YEARS:
        for _ in range({2021: 96, 2022: 118, 2023: 134}[year]):
            e = random.pick(units)
            found = random.some(FINDINGS, 0, 4)
            measure = (
                "education"
                if not found
                else random.weighted({"order": 60, "interview": 10, "warning": 12, "penalty": 10, "waiver": 8})
            )
            i = {
                "id": f"IN{len(inspections) + 1:04d}",
                "region": e["region"],
                "enterprise": e["id"],
                "date": random.date(year),
                "trigger": random.weighted(
                    {"plan": 5, "randomDraw": 3, "special": 3, "unannounced": 1, "complaint": 1, "joint": 2}
                ),
                "inspectors": 2 if random.chance(85) else 3,
                "findings": found,
                "problems": len(found),
                "documents": ["record"]
                + (["opinion"] if found else [])
                + {
                    "order": ["order"],
                    "interview": ["interview"],
                    "warning": ["warning"],
                    "penalty": ["filing", "penalty"],
                    "waiver": ["waiver"],
                }.get(measure, []),
                "measure": measure,
            }
            if i["trigger"] == "special":
                i["campaign"] = "specialGovernance"
            if measure == "penalty":
                month = min(12, int(i["date"][5:7]) + 1)
                i |= {
                    "caseNumber": f"演卫职罚〔{year}〕{len(inspections) + 1:03d}号",
                    "filed": i["date"],
                    "decided": f"{year}-{month:02d}-28",
                    "fine": random.between(2, 30) / 2,
                }
            if measure == "waiver":
                i["firstOffence"] = True
            if random.chance(85):
                i["published"] = f"{i['date'][:8]}28"
                if len(credit) < 40 and measure in ("penalty", "warning"):
                    credit.append(
                        {
                            "id": f"CR{len(credit) + 1:02d}",
                            "region": e["region"],
                            "enterprise": e["id"],
                            "fact": "监督检查结果公示（模拟）",
                            "published": i["published"],
                            "platform": "演示县政府网站（模拟）",
                            "source": source,
                        }
                    )
            inspections.append(i | {"source": source})
            for f in found:
                month = min(12, int(i["date"][5:7]) + 1)
                p = {
                    "id": f"RE{len(problems) + 1:04d}",
                    "region": e["region"],
                    "enterprise": e["id"],
                    "text": PROBLEM[f] + "（模拟）",
                    "origin": "inspection",
                    "severity": random.weighted({"general": 7, "minor": 2, "serious": 1}),
                    "found": i["date"],
                    "due": f"{year}-{month:02d}-28",
                    "state": "open",
                    "inspection": i["id"],
                }
                if year < 2023 or not random.chance(12):
                    p |= {
                        "state": "closed",
                        "replied": p["due"],
                        "verdict": "passed",
                        "receipt": p["due"],
                        "receiptNumber": f"模拟整改回执{len(problems) + 1:04d}",
                    }
                    if random.chance(4):
                        p |= {"overdueAction": "concentrated"}
                elif random.chance(30):
                    p |= {"state": "overdue", "overdueAction": "joint"}
                problems.append(p | {"source": source})
    plans = [
        {
            "id": f"PL{y}",
            "region": COUNTY,
            "title": f"{y}年监督检查计划（模拟）",
            "period": str(y),
            "kind": "randomDraw",
            "pool": len(units),
            "task": 40,
            "done": d,
            "closed": d - 2,
            "published": d - 4,
            "departments": ["卫健", "应急"],
            "source": source,
        }
        for y, d in ((2021, 38), (2022, 40), (2023, 41))
    ]
    gradings = [
        {
            "id": f"GR{n:03d}",
            "region": e["region"],
            "enterprise": e["id"],
            "scheme": e["gradeScheme"],
            "grade": e["grade"],
            "date": random.date(random.pick(YEARS)),
            "gradedBy": "演示县卫生监督所（模拟）",
            "source": source,
        }
        for n, e in enumerate([e for e in units if "grade" in e], 1)
    ]
    lists = [
        {
            "id": f"RB{n:02d}",
            "region": e["region"],
            "enterprise": e["id"],
            "list": "red" if n < 16 else "black",
            "score": random.between(88, 98) if n < 16 else random.between(38, 59),
            "from": "2023-03-01",
            "reason": "量化评分（模拟）",
            "source": source,
        }
        for n, e in enumerate(random.some(units, 20, 20), 1)
    ]
    for r in lists:
        next(e for e in units if e["id"] == r["enterprise"])["list"] = r["list"]
    letters = [
        {
            "id": f"LE{y}-{n:02d}",
            "region": e["region"],
            "enterprise": e["id"],
            "counterparty": "演示县卫生健康局（模拟）",
            "party": "enterprise",
            "kind": "responsibility",
            "year": y,
            "signed": f"{y}-02-{random.between(1, 28):02d}",
            "source": source,
        }
        for y in YEARS
        for n, e in enumerate(random.some([u for u in units if u["hazardClass"] == "severe"], 30, 30), 1)
    ]
    campaigns = [
        {
            "id": "CM1",
            "region": COUNTY,
            "name": "粉尘危害专项治理（模拟）",
            "kind": "specialGovernance",
            "from": "2021-05-01",
            "to": "2022-12-31",
            "sectors": ["nonCoalMine", "quartzSand", "buildingMaterials"],
            "scope": 62,
            "done": 58,
            "lookBack": "2023-06-30",
            "documentNumber": "演卫发〔2021〕12号",
            "source": source,
        },
        {
            "id": "CM2",
            "region": COUNTY,
            "name": "化学毒物专项治理（模拟）",
            "kind": "specialGovernance",
            "from": "2023-03-01",
            "sectors": ["chemical", "furniture"],
            "scope": 38,
            "done": 21,
            "source": source,
        },
    ]
    restructurings = [
        {
            "id": "RS1",
            "region": TOWN_IDS[3],
            "sector": "quartzSand",
            "action": "demolished",
            "date": "2021-09",
            "count": 11,
            "source": source,
        },
        {
            "id": "RS2",
            "region": TOWN_IDS[3],
            "sector": "quartzSand",
            "action": "parkEntry",
            "date": "2022-06",
            "count": 8,
            "source": source,
        },
        {
            "id": "RS3",
            "region": TOWN_IDS[5],
            "sector": "buildingMaterials",
            "action": "closed",
            "date": "2023-04",
            "count": 2,
            "source": source,
        },
    ]
    audits = [
        {
            "id": "AU1",
            "region": COUNTY,
            "title": "“三同时”核查（模拟）",
            "kind": "threeSimultaneous",
            "date": "2022-08-10",
            "sample": 12,
            "institutions": 2,
            "experts": 4,
            "problems": 19,
            "source": source,
        },
        {
            "id": "AU2",
            "region": COUNTY,
            "title": "诊断式监察（模拟）",
            "kind": "diagnostic",
            "date": "2023-09-05",
            "sample": 20,
            "institutions": 3,
            "experts": 5,
            "problems": 31,
            "source": source,
        },
    ]
    offices = ["卫生健康综合监督执法大队（模拟）", "疾病预防控制中心（模拟）"]
    inspectors = [
        {
            "id": f"IP{n:02d}",
            "region": COUNTY,
            "name": f"模拟检查员{n}",
            "unit": offices[n % 2],
            "certificate": f"模拟{n:04d}",
            "available": n != 8,
            # Every third has an interest in two enterprises.
            "recused": [units[n]["id"], units[3 * n]["id"]] if n % 3 == 0 else [],
            "since": f"{2016 + n % 5}-03-01",
            "source": source,
        }
        for n in range(1, 10)
    ]
    db |= {
        "inspectors": inspectors,
        "inspections": inspections,
        "rectifications": problems,
        "creditRecords": credit,
        "inspectionPlans": plans,
        "gradings": gradings,
        "listEntries": lists,
        "responsibilityLetters": letters,
        "campaigns": campaigns,
        "restructurings": restructurings,
        "audits": audits,
    }
