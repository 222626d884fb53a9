"""Registers of outreach, training and literacy."""

from places import COUNTY, TOWN_IDS, TOWN_NAMES

YEARS = (2021, 2022, 2023)
WEEK = {2021: (19, None), 2022: (20, None), 2023: (21, "改善工作环境和条件，保护劳动者身心健康")}
KIND = {
    "themeTalk": "主题宣讲",
    "consultation": "宣传咨询",
    "warningEducation": "警示教育",
    "caseLecture": "案例宣讲",
    "freeClinic": "义诊",
    "contest": "知识竞赛",
    "mentalHealth": "心理健康讲座",
}


def outreach(db, random, source):
    activities, weeks, trainings, venues, resources, interventions = [], [], [], [], [], []
    units = [e for e in db["enterprises"] if e["hazardClass"] != "none"]
    for year in YEARS:
        number, theme = WEEK[year]
        weeks.append(
            {"id": f"WK{year}", "region": COUNTY, "number": number, "year": year}
            | ({"theme": theme} if theme else {})
            | {"from": f"{year}-04-25", "to": f"{year}-05-01", "source": source}
        )
        for month in range(1, 13):
            week = month == 4
            for _ in range(7 if week else random.between(2, 4)):
                kind = random.weighted(
                    {
                        "themeTalk": 9,
                        "consultation": 7,
                        "warningEducation": 5,
                        "freeClinic": 2,
                        "contest": 1,
                        "mentalHealth": 1,
                    }
                )
                town = random.pick(TOWN_IDS)
                audience = random.between(30, 260) * (2 if week else 1)
                a = {
                    "id": f"A{len(activities) + 1:04d}",
                    "region": town,
                    "title": f"{TOWN_NAMES[town]}{KIND[kind]}（模拟）",
                    "kind": kind,
                    "date": f"{year}-{month:02d}-{random.between(25, 28) if week else random.between(1, 28):02d}",
                }
                if week:
                    a["campaign"] = "publicityWeek"
                a |= {
                    "entry": random.pick(["institution", "enterprise", "school", "countryside", "community"]),
                    "sessions": random.between(1, 3),
                    "staff": random.between(3, 22),
                    "audience": audience,
                }
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
                activities.append(
                    {
                        "id": f"A{len(activities) + 1:04d}",
                        "region": COUNTY,
                        "title": "重点行业案例宣讲（模拟）",
                        "kind": "caseLecture",
                        "date": f"{year}-{half:02d}-16",
                        "entry": "enterprise",
                        "sector": "quartzSand",
                        "sessions": 1,
                        "audience": random.between(60, 140),
                        "source": source,
                    }
                )
        activities.append(
            {
                "id": f"A{len(activities) + 1:04d}",
                "region": COUNTY,
                "title": "公众号推文（模拟）",
                "kind": "media",
                "date": f"{year}-05-06",
                "medium": "wechat",
                "metric": "reads",
                "reach": {
                    "value": 5000 + 900 * (year - 2021),
                    "qualifier": "atLeast",
                    "printed": f"{5000 + 900 * (year - 2021)}余",
                },
                "source": source,
            }
        )
        for month in (3, 6, 6, 9, 11):
            role = random.pick(["principal", "manager", "worker"])
            persons = random.between(28, 120)
            trainings.append(
                {
                    "id": f"TR{len(trainings) + 1:03d}",
                    "region": COUNTY,
                    "title": "职业健康培训班（模拟）",
                    "date": f"{year}-{month:02d}-{random.between(5, 26):02d}",
                    "organiser": "演示县卫生健康局（模拟）",
                    "mode": random.weighted({"inPerson": 6, "online": 3, "meeting": 1}),
                    "role": role,
                    "sessions": 1,
                    "persons": persons,
                    "personTimes": persons * random.between(1, 2),
                    "enterprises": persons // 2,
                    "hours": 8,
                    "certificate": role != "worker",
                    "retrainingDue": f"{year + 1}-{month:02d}-28",
                    "source": source,
                }
            )
        for e in random.some(units, 14, 14):
            persons = max(3, e.get("exposed", 6) // 2)
            trainings.append(
                {
                    "id": f"TR{len(trainings) + 1:03d}",
                    "region": e["region"],
                    "title": "企业内部培训（模拟）",
                    "date": random.date(year),
                    "organiser": e["name"],
                    "enterprise": e["id"],
                    "mode": "inPerson",
                    "role": "worker",
                    "sessions": 1,
                    "persons": persons,
                    "personTimes": persons,
                    "enterprises": 1,
                    "source": source,
                }
            )
        resources.append(
            {
                "id": f"RC{year}",
                "region": COUNTY,
                "title": f"职业健康微视频{year}（模拟）",
                "kind": "video",
                "audience": "农民工",
                "year": year,
                "free": True,
                "source": source,
            }
        )
        interventions.append(
            {
                "id": f"IV{year}",
                "region": COUNTY,
                "title": "粉尘作业工人素养干预（模拟）",
                "group": "industrialWorkers",
                "sector": "quartzSand",
                "year": year,
                "due": 600,
                "covered": {2021: 260, 2022: 410, 2023: 588}[year],
                "source": source,
            }
        )
    venues = [
        {
            "id": "VE1",
            "region": TOWN_IDS[0],
            "name": "演示县职业健康体验馆（模拟）",
            "kind": "experienceHall",
            "status": "running",
            "opened": "2022-05-01",
            "area": 260,
            "investment": 85,
            "visitors": {"value": 3200, "qualifier": "atLeast", "printed": "3200余"},
            "source": source,
        },
        {
            "id": "VE2",
            "region": TOWN_IDS[2],
            "name": "石门镇健康角（模拟）",
            "kind": "corner",
            "status": "running",
            "opened": "2023-03-01",
            "area": 20,
            "source": source,
        },
    ]
    db |= {
        "activities": activities,
        "weeks": weeks,
        "trainings": trainings,
        "venues": venues,
        "resources": resources,
        "interventions": interventions,
    }
