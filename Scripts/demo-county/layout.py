"""Writing JSON as people read it, and numbers that are the same on every run."""

import json, os


class Random:
    """A small generator (xorshift64*), so that no Python version changes the data."""

    def __init__(self, seed):
        self.state = seed

    def bits(self):
        x = self.state
        x ^= x >> 12
        x ^= (x << 25) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 27
        self.state = x
        return (x * 0x2545F4914F6CDD1D & 0xFFFFFFFFFFFFFFFF) >> 11

    def below(self, n):
        return self.bits() % n

    def between(self, low, high):
        """Both included."""
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]

    def chance(self, percent):
        return self.below(100) < percent

    def some(self, items, low, high):
        """Between low and high different items, in their order."""
        wanted, chosen = min(self.between(low, high), len(items)), set()
        while len(chosen) < wanted:
            chosen.add(self.below(len(items)))
        return [items[i] for i in sorted(chosen)]

    def weighted(self, weights):
        at = self.below(sum(weights.values()))
        for item, weight in weights.items():
            if at < weight:
                return item
            at -= weight

    def date(self, year, first=1, last=12):
        return f"{year}-{self.between(first, last):02d}-{self.between(1, 28):02d}"


def one(value):
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def write(path, head, key, objects):
    """One object a line below the keys of the head."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    lines = ["{"] + [f'  "{k}": {one(v)},' for k, v in head.items()]
    lines.append(f'  "{key}": [' + ("" if objects else "]"))
    if objects:
        lines += [f"    {one(o)}" + ("," if n < len(objects) - 1 else "") for n, o in enumerate(objects)]
        lines.append("  ]")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines + ["}"]) + "\n")
