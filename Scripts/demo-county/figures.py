"""Reported figures: counted from the registers where they hold them, invented elsewhere; some left out on purpose."""
from places import COUNTY, PREFECTURE, SIBLINGS, TOWN_IDS

YEARS = (2021, 2022, 2023)
# indicator | 2021 | 2022 | 2023; n/N is a rate, "-" is not filled in
COUNTY_YEARS = """
exposure.employers | 2860 | 2915 | 2988
exposure.aboveScale | 84 | 88 | 91
exposure.factors | 34 | 34 | 36
supervision.declared | 196 | 218 | 233
supervision.declarationRate | 196/252 | 218/251 | 233/249
supervision.testingRate | 150/252 | 178/251 | 195/249
supervision.examinationRate | 6120/7480 | 6650/7610 | 6904/7522
supervision.passRate | 812/930 | 866/958 | 903/981
supervision.notificationRate | 201/252 | 226/251 | 240/249
supervision.insuranceRate | 205/252 | 222/251 | 236/249
supervision.contractRate | - | 9820/10240 | 10012/10310
supervision.threeSimultaneous | 9 | 12 | 8
supervision.statusEvaluations | 22 | 27 | 31
supervision.radiationUnits | 11 | 12 | 12
supervision.radiationWorkers | 58 | 63 | -
supervision.responsibilityLetters | 30 | 30 | 30
supervision.closed | 0 | 0 | 2
supervision.dossiers | 180 | 214 | 246
supervision.onPlatform | - | 160 | 205
supervision.rectificationRate | 96/101 | 122/125 | 131/149
monitoring.coverage | 100/100 | 100/100 | 100/100
disease.suspected | 4 | 3 | 5
disease.diagnoses | 12 | 9 | 8
disease.contraindications | 41 | 38 | 44
pneumoconiosis.followUpRate | 190/212 | 203/216 | 211/219
pneumoconiosis.assisted | 60 | 62 | 64
pneumoconiosis.rehabVisits | 610 | 1120 | 1612
pneumoconiosis.files | 31 | 55 | 74
literacy.level | - | 1130/2610 | 1284/2700
literacy.awareness | 2010/2610 | 2190/2610 | 2360/2700
literacy.behaviour | - | 1690/2610 | 1822/2700
literacy.interventionCoverage | 260/600 | 410/600 | 588/600
training.rate | 205/252 | 231/251 | 243/249
institutions.staff | 66 | 71 | 74
institutions.doctors | 9 | 10 | 11
institutions.beds | 380 | 380 | 400
institutions.coverage | 8/8 | 8/8 | 8/8
staff.posts | 6 | 6 | 6
staff.assistants | 20 | 22 | 24
staff.trained | 2 | 2 | 2
funding.amount | 76 | 85 | 94
assistance.enterprises | 14 | 17 | 17
assistance.visits | 52 | 66 | 71
assistance.custody | - | 25 | 25
assistance.experts | 12 | 14 | 14
governance.departments | 12 | 12 | 12
governance.documents | 3 | 2 | 1
governance.reports | 6 | 8 | 7
region.population | 318000 | 316000 | 314000
region.gdp | 128.4 | 136.2 | 141.7
outreach.mediaItems | 22 | 31 | 36
outreach.contestants | 1200 | 1850 | 2210
outreach.venues | 0 | 1 | 2
certification.healthyCells | 40 | 58 | 71
certification.participating | 22 | 44 | 66
"""
SIBLING_YEARS = """
certification.enterprises | 11/8 | 17/13 | 24/19
champions.people | 12/9 | 26/20 | 41/-
pneumoconiosis.newCases | 9/4 | 8/2 | 6/2
pneumoconiosis.newCasesUnder5 | 1/0 | 0/0 | 1/0
outreach.audience | 8200/5100 | 9900/6400 | 12400/-
training.people | 900/640 | 1120/700 | 1260/810
supervision.fines | 22/8.5 | 30/12 | 27.5/9
"""
TARGETS = [("certification.enterprises", "2023", 45, "家", "county"), ("champions.awarded", "2023", 25, "名", None), ("literacy.monitoringRate", "2023", 100, "%", None), ("supervision.declarationRate", "2023", 90, "%", None),
           ("outreach.caseLectures", "2023", 2, "次", None), ("certification.enterprises", "2025", 60, "家", "county")]

class Figures:
    def __init__(self, catalogue):
        self.catalogue, self.rows = catalogue, []

    def add(self, indicator, region, period, value, *, level=None, basis=None, rate=None, breakdown=None, scope=None, kind=None, unit=None, qualifier=None, printed=None, note=None, reporter=None):
        i = self.catalogue[indicator]
        kind = kind or i["kind"]
        n, d = rate or (None, None)
        if rate:
            value = int(1000 * n / d + 0.5) / 10
        unit = unit or i["unit"]
        f = {"id": f"demo-county/模拟/{len(self.rows) + 1}", "indicator": indicator, "region": region}
        if reporter: f["reporter"] = reporter
        if scope: f["scope"] = scope
        f["kind"] = kind
        if level: f |= {"level": level, "levelPrinted": {"province": "省级", "prefecture": "市级", "county": "县级"}[level]}
        if basis: f["countBasis"] = basis
        if rate: f["rateBasis"] = "存在危害的用人单位"
        if breakdown: f["breakdown"] = breakdown
        f["period"] = f"@{period}-12-31" if kind == "stock" and len(period) == 4 else period
        f |= {"value": value, "unit": unit}
        if qualifier: f["qualifier"] = qualifier
        if kind == "target": f["comparison"] = "atLeast"
        f["printed"] = printed or f"{value}{'' if unit == 'pp' else unit}"
        if rate: f |= {"numerator": n, "denominator": d}
        self.rows.append(f | {"case": "模拟", "section": "年报"} | ({"note": note} if note else {}))

def year_of(row, key="date"): return int(row[key][:4])

def from_registers(f, db):
    certified = [t for t in db["certificates"] if t["titleKind"] == "healthyEnterprise" and t["status"] == "certified"]
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
        f.add("certification.awarded", COUNTY, y, sum(t["year"] == year and t["level"] == "county" for t in certified), level="county")
        cases = [c for c in db["certificationCases"] if c["year"] == year]
        f.add("certification.applied", COUNTY, y, len(cases))
        f.add("certification.evaluated", COUNTY, y, sum("countyEvaluated" in c for c in cases))
        f.add("certification.recommended", COUNTY, y, sum("recommended" in c for c in cases))
        champions = [c for c in db["champions"] if c["status"] == "awarded" and c["year"] <= year]
        f.add("champions.people", COUNTY, y, len(champions), basis="highestOnly")
        for level in ("province", "prefecture", "county"):
            f.add("champions.people", COUNTY, y, sum(c["level"] == level for c in champions), level=level, basis="highestOnly")
        for town in TOWN_IDS[:7]:  # the last township hasn't reported: a partial roll-up
            f.add("champions.people", town, y, sum(c["region"] == town for c in champions), basis="highestOnly")
        f.add("champions.awarded", COUNTY, y, sum(c["year"] == year for c in champions))
        units = [e for e in db["enterprises"] if year_of(e, "since") <= year and year < int(e.get("until", "9999")[:4])]
        hazard = [e for e in units if e["hazardClass"] != "none"]
        for id, rows in (("exposure.hazardEmployers", hazard), ("exposure.severeEmployers", [e for e in hazard if e["hazardClass"] == "severe"])):
            f.add(id, COUNTY, y, len(rows))
            for town in TOWN_IDS:
                f.add(id, town, y, sum(e["region"] == town for e in rows))
        f.add("exposure.workers", COUNTY, y, sum(e["employees"] for e in units))
        f.add("exposure.exposedWorkers", COUNTY, y, sum(e.get("exposed", 0) for e in units), qualifier="atLeast", printed=f"{sum(e.get('exposed', 0) for e in units)}余人", note="有单位未填接害人数")
        for sector in ("coal", "nonCoalMine", "quartzSand", "chemical", "machinery", "buildingMaterials"):
            f.add("exposure.hazardEmployers", COUNTY, y, sum(e["sector"] == sector for e in hazard), breakdown={"sector": sector})
        trainings = [t for t in db["trainings"] if year_of(t) == year]
        f.add("training.sessions", COUNTY, y, sum(t["sessions"] for t in trainings))
        f.add("training.people", COUNTY, y, sum(t["personTimes"] for t in trainings))
        for role in ("principal", "manager", "worker"):
            f.add("training.people", COUNTY, y, sum(t["personTimes"] for t in trainings if t["role"] == role), breakdown={"role": role})
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
            f.add("supervision.graded", COUNTY, y, sum(g["grade"] == grade for g in graded), breakdown={"grade": grade})
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
        f.add("pneumoconiosis.rehabSites", COUNTY, y, sum(r.get("opened", "9999") <= f"{year}-12-31" for r in db["rehabilitationSites"]))
        f.add("governance.meetings", COUNTY, y, sum(year_of(m) == year for m in db["meetings"]), breakdown=None)
        f.add("certification.experts", COUNTY, y, len([x for x in db["experts"] if year_of(x, "since") <= year]))
        f.add("outreach.caseLectures", COUNTY, y, sum(a["kind"] == "caseLecture" and year_of(a) == year for a in db["activities"]))
        for stage, id in (("created", "honours.worksCreated"), ("submitted", "honours.worksSubmitted"), ("awarded", "honours.worksAwarded")):
            order = ["created", "submitted", "awarded"]
            f.add(id, COUNTY, y, sum(w["year"] == year and order.index(w["stage"]) >= order.index(stage) for w in db["works"]))
        f.add("honours.teams", COUNTY, y, sum(t["year"] <= year for t in db["teams"]))

def disease(f, db):
    """Ten years, so that the two five-year windows are complete."""
    for r in db["diseaseReports"]:
        if r["disease"] == "pneumoconiosis":
            y = str(r["year"])
            f.add("pneumoconiosis.newCases", COUNTY, y, r["cases"])
            f.add("pneumoconiosis.newCasesUnder5", COUNTY, y, r["under5"], printed="零报告" if r["under5"] == 0 else None)
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
        return [("outreach.themeTalks", sum(a["sessions"] for a in of("themeTalk"))), ("outreach.consultations", sum(a["sessions"] for a in of("consultation"))), ("outreach.warningEducation", sum(a["sessions"] for a in of("warningEducation"))),
                ("outreach.materials", sum(a.get("materials", 0) for a in rows)), ("outreach.videos", sum(a.get("videos", 0) for a in rows)), ("outreach.audience", sum(a.get("audience", 0) for a in rows))]
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
    f.add("outreach.mediaReach", COUNTY, "2023", 6800, breakdown={"medium": "wechat", "metric": "reads"}, qualifier="atLeast", printed="6800余次")

def figures(catalogue, db):
    f = Figures(catalogue)
    from_registers(f, db)
    disease(f, db)
    outreach(f, db)
    for line in COUNTY_YEARS.strip().splitlines():
        id, *values = [x.strip() for x in line.split("|")]
        for year, value in zip(YEARS, values):
            if "/" in value:
                f.add(id, COUNTY, str(year), None, rate=tuple(int(x) for x in value.split("/")))
            elif value != "-":
                f.add(id, COUNTY, str(year), float(value) if "." in value else int(value))
    for line in SIBLING_YEARS.strip().splitlines():
        id, *values = [x.strip() for x in line.split("|")]
        for year, value in zip(YEARS, values):
            for region, v in zip(SIBLINGS, value.split("/")):
                if v != "-":
                    basis = "highestOnly" if id in ("certification.enterprises", "champions.people") else None
                    f.add(id, region, str(year), float(v) if "." in v else int(v), basis=basis)
    county = {r["period"]: r["value"] for r in f.rows if r["indicator"] == "certification.enterprises" and r["region"] == COUNTY and "level" not in r}
    f.add("certification.enterprises", PREFECTURE, "2023", county["@2023-12-31"] + 24 + 19, basis="highestOnly")
    f.add("certification.enterprises", PREFECTURE, "2022", county["@2022-12-31"] + 17 + 13 + 1, basis="highestOnly", note="比各县之和多1家，练习核对用")
    f.add("monitoring.rate", COUNTY, "2023", 112.0, breakdown={"task": "workplaceFactors"}, printed="112.0%", note="与任务、完成数算得的不同，练习核对用")
    for id, period, value, unit, level in TARGETS:
        f.add(id, COUNTY, period, value, kind="target", unit=unit, level=level, printed=f"不少于{value}{unit}")
    return f.rows
