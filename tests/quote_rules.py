"""How often each rule for quotations is right: makes lib/copydesk/wordlists/quote_rules.txt.

    .venv/bin/python tests/quote_rules.py FOLDER_OF_QUOTES_EVAL FOLDER_OF_POLNEAR

A row counts as right when its words and those of an attribution of the gold have at least half in
common and their sources overlap. Whom a pronoun means is not in this gold. Rules with one way of
resolving that were used less than ten times share the row of the rule.
"""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from pathlib import Path

from copydesk.article import parse
from copydesk.quotes import find_attributions
from copydesk.quotes.sure import rule_name

TABLE = Path(__file__).parents[1] / "lib/copydesk/wordlists/quote_rules.txt"
FEW = 10
HEAD = """\
# How often a rule for quotations is right, by how the speaker was found: rule, tab, right, tab, how
# often it was used. Made by tests/quote_rules.py on PolNeAR's train part (300 articles).
"""


def main(evaluator: str, corpus: str) -> None:
    sys.path.insert(0, evaluator)
    judge = importlib.import_module("quotes_eval")
    right, used = Counter(), Counter()
    for name, text, gold, discarded in judge.read_polnear(corpus, "train", 0):
        article, doc = parse(text), judge.Doc(name, text, discarded)
        rows = find_attributions(article)
        wanted = [judge.Attr(doc, g["source"], g["cue"], g["content"]) for g in gold]
        found = [
            judge.Attr(
                doc,
                [article.raw_span(*row.source)],
                [article.raw_span(*row.cue)],
                [article.raw_span(*span) for span in row.spans],
            )
            for row in rows
        ]
        pairs = judge.pair(wanted, found)[1]
        for j, row in enumerate(rows):
            if found[j].in_discard or found[j].empty:
                continue
            same = j in pairs and judge.source_ok(wanted[pairs[j]], found[j])
            for key in (rule_name(row.rule, row.resolved_by), row.rule):
                used[key] += 1
                right[key] += same
    rows = "".join(f"{k}\t{right[k]}\t{used[k]}\n" for k in sorted(used) if used[k] >= FEW)
    TABLE.write_text(HEAD + rows, encoding="utf-8")
    print(HEAD + rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
