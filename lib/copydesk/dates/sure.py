"""How often the rule that read a date is right on gold: `wordlists/date_rules.txt`."""

from __future__ import annotations

from functools import cache

from copydesk.wordlists import load

_DECIDING = ("past", "announced", "publication day")  # what decided is part of the name


def rule_name(rule: str) -> str:
    """The rule's name in the table: "weekday, past", but "month year" for any month and year."""
    if rule.startswith(("range of ", "change of ")):
        rule = rule.partition(" of ")[2].partition(" and ")[0]
    name, _, how = rule.partition(", ")
    return f"{name}, {how}" if how in _DECIDING else name


@cache
def _table() -> dict[str, tuple[int, int]]:
    rows = (row.split("\t") for row in load("date_rules"))
    return {rule: (int(right), int(used)) for rule, right, used in rows}


def sure(rule: str) -> tuple[float, int]:
    """Share of the dates of this rule that are right on gold, and of how many; (nan, 0) if none."""
    table = _table()
    right, used = table.get(rule_name(rule)) or table.get("other", (0, 0))
    return (round(right / used, 2) if used else float("nan")), used
