"""How often each rule for dates is right on gold: makes lib/copydesk/wordlists/date_rules.txt.

    .venv/bin/python tests/date_rules.py FOLDER_OF_TIMEML [FOLDER ...]

A date counts as right when the expression of the gold that it overlaps begins on the same day, or
has the same value where neither has a place in the calendar. Rules seen less than ten times share
the row "other".
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from pathlib import Path

from copydesk.dates import find_timexes, values
from copydesk.dates.sure import rule_name

TABLE = Path(__file__).parents[1] / "lib/copydesk/wordlists/date_rules.txt"
FEW = 10
HEAD = """\
# How often a rule for dates is right: rule, tab, right, tab, how often it was used. Made by
# tests/date_rules.py on TimeBank 1.2 (183 articles) and 71 articles of MEANTIME.
"""


def read(path: Path) -> tuple[str, date | None, list[tuple[int, int, str]]]:
    """Text, publication day and (start, end, value) of the expressions of a TimeML file."""
    root = ET.fromstring(path.read_bytes())
    stamps = [t.get("value") or "" for d in root.iter("DCT") for t in d.iter("TIMEX3")]
    stamps += [
        t.get("value") or ""
        for t in root.iter("TIMEX3")
        if t.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")
    ]
    days = [m for m in (re.match(r"(\d{4})-?(\d\d)-?(\d\d)", s) for s in stamps) if m]
    text, found = "", []

    def walk(node):
        nonlocal text
        start, text = len(text), text + (node.text or "")
        for child in node:
            walk(child)
            text += child.tail or ""
        if node.tag == "TIMEX3":
            found.append((start, len(text), node.get("value") or ""))

    walk(root.find(".//TEXT"))
    return text, date(*map(int, days[0].groups())) if days else None, found


def is_right(value: str, gold: str) -> bool:
    """Whether a value begins on the day of the gold's, or is the same where it has none."""
    one, two = values.interval(value), values.interval(gold.replace("-XX", ""))
    return one[0] == two[0] if one and two else value == gold


def main(folders: list[str]) -> None:
    right, used = Counter(), Counter()
    paths = sorted(p for folder in folders for p in Path(folder).rglob("*.tml"))
    if not paths:
        sys.exit(f"no .tml file in {folders}: the table stays as it is\n{__doc__}")
    for path in paths:
        text, published, gold = read(path)
        for timex in find_timexes(text, published):
            rule = rule_name(timex.rule)
            same = [v for s, e, v in gold if s < timex.end and timex.start < e]
            used[rule] += 1
            right[rule] += any(is_right(timex.value, v) for v in same)
    rare = [rule for rule, count in used.items() if count < FEW]
    for counter in (right, used):
        counter["other"] = sum(counter.pop(rule, 0) for rule in rare)
    rows = "".join(f"{rule}\t{right[rule]}\t{used[rule]}\n" for rule in sorted(used))
    TABLE.write_text(HEAD + rows, encoding="utf-8")
    print(HEAD + rows)


if __name__ == "__main__":
    main(sys.argv[1:])
