"""The words of the project as frozen types. Imports nothing of ours; every stage speaks in these.

Offsets are code points, half open, into ``Article.text`` as stored. Days are ``datetime.date``; a
``datetime`` is always aware. Nothing here reads a clock: the publication date arrives in the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import IntEnum, StrEnum


class BlockKind(StrEnum):
    """What a stretch of an article is, so that boilerplate yields nothing and a caption is read as one."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    BOILERPLATE = "boilerplate"


#: Blocks in which events are looked for.
CONTENT = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.CAPTION,
        BlockKind.QUOTE,
        BlockKind.LIST_ITEM,
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text: ``article.text[begin:end] == text``."""

    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, caption, heading … of the article: ``text[begin:end]``, without surrounding blank space."""

    kind: BlockKind
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """The document creation time (DCT). ``on`` is the publisher's local day; relative dates count from it.

    ``at`` is the aware instant where the source gave one; ``method`` says how the date was found
    (``given``, ``front_matter``, ``column``, ``json_ld``, ``opengraph``, ``meta``, ``feed``, ``url``, ``htmldate``,
    ``dateline``, ``timeml``). ``doubt`` says in words why the date is hard to believe (in the future, before
    1900); it was taken because nothing better stood.
    """

    on: date
    method: str
    at: datetime | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. ``doc_id`` is a content hash of its source and URL (or its text); the text is never altered."""

    doc_id: str
    text: str
    published: Published
    blocks: tuple[Block, ...]
    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str = "en"
    revision: int = 1
    text_sha256: str = ""
    ingested_from: str = ""
    modified_at: datetime | None = None
    wire_origin: str | None = None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """Something that could not be read. ``where`` is a path, URL or ``path#line``; ``reason`` a stable slug;
    ``message`` one line naming the remedy. ``stage`` is ``read``, ``extract`` …
    """

    where: str
    stage: str
    reason: str
    message: str
    doc_id: str | None = None


# --- time ---------------------------------------------------------------------------------------------------


class Granularity(IntEnum):
    """How finely a text dates something, fine to coarse. The name in lower case is what Parquet holds."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    PART_OF_DAY = 3
    DAY = 4
    WEEKEND = 5
    WEEK = 6
    MONTH = 7
    QUARTER = 8
    SEASON = 9
    HALF_YEAR = 10
    YEAR = 11
    DECADE = 12
    CENTURY = 13
    MILLENNIUM = 14

    @property
    def label(self) -> str:
        """The lower-case name, as stored: ``day``, ``month`` …"""
        return self.name.lower()


class Extent(StrEnum):
    """How an event fills its interval."""

    WITHIN = "within"  # at some time inside it ("in September")
    THROUGHOUT = "throughout"  # all of it ("for the whole of 2022")
    FROM = "from"  # from its begin on, end unknown ("since March")
    UNTIL = "until"  # up to its end, begin unknown


@dataclass(frozen=True, slots=True)
class Interval:
    """Half open in days: ``begin <= day < end``; ``None`` is an open side. Never both sides open.

    ``time_begin``/``time_end`` narrow a single day to wall-clock times, ``zone`` is the IANA name or UTC offset
    the text gave. An interval is never finer than the text: "September" is thirty days, not one.
    """

    begin: date | None
    end: date | None
    granularity: Granularity
    time_begin: time | None = None
    time_end: time | None = None
    zone: str | None = None

    def __post_init__(self) -> None:
        if self.begin is None and self.end is None:
            raise ValueError("an interval needs a begin or an end; use Unresolved where the text gives neither")
        if self.begin is not None and self.end is not None and self.begin >= self.end:
            raise ValueError(f"an interval begins before it ends: {self.begin} .. {self.end}")


class TimexType(StrEnum):
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class AnchorKind(StrEnum):
    """What a date counts from."""

    CALENDAR = "calendar"  # absolute, counts from nothing
    DCT = "dct"  # the publication date
    TEXT = "text"  # a date earlier in the text
    EVENT = "event"  # another event of the article


@dataclass(frozen=True, slots=True)
class Anchor:
    """``ref`` points to the timex (``t3``) or event mention meant, ``value`` is its date in TIMEX3 form."""

    kind: AnchorKind
    ref: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to date an expression. ``value`` is the TIMEX3 value, ``edtf`` ISO 8601-2, ``weight`` 0..1.

    ``reason`` says in words a reader of the news accepts why this reading was taken, or why it was not.
    """

    interval: Interval
    value: str
    edtf: str
    extent: Extent
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """Settled. ``rules`` are the ids of the rules that fired, in order; ``rejected`` the readings not taken."""

    reading: Reading
    anchor: Anchor
    rules: tuple[str, ...]
    rejected: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two or more readings the text allows; heaviest first. The caller states the policy."""

    readings: tuple[Reading, ...]
    anchor: Anchor
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """No date: ``reason`` says why ("a length of time without a begin"). None beats a guess."""

    reason: str
    rules: tuple[str, ...] = ()


Resolution = Resolved | Ambiguous | Unresolved


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression in the text, TIMEX3 style. ``ref`` is ``t1``, ``t2`` … in text order.

    ``value`` is always set where TIMEX3 defines one (``P3D``, ``PRESENT_REF``, ``2023-09-19``); ``resolution``
    carries the interval. ``quant``/``freq`` belong to SET; ``begin_point``/``end_point`` are refs of the
    expressions that bound a range or duration. ``heads`` says that it is set off at the head of its line ("- May 9: …")
    and so dates what the line tells; tables do not keep it.
    """

    ref: str
    begin: int
    end: int
    text: str
    type: TimexType
    value: str
    resolution: Resolution
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    begin_point: str | None = None
    end_point: str | None = None
    heads: bool = field(default=False, compare=False)


# --- events -------------------------------------------------------------------------------------------------


class Role(StrEnum):
    """What a participant does in an event."""

    AGENT = "agent"
    PATIENT = "patient"
    RECIPIENT = "recipient"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Participant:
    """``text`` as written at ``begin:end``; ``name`` the canonical name within the article; ``head`` the head word.

    ``resolved`` says how the name was found where another word stands in the text: ``pronoun`` ("he"), ``speaker``
    ("I", "we": who speaks), ``speaker's body`` ("we": the body that the speaker is of), ``noun`` ("the company"),
    ``apposition`` ("a judge" beside a name), ``whose``, ``same-event`` (another mention of the event tells: ``begin``
    and ``end`` then lie where that sentence names it).
    """

    role: Role
    text: str
    begin: int
    end: int
    head: str
    name: str
    entity_type: str | None = None
    resolved: str | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word(s) that name the event; ``lemma`` of the head, ``pos`` its UPOS."""

    begin: int
    end: int
    text: str
    lemma: str
    pos: str


class Polarity(StrEnum):
    """TimeML polarity."""

    POS = "POS"
    NEG = "NEG"


class Factuality(StrEnum):
    """Did it happen, according to the text?"""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    CANCELLED = "cancelled"
    ALLEGED = "alleged"


UNREAL = frozenset((Factuality.PLANNED, Factuality.POSSIBLE, Factuality.CONDITIONAL))
"""What a text speaks of as not, or not yet, done."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: ``speaker`` and ``cue`` ("said"), the span of the attributed content, and whether it is quoted.

    ``via`` is who passes it on ("Danilov said, as quoted by Ukrainska Pravda": via Ukrainska Pravda).
    """

    speaker: str
    cue: str
    begin: int
    end: int
    quoted: bool
    via: str | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happened, and why we say so. ``timex`` is the expression used, if one was."""

    resolution: Resolution
    timex: Timex | None
    confidence: float

    @property
    def rule(self) -> str:
        """The first of the rules, which says what ties the event to its date; empty where none fired."""
        return self.resolution.rules[0] if self.resolution.rules else ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One event as one sentence of one article tells it."""

    mention_id: str
    doc_id: str
    revision: int
    published: Published
    sentence_index: int
    sentence: Span
    block: BlockKind
    trigger: Trigger
    event_class: str  # occurrence, statement, state, intention
    event_type: str
    when: EventDate
    participants: tuple[Participant, ...]
    polarity: Polarity
    factuality: Factuality
    modality: str | None
    tense: str | None
    attribution: Attribution | None
    salience: float
    confidence: float
    extractor_version: str
    source: str | None = None
    title: str | None = None  # what a person would call it, from this sentence alone
    aspect: str | None = None  # TimeML: PROGRESSIVE, PERFECTIVE, PERFECTIVE_PROGRESSIVE; None or NONE for neither
    #: ``begins``, ``ends`` or ``continues`` where the sentence tells just that of the event ("resumed talks").
    phase: str | None = None
    #: The word that decided ``factuality`` ("postponed", "denied", "if"); ``None`` where nothing speaks against it.
    cue: str | None = None
    #: The mention whose event this word only carries ("launched" in "launched an operation"); it makes no row itself.
    part_of: str | None = None
    #: The id of the event of which this is the first mention: the same in every revision that keeps the sentence.
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class DateClaim:
    """One date for an event and the sources that give it. Dates inclusive, as in Parquet."""

    date_start: date | None
    date_end: date | None
    granularity: Granularity
    sources: tuple[str, ...]
    mention_ids: tuple[str, ...]


class Status(StrEnum):
    """What became of a merged event."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSTPONED = "postponed"  # not on the day of this row; where the text gives the new day, that is a row of its own
    CANCELLED = "cancelled"
    DENIED = "denied"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the timeline: one event, every mention behind it, and who dates it how."""

    event_id: str
    title: str
    event_type: str
    interval: Interval
    extent: Extent
    edtf: str
    status: Status
    participants: tuple[Participant, ...]
    place: str | None
    mention_ids: tuple[str, ...]
    n_documents: int
    n_independent_sources: int
    date_claims: tuple[DateClaim, ...]
    date_conflict: bool
    salience: float
    confidence: float
    first_reported: Published
    last_reported: Published
    merge_reasons: tuple[str, ...] = field(default=())
    superseded_by: str | None = None
