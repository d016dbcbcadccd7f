"""How often the rule that found a quotation is right on gold: `wordlists/quote_rules.txt`."""

from __future__ import annotations

from functools import cache

from copydesk.wordlists import load


def rule_name(rule: str, resolved_by: str) -> str:
    """The row of the table for a rule and the way its speaker was found."""
    return f"{rule}, {resolved_by or 'not found'}"


@cache
def _table() -> dict[str, tuple[int, int]]:
    rows = (row.split("\t") for row in load("quote_rules"))
    return {rule: (int(right), int(used)) for rule, right, used in rows}


def sure(rule: str, resolved_by: str) -> tuple[float, int]:
    """Share of such rows that are right on gold, and of how many; (nan, 0) if none was seen."""
    table = _table()
    right, used = table.get(rule_name(rule, resolved_by)) or table.get(rule) or (0, 0)
    return (round(right / used, 2) if used else float("nan")), used
