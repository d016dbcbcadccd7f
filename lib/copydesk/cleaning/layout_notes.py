"""What the lines of a page have said so far, and what an article says of itself in the end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from copydesk.cleaning.metadata import Metadata
from copydesk.cleaning.signs import line_signs
from copydesk.edits import Region, Span

# What the day of publication is read from, the best first; that of a change where no other is.
_DAYS = ("header", "stamped", "datelined", "stamped below", "changed day", "changed day below")
_MOMENTS = ("timestamp", "timestamp below", "changed", "changed below")


@dataclass(slots=True)
class Notes:
    """What the lines read so far have said; the first to say a thing is believed."""

    said: dict = field(default_factory=dict)
    regions: list[Region] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def take(self, role: str, span: Span, **facts) -> None:
        """Note the region `span` and the `facts` it states; a fact that is None is none."""
        self.regions.append(Region(*span, role))
        self.note(**facts)

    def note(self, **facts) -> None:
        """Note `facts` of lines that stay in the story."""
        for name, fact in facts.items():
            if fact is not None:
                self.said.setdefault(name, fact)

    def has(self, role: str) -> bool:
        """True when a region of that role has been noted."""
        return any(region.role == role for region in self.regions)


def read_metadata(notes: Notes) -> Metadata:
    """What the article says of itself, the surest place of each fact believed."""
    said = notes.said
    published = next((said[name] for name in _DAYS if name in said), None)
    names = ("title", "byline", "agency", "dateline", "published_month")
    facts = {name: said[name] for name in names if name in said}
    if published:
        facts["published_month"] = None
    moment = next((said[name] for name in _MOMENTS if name in said), None)
    links = tuple(dict.fromkeys(notes.links))
    empty = tuple(link for link in links if _is_home_page(link))
    return replace(
        Metadata(**facts),
        published=published,
        timestamp=moment,
        sources=tuple(link for link in links if not _is_home_page(link)),
        placeholder_sources=empty,
    )


def _is_home_page(link: str) -> bool:
    """True for a link that names a site and nothing on it."""
    return not link.split("://")[-1].partition("/")[2].strip("/")


# Role of a line that was cut, by the first of these signs it shows.
_ROLES = (
    ("caption words, short", "caption"),
    ("caption words, long", "caption"),
    ("bio words, short", "author's note"),
    ("bio words, long", "author's note"),
    ("comments words, short", "comment"),
    ("legal words, short", "legal notice"),
    ("legal words, long", "legal notice"),
    ("share words, short", "button"),
    ("account words, short", "promotion"),
    ("account words, long", "promotion"),
)
OTHER_STORIES, FURNITURE = "other stories", "page furniture"
JUDGED = frozenset({role for _, role in _ROLES} | {OTHER_STORIES, FURNITURE})  # by signs, no mark


def furniture_role(line: str) -> str:
    """What a line that is no story seems to be."""
    signs = set(line_signs(line))
    return next((role for sign, role in _ROLES if sign in signs), FURNITURE)
