"""The synthetic places: ids that no code list uses, names that say so."""

PROVINCE, PREFECTURE, COUNTY = "999900", "999990", "999901"
SIBLINGS = {"999902": "演示东县", "999903": "演示西区"}
TOWNS = [  # id, name, term, pinyin, share of the county's enterprises
    ("999901T01", "城关街道", "街道", "cheng guan", 22),
    ("999901T02", "东湖街道", "街道", "dong hu", 15),
    ("999901T03", "石门镇", "镇", "shi men", 17),
    ("999901T04", "金沙镇", "镇", "jin sha", 14),
    ("999901T05", "青山镇", "镇", "qing shan", 12),
    ("999901T06", "白水镇", "镇", "bai shui", 10),
    ("999901T07", "云岭乡", "乡", "yun ling", 6),
    ("999901T08", "河口乡", "乡", "he kou", 4),
]
TOWN_IDS = [t[0] for t in TOWNS]
TOWN_NAMES = {t[0]: t[1] for t in TOWNS}


def region(id, name, rank, term, parent, pinyin):
    short = name.removesuffix(term) if term in ("街道", "镇", "乡") else name
    r = {"id": id, "name": name + "（模拟）", "shortName": short, "rank": rank, "term": term, "kind": "formal"}
    if parent:
        r["parent"] = parent
    return r | {"pinyin": pinyin, "initials": "".join(s[0] for s in pinyin.split())}


def regions():
    found = [
        region(PROVINCE, "演示省", "province", "省", None, "yan shi sheng"),
        region(PREFECTURE, "演示市", "prefecture", "市", PROVINCE, "yan shi shi"),
        region(COUNTY, "演示县", "county", "县", PREFECTURE, "yan shi xian"),
        region("999902", "演示东县", "county", "县", PREFECTURE, "yan shi dong xian"),
        region("999903", "演示西区", "county", "区", PREFECTURE, "yan shi xi qu"),
    ]
    return found + [region(id, name, "township", term, COUNTY, pinyin) for id, name, term, pinyin, _ in TOWNS]
