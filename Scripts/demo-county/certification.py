"""Registers of certification: titles, cases, candidates, experts and their pairings."""

from places import COUNTY

YEARS = (2021, 2022, 2023)
SCHEME = "演示县健康企业评估细则（模拟）"


def certify(db, random, source):
    enterprises = db["enterprises"]
    pool = [e for e in enterprises if e["employees"] >= 15 and "until" not in e]
    chosen, seen = [], set()
    while len(chosen) < 66:
        e = random.pick(pool)
        if e["id"] not in seen:
            seen.add(e["id"])
            chosen.append(e)
    cases, titles, candidates, pairings = [], [], [], []
    experts = experts_of(random, source)
    for n, e in enumerate(chosen):
        year = YEARS[n // 22]
        expert = experts[n % len(experts)]
        number = f"演健推办发〔{year}〕{random.between(2, 30)}号"
        candidates.append(
            {
                "id": f"CA{n + 1:03d}",
                "region": e["region"],
                "enterprise": e["id"],
                "year": year,
                "origin": random.pick(["redList", "selfNominated", "bureauPick", "peer"]),
                "readiness": random.pick(["cultivating", "nearlyReady", "ready"]),
                "targetLevel": "county",
                "expert": expert["id"],
                "source": source,
            }
        )
        pair = {
            "id": f"PA{n + 1:03d}",
            "region": e["region"],
            "expert": expert["id"],
            "enterprise": e["id"],
            "from": f"{year}-03-01",
        }
        if not random.chance(15):
            pair |= {
                "lastContact": random.date(year, 4, 11),
                "channel": random.pick(["onsite", "phone", "wechat", "documents", "mockEvaluation", "training"]),
                "contacts": random.between(1, 6),
            }
        pairings.append(pair | {"source": source})
        score = random.between(640, 930)
        case = {
            "id": f"CC{n + 1:03d}",
            "region": e["region"],
            "enterprise": e["id"],
            "year": year,
            "targetLevel": "county",
            "state": "applied",
            "scheme": SCHEME,
            "applied": random.date(year, 3, 4),
        }
        cases.append(case)
        if n % 11 == 10:
            case["source"] = source
            continue
        case |= {
            "state": "selfAssessed",
            "selfAssessed": f"{year}-05-{random.between(1, 28):02d}",
            "selfScore": min(1000, score + random.between(0, 40)),
        }
        if n % 11 != 9:
            case |= {
                "state": "countyEvaluated",
                "countyEvaluated": f"{year}-07-{random.between(1, 28):02d}",
                "countyScore": score,
                "round": 1,
            }
            if 700 <= score < 800:
                case |= {
                    "state": "rectifying",
                    "rectifyDue": f"{year}-09-30",
                    "issues": "台账不全，个人防护用品发放记录缺失（模拟）",
                }
                if not random.chance(25):
                    case |= {
                        "state": "reevaluated",
                        "rectified": f"{year}-09-{random.between(1, 28):02d}",
                        "reevaluated": f"{year}-10-{random.between(1, 28):02d}",
                        "reevaluationScore": random.between(760, 860),
                        "round": 2,
                    }
            best = case.get("reevaluationScore", case["countyScore"])
            if score < 700:
                case["state"] = "rejected"
            elif case["state"] in ("countyEvaluated", "reevaluated"):
                case |= {
                    "state": "named",
                    "named": f"{year}-11-{random.between(1, 28):02d}",
                    "documentNumber": number,
                }
                titles.append(
                    title(
                        titles,
                        e,
                        "county",
                        f"{year}-11-{random.between(1, 28):02d}",
                        "县级健康企业",
                        "演示县健康企业建设领导小组办公室（模拟）",
                        number,
                        best,
                        source,
                    )
                )
                if best >= 830 and year < 2023:
                    case |= {
                        "state": "named",
                        "recommended": f"{year}-11-29",
                        "prefectureEvaluated": f"{year}-12-{random.between(1, 28):02d}",
                        "prefectureScore": best + random.between(-20, 20),
                    }
                    titles.append(
                        title(
                            titles,
                            e,
                            "prefecture",
                            f"{year + 1}-03-{random.between(1, 28):02d}",
                            "市级健康企业",
                            "演示市健康企业建设领导小组办公室（模拟）",
                            f"演市健推办发〔{year + 1}〕{random.between(2, 20)}号",
                            best,
                            source,
                        )
                    )
                    if best >= 890:
                        case["provinceEvaluated"] = f"{year + 1}-06-{random.between(1, 28):02d}"
                        titles.append(
                            title(
                                titles,
                                e,
                                "province",
                                f"{year + 1}-09-{random.between(1, 28):02d}",
                                "省级健康企业",
                                "演示省健康企业建设领导小组办公室（模拟）",
                                f"演省健推办发〔{year + 1}〕{random.between(2, 20)}号",
                                best,
                                source,
                            )
                        )
        case["source"] = source
    for e in random.some(enterprises, 6, 6):
        titles.append(
            {
                "id": f"CT{len(titles) + 1:03d}",
                "region": e["region"],
                "enterprise": e["id"],
                "level": "county",
                "titleKind": "demonstration",
                "title": "职业健康示范单位（模拟）",
                "status": "certified",
                "year": 2022,
                "source": source,
            }
        )
    withdrawn = titles[2]
    withdrawn |= {"status": "withdrawn", "withdrawn": "2023-08-15"}
    db |= {
        "certificates": titles,
        "certificationCases": cases,
        "candidates": candidates,
        "pairings": pairings,
        "experts": experts,
    }


def title(titles, e, level, date, text, issuer, number, score, source):
    year = int(date[:4])
    return {
        "id": f"CT{len(titles) + 1:03d}",
        "region": e["region"],
        "enterprise": e["id"],
        "level": level,
        "titleKind": "healthyEnterprise",
        "title": text,
        "status": "certified",
        "date": date,
        "year": year,
        "batch": f"{year}年第一批",
        "expires": f"{year + 3}{date[4:]}",
        "reviewDue": f"{year + 3}{date[4:]}",
        "issuer": issuer,
        "documentNumber": number,
        "score": score,
        "source": source,
    }


def experts_of(random, source):
    disciplines = [
        "occupationalHealth",
        "diseaseControl",
        "chronicDisease",
        "healthEducation",
        "radiationHygiene",
        "vectorControl",
        "environmentalMonitoring",
        "foodSafety",
    ]
    return [
        {
            "id": f"X{n:02d}",
            "region": COUNTY,
            "name": f"模拟专家{n:02d}",
            "organisation": random.pick(
                ["演示县疾病预防控制中心（模拟）", "演示县人民医院（模拟）", "演示县卫生监督所（模拟）"]
            ),
            "disciplines": random.some(disciplines, 1, 3),
            "title": random.pick(["主任医师", "副主任医师", "主管医师"]),
            "pool": random.pick(["certification", "occupationalHealth"]),
            "level": random.pick(["county", "county", "prefecture"]),
            "since": f"{random.pick([2020, 2021])}-03-01",
            "source": source,
        }
        for n in range(1, 15)
    ]
