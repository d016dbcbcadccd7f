"""How fast the library is, and how sure its repairs are (a script, no test).

    .venv/bin/python tests/benchmark.py FOLDER

FOLDER holds articles as .txt files. The first table gives, for each stage alone and for all of them
together, articles and kilobytes a second. The second gives the seconds that one text of 1 kB to
10 MB takes, the articles put one after the other; a stage that would take more than --limit seconds
is left out from there on (…). Growth is how much longer ten times the text takes: 10 is linear.
The last ones damage each article on purpose, place by place, and set the confidence that a rule
states beside the share of its edits that gave the undamaged text again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from itertools import cycle
from pathlib import Path
from time import perf_counter

from damage import calibration

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)  # characters


def stage(module: str, function: str) -> Callable:
    """`copydesk.module.function`, imported when it is first called."""
    return lambda *args: getattr(import_module(f"copydesk.{module}"), function)(*args)


find_names = stage("names", "find_names")
find_quotes = stage("quotes", "find_quotes")
score_sentences = stage("sentiment", "score_sentences")
score_targets = stage("sentiment", "score_targets")
find_dates = stage("dates", "find_dates")
build_timeline = stage("timeline", "build_timeline")
describe_sentences = stage("structure", "describe_sentences")
describe_paragraphs = stage("structure", "describe_paragraphs")

STAGES = {  # what each does to an article; "parse" alone starts from the raw text
    "parse": lambda article: parse(article.raw),
    "names": find_names,
    "quotes": find_quotes,
    "sentiment": score_sentences,
    "dates": lambda article: find_dates(article.text, article.metadata.published),
    "timeline": build_timeline,
    "structure": lambda article: (describe_sentences(article), describe_paragraphs(article)),
}


def parse(raw: str):
    from copydesk.article import parse

    return parse(raw)


def everything(article) -> None:
    """All that the notebooks ask for, each table made once."""
    article = parse(article.raw)
    quotes, names = find_quotes(article), find_names(article)
    score_sentences(article)
    score_targets(article, names)
    build_timeline(article, quotes)
    describe_sentences(article, quotes)
    describe_paragraphs(article, quotes)


def seconds(function: Callable, articles: Iterable) -> float:
    started = perf_counter()
    for article in articles:
        function(article)
    return perf_counter() - started


def peak_memory() -> float:
    """The most memory this process has held so far, in MB."""
    import resource  # not on Windows

    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def long_text(texts: list[str], size: int) -> str:
    """The texts one after the other, over again if need be, cut at `size` characters."""
    pieces, length = [], 0
    for text in cycle(texts):
        pieces.append(text.strip())
        length += len(pieces[-1]) + 2
        if length >= size:
            return "\n\n".join(pieces)[:size]
    return ""


def usable(stages: dict[str, Callable], article) -> dict[str, Callable]:
    """The stages that work; the others are named with their error. Loads what they import."""
    good = {}
    for name, function in stages.items():
        try:
            function(article)
            good[name] = function
        except Exception as error:
            print(f"{name}: left out, {type(error).__name__}: {error}", file=sys.stderr)
    return good


def print_speed(stages: dict[str, Callable], articles: list) -> None:
    size = sum(len(article.raw) for article in articles)
    print(f"{len(articles)} articles, {size / 1000:.0f} kB")
    print(f"{'stage':<10}{'articles/s':>12}{'kB/s':>10}{'peak MB':>10}")
    for name, function in stages.items():
        took = seconds(function, articles)
        speed = f"{len(articles) / took:>12.1f}{size / 1000 / took:>10.0f}"
        print(f"{name:<10}{speed}{peak_memory():>10.0f}", flush=True)


def print_growth(stages: dict[str, Callable], texts: list[str], limit: float) -> None:
    print(f"\n{'seconds':<10}{'peak MB':>10}" + "".join(f"{name:>11}" for name in stages))
    last: dict[str, float] = {}
    for size in SIZES:
        article = parse(long_text(texts, size))
        shown = ""
        for name, function in stages.items():
            if last.get(name, 0.0) * 10 > limit:
                shown += f"{'…':>11}"
                last[name] = limit
                continue
            took = seconds(function, [article])
            grown = f" x{took / last[name]:.0f}" if last.get(name) else ""
            shown += f"{took:.3f}{grown}".rjust(11)
            last[name] = took
        print(f"{f'{size // 1000} kB':<10}{peak_memory():>10.0f}{shown}", flush=True)


def print_calibration(texts: list[str]) -> None:
    rules, kinds = calibration(texts)
    print(f"\n{'damage made':<28}{'places':>8}{'mended':>8}{'flagged':>8}{'missed':>8}{'wrong':>8}")
    for kind, ends in sorted(kinds.items()):
        shown = "".join(f"{ends[end]:>8}" for end in ("mended", "flagged", "missed", "wrong"))
        print(f"{kind:<28}{ends.total():>8}{shown}")
    print(f"\n{'rule':<28}{'stated':>8}{'right':>8}{'edits':>8}")
    for (rule, stated), ends in sorted(rules.items()):
        print(f"{rule:<28}{stated:>8.2f}{ends['right'] / ends.total():>8.2f}{ends.total():>8}")


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--most", type=int, default=200, help="use only so many articles (200)")
    parser.add_argument("--limit", type=float, default=60, help="seconds one stage may take (60)")
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.txt"))[: options.most]
    if not paths:
        parser.error(f"no .txt file in {options.folder}")
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    articles = [parse(text) for text in texts]
    stages = usable({**STAGES, "all": everything}, articles[0])
    print_speed(stages, articles)
    print_growth(stages, texts, options.limit)
    print_calibration(texts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
