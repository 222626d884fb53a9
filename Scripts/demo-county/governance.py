"""Registers of documents, meetings, deadlines and money."""

from places import COUNTY, TOWN_IDS

YEARS = (2021, 2022, 2023)


def govern(db, random, source):
    documents = [
        ("DO1", "演示县推进健康企业建设工作方案（模拟）", "演健推办发〔2021〕1号", "2021-02-18", "scheme"),
        ("DO2", "演示县健康企业评估细则（模拟）", "演健推办发〔2021〕3号", "2021-03-09", "standard"),
        ("DO3", "演示县职业病防治规划（模拟）", "演政办发〔2022〕9号", "2022-01-20", "plan"),
        ("DO4", "演示县分类分级办法（模拟）", "演卫发〔2022〕15号", "2022-05-11", "notice"),
        ("DO5", "演示县尘肺病康复站建设通知（模拟）", None, "2021-04", "notice"),
    ]
    meetings, decisions, obligations, reports, assessments, funds, cohorts = [], [], [], [], [], [], []
    for year in YEARS:
        for half, kind in ((3, "jointMeeting"), (6, "promotion"), (9, "jointMeeting")):
            if (year, half) == (2022, 9):
                continue
            id = f"ME{year}-{half}"
            meetings.append(
                {
                    "id": id,
                    "region": COUNTY,
                    "title": {
                        "jointMeeting": "职业病防治联席会议（模拟）",
                        "promotion": "健康企业建设推进会（模拟）",
                    }[kind],
                    "kind": kind,
                    "date": f"{year}-{half:02d}-12",
                    "chair": "分管副县长",
                    "departments": 12,
                    "decisions": 2,
                    "source": source,
                }
            )
            for k in (1, 2):
                done = year < 2023 or half < 9
                d = {
                    "id": f"DE{year}-{half}-{k}",
                    "region": COUNTY,
                    "text": ["摸清用人单位底数（模拟）", "开展联合检查（模拟）"][k - 1],
                    "list": random.pick(["decision", "target", "problem"]),
                    "meeting": id,
                    "owner": random.pick(["卫健局", "应急局", "人社局", "总工会"]),
                    "set": f"{year}-{half:02d}-12",
                    "due": f"{year}-{half + 2:02d}-30",
                    "state": "done" if done else "open",
                }
                decisions.append(d | ({"done": f"{year}-{half + 2:02d}-20"} if done else {}) | {"source": source})
        obligations.append(
            {
                "id": f"OB{year}",
                "region": COUNTY,
                "title": "年度情况书面报告（模拟）",
                "who": "county",
                "responsible": "演示县卫生健康局（模拟）",
                "frequency": "yearly",
                "perYear": 1,
                "dueMonthDay": "11-30",
                "due": f"{year}-11-30",
            }
            | ({"done": f"{year}-11-2{year - 2020}", "evidence": "模拟报告"} if year < 2023 else {})
            | {"source": source}
        )
        reports.append(
            {
                "id": f"RP{year}",
                "region": COUNTY,
                "title": f"{year}年职业健康工作报告（模拟）",
                "kind": "annual",
                "period": str(year),
                "due": f"{year}-11-30",
                "to": "演示市卫生健康委员会（模拟）",
                "state": "sent" if year < 2023 else "draft",
                "blanks": 0 if year < 2023 else 7,
            }
            | ({"sent": f"{year}-11-2{year - 2020}"} if year < 2023 else {})
            | {"source": source}
        )
        for n, town in enumerate(TOWN_IDS):
            assessments.append(
                {
                    "id": f"AM{year}-{n + 1}",
                    "region": town,
                    "title": f"{year}年职业健康考核（模拟）",
                    "assessor": "演示县职业病防治领导小组（模拟）",
                    "year": year,
                    "date": f"{year}-12-20",
                    "indicator": "certification.enterprises",
                    "weight": 5,
                    "score": random.between(30, 50) / 10,
                    "rank": n + 1,
                    "source": source,
                }
            )
        for purpose, kind, amount in (
            ("职业健康检查补助（模拟）", "county", 32),
            ("宣传教育（模拟）", "injuryPrevention", 18),
            ("监测项目（模拟）", "centralAndProvincial", 26),
        ):
            funds.append(
                {
                    "id": f"FN{len(funds) + 1:02d}",
                    "region": COUNTY,
                    "purpose": purpose,
                    "fundSource": kind,
                    "period": str(year),
                    "amount": amount + 3 * (year - 2021),
                    "document": "demo-county",
                    "source": source,
                }
            )
        cohorts.append(
            {
                "id": f"CO{year}",
                "region": COUNTY,
                "number": year - 2020,
                "year": year,
                "students": 2,
                "months": 3,
                "budget": 4,
                "source": source,
            }
        )
    db |= {
        "documents": [
            {"id": id, "region": COUNTY, "title": t}
            | ({"number": no} if no else {})
            | {"issuer": "演示县卫生健康局（模拟）", "date": date, "level": "county", "kind": kind, "source": source}
            for id, t, no, date, kind in documents
        ],
        "meetings": meetings,
        "decisions": decisions,
        "obligations": obligations,
        "reports": reports,
        "assessments": assessments,
        "funds": funds,
        "cohorts": cohorts,
        "bodies": [
            {
                "id": "BO1",
                "region": COUNTY,
                "name": "演示县健康企业建设领导小组（模拟）",
                "kind": "leadingGroup",
                "chair": "分管副县长",
                "members": ["卫健", "工信", "人社", "应急", "总工会"],
                "memberCount": 12,
                "founded": "2021-02-01",
                "documentNumber": "演政办发〔2021〕4号",
                "source": source,
            },
            {
                "id": "BO2",
                "region": COUNTY,
                "name": "演示县职业病防治联席会议（模拟）",
                "kind": "jointConference",
                "chair": "分管副县长",
                "memberCount": 12,
                "founded": "2020-08-01",
                "source": source,
            },
        ],
        "duties": [
            {
                "id": f"DU{n}",
                "region": COUNTY,
                "action": a,
                "lead": [l],
                "with": w,
                "frequency": "yearly",
                "document": "demo-county",
                "clause": f"第{n}条",
                "source": source,
            }
            for n, (a, l, w) in enumerate(
                [
                    ("组织职业健康培训（模拟）", "卫健", ["人社", "总工会"]),
                    ("推动工伤预防宣传（模拟）", "人社", ["卫健"]),
                    ("建筑工地宣传（模拟）", "住建", ["卫健"]),
                    ("评选职业健康达人（模拟）", "总工会", ["卫健"]),
                ],
                1,
            )
        ],
        "incentives": [
            {
                "id": "IC1",
                "region": COUNTY,
                "effect": "适当降低检查频次（模拟）",
                "appliesTo": "healthyEnterprise",
                "level": "county",
                "issuer": "演示县卫生健康局（模拟）",
                "documentNumber": "演卫发〔2022〕15号",
                "from": "2022-05-11",
                "source": source,
            }
        ],
        "programmes": [
            {
                "id": "PG1",
                "region": COUNTY,
                "name": "分类分级监督执法试点（模拟）",
                "sponsor": "演示省卫生健康委员会（模拟）",
                "level": "province",
                "from": "2022-01-01",
                "to": "2023-12-31",
                "units": 60,
                "budget": 20,
                "source": source,
            }
        ],
    }
