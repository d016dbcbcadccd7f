"""Short made-up news stories, as many as one likes, the same every time, and words that poison."""

from __future__ import annotations

import os
import re
import signal
from datetime import date, timedelta

from distributed import WorkerPlugin

_PEOPLE = ("Ada Brandt", "Milo Santos", "Ines Kowal", "Tom Abara", "Ruth Lindqvist")
_JOBS = ("the mayor", "a spokesman for the port", "the fire chief", "a teacher", "an engineer")
_THINGS = ("bridge", "school", "harbour", "library", "market", "tram line", "reservoir")
_ENDS = (
    "“We were glad that nobody was hurt,” {who} said. “The repairs will be finished in May.”",
    "“It is a terrible loss for the town,” {who} said on Tuesday, and warned of more closures.",
    "{who} said that the work would cost {n} million euros, and that it was worth it.",
    "According to {who}, the decision of March 2019 was wrong, and a new plan is needed.",
)


def story(number: int) -> str:
    """The story with this number: its day, a headline, three paragraphs."""
    day = date(2023, 1, 2) + timedelta(days=number % 360)
    thing, who = _THINGS[number % 7], _PEOPLE[number % 5]
    end = _ENDS[number % 4].format(who=who, n=number % 40 + 2)
    return (
        f"{day:%B} {day.day}, {day.year}\n\n"
        f"LINDENAU, {day:%B} {day.day} — The old {thing} of Lindenau was closed on Monday after "
        f"engineers found {number % 9 + 2} cracks in its walls, the city said in a statement.\n\n"
        f"{who}, {_JOBS[number % 5]}, called it a sensible step. {end}\n\n"
        f"The {thing} was built in {1900 + number % 90} and rebuilt after the flood of 1997. "
        f"Hundreds of people had protested last week against the plan number {number}.\n"
    )


class Poison(WorkerPlugin):
    """Lets a worker choke on articles that hold certain words."""

    def setup(self, worker) -> None:
        from copydesk.archiving import chunks, sources

        article_of = chunks.article_of
        chunks._read(sources.Record(sources.Place("", "", 0), story(0)))  # loads all there is

        def poisoned(record):
            article = article_of(record)
            if "ENDLESS" in article.text:
                re.match(r"(a+)+$", "a" * 60 + "b")
            if "KILLS" in article.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "HUNGRY" in article.text:
                hoard = []
                while True:
                    hoard.append(bytearray(os.urandom(1000)) * 10_000)
            if "RAISES" in article.text:
                raise RuntimeError("oh")
            return article

        chunks.article_of = poisoned
