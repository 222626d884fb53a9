"""Registers that hold numbers of patients, staff and tasks: no persons."""

from places import COUNTY, TOWN_IDS, TOWN_NAMES

YEARS = (2021, 2022, 2023)


def count(db, random, source):
    """Counts of patients and staff: numbers only, no persons."""
    reports, follow = [], []
    pneumo = dict(zip(range(2014, 2024), (16, 14, 15, 12, 11, 9, 7, 6, 5, 3)))
    under5 = dict(zip(range(2014, 2024), (3, 2, 2, 1, 1, 1, 0, 0, 1, 0)))
    for year, cases in pneumo.items():
        reports.append(
            {
                "id": f"DR{year}-1",
                "region": COUNTY,
                "year": year,
                "disease": "pneumoconiosis",
                "cases": cases,
                "under5": under5[year],
                "source": source,
            }
        )
        reports.append(
            {
                "id": f"DR{year}-2",
                "region": COUNTY,
                "year": year,
                "disease": "earNoseThroat",
                "cases": random.between(0, 3),
                "source": source,
            }
        )
        if year >= 2021:
            reports.append(
                {
                    "id": f"DR{year}-3",
                    "region": COUNTY,
                    "year": year,
                    "disease": "poisoning",
                    "cases": random.between(0, 1),
                    "source": source,
                }
            )
    for year, registered, followed, alive in ((2021, 212, 190, 186), (2022, 216, 203, 197), (2023, 219, 211, 204)):
        follow.append(
            {
                "id": f"FU{year}",
                "region": COUNTY,
                "year": year,
                "registered": registered,
                "followed": followed,
                "alive": alive,
                "lost": registered - followed,
                "insured": 131,
                "medicalInsured": alive,
                "assisted": 64,
                "source": source,
            }
        )
    sites = [
        {
            "id": "RH1",
            "region": TOWN_IDS[2],
            "name": "石门镇尘肺病康复站（模拟）",
            "kind": "station",
            "host": "石门镇卫生院（模拟）",
            "status": "running",
            "opened": "2021-06-01",
            "area": 180,
            "staff": 5,
            "investment": 46,
            "patients": 58,
            "files": 55,
            "visits": {"value": 1300, "qualifier": "atLeast", "printed": "1300余"},
            "source": source,
        },
        {
            "id": "RH2",
            "region": TOWN_IDS[3],
            "name": "演示金沙镇尘肺病康复点（模拟）",
            "kind": "point",
            "host": "演示金沙镇卫生院（模拟）",
            "status": "running",
            "opened": "2022-09-01",
            "area": 80,
            "staff": 3,
            "patients": 21,
            "files": 19,
            "visits": 310,
            "source": source,
        },
        {
            "id": "RH3",
            "region": TOWN_IDS[4],
            "name": "演示青山镇康复点（模拟）",
            "kind": "point",
            "status": "planned",
            "source": source,
        },
    ]
    tasks = []
    for year in YEARS:
        for programme, task, done in (
            ("workplaceFactors", 30, 31),
            ("dustWorkers", 200, 208),
            ("examinationCards", 900, 884),
        ):
            tasks.append(
                {
                    "id": f"MT{year}-{programme}",
                    "region": COUNTY,
                    "programme": programme,
                    "year": year,
                    "task": task,
                    "done": done + year - 2021,
                    "approved": done - 6,
                    "source": source,
                }
            )
        for group, task in (
            ("teachers", 60),
            ("medicalStaff", 60),
            ("industrialWorkers", 120),
            ("constructionWorkers", 60),
            ("sanitationWorkers", 40),
            ("migrantWorkers", 60),
        ):
            if (year, group) != (2022, "migrantWorkers"):
                tasks.append(
                    {
                        "id": f"MT{year}-{group}",
                        "region": COUNTY,
                        "programme": "literacy",
                        "group": group,
                        "year": year,
                        "task": task,
                        "done": task + random.between(-4, 9),
                        "source": source,
                    }
                )
    radiation = [
        {
            "id": f"RU{n:02d}",
            "region": e["region"],
            "enterprise": e["id"],
            "kind": "medicalInstitution",
            "year": 2023,
            "staff": e["employees"],
            "radiationWorkers": 4 + n % 5,
            "monitored": 4 + n % 5,
            "examined": 4 + n % 4,
            "certified": 4 + n % 3,
            "source": source,
        }
        for n, e in enumerate([e for e in db["enterprises"] if e["sector"] == "medicalInstitution"], 1)
    ]
    grid = [
        {
            "id": f"GC{n}",
            "region": id,
            "name": TOWN_NAMES[id] + "网格（模拟）",
            "rank": "township",
            "office": "分管副职",
            "responsible": f"模拟负责人{n}",
            "assistants": 2 + n % 3,
            "employers": sum(e["region"] == id for e in db["enterprises"]),
            "patrols": 12,
            "year": 2023,
            "source": source,
        }
        for n, id in enumerate(TOWN_IDS, 1)
    ]
    staff = [
        {
            "id": f"ST{y}-{k}",
            "region": COUNTY,
            "kind": k,
            "unit": "演示县卫生监督所（模拟）",
            "year": y,
            "posts": p,
            "count": p - (y == 2021),
            "source": source,
        }
        for y in YEARS
        for k, p in (("enforcement", 6), ("assistant", 22), ("diagnosingDoctor", 3))
    ]
    db |= {
        "diseaseReports": reports,
        "followUps": follow,
        "rehabilitationSites": sites,
        "monitoringTasks": tasks,
        "radiationUnits": radiation,
        "gridCells": grid,
        "staffing": staff,
    }
