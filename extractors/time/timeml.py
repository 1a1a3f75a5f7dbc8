"""TimeML out: TIMEX3 around the words, EVENT, MAKEINSTANCE and TLINK for the events, the text untouched.

Source of the rules: the TimeML 1.2.1 specification and what the scorers of TempEval-2, TempEval-3 and TimeBank-Dense
read. Annotations never nest: of two that overlap the earlier (then the longer) stays, and a time expression goes
before an event, because the scorers drop what they cannot pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import AnchorKind, Mention, Published, Resolution, Resolved, Timex
from extractors.time import timeml_links
from extractors.time.timeml_read import TimemlDocument
from extractors.time.timeml_xml import element, escape

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n\n'
)


@dataclass(frozen=True, slots=True)
class _Tag:
    begin: int
    end: int
    opening: str
    name: str


def write(
    document: TimemlDocument,
    published: Published,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention] = (),
    *,
    keep_line_ends: bool = False,
) -> str:
    """Render one document as TimeML 1.2.1.

    Offsets of ``timexes`` and ``mentions`` count code points of ``document.text``. A carriage return is written as
    ``&#13;`` so that XML readers get it back; ``keep_line_ends`` writes it bare, which is right where the text came
    out of a TimeML file and must equal that file byte for byte. The creation time is ``t0``.

    "Shelling resumed Tuesday." →
    ``Shelling resumed <TIMEX3 tid="t1" type="DATE" value="2023-09-19" …>Tuesday</TIMEX3>.``
    """
    spans = _apart(timexes)
    known = {"t0", *(timex.ref for timex in spans)}
    tags = [_Tag(t.begin, t.end, _timex(t, known), "TIMEX3") for t in spans]
    events = timeml_links.events(mentions, [(tag.begin, tag.end) for tag in tags])
    tags += [
        _Tag(begin, end, element("EVENT", eid=eid, class_=kind), "EVENT")
        for (begin, end), (eid, kind) in events.items()
    ]
    tags.sort(key=lambda tag: tag.begin)
    return "".join(
        [
            _HEAD,
            _header(document, published),
            "<TEXT>",
            _body(document.text, tags, keep_line_ends),
            "</TEXT>\n\n",
            *timeml_links.instances(mentions, events),
            *timeml_links.links(mentions, events, published, known),
            "\n</TimeML>\n",
        ]
    )


def _header(document: TimemlDocument, published: Published) -> str:
    value = document.dct_value or published.on.isoformat()
    dct = element(
        "TIMEX3",
        tid="t0",
        type=document.dct_type or ("TIME" if "T" in value else "DATE"),
        value=value,
        temporalFunction="false",
        functionInDocument="CREATION_TIME",
    )
    parts = [
        f"<DOCID>{escape(document.doc_id or '')}</DOCID>\n\n",
        f"<DCT>{dct}{escape(document.dct_text or value)}</TIMEX3></DCT>\n\n",
    ]
    if document.title:
        parts.append(f"<TITLE>{escape(document.title)}</TITLE>\n\n")
    if document.extra:
        parts.append(f"<EXTRAINFO>{escape(document.extra, keep_line_ends=True)}</EXTRAINFO>\n\n")
    return "".join(parts)


def _body(text: str, tags: Sequence[_Tag], keep_line_ends: bool) -> str:
    pieces: list[str] = []
    done = 0
    for tag in tags:
        pieces.append(escape(text[done : tag.begin], keep_line_ends=keep_line_ends))
        inside = escape(text[tag.begin : tag.end], keep_line_ends=keep_line_ends)
        pieces.append(f"{tag.opening}{inside}</{tag.name}>")
        done = tag.end
    pieces.append(escape(text[done:], keep_line_ends=keep_line_ends))
    return "".join(pieces)


def _apart(timexes: Sequence[Timex]) -> list[Timex]:
    kept: list[Timex] = []
    for timex in sorted(timexes, key=lambda t: (t.begin, -t.end)):
        if timex.begin < timex.end and (not kept or timex.begin >= kept[-1].end):
            kept.append(timex)
    return kept


def _timex(timex: Timex, known: set[str]) -> str:
    anchor = _anchor(timex.resolution, known)
    return element(
        "TIMEX3",
        tid=timex.ref,
        type=timex.type.value,
        value=timex.value,
        mod=timex.mod,
        quant=timex.quant,
        freq=timex.freq,
        beginPoint=timex.begin_point if timex.begin_point in known else None,
        endPoint=timex.end_point if timex.end_point in known else None,
        temporalFunction="true" if anchor else "false",
        functionInDocument="NONE",
        anchorTimeID=anchor if anchor != timex.ref else None,
    )


def _anchor(resolution: Resolution, known: set[str]) -> str | None:
    if not isinstance(resolution, Resolved):
        return None
    if resolution.anchor.kind is AnchorKind.DCT:
        return "t0"
    if resolution.anchor.kind is AnchorKind.TEXT and resolution.anchor.ref in known:
        return resolution.anchor.ref
    return None
