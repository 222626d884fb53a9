"""Registers of declaration, testing, examination, supervision and disease counts."""
from places import COUNTY, TOWN_IDS, TOWN_NAMES

YEARS = (2021, 2022, 2023)
FINDINGS = ["protectiveEquipment", "noticeBoard", "contract", "individualFile", "warningSign", "noticeCard", "procedure", "rules", "trainingRecord", "issueRecord", "maintenanceRecord"]
PROBLEM = {"protectiveEquipment": "个人防护用品配发不足", "noticeBoard": "未设置公告栏", "contract": "合同未告知危害", "individualFile": "个人档案不全", "warningSign": "警示标识缺失", "noticeCard": "告知卡缺失", "procedure": "操作规程未上墙", "rules": "管理制度不健全", "trainingRecord": "培训记录不全", "issueRecord": "发放记录缺失", "maintenanceRecord": "设施维护记录缺失"}

def hazards(db): return [e for e in db["enterprises"] if e["hazardClass"] != "none"]

def measure(db, random, source):
    """Declarations, tests, examinations, projects, protections."""
    declarations, tests, exams, projects, protections = [], [], [], [], []
    for e in hazards(db):
        exposed = e.get("exposed", e["employees"] // 3)
        if "declared" in e:
            for year in range(int(e["declared"][:4]), 2024):
                date = e["declared"] if year == int(e["declared"][:4]) else f"{year}{e['declared'][4:]}"
                d = {"id": f"D{len(declarations) + 1:04d}", "region": e["region"], "enterprise": e["id"], "date": date, "kind": "initial" if date == e["declared"] else "yearly", "number": f"模拟{year}{len(declarations) + 1:05d}", "employees": e["employees"], "exposed": min(exposed, e["employees"])}
                if random.chance(92):
                    d["reviewed"] = date[:8] + "28"
                declarations.append(d | {"source": source})
        if "tested" in e:
            points = random.between(3, 24)
            t = {"id": f"HT{len(tests) + 1:04d}", "region": e["region"], "enterprise": e["id"], "date": e["tested"], "kind": "periodic", "institution": random.pick(["I05", "I06"]), "points": points, "passed": points - (random.between(0, points // 4) if random.chance(35) else 0)}
            if t["passed"] < points:
                t["exceeded"] = e["hazardFactors"][:1] if "hazardFactors" in e else ["physical"]
            if random.chance(80):
                t["published"] = e["tested"][:8] + "28"
            tests.append(t | {"source": source})
        if "evaluated" in e:
            tests.append({"id": f"HT{len(tests) + 1:04d}", "region": e["region"], "enterprise": e["id"], "date": e["evaluated"], "kind": "statusEvaluation", "institution": "I05", "points": 12, "passed": 11, "source": source})
        if "examined" in e and exposed:
            done = exposed - (random.between(0, exposed // 5) if random.chance(50) else 0)
            x = {"id": f"HE{len(exams) + 1:04d}", "region": e["region"], "enterprise": e["id"], "date": e["examined"], "stage": random.weighted({"onDuty": 8, "preEmployment": 1, "leaving": 1}), "institution": random.pick(["I01", "I02"]), "due": exposed, "examined": done}
            if not random.chance(10):
                x["suspected"] = 1 if done > 60 and random.chance(12) else 0
            exams.append(x | {"notified": random.chance(90), "source": source})
        if random.chance(12):
            year = random.pick(YEARS)
            p = {"id": f"CP{len(projects) + 1:03d}", "region": e["region"], "name": f"{e['name'].removesuffix('（模拟）')}技改项目（模拟）", "enterprise": e["id"], "kind": random.pick(["new", "rebuilt", "extended", "technical"]), "hazardClass": e["hazardClass"], "preEvaluated": f"{year}-02-15", "designed": f"{year}-04-20"}
            if random.chance(65):
                p |= {"controlEvaluated": f"{year}-09-12", "accepted": f"{year}-10-18", "production": f"{year}-11-01", "state": "completed"}
            else:
                p["state"] = "inProgress"
            projects.append(p | {"source": source})
        if random.chance(40):
            protections.append({"id": f"PR{len(protections) + 1:03d}", "region": e["region"], "enterprise": e["id"], "year": 2023, "employees": e["employees"], "notified": e["employees"] * random.between(85, 100) // 100, "contracted": e["employees"] * random.between(88, 100) // 100, "insured": e["employees"] * random.between(80, 100) // 100, "source": source})
    db |= {"declarations": declarations, "hazardTests": tests, "healthExaminations": exams, "constructionProjects": projects, "protections": protections}

def inspect(db, random, source):
    """Inspections and what follows from them."""
    inspections, problems, credit = [], [], []
    units = hazards(db)
    for year in YEARS:
        for _ in range({2021: 96, 2022: 118, 2023: 134}[year]):
            e = random.pick(units)
            found = random.some(FINDINGS, 0, 4)
            measure = "education" if not found else random.weighted({"order": 60, "interview": 10, "warning": 12, "penalty": 10, "waiver": 8})
            i = {"id": f"IN{len(inspections) + 1:04d}", "region": e["region"], "enterprise": e["id"], "date": random.date(year), "trigger": random.weighted({"plan": 5, "randomDraw": 3, "special": 3, "unannounced": 1, "complaint": 1, "joint": 2}), "inspectors": 2 if random.chance(85) else 3, "findings": found, "problems": len(found),
                 "documents": ["record"] + (["opinion"] if found else []) + {"order": ["order"], "interview": ["interview"], "warning": ["warning"], "penalty": ["filing", "penalty"], "waiver": ["waiver"]}.get(measure, []), "measure": measure}
            if i["trigger"] == "special":
                i["campaign"] = "specialGovernance"
            if measure == "penalty":
                month = min(12, int(i["date"][5:7]) + 1)
                i |= {"caseNumber": f"演卫职罚〔{year}〕{len(inspections) + 1:03d}号", "filed": i["date"], "decided": f"{year}-{month:02d}-28", "fine": random.between(2, 30) / 2}
            if measure == "waiver":
                i["firstOffence"] = True
            if random.chance(85):
                i["published"] = f"{i['date'][:8]}28"
                if len(credit) < 40 and measure in ("penalty", "warning"):
                    credit.append({"id": f"CR{len(credit) + 1:02d}", "region": e["region"], "enterprise": e["id"], "fact": "监督检查结果公示（模拟）", "published": i["published"], "platform": "演示县政府网站（模拟）", "source": source})
            inspections.append(i | {"source": source})
            for f in found:
                month = min(12, int(i["date"][5:7]) + 1)
                p = {"id": f"RE{len(problems) + 1:04d}", "region": e["region"], "enterprise": e["id"], "text": PROBLEM[f] + "（模拟）", "origin": "inspection", "severity": random.weighted({"general": 7, "minor": 2, "serious": 1}), "found": i["date"], "due": f"{year}-{month:02d}-28", "state": "open", "inspection": i["id"]}
                if year < 2023 or not random.chance(12):
                    p |= {"state": "closed", "replied": p["due"], "verdict": "passed", "receipt": p["due"], "receiptNumber": f"模拟整改回执{len(problems) + 1:04d}"}
                    if random.chance(4):
                        p |= {"overdueAction": "concentrated"}
                elif random.chance(30):
                    p |= {"state": "overdue", "overdueAction": "joint"}
                problems.append(p | {"source": source})
    plans = [{"id": f"PL{y}", "region": COUNTY, "title": f"{y}年监督检查计划（模拟）", "period": str(y), "kind": "randomDraw", "pool": len(units), "task": 40, "done": d, "closed": d - 2, "published": d - 4, "departments": ["卫健", "应急"], "source": source} for y, d in ((2021, 38), (2022, 40), (2023, 41))]
    gradings = [{"id": f"GR{n:03d}", "region": e["region"], "enterprise": e["id"], "scheme": e["gradeScheme"], "grade": e["grade"], "date": random.date(random.pick(YEARS)), "gradedBy": "演示县卫生监督所（模拟）", "source": source} for n, e in enumerate([e for e in units if "grade" in e], 1)]
    lists = [{"id": f"RB{n:02d}", "region": e["region"], "enterprise": e["id"], "list": "red" if n < 16 else "black", "score": random.between(88, 98) if n < 16 else random.between(38, 59), "from": "2023-03-01", "reason": "量化评分（模拟）", "source": source} for n, e in enumerate(random.some(units, 20, 20), 1)]
    for r in lists:
        next(e for e in units if e["id"] == r["enterprise"])["list"] = r["list"]
    letters = [{"id": f"LE{y}-{n:02d}", "region": e["region"], "enterprise": e["id"], "counterparty": "演示县卫生健康局（模拟）", "party": "enterprise", "kind": "responsibility", "year": y, "signed": f"{y}-02-{random.between(1, 28):02d}", "source": source} for y in YEARS for n, e in enumerate(random.some([u for u in units if u["hazardClass"] == "severe"], 30, 30), 1)]
    campaigns = [{"id": "CM1", "region": COUNTY, "name": "粉尘危害专项治理（模拟）", "kind": "specialGovernance", "from": "2021-05-01", "to": "2022-12-31", "sectors": ["nonCoalMine", "quartzSand", "buildingMaterials"], "scope": 62, "done": 58, "lookBack": "2023-06-30", "documentNumber": "演卫发〔2021〕12号", "source": source},
                 {"id": "CM2", "region": COUNTY, "name": "化学毒物专项治理（模拟）", "kind": "specialGovernance", "from": "2023-03-01", "sectors": ["chemical", "furniture"], "scope": 38, "done": 21, "source": source}]
    restructurings = [{"id": "RS1", "region": TOWN_IDS[3], "sector": "quartzSand", "action": "demolished", "date": "2021-09", "count": 11, "source": source}, {"id": "RS2", "region": TOWN_IDS[3], "sector": "quartzSand", "action": "parkEntry", "date": "2022-06", "count": 8, "source": source}, {"id": "RS3", "region": TOWN_IDS[5], "sector": "buildingMaterials", "action": "closed", "date": "2023-04", "count": 2, "source": source}]
    audits = [{"id": "AU1", "region": COUNTY, "title": "“三同时”核查（模拟）", "kind": "threeSimultaneous", "date": "2022-08-10", "sample": 12, "institutions": 2, "experts": 4, "problems": 19, "source": source}, {"id": "AU2", "region": COUNTY, "title": "诊断式监察（模拟）", "kind": "diagnostic", "date": "2023-09-05", "sample": 20, "institutions": 3, "experts": 5, "problems": 31, "source": source}]
    db |= {"inspections": inspections, "rectifications": problems, "creditRecords": credit, "inspectionPlans": plans, "gradings": gradings, "listEntries": lists, "responsibilityLetters": letters, "campaigns": campaigns, "restructurings": restructurings, "audits": audits}

def count(db, random, source):
    """Counts of patients and staff: numbers only, no persons."""
    reports, follow = [], []
    pneumo = dict(zip(range(2014, 2024), (16, 14, 15, 12, 11, 9, 7, 6, 5, 3)))
    under5 = dict(zip(range(2014, 2024), (3, 2, 2, 1, 1, 1, 0, 0, 1, 0)))
    for year, cases in pneumo.items():
        reports.append({"id": f"DR{year}-1", "region": COUNTY, "year": year, "disease": "pneumoconiosis", "cases": cases, "under5": under5[year], "source": source})
        reports.append({"id": f"DR{year}-2", "region": COUNTY, "year": year, "disease": "earNoseThroat", "cases": random.between(0, 3), "source": source})
        if year >= 2021:
            reports.append({"id": f"DR{year}-3", "region": COUNTY, "year": year, "disease": "poisoning", "cases": random.between(0, 1), "source": source})
    for year, registered, followed, alive in ((2021, 212, 190, 186), (2022, 216, 203, 197), (2023, 219, 211, 204)):
        follow.append({"id": f"FU{year}", "region": COUNTY, "year": year, "registered": registered, "followed": followed, "alive": alive, "lost": registered - followed, "insured": 131, "medicalInsured": alive, "assisted": 64, "source": source})
    sites = [{"id": "RH1", "region": TOWN_IDS[2], "name": "演示石门镇尘肺病康复站（模拟）", "kind": "station", "host": "演示石门镇卫生院（模拟）", "status": "running", "opened": "2021-06-01", "area": 180, "staff": 5, "investment": 46, "patients": 58, "files": 55, "visits": {"value": 1300, "qualifier": "atLeast", "printed": "1300余"}, "source": source},
             {"id": "RH2", "region": TOWN_IDS[3], "name": "演示金沙镇尘肺病康复点（模拟）", "kind": "point", "host": "演示金沙镇卫生院（模拟）", "status": "running", "opened": "2022-09-01", "area": 80, "staff": 3, "patients": 21, "files": 19, "visits": 310, "source": source},
             {"id": "RH3", "region": TOWN_IDS[4], "name": "演示青山镇康复点（模拟）", "kind": "point", "status": "planned", "source": source}]
    tasks = []
    for year in YEARS:
        for programme, task, done in (("workplaceFactors", 30, 31), ("dustWorkers", 200, 208), ("examinationCards", 900, 884)):
            tasks.append({"id": f"MT{year}-{programme}", "region": COUNTY, "programme": programme, "year": year, "task": task, "done": done + year - 2021, "approved": done - 6, "source": source})
        for group, task in (("teachers", 60), ("medicalStaff", 60), ("industrialWorkers", 120), ("constructionWorkers", 60), ("sanitationWorkers", 40), ("migrantWorkers", 60)):
            if (year, group) != (2022, "migrantWorkers"):
                tasks.append({"id": f"MT{year}-{group}", "region": COUNTY, "programme": "literacy", "group": group, "year": year, "task": task, "done": task + random.between(-4, 9), "source": source})
    radiation = [{"id": f"RU{n:02d}", "region": e["region"], "enterprise": e["id"], "kind": "medicalInstitution", "year": 2023, "staff": e["employees"], "radiationWorkers": 4 + n % 5, "monitored": 4 + n % 5, "examined": 4 + n % 4, "certified": 4 + n % 3, "source": source} for n, e in enumerate([e for e in db["enterprises"] if e["sector"] == "medicalInstitution"], 1)]
    grid = [{"id": f"GC{n}", "region": id, "name": TOWN_NAMES[id] + "网格（模拟）", "rank": "township", "office": "分管副职", "responsible": f"模拟负责人{n}", "assistants": 2 + n % 3, "employers": sum(e["region"] == id for e in db["enterprises"]), "patrols": 12, "year": 2023, "source": source} for n, id in enumerate(TOWN_IDS, 1)]
    staff = [{"id": f"ST{y}-{k}", "region": COUNTY, "kind": k, "unit": "演示县卫生监督所（模拟）", "year": y, "posts": p, "count": p - (y == 2021), "source": source} for y in YEARS for k, p in (("enforcement", 6), ("assistant", 22), ("diagnosingDoctor", 3))]
    db |= {"diseaseReports": reports, "followUps": follow, "rehabilitationSites": sites, "monitoringTasks": tasks, "radiationUnits": radiation, "gridCells": grid, "staffing": staff}
