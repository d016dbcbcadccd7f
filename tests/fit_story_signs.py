"""Fit the weights of the signs of story: the list `story_signs` of the library.

    .venv/bin/python tests/fit_story_signs.py PAGES [CLEAN] > lib/copydesk/wordlists/story_signs.txt
    .venv/bin/python tests/fit_story_signs.py PAGES [CLEAN] --hold 3     # without fold 3 of 6 sites

PAGES holds NAME.txt, a copied page, and NAME.json with `site` and `lines`: a letter for each line,
b story, f furniture. CLEAN holds articles without furniture (*.txt). Each page counts alike, whole
and cropped by a hand; the weights are those of a logistic regression with a quadratic penalty.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections import Counter
from pathlib import Path

import numpy as np
from copydesk.cleaning import stretch
from copydesk.cleaning.broken_lines import join_edits
from copydesk.cleaning.layout import block_sizes
from copydesk.cleaning.neighbourhood import graded_signs
from copydesk.edits import apply, offset_map

FOLDS = 6
CROPS = {None: 1.0, 12: 0.4, 3: 0.4, 0: 0.4}  # lines left around the story: weight of such a page
CLEAN_WEIGHT, CLEAN_ARTICLES = 0.3, 120
PENALTY = {"first": 0.3, "second": 0.02}  # the larger, the freer
LEAST = 0.04  # a weight nearer to 0 is left out
HEAD = """\
# Signs that a line of a copied page is story (above 0) or furniture (below): stage TAB sign TAB
# weight, in natural logarithms of odds. Stage "first" looks at a line alone, "second" at the line
# and its neighbours. What a sign means says `copydesk.cleaning.signs`.
# Source: {pages} news pages of {sites} sites, whole and cropped; {clean} clean articles.
"""


def fold(site: str) -> int:
    """The fold a site belongs to, the same on every machine."""
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS


def read_page(path: Path) -> tuple[list[str], list[str], str]:
    """Raw lines, their letters and the site of the page described by `path` (json)."""
    record = json.loads(path.read_text(encoding="utf-8"))
    lines = path.with_suffix(".txt").read_text(encoding="utf-8").split("\n")
    return lines, list(record["lines"].ljust(len(lines), "-")), record["site"]


def crop(lines: list[str], letters: list[str], around: int | None):
    """The page from `around` lines before the story to as many behind it."""
    if around is None:
        return lines, letters
    story = [i for i, letter in enumerate(letters) if letter == "b"]
    filled = [i for i, letter in enumerate(letters) if letter != "-"]
    low = filled[max(0, filled.index(story[0]) - around)]
    high = filled[min(len(filled) - 1, filled.index(story[-1]) + around)] + 1
    return lines[low:high], letters[low:high]


def judged(lines: list[str], letters: list[str]):
    """Lines as the library sees them, how far set in, how many together; 1 story, 0 not, None."""
    depths = [len(line.expandtabs()) - len(line.expandtabs().lstrip()) for line in lines]
    plain = [re.sub(r"\s+", " ", line).strip() for line in lines]
    text = "\n".join(plain)
    edits = join_edits(text)
    to_raw = offset_map(edits).to_raw
    starts, number = [0], []
    for i, line in enumerate(plain):
        starts.append(starts[-1] + len(line) + 1)
        number += [i] * (len(line) + 1)
    rows = []
    text = apply(text, edits)
    spans = [m.span() for m in re.finditer(r"[^\n]+", text) if not m.group().isspace()]
    for span, block in zip(spans, block_sizes(text, spans), strict=True):
        start, end = to_raw(*span)
        inside = [letters[i] for i in range(number[start], number[max(start, end - 1)] + 1)]
        count = Counter(letter for letter in inside if letter in "bf")
        label = int(count["b"] * 2 >= count.total()) if count else None
        rows.append((text[slice(*span)], depths[number[start]], block, label))
    return rows


def fit(rows, labels, counts, freedom):
    """Weights by name, and the constant: logistic regression by Newton's method."""
    names = sorted({sign for row in rows for sign in row})
    place = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, -1] = 1
    for i, row in enumerate(rows):
        table[i, [place[sign] for sign in set(row)]] = 1
    wanted, count = np.array(labels, float), np.array(counts)
    penalty = np.full(len(names) + 1, 1 / freedom)
    weights = np.zeros(len(names) + 1)
    for _ in range(30):
        likely = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (count * (likely - wanted)) + penalty * weights
        bend = (table * (count * likely * (1 - likely))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, weights[:-1], strict=True)), weights[-1]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("clean", type=Path, nargs="?")
    parser.add_argument("--hold", type=int, help="leave out this fold of the sites")
    options = parser.parse_args()
    documents, sites = [], set()
    for path in sorted(options.pages.glob("*.json")):
        lines, letters, site = read_page(path)
        if fold(site) == options.hold:
            continue
        sites.add(site)
        documents += [(judged(*crop(lines, letters, n)), weight) for n, weight in CROPS.items()]
    articles = sorted(options.clean.rglob("*.txt")) if options.clean else []
    for path in random.Random(5).sample(articles, min(CLEAN_ARTICLES, len(articles))):
        lines = path.read_text(encoding="utf-8").split("\n")
        documents.append((judged(lines, ["b"] * len(lines)), CLEAN_WEIGHT))
    table: dict[str, dict[str, float]] = {}
    stretch.weights = lambda: table
    for stage in ("first", "second"):
        rows, labels, counts = [], [], []
        for document, weight in documents:
            lines = [row[0] for row in document]
            signs = stretch.own_signs(lines, [row[2] for row in document])
            if stage == "second":
                alone = stretch.scores(signs, "first")
                graded = graded_signs(lines, signs, alone, [row[1] for row in document])
                signs = [
                    (*row, *(grades[shown[i]] for grades, shown in graded if grades[shown[i]]))
                    for i, row in enumerate(signs)
                ]
            known = [i for i, row in enumerate(document) if row[-1] is not None]
            rows += [signs[i] for i in known]
            labels += [document[i][-1] for i in known]
            counts += [weight * 100 / len(known)] * len(known)
        found, constant = fit(rows, labels, counts, PENALTY[stage])
        table[stage] = {"constant": constant, **found}
    clean = min(CLEAN_ARTICLES, len(articles))
    print(
        HEAD.format(
            pages=sum(1 for _ in documents[::4]) - clean // 4, sites=len(sites), clean=clean
        ),
        end="",
    )
    for stage, found in table.items():
        for name, value in found.items():
            if abs(value) >= LEAST or name == "constant":
                print(f"{stage}\t{name}\t{value:.2f}")


if __name__ == "__main__":
    main()
