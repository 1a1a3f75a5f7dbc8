"""One happening of one day that two papers tell in other words, and two happenings that stay two."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from merge_builder import article, m

from extractors.merge import merge
from extractors.merge.blocks import name_tokens
from extractors.merge.bundle import single
from extractors.merge.counts import several_and_one
from extractors.merge.facts import fact
from extractors.merge.steps import of_their_sentence
from extractors.merge.stories import profile
from extractors.model import Factuality, Mention, Span, Status

DAY, BEFORE = "2024-03-11", "2024-03-09"

#: A story: its title in two papers.
Story = str


def told(text: str, *who: str, doc: str, **how: Any) -> Mention:
    """The mention of the word in brackets; its lemma behind a bar."""
    begin, end = text.index("["), text.index("]") - 1
    marked = text[begin + 1 : end + 1]
    word, _, lemma = marked.partition("|")
    plain = text.replace(f"[{marked}]", word)
    found = m(f"{word}/{lemma or word}", *who, on=DAY, doc=doc, pub=DAY, begin=begin, **how)
    return replace(
        found,
        sentence=Span(0, len(plain), plain),
        trigger=replace(found.trigger, begin=begin, end=begin + len(word)),
    )


def rows(one: Mention, other: Mention, title: Story) -> int:
    """How many rows two articles make of what they tell; ``title`` of both, or of each, with a bar between."""
    titles = title.split("|")
    found = merge([one, other], [article("a", title=titles[0]), article("b", title=titles[-1])])
    return sum(event.superseded_by is None for event in found)


@pytest.mark.parametrize(
    ("one", "who", "other", "whom", "title"),
    [
        ("Thieves [broke|break] into the gallery.", "p:the gallery", "The [robbery] shook Orlan.", "", "Orlan gallery"),
        ("The coach [left|leave] the road.", "a:The coach", "The [crash] killed nine.", "", "Hallin coach pilgrims"),
        ("They [picked|pick] up two men.", "p:two men", "Both were [taken|take] into custody.", "", "Orlan gallery"),
        ("Mr Tamm [gave|give] up his post.", "a:Rolf Tamm", "Tamm [resigned|resign] then.", "a:Tamm", "Tamm minister"),
        (
            "The bus [plunged|plunge] into a gorge.",
            "p:The bus",
            "The [accident] shook us.",
            "",
            "Hallin coach pilgrims",
        ),
    ],
)
def test_a_phrase_says_what_one_word_says(one: str, who: str, other: str, whom: str, title: Story) -> None:
    second = told(other, *[whom] * bool(whom), doc="b", pos="VERB" if "|" in other else "NOUN")
    assert rows(told(one, who, doc="a"), second, title) == 1


@pytest.mark.parametrize(
    ("one", "who", "other", "title"),
    [
        ("The system [broke|break] in March.", "a:The system", "The [robbery] shook Orlan.", "Orlan gallery paintings"),
        ("The guests [left|leave] the hall.", "a:The guests", "The [crash] killed nine.", "Hallin coach pilgrims"),
        ("Lee [gave|give] a party.", "a:Ann Lee:PERSON", "The [testimony] took hours.", "Hallin trial"),
        ("Troops [struck|strike] a depot.", "p:a depot", "The [agreement] ends the row.", "Hallin depot harbour"),
    ],
)
def test_other_phrases_say_other_things(one: str, who: str, other: str, title: Story) -> None:
    assert rows(told(one, who, doc="a"), told(other, doc="b", pos="NOUN"), title) == 2


def test_a_deal_that_is_struck_is_the_deal() -> None:
    for noun in ("deal", "agreement", "pact"):
        struck = fact(told(f"The {noun} was [struck|strike] at dawn.", f"p:The {noun}", doc="a")).topic
        assert struck.families & {"agreement", "attack"} == {"agreement"}, noun
    depot = fact(told("The depot was [struck|strike].", "p:The depot", doc="a")).topic
    assert depot.families & {"agreement", "attack"} == {"attack"}


@pytest.mark.parametrize(
    ("one", "who", "other", "whom", "title"),
    [
        ("[arrested|arrest]", "p:Two men", "[detained|detain]", "p:the suspects", "Orlan gallery paintings stolen"),
        ("[robbed|rob]", "p:a jeweller", "[raid]", "p:the shop", "Masked gang jeweller diamonds Hallin"),
        ("[kidnapped|kidnap]", "p:the crew", "[abducted|abduct]", "p:sailors", "Rovik tanker pirates gulf"),
    ],
)
def test_a_story_has_one_of_its_kind_a_day(one: str, who: str, other: str, whom: str, title: Story) -> None:
    """The papers share no name and hardly a word; two stories, or others whom it befell, make two rows."""
    first, second = told(f"It was said {one}.", who, doc="a"), told(f"On Monday came {other}.", whom, doc="b")
    apart = f"Bond prices slip|{title}"
    assert rows(first, second, title) == 1
    assert rows(first, second, apart) == 2
    named = [
        told("He was [held|hold].", f"p:{name}:PERSON", doc=doc) for doc, name in (("a", "Ann Lee"), ("b", "Ove Dahl"))
    ]
    assert rows(*named, title) == 2


def test_he_whom_the_text_names_is_a_person() -> None:
    for pronoun, people in (("him", 1), ("her", 1), ("it", 0)):
        mention = told(f"Prosecutors [charged|charge] {pronoun}.", "p:Milan Drobac", doc="a")
        (whom,) = mention.participants
        mention = replace(mention, participants=(replace(whom, text=pronoun, resolved=True),))
        assert sum(name.person for name in fact(mention).patients) == people, pronoun


def test_a_name_is_a_word_of_the_story_in_which_another_paper_does_not_say_it() -> None:
    for name in ("Drobac", "Selena", "Vantor"):
        here = fact(told("It [began|begin].", f"a:{name}:ORG", doc="a"))
        there = fact(told("The [start] came.", doc="b", pos="NOUN"))
        story = profile([there], f"{name} ready")
        found = [set(name_tokens(single(each), story if each is there else {})) for each in (here, there)]
        assert found[0] & found[1], name
        assert not found[0] & set(name_tokens(single(there), profile([there], "Others ready")))


def in_one(text: str, one: tuple[str, ...], other: tuple[str, ...], **how: Any) -> int:
    """How many rows a sentence makes of its two words in brackets; of each the participants, and ``"NOUN"`` for one."""
    first, second = re.findall(r"\[[^]]*\]", text)
    found = []
    for rest, who in ((second, one), (first, other)):
        kind = "NOUN" if "NOUN" in who else "VERB"
        plain = text.replace(rest, rest[1:-1].partition("|")[0], 1)
        found.append(told(plain, *(w for w in who if w != "NOUN"), doc="a", pos=kind, **how))
    return len(merge(found))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The bus [veered|veer] off the road and [plunged|plunge] into a gorge.", ("a:The bus",), ("a:The bus",)),
        ("Tamm [left|leave] office and [resigned|resign] his seat.", ("a:Tamm:PERSON",), ("a:Tamm:PERSON",)),
        ("Shetty has been in [custody] since his [arrest].", ("p:Shetty:PERSON", "NOUN"), ("p:his", "NOUN")),
        ("Lee has been [jailed|jail] since the [arrest].", ("p:Lee:PERSON",), ("NOUN",)),
        ("The ferry [capsized|capsize] and then [sank|sink].", ("a:The ferry",), ()),
        ("The [agreement], [struck|strike] at dawn, ends it.", ("NOUN",), ("p:The agreement",)),
        ("They hailed the [accord] that was [struck|strike] at dawn.", ("NOUN",), ("p:the accord",)),
        ("The [deal] was [struck|strike] at dawn.", ("NOUN",), ("p:The deal",)),
    ],
)
def test_a_sentence_tells_one_happening_by_two_words(text: str, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert in_one(text, one, other) == 1


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("A car [crashed|crash] and a lorry [overturned|overturn].", ("a:A car",), ("a:a lorry",)),
        ("Police [arrested|arrest] Lee and later [detained|detain] Dahl.", ("p:Lee:PERSON",), ("p:Dahl:PERSON",)),
        ("The trawler [sank|sink] while a tug [capsized|capsize].", ("a:The trawler",), ("a:a tug",)),
        ("The [agreement] was [torn|tear] up at dawn.", ("NOUN",), ("p:The agreement",)),
        ("Tamm [quit|quit] and the union [struck|strike].", ("a:Tamm:PERSON",), ("a:the union",)),
    ],
)
def test_a_sentence_that_tells_of_two_makes_two(text: str, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert in_one(text, one, other) == 2


@pytest.mark.parametrize(
    ("plan", "whom", "deed", "who", "n"),
    [
        ("[sworn|swear] in", "p:Ana Ruiz:PERSON", "Ruiz [took|take] the oath.", "a:Ana Ruiz:PERSON", 1),
        ("[buried|bury] in Ravno", "p:the pilgrims", "The [funeral] drew thousands.", "p:the pilgrims", 1),
        ("[talks] in Lima", "a:Ana Ruiz:PERSON", "Ruiz [met|meet] the union.", "a:Ana Ruiz:PERSON", 1),
        ("[arraigned|arraign] in court", "p:Ana Ruiz:PERSON", "Ruiz was [charged|charge].", "p:Ana Ruiz:PERSON", 2),
        ("[talks] in Lima", "a:Ana Ruiz:PERSON", "Dahl [met|meet] the union.", "a:Ove Dahl:PERSON", 2),
    ],
)
def test_what_was_set_for_a_day_is_told_in_other_words(plan: str, whom: str, deed: str, who: str, n: int) -> None:
    ahead = told(plan, whom, doc="a", pos="NOUN" if "|" not in plan else "VERB", factuality=Factuality.PLANNED)
    done = told(deed, who, doc="b", pos="NOUN" if "|" not in deed else "VERB")
    assert rows(ahead, done, "Lima talks oath union Ruiz Vargas pilgrims") == n


@pytest.mark.parametrize("verb", ["said/say", "invited/invite", "praised/praise"])
def test_a_noun_with_the_title_of_what_was_said_makes_no_row(verb: str) -> None:
    """What nobody named says makes no row, so there the noun has one."""
    for agent, title, n in (
        ("Joan Pryce:PERSON", "same", 1),
        ("sources", "same", 1),
        ("Joan Pryce:PERSON", "own", 2),
    ):
        spoke = replace(m(verb, f"a:{agent}", on=DAY, cls="statement"), title="same")
        noun = replace(m("conference", f"a:{agent}", on=DAY, pos="NOUN", begin=90), title=title)
        (event, *more) = merge([spoke, noun])
        assert 1 + len(more) == n, (agent, title)
        assert (noun.mention_id in event.mention_ids) == (agent == "sources") or title == "own"


@pytest.mark.parametrize(
    ("one", "other", "of_that_day"),
    [
        ("bombings", "Paris called the [attacks] unacceptable.", True),
        ("robbery", "the mayor called the [theft] a disgrace.", True),
        ("blast", "the firm says the [explosion] was small.", True),
        ("blast", "the firm says another [explosion] was small.", False),
        ("blast", "the firm says the [strike] is over.", False),
        ("blast", "the firm fears an [explosion] of costs.", False),
    ],
)
def test_a_noun_is_of_the_day_that_its_sentence_gives_one_like_it(one: str, other: str, of_that_day: bool) -> None:
    text = f"Of the Saturday {one} {other}"
    first = told(text.replace(one, f"[{one}]").replace(re.findall(r"\[\w+\]", other)[0], "it"), doc="a", pos="NOUN")
    second = told(text, doc="a", pos="NOUN", rule="context:running", timex=False)
    first, second = (
        replace(each, trigger=replace(each.trigger, lemma=each.trigger.text.removesuffix("s")))
        for each in (first, second)
    )
    first = replace(first, sentence=second.sentence, when=m("x", on=BEFORE).when)
    facts = of_their_sentence([fact(first), fact(second)])
    assert (facts[0].lo == facts[1].lo) is of_that_day


@pytest.mark.parametrize(
    ("noun", "one", "other"),
    [
        ("motion", "filed/file", "tabled/table"),
        ("petition", "lodged/lodge", "submitted/submit"),
        ("amendment", "tabled/table", "proposed/propose"),
    ],
)
def test_what_is_filed_is_told_by_its_noun(noun: str, one: str, other: str) -> None:
    who = ("a:Liberal Union:ORG", f"p:a {noun}")
    assert rows(*(m(verb, *who, on=DAY, doc=doc) for verb, doc in ((one, "a"), (other, "b"))), "Lisca rail row") == 1
    bill = m(other, "a:Liberal Union:ORG", "p:a budget", on=DAY, doc="b")
    assert rows(m(one, *who, on=DAY, doc="a"), bill, "Lisca rail row") == 2


def test_a_crash_with_its_toll_is_one_crash() -> None:
    for noun, n in (("crash", 1), ("explosion", 1), ("fire", 1), ("chant", 2)):
        toll = m(noun, "p:17 people", on=DAY, doc="a", pos="NOUN")
        bare = m(noun, on=DAY, doc="b", pos="NOUN")
        assert rows(toll, bare, "Hallin coach ravine pilgrims") == n, noun


@pytest.mark.parametrize("noun", ["vote", "match", "march"])
def test_a_noun_is_no_fact_beside_its_verb_that_is_called_off(noun: str) -> None:
    verb = m("settled/settle", on=DAY, factuality=Factuality.CANCELLED)
    beside = m(noun, on=DAY, pos="NOUN", begin=70)
    pair = [replace(each, title=f"It was to be settled by a {noun}") for each in (verb, beside)]
    assert [event.status for event in merge(pair)] == [Status.CANCELLED]


@pytest.mark.parametrize(
    ("verb", "one", "other", "n"),
    [
        ("leaked/leak", "a:chlorine", "a:chlorine gas", 1),
        ("crashed/crash", "a:the coach", "a:the pilgrims' bus", 1),
        ("collapsed/collapse", "a:the gallery", "a:a mine", 1),
        ("queued/queue", "a:the visitors", "a:the mourners", 2),
        ("crashed/crash", "a:Arl Airways:ORG", "a:Brod Air:ORG", 2),
    ],
)
def test_one_of_its_kind_a_day_with_other_words_for_who(verb: str, one: str, other: str, n: int) -> None:
    pair = (m(verb, who, on=DAY, doc=doc) for who, doc in ((one, "a"), (other, "b")))
    assert rows(*pair, "Hallin coach ravine pilgrims") == n


def test_a_bare_number_counts_many_where_it_stands_alone() -> None:
    lee = single(fact(m("arrested/arrest", "p:Ann Lee:PERSON", on=DAY)))
    for many, several in ((("p:46",), True), (("p:9",), True), (("p:a daughter", "p:11"), False), (("p:1",), False)):
        assert several_and_one(single(fact(m("arrested/arrest", *many, on=DAY))), lee) is several, many


@pytest.mark.parametrize(
    ("one", "other", "n"),
    [
        ("President fled and faxed his resignation from Tokyo", "President faxed his resignation from Tokyo", 1),
        ("Police stormed the farm and freed the boy", "Police freed the boy", 1),
        ("The union met and called a strike", "The union called a strike", 1),
        ("Police stormed the farm", "Police freed the boy", 2),
        ("Police stormed the farm and fled", "The boy fled", 2),
    ],
)
def test_a_verb_that_the_title_of_the_one_before_it_tells_has_no_row(one: str, other: str, n: int) -> None:
    first = replace(m("stormed/storm", on=DAY), title=one)
    second = replace(m("freed/free", on=DAY, begin=50), title=other)
    found = merge([first, second])
    assert [event.title for event in found][:1] == [one]
    assert len(found) == n


@pytest.mark.parametrize(
    ("who", "first", "second"),
    [
        ("Police", "two men", "a kilo of cocaine"),
        ("Customs officers", "a clerk", "three ledgers"),
        ("Rangers", "four poachers", "nine tusks"),
    ],
)
def test_people_arrested_and_things_seized_are_two(who: str, first: str, second: str) -> None:
    taken = told(f"{who} [arrested|arrest] {first} and seized {second}.", f"a:{who}", f"p:{first}", doc="a")
    kept = told(f"{who} arrested {first} and [seized|seize] {second}.", f"a:{who}", f"p:{second}", doc="a")
    assert len(merge([taken, kept])) == 2
    again = told(f"{who} arrested {first} and [detained|detain] them.", f"a:{who}", doc="a")
    assert len(merge([replace(taken, sentence=again.sentence), again])) == 1
