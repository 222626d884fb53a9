"""Registers of outreach, training, institutions, assistance and governance."""
from places import COUNTY, TOWN_IDS, TOWN_NAMES

YEARS = (2021, 2022, 2023)
WEEK = {2021: (19, None), 2022: (20, None), 2023: (21, "改善工作环境和条件，保护劳动者身心健康")}
KIND = {"themeTalk": "主题宣讲", "consultation": "宣传咨询", "warningEducation": "警示教育", "caseLecture": "案例宣讲", "freeClinic": "义诊", "contest": "知识竞赛", "mentalHealth": "心理健康讲座"}

def outreach(db, random, source):
    activities, weeks, trainings, venues, resources, interventions = [], [], [], [], [], []
    units = [e for e in db["enterprises"] if e["hazardClass"] != "none"]
    for year in YEARS:
        number, theme = WEEK[year]
        weeks.append({"id": f"WK{year}", "region": COUNTY, "number": number, "year": year} | ({"theme": theme} if theme else {}) | {"from": f"{year}-04-25", "to": f"{year}-05-01", "source": source})
        for month in range(1, 13):
            week = month == 4
            for _ in range(7 if week else random.between(2, 4)):
                kind = random.weighted({"themeTalk": 9, "consultation": 7, "warningEducation": 5, "freeClinic": 2, "contest": 1, "mentalHealth": 1})
                town = random.pick(TOWN_IDS)
                audience = random.between(30, 260) * (2 if week else 1)
                a = {"id": f"A{len(activities) + 1:04d}", "region": town, "title": f"{TOWN_NAMES[town]}{KIND[kind]}（模拟）", "kind": kind, "date": f"{year}-{month:02d}-{random.between(25, 28) if week else random.between(1, 28):02d}"}
                if week:
                    a["campaign"] = "publicityWeek"
                a |= {"entry": random.pick(["institution", "enterprise", "school", "countryside", "community"]), "sessions": random.between(1, 3), "staff": random.between(3, 22), "audience": audience}
                if not random.chance(10):
                    a["materials"] = audience * random.between(60, 180) // 100
                if kind == "consultation":
                    a["consulted"] = audience // 3
                if kind == "freeClinic":
                    a["freeClinic"] = audience // 4
                if random.chance(12):
                    a["videos"] = random.between(1, 3)
                if random.chance(30):
                    a |= {"boards": random.between(2, 14), "banners": random.between(1, 4)}
                activities.append(a | {"source": source})
        for half in (3, 9):
            if (year, half) != (2022, 9):  # a half-yearly duty missed on purpose
                activities.append({"id": f"A{len(activities) + 1:04d}", "region": COUNTY, "title": "重点行业案例宣讲（模拟）", "kind": "caseLecture", "date": f"{year}-{half:02d}-16", "entry": "enterprise", "sector": "quartzSand", "sessions": 1, "audience": random.between(60, 140), "source": source})
        activities.append({"id": f"A{len(activities) + 1:04d}", "region": COUNTY, "title": "公众号推文（模拟）", "kind": "media", "date": f"{year}-05-06", "medium": "wechat", "metric": "reads", "reach": {"value": 5000 + 900 * (year - 2021), "qualifier": "atLeast", "printed": f"{5000 + 900 * (year - 2021)}余"}, "source": source})
        for month in (3, 6, 6, 9, 11):
            role = random.pick(["principal", "manager", "worker"])
            persons = random.between(28, 120)
            trainings.append({"id": f"TR{len(trainings) + 1:03d}", "region": COUNTY, "title": "职业健康培训班（模拟）", "date": f"{year}-{month:02d}-{random.between(5, 26):02d}", "organiser": "演示县卫生健康局（模拟）", "mode": random.weighted({"inPerson": 6, "online": 3, "meeting": 1}), "role": role, "sessions": 1, "persons": persons, "personTimes": persons * random.between(1, 2), "enterprises": persons // 2, "hours": 8, "certificate": role != "worker", "retrainingDue": f"{year + 1}-{month:02d}-28", "source": source})
        for e in random.some(units, 14, 14):
            persons = max(3, e.get("exposed", 6) // 2)
            trainings.append({"id": f"TR{len(trainings) + 1:03d}", "region": e["region"], "title": "企业内部培训（模拟）", "date": random.date(year), "organiser": e["name"], "enterprise": e["id"], "mode": "inPerson", "role": "worker", "sessions": 1, "persons": persons, "personTimes": persons, "enterprises": 1, "source": source})
        resources.append({"id": f"RC{year}", "region": COUNTY, "title": f"职业健康微视频{year}（模拟）", "kind": "video", "audience": "农民工", "year": year, "free": True, "source": source})
        interventions.append({"id": f"IV{year}", "region": COUNTY, "title": "粉尘作业工人素养干预（模拟）", "group": "industrialWorkers", "sector": "quartzSand", "year": year, "due": 600, "covered": {2021: 260, 2022: 410, 2023: 588}[year], "source": source})
    venues = [{"id": "VE1", "region": TOWN_IDS[0], "name": "演示县职业健康体验馆（模拟）", "kind": "experienceHall", "status": "running", "opened": "2022-05-01", "area": 260, "investment": 85, "visitors": {"value": 3200, "qualifier": "atLeast", "printed": "3200余"}, "source": source},
              {"id": "VE2", "region": TOWN_IDS[2], "name": "演示石门镇健康角（模拟）", "kind": "corner", "status": "running", "opened": "2023-03-01", "area": 20, "source": source}]
    db |= {"activities": activities, "weeks": weeks, "trainings": trainings, "venues": venues, "resources": resources, "interventions": interventions}

def institutions(db, random, source):
    rows = [("I01", "演示县人民医院（模拟）", ["examination", "diagnosis"], True), ("I02", "演示县中医院（模拟）", ["examination"], True), ("I03", "演示县疾病预防控制中心（模拟）", ["examination", "testing"], True), ("I04", "演示康复医院（模拟）", ["rehabilitation"], False), ("I05", "演示安评检测有限公司（模拟）", ["testing"], False), ("I06", "演示洁源检测有限公司（模拟）", ["testing", "custody"], False)]
    found, checks = [], []
    for n, (id, name, kinds, public) in enumerate(rows):
        r = {"id": id, "region": TOWN_IDS[n % 2], "name": name, "kinds": kinds, "public": public, "serves": ["演示县"], "qualificationNumber": f"模拟资质{n + 1:02d}", "validUntil": "2025-12-31" if n != 4 else "2023-10-31", "qualityChecked": "2023-09-20", "qualityResult": "passed" if n != 5 else "conditional", "staff": 12 + n, "since": "2020-01-01"}
        if "diagnosis" in kinds or "examination" in kinds:
            r |= {"doctors": 3 + n, "beds": 60 * (3 - n) if n < 3 else 40}
        found.append(r | {"source": source})
        for year in YEARS:
            checks.append({"id": f"QC{year}-{id}", "region": r["region"], "institution": id, "year": year, "kind": kinds[0], "result": "conditional" if (n + year) % 5 == 0 else "passed", "problems": (n + year) % 5, "notified": True, "handedOver": (n + year) % 5 > 2, "source": source})
    db |= {"institutions": found, "qualityControls": checks}

def assist(db, random, source):
    units = [e for e in db["enterprises"] if e["hazardClass"] != "none" and e.get("size") in ("small", "micro")]
    help = []
    for n, e in enumerate(random.some(units, 48, 48), 1):
        problems = random.between(1, 6)
        help.append({"id": f"AS{n:02d}", "region": e["region"], "enterprise": e["id"], "kind": random.pick(["agreement", "freeTest", "onePlan", "template"]), "helper": "演示县帮扶专家组（模拟）", "date": random.date(random.pick(YEARS)), "problems": problems, "planGiven": random.chance(80), "rectified": problems - (random.between(0, problems) if random.chance(30) else 0), "source": source})
    contracts = [{"id": f"SC{n:02d}", "region": e["region"], "enterprise": e["id"], "institution": "I06", "kind": random.pick(["custody", "butler"]), "from": "2022-07-01", "to": "2024-06-30" if n % 5 else "2023-06-30", "payer": random.pick(["government", "enterprise"]), "source": source} for n, e in enumerate(random.some(units, 25, 25), 1)]
    db |= {"assistances": help, "serviceContracts": contracts}

def govern(db, random, source):
    documents = [("DO1", "演示县推进健康企业建设工作方案（模拟）", "演健推办发〔2021〕1号", "2021-02-18", "scheme"), ("DO2", "演示县健康企业评估细则（模拟）", "演健推办发〔2021〕3号", "2021-03-09", "standard"), ("DO3", "演示县职业病防治规划（模拟）", "演政办发〔2022〕9号", "2022-01-20", "plan"), ("DO4", "演示县分类分级办法（模拟）", "演卫发〔2022〕15号", "2022-05-11", "notice"), ("DO5", "演示县尘肺病康复站建设通知（模拟）", None, "2021-04", "notice")]
    meetings, decisions, obligations, reports, assessments, funds, cohorts = [], [], [], [], [], [], []
    for year in YEARS:
        for half, kind in ((3, "jointMeeting"), (6, "promotion"), (9, "jointMeeting")):
            if (year, half) == (2022, 9):
                continue
            id = f"ME{year}-{half}"
            meetings.append({"id": id, "region": COUNTY, "title": {"jointMeeting": "职业病防治联席会议（模拟）", "promotion": "健康企业建设推进会（模拟）"}[kind], "kind": kind, "date": f"{year}-{half:02d}-12", "chair": "分管副县长", "departments": 12, "decisions": 2, "source": source})
            for k in (1, 2):
                done = year < 2023 or half < 9
                d = {"id": f"DE{year}-{half}-{k}", "region": COUNTY, "text": ["摸清用人单位底数（模拟）", "开展联合检查（模拟）"][k - 1], "list": random.pick(["decision", "target", "problem"]), "meeting": id, "owner": random.pick(["卫健局", "应急局", "人社局", "总工会"]), "set": f"{year}-{half:02d}-12", "due": f"{year}-{half + 2:02d}-30", "state": "done" if done else "open"}
                decisions.append(d | ({"done": f"{year}-{half + 2:02d}-20"} if done else {}) | {"source": source})
        obligations.append({"id": f"OB{year}", "region": COUNTY, "title": "年度情况书面报告（模拟）", "who": "county", "responsible": "演示县卫生健康局（模拟）", "frequency": "yearly", "perYear": 1, "dueMonthDay": "11-30", "due": f"{year}-11-30"} | ({"done": f"{year}-11-2{year - 2020}", "evidence": "模拟报告"} if year < 2023 else {}) | {"source": source})
        reports.append({"id": f"RP{year}", "region": COUNTY, "title": f"{year}年职业健康工作报告（模拟）", "kind": "annual", "period": str(year), "due": f"{year}-11-30", "to": "演示市卫生健康委员会（模拟）", "state": "sent" if year < 2023 else "draft", "blanks": 0 if year < 2023 else 7} | ({"sent": f"{year}-11-2{year - 2020}"} if year < 2023 else {}) | {"source": source})
        for n, town in enumerate(TOWN_IDS):
            assessments.append({"id": f"AM{year}-{n + 1}", "region": town, "title": f"{year}年职业健康考核（模拟）", "assessor": "演示县职业病防治领导小组（模拟）", "year": year, "date": f"{year}-12-20", "indicator": "certification.enterprises", "weight": 5, "score": random.between(30, 50) / 10, "rank": n + 1, "source": source})
        for purpose, kind, amount in (("职业健康检查补助（模拟）", "county", 32), ("宣传教育（模拟）", "injuryPrevention", 18), ("监测项目（模拟）", "centralAndProvincial", 26)):
            funds.append({"id": f"FN{len(funds) + 1:02d}", "region": COUNTY, "purpose": purpose, "fundSource": kind, "period": str(year), "amount": amount + 3 * (year - 2021), "document": "demo-county", "source": source})
        cohorts.append({"id": f"CO{year}", "region": COUNTY, "number": year - 2020, "year": year, "students": 2, "months": 3, "budget": 4, "source": source})
    db |= {"documents": [{"id": id, "region": COUNTY, "title": t} | ({"number": no} if no else {}) | {"issuer": "演示县卫生健康局（模拟）", "date": date, "level": "county", "kind": kind, "source": source} for id, t, no, date, kind in documents],
           "meetings": meetings, "decisions": decisions, "obligations": obligations, "reports": reports, "assessments": assessments, "funds": funds, "cohorts": cohorts,
           "bodies": [{"id": "BO1", "region": COUNTY, "name": "演示县健康企业建设领导小组（模拟）", "kind": "leadingGroup", "chair": "分管副县长", "members": ["卫健", "工信", "人社", "应急", "总工会"], "memberCount": 12, "founded": "2021-02-01", "documentNumber": "演政办发〔2021〕4号", "source": source}, {"id": "BO2", "region": COUNTY, "name": "演示县职业病防治联席会议（模拟）", "kind": "jointConference", "chair": "分管副县长", "memberCount": 12, "founded": "2020-08-01", "source": source}],
           "duties": [{"id": f"DU{n}", "region": COUNTY, "action": a, "lead": [l], "with": w, "frequency": "yearly", "document": "demo-county", "clause": f"第{n}条", "source": source} for n, (a, l, w) in enumerate([("组织职业健康培训（模拟）", "卫健", ["人社", "总工会"]), ("推动工伤预防宣传（模拟）", "人社", ["卫健"]), ("建筑工地宣传（模拟）", "住建", ["卫健"]), ("评选职业健康达人（模拟）", "总工会", ["卫健"])], 1)],
           "incentives": [{"id": "IC1", "region": COUNTY, "effect": "适当降低检查频次（模拟）", "appliesTo": "healthyEnterprise", "level": "county", "issuer": "演示县卫生健康局（模拟）", "documentNumber": "演卫发〔2022〕15号", "from": "2022-05-11", "source": source}],
           "programmes": [{"id": "PG1", "region": COUNTY, "name": "分类分级监督执法试点（模拟）", "sponsor": "演示省卫生健康委员会（模拟）", "level": "province", "from": "2022-01-01", "to": "2023-12-31", "units": 60, "budget": 20, "source": source}]}
