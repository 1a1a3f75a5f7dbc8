"""The time engine as a spaCy component, for pipelines that are not ours.

>>> import spacy
>>> nlp = spacy.load("en_core_web_sm")                                     # doctest: +SKIP
>>> nlp.add_pipe("dateline_timex", config={"published": "2023-09-20"})     # doctest: +SKIP
>>> doc = nlp("Shelling resumed on Tuesday.")                              # doctest: +SKIP
>>> [(s.text, s.label_, s._.timex_value) for s in doc.spans["timex"]]      # doctest: +SKIP
[('Tuesday', 'DATE', '2023-09-19')]

spaCy finds the factory through the entry point of the installed package; nothing needs importing. One date for all
texts is given in the config; a date for each is given on the document before the pipeline runs:

>>> doc = nlp.make_doc("Shelling resumed on Tuesday.")                     # doctest: +SKIP
>>> doc._.published = "2023-09-20"                                         # doctest: +SKIP
>>> doc = nlp(doc)                                                         # doctest: +SKIP
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from extractors.model import Published, Resolved, Timex

#: Attributes of every span, all text, so that documents survive ``to_bytes`` and ``nlp.pipe(n_process=…)``.
ATTRIBUTES = ("value", "mod", "quant", "freq", "edtf", "begin", "end", "anchor", "rules", "why")


def _register() -> None:
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    for name in ATTRIBUTES:
        if not Span.has_extension(f"timex_{name}"):
            Span.set_extension(f"timex_{name}", default=None)


@Language.factory(
    "dateline_timex", assigns=["doc.spans"], default_config={"published": None, "spans_key": "timex", "ages": True}
)
def make_timex(nlp: Language, name: str, published: str | None, spans_key: str, ages: bool) -> TimexComponent:
    """Build the component; ``published`` is an ISO day used where a document brings none of its own."""
    return TimexComponent(published, spans_key, ages=ages)


class TimexComponent:
    """Writes time expressions to ``doc.spans[spans_key]``.

    Each span has its TIMEX3 type as label, ``t1``, ``t2`` … as ``id_`` and the value as ``kb_id_``, and under
    ``span._.timex_…``: ``value``, ``mod``, ``quant``, ``freq``; of a settled expression ``edtf``, ``begin`` and ``end``
    (ISO days, half open, None where open), ``anchor`` (``dct``, ``text`` …) and ``rules`` (joined by blanks); ``why``
    says in words why this date, or why none. Spans are widened to whole tokens of the pipeline in use; the exact
    characters are what ``extractors.time.find`` gives. ``ages=False`` leaves out "26-year-old".
    """

    def __init__(self, published: str | None = None, spans_key: str = "timex", *, ages: bool = True) -> None:
        _register()
        self.published = None if published is None else to_published(published)
        self.spans_key = spans_key
        self.ages = ages

    def __call__(self, doc: Doc) -> Doc:
        """Annotate in place. Raises ``ValueError`` where neither the document nor the config gives a date."""
        from extractors.time import find  # the package imports this module's siblings, so not at the top

        own = doc._.published
        published = self.published if own is None else to_published(own)
        if published is None:
            raise ValueError(
                "dateline_timex needs the publication date: set doc._.published before the pipeline runs, "
                'or add_pipe("dateline_timex", config={"published": "2023-09-20"})'
            )
        found = (_span(doc, timex) for timex in find(doc, published, ages=self.ages))
        spans = [span for span in found if span is not None]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=spans)
        return doc


def to_published(value: Any) -> Published:
    """A ``Published`` from what callers have: one, a day, an aware ``datetime``, or either as ISO text.

    A ``datetime`` counts with its own zone, the publisher's: 01:30+04:00 is the day in Baku, not the day in UTC.
    """
    if isinstance(value, Published):
        return value
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value) if len(value.strip()) > 10 else date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError(f"not a publication date: {value!r}; write it as 2023-09-20") from None
    if isinstance(value, datetime):
        return Published(value.date(), "given", value if value.tzinfo is not None else None)
    if isinstance(value, date):
        return Published(value, "given")
    raise TypeError(f"not a publication date: {value!r}; give an ISO day, a date or a Published")


def _span(doc: Doc, timex: Timex) -> Span | None:
    span = doc.char_span(
        timex.begin, timex.end, label=timex.type.value, kb_id=timex.value, span_id=timex.ref, alignment_mode="expand"
    )
    if span is None:
        return None
    for name, value in _attributes(timex).items():
        span._.set(f"timex_{name}", value)
    return span


def _attributes(timex: Timex) -> dict[str, str | None]:
    found: dict[str, str | None] = {
        "value": timex.value,
        "mod": timex.mod,
        "quant": timex.quant,
        "freq": timex.freq,
        "rules": " ".join(timex.resolution.rules),
    }
    if isinstance(timex.resolution, Resolved):
        reading = timex.resolution.reading
        begin, end = reading.interval.begin, reading.interval.end
        found |= {
            "edtf": reading.edtf,
            "begin": None if begin is None else begin.isoformat(),
            "end": None if end is None else end.isoformat(),
            "anchor": timex.resolution.anchor.kind.value,
            "why": reading.reason,
        }
    else:
        found["why"] = getattr(timex.resolution, "reason", None) or "more than one reading"
    return found
