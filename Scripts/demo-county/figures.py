"""Reported figures: from the registers where they hold them, invented elsewhere; some left out on purpose."""

import reported
from places import COUNTY, PREFECTURE, SIBLINGS

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
BASES = {  # what the denominator of a rate counts
    "supervision.examinationRate": "应检劳动者",
    "supervision.passRate": "检测点",
    "supervision.contractRate": "从业人员",
    "supervision.rectificationRate": "发现的问题",
    "monitoring.coverage": "县区",
    "pneumoconiosis.followUpRate": "登记患者",
    "literacy.level": "被调查者",
    "literacy.awareness": "被调查者",
    "literacy.behaviour": "被调查者",
    "literacy.interventionCoverage": "应覆盖劳动者",
    "institutions.coverage": "乡镇街道",
}
TARGETS = [
    ("certification.enterprises", "2023", 45, "家", "county"),
    ("champions.awarded", "2023", 25, "名", None),
    ("literacy.monitoringRate", "2023", 100, "%", None),
    ("supervision.declarationRate", "2023", 90, "%", None),
    ("outreach.caseLectures", "2023", 2, "次", None),
    ("certification.enterprises", "2025", 60, "家", "county"),
]


class Figures:
    def __init__(self, catalogue):
        self.catalogue, self.rows = catalogue, []

    def add(
        self,
        indicator,
        region,
        period,
        value,
        *,
        level=None,
        basis=None,
        rate=None,
        breakdown=None,
        scope=None,
        kind=None,
        unit=None,
        qualifier=None,
        printed=None,
        note=None,
        reporter=None,
    ):
        i = self.catalogue[indicator]
        kind = kind or i["kind"]
        n, d = rate or (None, None)
        if rate:
            value = int(1000 * n / d + 0.5) / 10
        if isinstance(value, float) and value == int(value) and not rate:
            value = int(value)
        unit = unit or i["unit"]
        f = {"id": f"demo-county/模拟/{len(self.rows) + 1}", "indicator": indicator, "region": region}
        if reporter:
            f["reporter"] = reporter
        if scope:
            f["scope"] = scope
        f["kind"] = kind
        if level:
            f |= {"level": level, "levelPrinted": {"province": "省级", "prefecture": "市级", "county": "县级"}[level]}
        if basis:
            f["countBasis"] = basis
        if rate:
            f["rateBasis"] = BASES.get(indicator, "存在危害的用人单位")
        if breakdown:
            f["breakdown"] = breakdown
        f["period"] = f"@{period}-12-31" if kind == "stock" and len(period) == 4 else period
        f |= {"value": value, "unit": unit}
        if qualifier:
            f["qualifier"] = qualifier
        if kind == "target":
            f["comparison"] = "atLeast"
        f["printed"] = printed or f"{value}{'' if unit == 'pp' else unit}"
        if rate:
            f |= {"numerator": n, "denominator": d}
        self.rows.append(f | {"case": "模拟", "section": "年报"} | ({"note": note} if note else {}))


def figures(catalogue, db):
    f = Figures(catalogue)
    reported.from_registers(f, db)
    reported.disease(f, db)
    reported.outreach(f, db)
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
    county = {
        r["period"]: r["value"]
        for r in f.rows
        if r["indicator"] == "certification.enterprises" and r["region"] == COUNTY and "level" not in r
    }
    f.add("certification.enterprises", PREFECTURE, "2023", county["@2023-12-31"] + 24 + 19, basis="highestOnly")
    f.add(
        "certification.enterprises",
        PREFECTURE,
        "2022",
        county["@2022-12-31"] + 17 + 13 + 1,
        basis="highestOnly",
        note="比各县之和多1家，练习核对用",
    )
    f.add(
        "monitoring.rate",
        COUNTY,
        "2023",
        112.0,
        breakdown={"task": "workplaceFactors"},
        printed="112.0%",
        note="与任务、完成数算得的不同，练习核对用",
    )
    for id, period, value, unit, level in TARGETS:
        f.add(id, COUNTY, period, value, kind="target", unit=unit, level=level, printed=f"不少于{value}{unit}")
    return f.rows
