"""Figures counted from the registers, so that the two agree."""

from places import COUNTY, TOWN_IDS

YEARS = (2021, 2022, 2023)


def year_of(row, key="date"):
    return int(row[key][:4])


def from_registers(f, db):
    certified = [
        t for t in db["certificates"] if t["titleKind"] == "healthyEnterprise" and t["status"] == "certified"
    ]
    rank = {"county": 0, "prefecture": 1, "province": 2}
    where = {e["id"]: e["region"] for e in db["enterprises"]}
    for year in YEARS:
        y = str(year)
        highest = {}
        for t in certified:
            if t["year"] <= year and rank[t["level"]] >= rank.get(highest.get(t["enterprise"]), -1):
                highest[t["enterprise"]] = t["level"]
        held = list(highest.values())
        f.add("certification.enterprises", COUNTY, y, len(held), basis="highestOnly")
        for level in ("province", "prefecture", "county"):
            f.add("certification.enterprises", COUNTY, y, held.count(level), level=level, basis="highestOnly")
        for town in TOWN_IDS:
            f.add("certification.enterprises", town, y, sum(where[e] == town for e in highest), basis="highestOnly")
        f.add(
            "certification.awarded",
            COUNTY,
            y,
            sum(t["year"] == year and t["level"] == "county" for t in certified),
            level="county",
        )
        cases = [c for c in db["certificationCases"] if c["year"] == year]
        f.add("certification.applied", COUNTY, y, len(cases))
        f.add("certification.evaluated", COUNTY, y, sum("countyEvaluated" in c for c in cases))
        f.add("certification.recommended", COUNTY, y, sum("recommended" in c for c in cases))
        champions = [c for c in db["champions"] if c["status"] == "awarded" and c["year"] <= year]
        f.add("champions.people", COUNTY, y, len(champions), basis="highestOnly")
        for level in ("province", "prefecture", "county"):
            f.add(
                "champions.people",
                COUNTY,
                y,
                sum(c["level"] == level for c in champions),
                level=level,
                basis="highestOnly",
            )
        for town in TOWN_IDS[:7]:  # the last township hasn't reported: a partial roll-up
            f.add("champions.people", town, y, sum(c["region"] == town for c in champions), basis="highestOnly")
        f.add("champions.awarded", COUNTY, y, sum(c["year"] == year for c in champions))
        units = [
            e for e in db["enterprises"] if year_of(e, "since") <= year and year < int(e.get("until", "9999")[:4])
        ]
        hazard = [e for e in units if e["hazardClass"] != "none"]
        for id, rows in (
            ("exposure.hazardEmployers", hazard),
            ("exposure.severeEmployers", [e for e in hazard if e["hazardClass"] == "severe"]),
        ):
            f.add(id, COUNTY, y, len(rows))
            for town in TOWN_IDS:
                f.add(id, town, y, sum(e["region"] == town for e in rows))
        f.add("exposure.workers", COUNTY, y, sum(e["employees"] for e in units))
        exposed = sum(e.get("exposed", 0) for e in units) // 100 * 100
        f.add(
            "exposure.exposedWorkers",
            COUNTY,
            y,
            exposed,
            qualifier="atLeast",
            printed=f"{exposed}余人",
            note="有单位未填接害人数",
        )
        for sector in ("coal", "nonCoalMine", "quartzSand", "chemical", "machinery", "buildingMaterials"):
            f.add(
                "exposure.hazardEmployers",
                COUNTY,
                y,
                sum(e["sector"] == sector for e in hazard),
                breakdown={"sector": sector},
            )
        trainings = [t for t in db["trainings"] if year_of(t) == year]
        f.add("training.sessions", COUNTY, y, sum(t["sessions"] for t in trainings))
        f.add("training.people", COUNTY, y, sum(t["personTimes"] for t in trainings))
        for role in ("principal", "manager", "worker"):
            f.add(
                "training.people",
                COUNTY,
                y,
                sum(t["personTimes"] for t in trainings if t["role"] == role),
                breakdown={"role": role},
            )
        inspections = [i for i in db["inspections"] if year_of(i) == year]
        f.add("supervision.inspections", COUNTY, y, len(inspections))
        f.add("supervision.inspectedUnits", COUNTY, y, len({i["enterprise"] for i in inspections}))
        f.add("supervision.cases", COUNTY, y, sum("filed" in i for i in inspections))
        f.add("supervision.penalties", COUNTY, y, sum(i["measure"] == "penalty" for i in inspections))
        f.add("supervision.warnings", COUNTY, y, sum(i["measure"] == "warning" for i in inspections))
        f.add("supervision.waivers", COUNTY, y, sum(i["measure"] == "waiver" for i in inspections))
        f.add("supervision.fines", COUNTY, y, sum(i.get("fine", 0) for i in inspections))
        problems = [p for p in db["rectifications"] if year_of(p, "found") == year]
        f.add("supervision.problems", COUNTY, y, len(problems))
        f.add("supervision.rectified", COUNTY, y, sum(p["state"] == "closed" for p in problems))
        graded = [g for g in db["gradings"] if year_of(g) <= year]
        f.add("supervision.graded", COUNTY, y, len(graded))
        for grade in ("jia", "yi", "bing"):
            f.add(
                "supervision.graded", COUNTY, y, sum(g["grade"] == grade for g in graded), breakdown={"grade": grade}
            )
        tasks = [t for t in db["monitoringTasks"] if t["year"] == year]
        literacy = [t for t in tasks if t["programme"] == "literacy"]
        f.add("literacy.monitoringTask", COUNTY, y, sum(t["task"] for t in literacy))
        f.add("literacy.monitored", COUNTY, y, sum(t["done"] for t in literacy))
        for t in literacy:
            f.add("literacy.monitoringTask", COUNTY, y, t["task"], breakdown={"group": t["group"]})
            f.add("literacy.monitored", COUNTY, y, t["done"], breakdown={"group": t["group"]})
        for t in tasks:
            if t["programme"] == "workplaceFactors":
                f.add("monitoring.task", COUNTY, y, t["task"], breakdown={"task": t["programme"]})
                f.add("monitoring.done", COUNTY, y, t["done"], breakdown={"task": t["programme"]})
        follow = next(r for r in db["followUps"] if r["year"] == year)
        f.add("pneumoconiosis.followUp", COUNTY, y, follow["followed"])
        f.add("pneumoconiosis.patients", COUNTY, y, follow["alive"])
        f.add(
            "pneumoconiosis.rehabSites",
            COUNTY,
            y,
            sum(r.get("opened", "9999") <= f"{year}-12-31" for r in db["rehabilitationSites"]),
        )
        f.add("governance.meetings", COUNTY, y, sum(year_of(m) == year for m in db["meetings"]), breakdown=None)
        f.add("certification.experts", COUNTY, y, len([x for x in db["experts"] if year_of(x, "since") <= year]))
        f.add(
            "outreach.caseLectures",
            COUNTY,
            y,
            sum(a["kind"] == "caseLecture" and year_of(a) == year for a in db["activities"]),
        )
        for stage, id in (
            ("created", "honours.worksCreated"),
            ("submitted", "honours.worksSubmitted"),
            ("awarded", "honours.worksAwarded"),
        ):
            order = ["created", "submitted", "awarded"]
            f.add(
                id,
                COUNTY,
                y,
                sum(w["year"] == year and order.index(w["stage"]) >= order.index(stage) for w in db["works"]),
            )
        f.add("honours.teams", COUNTY, y, sum(t["year"] <= year for t in db["teams"]))


def disease(f, db):
    """Ten years, so that the two five-year windows are complete."""
    for r in db["diseaseReports"]:
        if r["disease"] == "pneumoconiosis":
            y = str(r["year"])
            f.add("pneumoconiosis.newCases", COUNTY, y, r["cases"])
            f.add(
                "pneumoconiosis.newCasesUnder5",
                COUNTY,
                y,
                r["under5"],
                printed="零报告" if r["under5"] == 0 else None,
            )
            same = [x for x in db["diseaseReports"] if x["year"] == r["year"]]
            f.add("disease.newCases", COUNTY, y, sum(x["cases"] for x in same))
            for x in same:
                f.add("disease.newCases", COUNTY, y, x["cases"], breakdown={"disease": x["disease"]})
    for stage, cases in (("one", 2), ("two", 1), ("three", 0)):
        f.add("pneumoconiosis.newCases", COUNTY, "2023", cases, breakdown={"pneumoconiosisStage": stage})


def outreach(f, db):
    """The six numbers: by month in 2023 and for each township, by year before."""

    def six(rows):
        of = lambda kind: [a for a in rows if a["kind"] == kind]
        return [
            ("outreach.themeTalks", sum(a["sessions"] for a in of("themeTalk"))),
            ("outreach.consultations", sum(a["sessions"] for a in of("consultation"))),
            ("outreach.warningEducation", sum(a["sessions"] for a in of("warningEducation"))),
            ("outreach.materials", sum(a.get("materials", 0) for a in rows)),
            ("outreach.videos", sum(a.get("videos", 0) for a in rows)),
            ("outreach.audience", sum(a.get("audience", 0) for a in rows)),
        ]

    for year in (2021, 2022):
        rows = [a for a in db["activities"] if year_of(a) == year]
        for id, value in six(rows):
            f.add(id, COUNTY, str(year), value)
    for month in range(1, 13):
        rows = [a for a in db["activities"] if a["date"].startswith(f"2023-{month:02d}")]
        for id, value in six(rows):
            f.add(id, COUNTY, f"2023-{month:02d}", value)
    for n, town in enumerate(TOWN_IDS):
        rows = [a for a in db["activities"] if year_of(a) == 2023 and a["region"] == town]
        for id, value in six(rows):
            if (n, id) not in ((2, "outreach.videos"), (7, "outreach.audience")):
                f.add(id, town, "2023", value)
    own = [a for a in db["activities"] if year_of(a) == 2023 and a["region"] == COUNTY]
    f.add("outreach.audience", COUNTY, "2023", sum(a.get("audience", 0) for a in own), scope="office")
    f.add(
        "outreach.mediaReach",
        COUNTY,
        "2023",
        6800,
        breakdown={"medium": "wechat", "metric": "reads"},
        qualifier="atLeast",
        printed="6800余次",
    )
