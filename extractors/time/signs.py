"""What a verb says of the time of its clause: -1 told as past, +1 still to come, 0 no sign. Tokens and tags alone."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from extractors.time.lexer import Tokens, classes
from extractors.time.words import words

FUTURE, PAST, AHEAD, AHEAD_WORDS, NO_VERBS = (words(n) for n in ("future", "past", "ahead", "ahead_words", "no_verbs"))
PREPOSITIONS = words("prepositions")
DUTIES = frozenset(("has", "have", "needs", "need", "required", "obliged", "obligated"))
#: Before a participle these say nothing of when: "will stay closed on Friday", "is to be left shut".
STATES = frozenset(("be", "get", "to", "being", "is", "are", "'re", "remain", "stay", "keep", "kept", "left"))
MODAL = frozenset(["may", "might", "could", "can", "should", "must"])
FOLLOWS = frozenset(
    ["after", "as", "from", "amid", "days", "weeks", "months", "hours", "just", "despite", "with", "a", "two"]
)
PRONOUNS = frozenset(["he", "she", "it", "that", "who", "what", "there", "here"])
#: After "to" these begin a noun, so that it is no infinitive.
NOUN_AHEAD = frozenset(("the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "all"))
WILL = frozenset(("will", "shall", "'ll", "’ll"))
IS = frozenset(("is", "are", "am", "'re", "’re", "'m", "’m"))
WEEKDAYS = frozenset(classes()[n] for n in ("WEEKDAY", "WEEKDAY_ABBR"))
ARTICLES = frozenset(["the", "a", "an", "its", "their", "his", "her", "our", "my", "your"])


@cache
def past_forms() -> frozenset[str]:
    """Past tense forms that do not end in -ed."""
    text = files(__package__).joinpath("past_forms.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def purpose(toks: Tokens, i: int) -> bool:
    """Racing to resume (Friday): the infinitive of a programme after a noun, right before the date."""
    if toks.lower(i - 1) != "to" or toks.lower(i) not in words("futurates_plural"):
        return False
    noun = toks.lower(i - 2)
    return (
        noun.isalpha()
        and noun not in DUTIES
        and noun not in past_forms()
        and not noun.endswith("ed")
        and noun not in AHEAD
    )


def programme(toks: Tokens, i: int, word: str) -> bool:
    """Simple present of a programme in the same clause: "Parliament votes on Tuesday", "is leaving Friday"."""
    if word in ("comes", "returns") and (toks.lower(i + 1) in FOLLOWS or _counted_after(toks, i)):
        return False  # "her stay comes after she crashed her car on June 8"
    if word in words("futurates") and toks.word(i).islower() and not toks.lower(i - 1).endswith("n't"):
        return toks.tag(i) not in ("NNS", "NN", "VBN", "JJ")
    if word in words("futurates_plural"):
        return toks.tag(i) == "VBP" or (not toks.tags and _plural_subject(toks, i))
    return word.endswith("ing") and _is(toks, i - 1)


def _counted_after(toks: Tokens, i: int) -> bool:
    """ "comes six days after", "comes a little more than a year after": told by what was before."""
    return any(toks.lower(j) in ("after", "since") for j in range(i + 2, i + 8))


def _plural_subject(toks: Tokens, i: int) -> bool:
    """Without tags: "The Games start on July 24" by its plural subject and the date behind it."""
    subject = toks.lower(i - 1)
    return (
        ((subject.endswith("s") and len(subject) > 3) or (subject == "who" and toks.lower(i - 2) == ","))
        and toks.lower(i + 1) in ("on", "in", "at", "across", "throughout", "nationwide")
        and toks.word(i).islower()
    )


def verb_sign(toks: Tokens, i: int, word: str, low: int) -> int:
    """-1, +1 or 0 for one word in its place."""
    if word == "scheduled" and toks.lower(i - 1) in ("as", "than"):
        return 0  # "sailed as scheduled on Monday"
    if word in FUTURE:
        return -1 if toks.lower(i + 1) in ("have", "not") and toks.lower(i + 2) in ("have", "been") else 1
    if word in MODAL and toks.word(i).islower():
        return _modal(toks, i)
    if word in AHEAD_WORDS or (word == "to" and i > low and _infinitive_of(toks, i)):
        return -1 if had_before(toks, i, low) else 1
    if word in ("planned", "plan", "plans") and toks.lower(i + 1) in ARTICLES:
        return -1 if had_before(toks, i, low) else 1
    if word in ("prepare", "prepares") and toks.lower(i + 1) == "for" and toks.lower(i - 1) != "to":
        return 1  # "as parts of the country prepare for run-offs on Saturday"
    if word in IS and toks.lower(i + 1) in ("on", "at") and toks.classes[i + 2 : i + 3] in WEEKDAYS:
        return 1  # "The final is on Thursday evening"
    if word == "to" and toks.lower(i - 1) in DUTIES and toks.lower(i + 1) != "date" and not had_before(toks, i, low):
        if any(toks.lower(j) == "did" for j in range(max(low, i - 4), i)):
            return -1  # "did not have to play on Tuesday"
        return 1  # "he has to hand in his passport by Monday"
    if word == "to" and toks.lower(i + 1) in words("bidden") and _ordered(toks, i, low):
        return 1
    if (word == "have" and toks.lower(i - 1) in WILL) or (toks.lower(i - 1) == "have" and toks.lower(i - 2) in WILL):
        return 1  # "will have scanned everything by Christmas"
    if word in PAST:
        return 0 if word == "have" and toks.lower(i - 1) == "to" and not _perfect(toks, i) else -1
    tag = toks.tag(i)
    if tag:
        return _tagged(toks, i, word, tag, low)
    if word in past_forms():
        return 0 if _infinitive(toks, i, low) or _coordinated(toks, i, low) else -1
    if word.endswith("ed") and len(word) > 3 and word not in NO_VERBS and toks.word(i).islower():
        if _announced(toks, i, word):
            return -1 if had_before(toks, i, low) else 1
        return 0 if _infinitive(toks, i, low) or _coordinated(toks, i, low) else -1
    return 0


def _coordinated(toks: Tokens, i: int, low: int) -> bool:
    """ "will be flown to Spain on Sunday and unveiled on Monday": the auxiliary is that of the first verb."""
    if toks.lower(i - 1) not in ("and", "or", "then"):
        return False
    be = next((j for j in range(i - 2, max(low, i - 14) - 1, -1) if toks.lower(j) == "be"), -1)
    if be < 0 or any(toks.lower(j) in PAST or toks.lower(j) in PRONOUNS for j in range(be + 1, i)):
        return False
    return any(toks.lower(j) in FUTURE for j in range(max(low, be - 3), be))


def _perfect(toks: Tokens, i: int) -> bool:
    """ "to have begun", "to have been closed"; not "hope to have power back by Friday"."""
    after = toks.lower(i + 1)
    return toks.tag(i + 1) == "VBN" or after in PAST or after in past_forms() or after.endswith("ed")


def _infinitive_of(toks: Tokens, i: int) -> bool:
    """ "agreed to meet", "is going to the polls"; not "agreed to the pause"."""
    before = toks.lower(i - 1)
    if toks.lower(i) != "to" or before not in AHEAD:
        return False
    after = toks.lower(i + 1)
    # "agreed to terms on Friday", "agreed to the pause"
    return before == "going" or (after not in NOUN_AHEAD and after not in words("agreed_to"))


def _tagged(toks: Tokens, i: int, word: str, tag: str, low: int) -> int:
    """The same for a word with a Penn tag."""
    if tag == "VBD" and _infinitive(toks, i, low):
        return 0
    if tag == "VBD":
        return 1 if _infinitive_of(toks, i + 1) and not had_before(toks, i, low) else -1
    if tag == "VBN":
        if _announced(toks, i, word):
            return -1 if had_before(toks, i, low) else 1
        return 0 if _infinitive(toks, i, low) or _coordinated(toks, i, low) else -1
    return 0


def _ordered(toks: Tokens, i: int, low: int) -> bool:
    """told them to be back at 9:30 Monday, called for the vote to be held in June: an order is for a day to come."""
    if any(toks.lower(j) in words("orders") for j in range(max(low, i - 5), i)):
        return True
    near = range(max(low, i - 9), i)
    asked = next((j for j in near if toks.lower(j) in ("called", "asked", "appealed", "pressed")), i)
    return any(toks.lower(j) == "for" for j in range(asked + 1, i))


def _is(toks: Tokens, i: int) -> bool:
    """is, are, I'm, he's; not the 's of "Thursday's ruling"."""
    word = toks.lower(i)
    return word in IS or (word in ("'s", "’s") and toks.lower(i - 1) in PRONOUNS)


def _announced(toks: Tokens, i: int, word: str) -> bool:
    """expected to …; (is) expected on the morning of July 8; (are) due by Friday; (is) expected back on Tuesday."""
    if word not in AHEAD:
        return False
    after = toks.lower(i + 1)
    auxiliary = toks.lower(i - 1) in ("is", "are", "be", "'s", "'re") or toks.lower(i - 2) in ("is", "are")
    auxiliary = auxiliary or (word == "expected" and after == "by" and toks.lower(i - 1) in ("was", "were"))
    dated = toks.classes[i + 1 : i + 2] in WEEKDAYS or after in ("tomorrow", "next", "later", "shortly", "soon")
    return _infinitive_of(toks, i + 1) or (
        auxiliary and (dated or after in PREPOSITIONS or after in ("back", "home", "here", "there"))
    )


def _modal(toks: Tokens, i: int) -> int:
    """ "may plead guilty this week" looks ahead; "could not be reached Friday" and "may have left Friday" do not."""
    after = [toks.lower(j) for j in range(i + 1, i + 5)]
    if toks.lower(i) == "could" and after[0] in ("not", "n't"):
        return -1  # "could not pay its staff on Friday"
    return -1 if "have" in after[:2] or ("be" in after and any(w in words("attempts") for w in after)) else 1


def had_before(toks: Tokens, i: int, low: int) -> bool:
    """ "had been due to expire Friday": the plan is told from a later day."""
    return any(toks.lower(j) == "had" for j in range(max(low, i - 4), i))


def _infinitive(toks: Tokens, i: int, low: int) -> bool:
    """ "to be published", "is formally sentenced": the participle says nothing, the auxiliary before it does."""
    j = i - 1
    if j > low and (toks.lower(j).endswith("ly") or toks.lower(j) == "not"):
        j -= 1
    word = toks.lower(j) if j >= low else ""
    return word in STATES or (word in ("'s", "’s") and _is(toks, j))
