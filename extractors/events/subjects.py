"""The subject of a line: the name behind a pronoun, or the words as written, without what only hangs on them."""

from __future__ import annotations

from extractors.events import accounts, lexicon, subject_words
from extractors.events.binding import done_to
from extractors.events.ending import cut
from extractors.events.names import Names
from extractors.events.naming import BODY, possessive
from extractors.events.pronouns import first_person
from extractors.events.timeless import untimed
from extractors.language import syntax
from extractors.language.words import Word, Words

#: Characters of a name that is put in for a pronoun.
_LONGEST = 40
_POINTING = frozenset(("this", "these", "that", "those"))
#: Words of a noun that a line says with "the".
_PLAIN = 4
_VAGUE = frozenset(("one", "other", "thing", "lot", "number", "part", "way", "kind", "people", "hundred", "thousand"))
#: They only stood before a noun where it was told.
_CASES = frozenset(("in", "on", "from", "with", "into"))
#: Before a noun they say how many, and "the" does not stand before them.
_COUNTED = frozenset(("the", "a", "an", "some", "many", "several", "more", "about", "all", "two", "three", "four"))
_COUNTING = frozenset(("CD", "JJ", "DT"))


class Subjects:
    """Who a line is about, in one article."""

    def __init__(self, names: Names, text: str) -> None:
        self._names = names
        self._text = text

    def name(self, subject: Word) -> str | None:
        """The name behind a pronoun, behind the noun that "whose" belongs to, or beside "a third", "one of them"."""
        stands = self._names.stands_for(subject)
        if stands is not None:
            return stands.name if stands.how != BODY else None  # "Uta Renz: We sold our best defender"
        if subject.tag_ in _COUNTING and self._names.named(subject) and self._names.entity(subject) is None:
            return self._names.canonical(subject, subject.text)
        return self._names.beside_owned(subject)

    def of(self, subject: Word, verb: Word, first: int, timed: frozenset[int]) -> tuple[str, list[int]]:
        """What stands in front of the verb: other words than those of the text, or the numbers of its words."""
        if (name := self.name(subject)) is not None:
            return name, self._joined(subject, verb, first, timed)
        low, high = subject_words.words(subject, first)
        entity = self._names.entity(subject)
        if entity is not None and entity.start < low:
            low = entity.start
        if entity is not None and entity.label_ == "ORG" and high < entity.end <= first:
            high = entity.end  # "People for the Ethical Treatment of Animals (PETA) staged"
        front = _unbracketed(verb.doc, untimed(verb.doc, low, high, timed))
        if (
            front
            and verb.doc[front[0]].pos_ == "ADP"
            and (front[0] + 1 in timed or verb.doc[front[0]].lower_ in _CASES)
            and not syntax.limits(verb.doc, front[0])
        ):
            front = front[1:]  # "So far during [2006] customs has seized", "is in its third phase, which began"
        if not self._names.antecedents.quoted(subject):
            front = _without_pointing(front, subject)
        lead = cut(self._text, verb.doc, front, "")
        if front and (firm := accounts.owner(subject, verb, self._names)) is not None:
            return f"{firm} {lead.removeprefix('the ')}", []
        if ", " in lead and syntax.appositions(subject):
            closed = "" if ", and " in lead or len(syntax.conjuncts(subject)) > 1 else ","
            return f"{lead}{closed}", []  # "Her husband, Carl Holroyd, denies"
        beside = self._names.beside(subject) if entity is None and front else None
        if beside is not None and beside.label_ != "ORG" and front[-1] < beside.start:
            name = self._names.canonical(beside.root, beside.text)  # "The driver of the lorry, Tom Hale, was jailed"
            return (f"{lead}, {name}," if lead.count(" ") > 1 else name), []
        return "", front

    def _joined(self, noun: Word, verb: Word, first: int, timed: frozenset[int]) -> list[int]:
        """ "and ten passengers" for "Elian's mother and ten passengers"."""
        if noun.pos_ != "NOUN" or len(syntax.conjuncts(noun)) != 2 or syntax.conjuncts(noun)[0] is not noun:
            return []
        begin, end = syntax.phrase(noun)[1], subject_words.words(noun, first)[1]
        behind = untimed(verb.doc, begin, end, timed)
        return behind if behind and verb.doc[behind[0]].pos_ == "CCONJ" and end <= first else []

    def named(self, words: list[int], lead: str, core: Word, subject: Word | None = None) -> dict[int, str]:
        """Names for the pronouns among the words of a line, but for those of its subject.

        "The champion shook her head": whose it is is left open where somebody is the subject. "Their trial" that
        opens a line is "Two men's trial", name or not. ``core`` is the word the line turns on.
        """
        found: dict[int, str] = {}
        doc = self._names.words
        pronouns: list[int] = []
        pointed: list[int] = []
        for index in words:  # most lines have none of either
            tag = doc[index].tag_
            if tag in ("PRP", "PRP$"):
                pronouns.append(index)
            elif tag in ("NN", "NNP") and _the(doc[index - 1], index, words):
                pointed.append(index)
        if not pronouns and not pointed:
            return found
        quoted = self._names.antecedents.quoted
        inside = {doc[index] for index in words}
        about = {part.rstrip(",") for part in lead.replace("'s", "").split()} | {doc[index].text for index in words}
        asked = ("PRP",) if subject is not None and _somebody(subject) else ("PRP", "PRP$")
        for index in pronouns:
            word = doc[index]
            own = first_person(word)
            of_subject = subject is not None and word.tag_ == "PRP$" and word.i < subject.i and word.head is subject
            if (word.tag_ not in asked and not own and not of_subject) or word.lower_.endswith(("self", "selves")):
                continue
            if own and quoted(word) is not quoted(core):
                continue  # "Karin Lind said: "I saw him""
            meant = self._names.stands_for(word)
            if meant is not None and meant.how == BODY:
                continue
            opens = word.i == words[0] and word.tag_ == "PRP$" and not doc[word.i + 1].text[0].isdigit()  # "his 30s"
            named = meant is not None and (meant.named or _with_name(self._names.antecedent(word)))
            common = not opens and not named and not quoted(word) and _plain(self._names.antecedent(word), word)
            common = common and (word.tag_ == "PRP" or (subject is not None and word.i < core.i))
            single = word.tag_ == "PRP$" and word.head.tag_ not in ("NNS", "NNPS")
            if not named and single and (name := self._names.beside_owned(word.head)) is not None:
                told = max(word.head.i, *(index for index in words if _in_name(doc[index], word.head, name)), word.i)
                found.update(dict.fromkeys(range(word.i, told + 1), "") | {word.head.i: name})
                continue  # "led away its director, Henri Massala,": by name
            some = meant is not None and doc[word.i - 1].lower_ == "of" and syntax.is_subject(word.head)
            if meant is None or not (opens or named or some or common) or self._names.antecedent(word) in inside:
                continue
            inner = _inside(meant.name, self._names.antecedent(word)) if some or common else meant.name
            plain = some and not meant.named and inner[:1].islower() and inner.split()[0] not in _COUNTED
            name = f"the {inner}" if (common and not some) or plain else inner
            if own and name.split()[-1] in about:
                found[index] = self._names.antecedents.views.sexes.told(word.lower_, name)
            elif len(name) <= _LONGEST and name.split()[-1] not in about and not (found and name in found.values()):
                owns = word.tag_ == "PRP$" or word in syntax.possessors(word.head)
                found[index] = possessive(name) if owns else name
        for index in pointed:
            found.update(self._pointed(doc[index], about, found))
        return found

    def _pointed(self, noun: Word, about: set[str], found: dict[int, str]) -> dict[int, str]:
        """ "Nashua" for "the company" in "was approved by the company"; what is quoted stays as it is."""
        if self._names.antecedents.quoted(noun):
            return {}
        meant = self._names.stands_for(noun)
        if meant is None or meant.how != "noun" or len(meant.name) > _LONGEST or meant.name in found.values():
            return {}
        known = {part for part in meant.name.replace("'s", "").split() if part[:1].isupper()}
        if known - {noun.text} & about:
            return {}
        return {noun.i - 1: "the" if meant.the else "", noun.i: meant.name}


def _the(word: Word, index: int, words: list[int]) -> bool:
    """Does "the" stand right before a word, both in the line?"""
    return word.lower_ in ("the", "this", "that") and index - 1 in words


def _in_name(word: Word, noun: Word, name: str) -> bool:
    """Is it of the name right behind a noun: "their leader Karl Denk", "her husband, Karl Denk"?"""
    between = word.doc[noun.i + 1 : word.i]
    near = noun.i < word.i <= noun.i + 5 and all(one.text == "," or one.text in name.split() for one in between)
    return near and word.text in name.split()


def _with_name(noun: Word | None) -> bool:
    """ "Receptionist Madeline Kafoury", where the tree has the receptionist for the head."""
    if noun is None:
        return False
    begin, end = syntax.phrase(noun)
    return any(word.ent_type_ in ("PERSON", "PER") for word in noun.doc[noun.i + 1 : end] if begin <= noun.i)


def _inside(name: str, noun: Word | None) -> str:
    """ "two guards" for "Two guards", which opened a sentence."""
    first = noun.doc[syntax.phrase(noun)[0]] if noun is not None else None
    plain = first is not None and first.pos_ not in ("PROPN", "DET") and not first.ent_type_ and not first.is_upper
    opened = first is not None and first.is_sent_start and plain
    return name[:1].lower() + name[1:] if opened else name


def _plain(noun: Word | None, word: Word) -> bool:
    """May "the" stand before it: "the band" for "it" in "left it"? Not where it stands with others, or for some."""
    if noun is None or (word.lower_ == "it" and (syntax.is_subject(word) or not _known_here(noun, word))):
        return False
    if noun.pos_ != "NOUN" or noun.tag_ not in ("NN", "NNS") or len(syntax.conjuncts(noun)) > 1:
        return False
    begin, end = syntax.phrase(noun)
    plain = end - begin <= _PLAIN and noun.doc[begin].lower_ not in ("both", "all")
    return plain and noun.lemma_.lower() not in _VAGUE and not syntax.possessors(noun)


def _known_here(noun: Word, word: Word) -> bool:
    """Of another sentence "it" may mean all that was told: "The council sold the mill. She called it a mistake"."""
    return noun.sent.start == word.sent.start or done_to(word)


def _without_pointing(front: list[int], subject: Word) -> list[int]:
    """ "bombings" for "these bombings": what is pointed at stands in another sentence."""
    doc = subject.doc
    if len(front) < 2 or doc[front[0]].lower_ not in _POINTING or doc[front[0]].head is not subject:
        return front
    next_word = doc[front[1]].lower_
    if next_word == "time":
        return front  # "this time referee Sam Williams stopped it"
    return front[2:] if next_word == "particular" and len(front) > 2 else front[1:]


def _somebody(noun: Word) -> bool:
    return (
        noun.pos_ == "PRON"
        or noun.ent_type_ in ("PERSON", "PER", "NORP")
        or noun.lemma_.lower() in lexicon.people("person")
    )


def _unbracketed(doc: Words, words: list[int]) -> list[int]:
    """Words without what stands between brackets: "Carl Dahl [(NLP)] and Eva Falk"."""
    kept: list[int] = []
    depth = 0
    for index in words:
        depth += doc[index].text == "("
        if not depth:
            kept.append(index)
        depth -= doc[index].text == ")" and depth > 0
    return kept
