"""The mended text as a Word document: every edit a tracked change, every doubtful place a comment.

Accept all changes, and it is `article.text`; reject all, and it is `article.raw`. A line break is
a paragraph mark, which WordprocessingML (ECMA-376) tracks like a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_WHO = 'w:author="copydesk" w:date="2000-01-01T00:00:00Z"'  # same article, same bytes
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_docx(article) -> bytes:
    """The document of `article`, as the bytes of a .docx file."""
    body, comments = _document(article)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}.comments+xml"/></Types>',
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relations("comments", "comments.xml"),
        "word/document.xml": f'<w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>',
        "word/comments.xml": f'<w:comments xmlns:w="{_MAIN}">{comments}</w:comments>',
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, xml in parts.items():
            info = ZipInfo(name)  # of 1980, whatever the day
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, (_HEAD + xml).encode())
    return file.getvalue()


def _relations(kind: str, target: str) -> str:
    relation = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'


def _document(article) -> tuple[str, str]:
    """XML of the paragraphs, and of the comments."""
    paragraphs, runs, comments = [], "", ""
    for number, (kind, text) in enumerate(_pieces(article)):
        change = f'w:id="{number}" {_WHO}'
        if kind == "note":
            comments += f'<w:comment {change} w:initials="cd"><w:p>{_run(text)}</w:p></w:comment>'
            runs += f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        elif text == "\n":
            mark = f"<w:pPr><w:rPr><w:{kind} {change}/></w:rPr></w:pPr>" if kind != "same" else ""
            paragraphs.append(f"<w:p>{mark}{runs}</w:p>")
            runs = ""
        else:
            run = _run(text, "delText" if kind == "del" else "t")
            runs += run if kind == "same" else f"<w:{kind} {change}>{run}</w:{kind}>"
    return "".join([*paragraphs, f"<w:p>{runs}</w:p>"]), comments


def _run(text: str, tag: str = "t") -> str:
    shown = escape(_NOT_XML.sub("\ufffd", text), quote=False).replace("\r", "&#13;")
    return f'<w:r><w:{tag} xml:space="preserve">{shown}</w:{tag}></w:r>'


def _pieces(article) -> Iterator[tuple[str, str]]:
    """("same", "ins" or "del", text) in the order of the file, each "\\n" alone; and ("note", why)
    behind a doubtful place."""
    notes = sorted((flag.end, flag.note) for flag in article.flags)
    at = 0
    for edit in [*article.edits, None]:
        end = edit.start if edit else len(article.raw)
        while notes and notes[0][0] <= end:
            place, why = notes.pop(0)
            yield from _lines("same", article.raw[at : max(place, at)])
            at = max(place, at)
            yield "note", why
        yield from _lines("same", article.raw[at:end])
        if edit:
            yield from _lines("del", edit.before)
            yield from _lines("ins", edit.after)
            at = edit.end


def _lines(kind: str, text: str) -> Iterator[tuple[str, str]]:
    yield from ((kind, piece) for piece in re.split("(\n)", text) if piece)
