"""What an article says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from copydesk.html import facts


@dataclass(frozen=True)
class Metadata:
    """What the text says of itself; whatever it does not say is None or empty, never guessed."""

    title: str | None = None
    published: date | None = None
    byline: str | None = None
    agency: str | None = None
    timestamp: datetime | None = None  # as printed; no time zone unless one is printed
    dateline: str | None = None
    sources: tuple[str, ...] = ()
    placeholder_sources: tuple[str, ...] = ()  # links that lead nowhere: a bare home page
    published_month: str | None = None  # "2021-12", where the text states no day

    def _repr_html_(self) -> str:
        return facts({name.replace("_", " "): value for name, value in vars(self).items()})
