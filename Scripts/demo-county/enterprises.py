"""Three hundred invented enterprises: names marked 模拟, credit codes with a region that doesn't exist."""

from places import COUNTY, TOWNS

CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SECTORS = {  # weight, industry section, code, trade, hazard factors, percent severe, percent no hazard, staff
    "coal": (12, "B", "0610", "煤业", ["dust", "physical"], 90, 0, 260),
    "nonCoalMine": (24, "B", "1019", "矿业", ["dust", "physical"], 85, 0, 60),
    "quartzSand": (20, "C", "3039", "石英砂", ["dust", "physical"], 95, 0, 45),
    "buildingMaterials": (34, "C", "3031", "建材", ["dust", "physical"], 70, 0, 50),
    "cement": (6, "C", "3011", "水泥", ["dust", "physical"], 90, 0, 220),
    "chemical": (20, "C", "2614", "化工", ["chemical", "physical"], 80, 0, 120),
    "metallurgy": (12, "C", "3110", "冶炼", ["dust", "chemical", "physical"], 85, 0, 240),
    "machinery": (34, "C", "3484", "机械", ["dust", "physical"], 40, 5, 80),
    "electronics": (12, "C", "3982", "电子", ["chemical", "physical"], 50, 5, 180),
    "furniture": (20, "C", "2110", "家具", ["dust", "chemical"], 60, 0, 40),
    "textile": (14, "C", "1811", "纺织", ["dust", "physical"], 10, 20, 90),
    "food": (22, "C", "1391", "食品", ["physical"], 5, 40, 60),
    "pharmaceutical": (8, "C", "2720", "制药", ["chemical"], 40, 10, 130),
    "thermalPower": (2, "D", "4411", "热电", ["dust", "physical"], 80, 0, 320),
    "hydroPower": (4, "D", "4413", "水电", ["physical"], 0, 10, 70),
    "construction": (12, "E", "4710", "建设", ["dust", "physical"], 30, 5, 150),
    "transport": (8, "G", "5430", "运输", ["chemical"], 0, 60, 50),
    "medicalInstitution": (12, "Q", "8411", "医院", ["radiation", "biological"], 10, 10, 140),
    "hotel": (6, "H", "6110", "酒店", [], 0, 100, 60),
    "commerce": (8, "F", "5211", "商贸", [], 0, 100, 20),
    "petrolStation": (6, "F", "5265", "加油站", ["chemical"], 20, 0, 10),
    "finance": (2, "J", "6620", "银行", [], 0, 100, 80),
    "mobileTelecom": (1, "I", "6312", "通信", ["radiation"], 0, 50, 60),
    "publicInstitution": (1, "S", "9221", "事务中心", [], 0, 100, 30),
}
FIRST = "晨曦 远航 长青 宏图 瑞和 金穗 星辰 云帆 安康 百川 恒源 盛景 明德 海棠 松柏 嘉禾 天成 万象 春晖 锦程 启明 和顺 清泉 翠微 鸿雁".split()
SECOND = ["", "一", "二", "三", "新", "源", "华"]
REGISTRATION = {
    "limitedLiability": 55,
    "private": 22,
    "jointStock": 6,
    "individual": 8,
    "stateOwned": 4,
    "collective": 2,
    "foreign": 2,
    "hongKongMacaoTaiwan": 1,
}


def organisation_code(n):
    """GB 11714: eight characters and a check character."""
    body = f"MA9{n:05d}"
    value = lambda c: int(c) if c.isdigit() else ord(c) - 55
    k = 11 - sum(value(c) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2))) % 11
    return body + {10: "X", 11: "0"}.get(k, str(k))


def credit_code(n):
    """GB 32100-2015 with the registration region 999901, which is nowhere."""
    code = "91" + COUNTY + organisation_code(n)
    total = sum(CODE.index(c) * pow(3, i, 31) for i, c in enumerate(code))
    return code + CODE[(31 - total % 31) % 31]


def size(section, staff):
    """大中小微 by staff alone for industry; elsewhere a simple guess by staff (the data are invented)."""
    limits = (1000, 300, 20) if section in "BCD" else (300, 100, 10)
    return next((s for s, low in zip(("large", "medium", "small"), limits) if staff >= low), "micro")


def enterprises(random, source):
    names, rows = set(), []
    sectors = [s for s, spec in SECTORS.items() for _ in range(spec[0])]
    for n, sector in enumerate(sectors, 1):
        _, section, code, trade, factors, severe, none, typical = SECTORS[sector]
        town = random.weighted({t[0]: t[4] for t in TOWNS})
        while True:
            name = (
                f"演示县{random.pick(FIRST)}{random.pick(SECOND)}{trade}"
                + {"medicalInstitution": "", "publicInstitution": "", "petrolStation": ""}.get(sector, "有限公司")
                + "（模拟）"
            )
            if name not in names:
                break
        names.add(name)
        staff = max(3, typical * random.between(30, 220) // 100)
        hazard = "none" if random.chance(none) else "severe" if random.chance(severe) else "general"
        exposed = 0 if hazard == "none" else staff * random.between(20, 75) // 100
        r = {
            "id": f"E{n:03d}",
            "region": town,
            "name": name,
            "unitType": {"medicalInstitution": "medicalInstitution", "publicInstitution": "publicInstitution"}.get(
                sector, "enterprise"
            ),
        }
        if not random.chance(4):
            r["creditCode"] = credit_code(n)
        r |= {
            "address": f"演示县{random.between(1, 200)}号（模拟）",
            "sector": sector,
            "industrySection": section,
            "industryCode": code,
            "registrationType": random.weighted(REGISTRATION),
        }
        if not random.chance(6):
            r["size"] = size(section, staff)
        r["aboveScale"] = staff >= 100
        r["hazardClass"] = hazard
        if factors and hazard != "none":
            r["hazardFactors"] = factors
            r["keyIndustry"] = sector in (
                "coal",
                "nonCoalMine",
                "quartzSand",
                "cement",
                "chemical",
                "metallurgy",
                "buildingMaterials",
            )
        r["employees"] = staff
        if not random.chance(8):
            r["exposed"] = exposed
        if hazard != "none":
            r["workplaces"] = max(1, exposed // 12)
            r["dossier"] = random.some(
                [
                    "declaration",
                    "threeSimultaneous",
                    "test",
                    "evaluation",
                    "examination",
                    "managers",
                    "letter",
                    "training",
                ],
                3,
                8,
            )
            for key, percent in (
                ("declared", 90),
                ("tested", 78),
                ("evaluated", 35),
                ("examined", 76),
                ("trained", 82),
            ):
                if random.chance(percent):
                    r[key] = random.date(random.weighted({2021: 1, 2022: 3, 2023: 6}))
            r["insured"] = random.chance(88)
            r["supervised"] = random.chance(95)
            if random.chance(60):
                r["gradeScheme"] = "演示县分类分级办法（模拟）"
                r["grade"] = random.weighted({"jia": 2, "yi": 5, "bing": 3})
        r["since"] = random.date(random.weighted({2019: 6, 2020: 2, 2021: 1, 2022: 1}))
        if random.chance(3):
            r["until"] = random.date(2023, 6, 12)
        r["contact"] = f"模拟联系人{n:03d}"
        r["source"] = source
        rows.append(r)
    return rows
