"""Registers of declaration, testing, examination, projects and protection."""

YEARS = (2021, 2022, 2023)


def hazards(db):
    return [e for e in db["enterprises"] if e["hazardClass"] != "none"]


def measure(db, random, source):
    """Declarations, tests, examinations, projects, protections."""
    declarations, tests, exams, projects, protections = [], [], [], [], []
    for e in hazards(db):
        exposed = e.get("exposed", e["employees"] // 3)
        if "declared" in e:
            for year in range(int(e["declared"][:4]), 2024):
                date = e["declared"] if year == int(e["declared"][:4]) else f"{year}{e['declared'][4:]}"
                d = {
                    "id": f"D{len(declarations) + 1:04d}",
                    "region": e["region"],
                    "enterprise": e["id"],
                    "date": date,
                    "kind": "initial" if date == e["declared"] else "yearly",
                    "number": f"模拟{year}{len(declarations) + 1:05d}",
                    "employees": e["employees"],
                    "exposed": min(exposed, e["employees"]),
                }
                if random.chance(92):
                    d["reviewed"] = date[:8] + "28"
                declarations.append(d | {"source": source})
        if "tested" in e:
            points = random.between(3, 24)
            t = {
                "id": f"HT{len(tests) + 1:04d}",
                "region": e["region"],
                "enterprise": e["id"],
                "date": e["tested"],
                "kind": "periodic",
                "institution": random.pick(["I05", "I06"]),
                "points": points,
                "passed": points - (random.between(0, points // 4) if random.chance(35) else 0),
            }
            if t["passed"] < points:
                t["exceeded"] = e["hazardFactors"][:1] if "hazardFactors" in e else ["physical"]
            if random.chance(80):
                t["published"] = e["tested"][:8] + "28"
            tests.append(t | {"source": source})
        if "evaluated" in e:
            tests.append(
                {
                    "id": f"HT{len(tests) + 1:04d}",
                    "region": e["region"],
                    "enterprise": e["id"],
                    "date": e["evaluated"],
                    "kind": "statusEvaluation",
                    "institution": "I05",
                    "points": 12,
                    "passed": 11,
                    "source": source,
                }
            )
        if "examined" in e and exposed:
            done = exposed - (random.between(0, exposed // 5) if random.chance(50) else 0)
            x = {
                "id": f"HE{len(exams) + 1:04d}",
                "region": e["region"],
                "enterprise": e["id"],
                "date": e["examined"],
                "stage": random.weighted({"onDuty": 8, "preEmployment": 1, "leaving": 1}),
                "institution": random.pick(["I01", "I02"]),
                "due": exposed,
                "examined": done,
            }
            if not random.chance(10):
                x["suspected"] = 1 if done > 60 and random.chance(12) else 0
            exams.append(x | {"notified": random.chance(90), "source": source})
        if random.chance(12):
            year = random.pick(YEARS)
            p = {
                "id": f"CP{len(projects) + 1:03d}",
                "region": e["region"],
                "name": f"{e['name'].removesuffix('（模拟）')}技改项目（模拟）",
                "enterprise": e["id"],
                "kind": random.pick(["new", "rebuilt", "extended", "technical"]),
                "hazardClass": e["hazardClass"],
                "preEvaluated": f"{year}-02-15",
                "designed": f"{year}-04-20",
            }
            if random.chance(65):
                p |= {
                    "controlEvaluated": f"{year}-09-12",
                    "accepted": f"{year}-10-18",
                    "production": f"{year}-11-01",
                    "state": "completed",
                }
            else:
                p["state"] = "inProgress"
            projects.append(p | {"source": source})
        if random.chance(40):
            protections.append(
                {
                    "id": f"PR{len(protections) + 1:03d}",
                    "region": e["region"],
                    "enterprise": e["id"],
                    "year": 2023,
                    "employees": e["employees"],
                    "notified": e["employees"] * random.between(85, 100) // 100,
                    "contracted": e["employees"] * random.between(88, 100) // 100,
                    "insured": e["employees"] * random.between(80, 100) // 100,
                    "source": source,
                }
            )
    db |= {
        "declarations": declarations,
        "hazardTests": tests,
        "healthExaminations": exams,
        "constructionProjects": projects,
        "protections": protections,
    }
