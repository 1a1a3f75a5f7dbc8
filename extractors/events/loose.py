"""Loose ends of a line: phrases that lead to words that are left out, and "there" for a place told before."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.words import Word, Words

_QUOTES = frozenset(('"', "“", "”", "''", "``"))
#: They stand before a preposition that leads to a date: "had not been submitted as | of [Tuesday]".
BEFORE_DATES = frozenset(("as", "until", "from", "since", "till", "up"))
#: Pronouns that begin a clause, and the words of one that tells no more than that it was.
_RELATIVE, _OPENED = frozenset(("WDT", "WP")), 5
_LEADING = frozenset(("in", "on", "under", "over", "for", "during"))
_LENGTHS = frozenset(("month", "year", "week", "day", "quarter", "half"))
#: They tie a sentence to the one before, and a line stands alone.
_TIES = frozenset(("also", "however", "meanwhile", "moreover", "furthermore", "additionally"))
#: Verbs that need a place: "went there".
_THERE = lexicon.verbs("motion") | frozenset(
    ("take", "bring", "send", "drive", "move", "keep", "leave", "spend", "put", "get", "hold", "find", "see", "carry")
)


def without_length(doc: Words, kept: list[int], last: Word) -> list[int]:
    """ "Exports fell" for "fell in the three months | to [the end of March]"; ``last`` was left out behind."""
    return _before_phrase(doc, kept) if last.lower_ == "to" and doc[kept[-1]].lemma_ in _LENGTHS else kept


def without_open_clause(doc: Words, kept: list[int]) -> list[int]:
    """ "got a letter" for "got a letter that read | : …", "a blast" for "a blast that occurred | [last month]"."""
    if len(kept) < _OPENED or not syntax.is_verb(doc[kept[-1]]):
        return kept
    last = doc[kept[-1]]
    if (
        last.tag_ == "VBG"
        and doc[kept[-2]].lower_ in ("by", "without")
        and any(child.i > last.i for child in last.children)
    ):
        return kept[:-2]  # "followed up by saying | : …"
    at = next((n for n in range(len(kept) - 1, len(kept) - _OPENED, -1) if doc[kept[n]].tag_ in _RELATIVE), 0)
    told = (
        any(child.i > last.i and child.pos_ != "PUNCT" for child in last.children) or last.doc[last.i + 1].text == ":"
    )
    return kept[:at] if at > 1 and told and syntax.clause(doc[kept[at]]) is last else kept


def to_verb(word: Word) -> bool:
    """ "in" before "on [July 28] for five years" in "is to be sworn in": another preposition leads to the date."""
    behind = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else word
    return word.pos_ == "ADP" and behind.lower_ in ("on", "at") and word.lower_ not in BEFORE_DATES


def there(word: Word) -> bool:
    """ "there" in "Doctors there said", "opened a shop there": where that is was told in another sentence."""
    doc, head = word.doc, word.head
    if word.lower_ != "there" or not syntax.is_adverb(word) or doc[word.i - 1].pos_ in ("ADP", "AUX"):
        return False
    if _quoted(word):
        return False  # what is quoted stays as it is
    return head.pos_ == "NOUN" or (syntax.is_verb(head) and bool(syntax.objects(head)) and key(head) not in _THERE)


def needless(word: Word) -> bool:
    """ "also" in "The firm also sold its mill"; not in "not only sold it but also closed the yard"."""
    if word.lower_ not in _TIES or not syntax.is_adverb(word) or word.doc[word.i - 1].lower_ == "but":
        return False
    return not _quoted(word)


def _quoted(word: Word) -> bool:
    return sum(one.text in _QUOTES for one in word.doc[word.sent.start : word.i]) % 2 == 1


def _before_phrase(doc: Words, kept: list[int]) -> list[int]:
    """The words before the preposition that leads to the last one; all where there is none near."""
    at = next((n for n in range(len(kept) - 1, max(len(kept) - 6, 1), -1) if doc[kept[n]].pos_ == "ADP"), len(kept))
    return kept[:at] if at < len(kept) and doc[kept[at]].lower_ in _LEADING else kept
