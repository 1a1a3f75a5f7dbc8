"""TimeML in: the bare text and the document's own date; every annotation in it is ignored.

Not an XML parser on purpose. A parser throws away what must be kept (``\\r\\n``, the exact characters) and refuses
what the field's files contain (an unescaped ``&``, a broken attribute in a ``MAKEINSTANCE``); the field's own scorers
read by pattern as well. Nothing is expanded or fetched: no DTD, no external entity, five named entities only.
Linear in the length of the input, whatever it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from extractors.model import Published

#: Elements whose text is kept; everything else is a wrapper or an annotation.
SECTIONS = ("DOCID", "DCT", "TITLE", "EXTRAINFO", "TEXT")

# Possessive, so that a "<" which is no tag costs one look at what follows up to the next "<", never a second one.
_TAG = re.compile(r"""<(/?)([A-Za-z_][\w.:-]*+)((?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+)>""")
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])([A-Za-z_:][\w:.-]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_DAY = re.compile(r"\s*([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?![0-9])")
_CREATION = ("CREATION_TIME", "PUBLICATION_TIME")


class TimemlError(ValueError):
    """The input is not TimeML that can be annotated; the message is one line and names the remedy."""


@dataclass(frozen=True, slots=True)
class TimemlDocument:
    """What a TimeML file says before anyone annotates it.

    ``text`` is the character content of ``<TEXT>`` with its line ends as they stand in the file. ``dct_value`` is the
    TIMEX3 value of the document creation time (``1998-02-13T15:44``), ``dct_text`` the words it stands in.
    """

    text: str
    doc_id: str | None = None
    dct_value: str | None = None
    dct_text: str | None = None
    dct_type: str | None = None
    title: str | None = None
    extra: str | None = None


@dataclass(slots=True)
class _Scan:
    """Sections filled while walking through the file once."""

    pieces: dict[str, list[str]] = field(default_factory=dict)
    section: str | None = None
    closed: set[str] = field(default_factory=set)
    dct: dict[str, str] | None = None
    fallback: dict[str, str] | None = None

    def text(self, name: str) -> str | None:
        return "".join(self.pieces[name]) if name in self.pieces else None

    def keep(self, piece: str) -> None:
        if self.section is not None and piece:
            self.pieces[self.section].append(piece)

    def tag(self, closing: bool, name: str, attributes: str) -> None:
        if name in SECTIONS:
            if closing and name == self.section:
                self.closed.add(name)
                self.section = None
            elif not closing and self.section is None and name not in self.closed and not attributes.endswith("/"):
                self.section = name
                self.pieces[name] = []
            return
        if name == "TIMEX3" and not closing:
            found = _attributes(attributes)
            if self.section == "DCT" and self.dct is None:
                self.dct = found
            elif self.fallback is None and found.get("functionInDocument") in _CREATION:
                self.fallback = found


def read(raw: str) -> TimemlDocument:
    """Take the text and the creation time out of a TimeML document; gold tags are dropped, their words stay.

    Raises ``TimemlError`` where there is no ``<TEXT>``. A missing creation time is not an error here: the caller may
    know the date.

    >>> document = read('<TimeML><DCT><TIMEX3 tid="t0" value="2023-09-20">Wed</TIMEX3></DCT>'
    ...                 '<TEXT>Shelling resumed <TIMEX3 tid="t1" value="?">Tuesday</TIMEX3>.</TEXT></TimeML>')
    >>> document.text, document.dct_value
    ('Shelling resumed Tuesday.', '2023-09-20')
    """
    scan = _Scan()
    _walk(raw, scan)
    text = scan.text("TEXT")
    if text is None:
        raise TimemlError("no <TEXT> element: not TimeML; give plain text as a .txt file with --dct DATE")
    dct = scan.dct or scan.fallback or {}
    return TimemlDocument(
        text=text,
        doc_id=(scan.text("DOCID") or "").strip() or None,
        dct_value=dct.get("value") or None,
        dct_text=(scan.text("DCT") or "").strip() or None,
        dct_type=dct.get("type") if dct.get("type") in {"DATE", "TIME"} else None,
        title=(scan.text("TITLE") or "").strip() or None,
        extra=scan.text("EXTRAINFO"),
    )


def published(document: TimemlDocument) -> Published | None:
    """The document's date as the stages want it, or None where the file gives no full day.

    ``at`` is set only where the file gives a zone; a time without one is no instant.

    >>> published(TimemlDocument("", dct_value="1998-02-13T15:44:00"))
    Published(on=datetime.date(1998, 2, 13), method='timeml', at=None)
    """
    match = _DAY.match(document.dct_value or "")
    if match is None:
        return None
    try:
        day = date(*(int(part) for part in match.groups() if part is not None))
    except ValueError:
        return None
    try:
        moment = datetime.fromisoformat(document.dct_value or "")
    except ValueError:
        return Published(day, "timeml")
    return Published(day, "timeml", moment if moment.tzinfo is not None else None)


def unescape(text: str) -> str:
    """Undo XML's five named entities and numeric references; anything else after ``&`` is left as it stands."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    named, decimal, hexadecimal = match.groups()
    if named:
        return _NAMED[named]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    legal = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if legal else match.group()


def _attributes(source: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(source)}


def _walk(raw: str, scan: _Scan) -> None:
    """Hand every tag and every piece of text between tags to ``scan``, left to right."""
    position = 0
    unclosed: set[str] = set()
    while (at := raw.find("<", position)) >= 0:
        scan.keep(unescape(raw[position:at]))
        position = _special(raw, at, scan, unclosed) or _tag(raw, at, scan)
    scan.keep(unescape(raw[position:]))


def _tag(raw: str, at: int, scan: _Scan) -> int:
    match = _TAG.match(raw, at)
    if match is None:
        scan.keep("<")
        return at + 1
    scan.tag(bool(match[1]), match[2], match[3])
    return match.end()


def _special(raw: str, at: int, scan: _Scan, unclosed: set[str]) -> int | None:
    """Skip comments and instructions, keep CDATA; ``unclosed``: an end that is missing is sought once only."""
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")):
        if not raw.startswith(opening, at) or opening in unclosed:
            continue
        end = raw.find(closing, at + len(opening))
        if end < 0:
            unclosed.add(opening)
            return None
        if opening == "<![CDATA[":
            scan.keep(raw[at + len(opening) : end])
        return end + len(closing)
    return None
