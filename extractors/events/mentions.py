"""From what the stage knows of an event to the ``Mention`` that leaves it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date

from extractors.events import dating, folding, salience
from extractors.events.attribution import Claims
from extractors.events.claims import PERSONAL
from extractors.events.draft import Draft
from extractors.events.ids import EventIds
from extractors.events.names import Names
from extractors.events.placing import PlacedTimex
from extractors.events.ranges import UP_TO
from extractors.events.sentences import ContentSentence
from extractors.events.telling import told_by
from extractors.events.titles import Titles
from extractors.events.voices import Voices
from extractors.language import syntax
from extractors.language.spans import Sentence
from extractors.language.words import Word, Words
from extractors.model import Article, Factuality, Mention, Timex, TimexType, Trigger
from extractors.model import Span as TextSpan

VERSION = "events-1"
_YEAR = re.compile(r"\d{4}")


def mention_id(article: Article, head: Word) -> str:
    """A hash of the article, its revision and where the trigger stands."""
    raw = f"{article.doc_id}\x00{article.revision}\x00{head.idx}\x00{head.text}"
    return hashlib.sha256(raw.encode()).hexdigest()[:16]


def _vague(placed: Sequence[PlacedTimex], doc: Words) -> frozenset[int]:
    """Words of dates that say nothing away from their article ("Tuesday", "last year"): a title leaves them out.

    Lengths ("seven years in prison") and dates with their year ("the budget for 2024") are part of what is told, but
    not a length that counts from another event ("agreed [less than a day] after the shelling began").
    """
    years = {item.begin for item in placed if _names_year(item.timex)}

    def _opens_range(item: PlacedTimex) -> bool:
        """ "1 October" in "between 1 October and 15 December 2024": the year is told behind."""
        return item.end + 1 in years and doc[item.end].lower_ in ("and", "to", "until", "-", "–")

    dates = (
        item
        for item in placed
        if not (_subject(item, doc) or UP_TO in item.timex.resolution.rules)
        and (
            item.timex.type is TimexType.TIME
            or (item.timex.type is TimexType.DATE and not _names_year(item.timex) and not _opens_range(item))
            or (item.end < len(doc) and doc[item.end].lower_ in ("after", "before") and not item.timex.begin_point)
        )
    )
    cut = {index for item in dates for index in range(item.begin, item.end)}
    dashes = {at + 1 for at in cut if at + 2 < len(doc) and doc[at + 1].text in _DASHES and at + 2 in cut}
    lone = {at - 1 for at in cut if at and at - 1 not in cut and doc[at - 1].lower_ in ("earlier", "later")}
    return frozenset(cut | dashes | lone)  # "March 20-22"; "said earlier Thursday"


def _names_year(timex: Timex) -> bool:
    """ "1992", and the second of "from 1992 - 99"."""
    short = bool(timex.begin_point) and timex.text.isdigit()
    return bool(_YEAR.search(timex.text)) or (short and _YEAR.fullmatch(timex.value) is not None)


def _of_range(item: PlacedTimex) -> bool:
    """ "between 2007 and 2009", "in the year to June": no date without its other end."""
    timex = item.timex
    return bool(timex.end_point or timex.begin_point) or UP_TO in timex.resolution.rules


def _subject(item: PlacedTimex, doc: Words) -> bool:
    """Does a verb tell of the time itself: "as Easter week began", "2009 saw record sales"?

    Not in "The Aug. 7, 1998, bombings killed 200", where trees take both for subjects.
    """
    for word in doc[item.begin : item.end]:
        if syntax.is_subject(word) and not item.begin <= word.head.i < item.end:
            return not any(other.i >= item.end and other.head is word.head for other in syntax.subjects(word.head))
    return False


def _own(own: PlacedTimex, placed: Sequence[PlacedTimex], doc: Words) -> frozenset[int]:
    """The words of the date that a row has, and of those coordinated with it: "was sued in 2011 [and 2012]"."""
    if _subject(own, doc):
        return frozenset()
    found, end = set(range(own.begin, own.end)), own.end
    if end + 1 < len(doc) and doc[end].text in _DASHES and doc[end + 1].is_digit:
        found.update((end, end + 1))  # "scheduled for May 11 [-- 12]"
        end += 2
    for item in sorted(placed, key=lambda one: one.begin):
        if item.begin == end + 1 and (doc[end].lower_ in ("and", "or", ",", "&") or doc[end].text in _DASHES):
            found.update(range(end, item.end))
            end = item.end
    return frozenset(found)


def _text_of(span: Sentence, article: Article) -> TextSpan:
    raw = article.text[span.start_char : span.end_char]
    text = raw.strip()
    begin = span.start_char + raw.index(text)
    return TextSpan(begin, begin + len(text), text)


def _days(drafts: Sequence[Draft]) -> dict[int, tuple[date, date]]:
    """Begin and end of what is dated, by the index of its word."""
    found: dict[int, tuple[date, date]] = {}
    for draft in drafts:
        interval = dating.closed(draft.when)
        if interval is not None and interval.begin is not None and interval.end is not None:
            found[draft.index] = (interval.begin, interval.end)
    return found


_DASHES = frozenset(("-", "–", "--", "—"))
_SPEAKING = frozenset(("you", "your", "they", "it", "he", "she", "this", "that"))
_QUOTED = re.compile(r"[\"“][^\"”]*(?:[\"”]|$)")
#: "King Francois I", "World War I": nobody speaks.
_NUMBERED = re.compile(r"\b(?:(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Sultan|Prince|Duke)\s+\w+|War) I\b")
_SPOKEN = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b")


def _title(draft: Draft, timed: frozenset[int], titles: Titles, voices: Voices) -> str:
    """The line of an event; a "we" or an "it" at its begin left open is put into the mouth of whoever says it."""
    real = draft.status.factuality in (Factuality.ASSERTED, Factuality.ALLEGED)
    title = titles.of(draft.candidate, timed, real)
    first = title.replace("’", "'").split("'")[0].split(" ")[0].lower()
    said = None
    if ": " in title:
        return title  # who says it is told
    if _SPOKEN.search(title) is not None and _SPOKEN.search(_NUMBERED.sub("", _QUOTED.sub("", title))) is not None:
        speaker = voices.speaker(draft.candidate.head)
        said = speaker.name if speaker is not None else None
        claim = draft.attribution
        said = claim.speaker if said is None and claim is not None and claim.quoted else said
    if said is None and first in _SPEAKING and draft.attribution is not None:
        said = draft.attribution.speaker
    if said is None or said.lower() in PERSONAL or title.startswith(said):
        return title
    return f"{said[:1].upper()}{said[1:]}: {title}"


def _told_by_another(verb: Word) -> bool:
    """Is it what somebody was fined or jailed for? The line tells of the fine, so the year of the deed stays in it."""
    return syntax.gerund(verb) and told_by(verb) is not verb


def build(
    drafts: Sequence[Draft],
    inside: Sequence[ContentSentence],
    article: Article,
    names: Names,
    placed: Sequence[PlacedTimex],
    claims: Claims,
    voices: Voices,
) -> Iterator[Mention]:
    """One mention a draft, in text order, with its title and salience."""
    drafts = folding.folded(drafts)
    shares = salience.of(drafts)
    sentences = {sentence.number: _text_of(sentence.span, article) for sentence in inside}
    by_index = {draft.index: draft for draft in drafts}
    lines: dict[int, str] = {}
    nouns = [one.candidate.head for one in drafts if one.candidate.is_noun]
    titles = Titles(names, article.text, claims.cue_of, nouns, _days(drafts))
    ids = EventIds(article, inside)
    if not drafts:
        return
    words = drafts[0].candidate.head.doc
    vague = _vague(placed, words)
    for draft, share in zip(drafts, shares, strict=True):
        head = draft.candidate.head
        whole = by_index.get(draft.part_of) if draft.part_of is not None else None
        teller = whole or draft
        title = lines.get(teller.index)
        if title is None:
            own = teller.placed
            bound = own is None or _of_range(own)
            deed = _told_by_another(teller.candidate.carrier)  # "was fined for dumping sewage in 2021"
            cut = vague if bound or deed or own is None else vague | _own(own, placed, words)
            title = lines[teller.index] = _title(teller, cut, titles, voices)
        yield Mention(
            mention_id=mention_id(article, head),
            doc_id=article.doc_id,
            revision=article.revision,
            published=article.published,
            sentence_index=draft.sentence,
            sentence=sentences[draft.sentence],
            block=draft.block,
            trigger=Trigger(head.idx, head.idx + len(head), head.text, head.lemma_.lower(), head.pos_),
            event_class=draft.event_class,
            event_type=draft.event_type,
            when=draft.when,
            participants=whole.participants if whole is not None else draft.participants,
            polarity=draft.status.polarity,
            factuality=draft.status.factuality,
            modality=draft.status.modality,
            tense=draft.status.tense,
            attribution=draft.attribution,
            salience=share,
            confidence=round(max(draft.probability, 0.5 if head.pos_ == "VERB" else draft.probability), 4),
            extractor_version=VERSION,
            source=article.source,
            title=title,
            aspect=None if (aspect := syntax.aspect(draft.candidate.carrier)) == "NONE" else aspect,
            phase=draft.candidate.phase,
            cue=draft.status.word,
            part_of=mention_id(article, whole.candidate.head) if whole is not None else None,
            event_id=ids.of(head),
        )
