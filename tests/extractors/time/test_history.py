"""A history is taken for one whatever single sentence it holds, and news for news."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.model import Published
from extractors.time import find_text
from extractors.time.history import ENOUGH, is_narrative, weigh
from extractors.time.lexer import lex
from extractors.time.recognise import atoms
from tests.extractors.time.test_gold import HERE, documents, score

HISTORIES = sorted(path.stem for path in (HERE / "gold").glob("narrative*.txt"))
#: Obituary and canal are news by their place in a paper, and tell a whole life or two centuries.
NEWS = sorted(path.stem for path in (HERE / "gold").glob("*.txt") if path.stem not in HISTORIES)
RETOLD = {("news7", "singer"), ("unseen3", "canal")}

LETTER = '"Yesterday they took the bridge and on Tuesday they came for us," he wrote to his sister. '
DIARY = '"Last night we slept in the snow," a soldier said. "Two days ago we had bread. Tomorrow we march again." '
REPORTED = (
    '"It was a massacre," he said later. The king said he knew nothing. Brown says nobody did. She said the same. '
)
MARKET = "The market was held on Wednesday and Saturday. The attack came on a Sunday; the town knew on Monday. "
LEGACY = "\n\nA film about it was released last year and a memorial was opened last month. A stamp will be issued soon."

PAINTED = (
    "The museum wants Basket of Berries (1761). It is a 1761 work that set records. It hangs in a hall of the house "
    "beside three more by the same hand, which the family has owned and lent to museums abroad, and the museum has "
    "long wanted it for the wall across from the stairs, where a copy hangs that nobody looks at for long."
)


def middle(text: str) -> int:
    """Where the paragraph begins that stands in the middle."""
    breaks = [at + 2 for at in range(len(text)) if text.startswith("\n\n", at)] or [len(text)]
    return breaks[len(breaks) // 2]


@pytest.mark.parametrize("name", HISTORIES)
@pytest.mark.parametrize(
    ("put_in", "ends", "loses"),
    [
        pytest.param(LETTER, False, 6.0, id="letter"),
        pytest.param(DIARY, False, 6.0, id="diary"),
        pytest.param(REPORTED, False, 6.0, id="somebody said"),
        pytest.param(MARKET, False, 12.0, id="weekdays"),
        pytest.param(LEGACY, True, 6.0, id="a word of our day at the end"),
    ],
)
def test_a_sentence_put_in_changes_little(name: str, put_in: str, ends: bool, loses: float) -> None:
    before, after, gold_count = 0, 0, 0
    for title, day, text, gold in documents(name):
        at = len(text) if ends else middle(text)
        changed = text[:at] + put_in + text[at:]
        toks = lex(changed)
        assert is_narrative(toks, atoms(toks), day), title
        shift = len(put_in)
        moved = [
            score.Tagged(g.begin + shift * (g.begin >= at), g.end + shift * (g.begin >= at), g.type, g.value, g.text)
            for g in gold
        ]
        before += score.count(score.pair(gold, found(text, day))).value
        after += score.count(score.pair(moved, found(changed, day))).value
        gold_count += len(gold)
    assert 100 * (before - after) / gold_count <= loses


def found(text: str, day: date) -> list:
    """What the engine finds, as the scorer wants it."""
    return [
        score.Tagged(t.begin, t.end, t.type.value, t.value, t.text, t.mod) for t in find_text(text, Published(day, ""))
    ]


@pytest.mark.parametrize("name", NEWS)
def test_news_is_no_history(name: str) -> None:
    for title, day, text, _ in documents(name):
        toks = lex(text)
        assert is_narrative(toks, atoms(toks), day) is ((name, title) in RETOLD), title


@pytest.mark.parametrize(
    ("text", "history"),
    [
        pytest.param("The war began in 1912. It ended in 1914 and cost 9,000 lives.", True, id="two years named"),
        pytest.param("The war began in 1912. On Tuesday the last veteran died, his son said.", False, id="news of it"),
        pytest.param(
            "Police arrested him last May. He had been convicted in 1998, 2001 and 2003.", False, id="a record"
        ),
        pytest.param(
            "He was born in 1809. He wrote a novel in 1841, another in 1847. He died in 1871.", True, id="a life"
        ),
        pytest.param(
            "Prices rose in March, the agency said. It was 3.1 percent in 2019 and 2 in 2015.", False, id="figures"
        ),
        pytest.param(
            "He sailed on 6 May 1808. On 4 June he fell ill; the next day he landed. On 9 June he died.",
            True,
            id="one year, then days",
        ),
        pytest.param(
            "He sailed on 6 May 1808, the guide said. On 4 June a plaque is unveiled; the next day it is shown.",
            False,
            id="one year, and somebody said so",
        ),
        pytest.param(
            f"{PAINTED} The house sold it last March. It had shown it in 1910, in 1914 and in 1998.",
            False,
            id="a painting and its year",
        ),
        pytest.param(
            "The club announced today that its coach has left. He won in 1989, in 1994, in 1998 and in 2004.",
            False,
            id="announced today",
        ),
        pytest.param(
            "Voss Foods today named Eva Holm as its chief. She led a bank from 1994 to 1999 and a mill in 2004.",
            False,
            id="named today",
        ),
        pytest.param(
            "The firm signed today with a club it left in 1998. It had been there in 1979, in 1984 and in 1990.",
            False,
            id="signed today",
        ),
        pytest.param(
            "The fort is today a school. It was built in 1809, burned in 1841 and sold in 1871.", True, id="is today"
        ),
        pytest.param("", False, id="nothing"),
    ],
)
def test_signs_are_weighed(text: str, history: bool) -> None:
    toks = lex(text)
    assert is_narrative(toks, atoms(toks), date(2021, 6, 9)) is history


def test_each_sign_of_news_takes_weight_away() -> None:
    base = "The bridge was built in 1871. It fell in 1903 and was rebuilt in 1910. It was painted in 1954."
    signs = ("It was closed last month.", "It was closed on Friday.", "A man said it was old.", "It was sold in 2021.")

    def weight(text: str) -> float:
        toks = lex(text)
        return weigh(toks, atoms(toks), date(2021, 6, 9))

    assert weight(base) == 4 > ENOUGH
    assert all(weight(f"{base} {sign}") < weight(base) for sign in signs)
    assert weight("It was closed last month. " + base) < ENOUGH


FEATURES = [
    pytest.param(
        "In 1971 the first pens were towed in. In 1978 a storm tore eleven of them loose. By 1994 there were 40."
        "\n\nA study of 2011 blamed the feed. Three weeks ago the oxygen fell to nothing. On 20 September the firm"
        " asked for nine licences. A hearing is set for December.",
        {"20 September": "2023-09-20", "December": "2023-12"},
        id="op-ed",
    ),
    pytest.param(
        "She was born in 1966 and went underground in 1984. In 1991 the pit closed and she studied law."
        " In 2015 the government offered her the post.\n\nOn Tuesday last week she accepted it. She takes office on"
        " December 1. In May a union leader had called her a traitor; he apologised last Thursday.",
        {
            "Tuesday last week": "2023-11-07",
            "December 1": "2023-12-01",
            "May": "2023-05",
            "last Thursday": "2023-11-09",
        },
        id="profile",
    ),
    pytest.param(
        "The bridge opened in 1932. In 1950 it was widened, and in 1961 a barge brought down two spans."
        "\n\nLast year the council sold the toll house. In March it was pulled down. In 1962 the spans were raised"
        " again: the work began in May.",
        {"March": "2023-03", "May": "1962-05"},
        id="back-again",
    ),
    pytest.param(
        'He was born in 1831 and sailed in 1852. In 1857 he wrote: "Last week we lost the mast." In March he came home.'
        " In 1860 he married.",
        {"March": "1857-03"},
        id="not-by-a-letter",
    ),
]


@pytest.mark.parametrize(("text", "values"), FEATURES)
def test_what_counts_from_publication_ends_the_years_told_of(text: str, values: dict[str, str]) -> None:
    found = {timex.text: timex.value for timex in find_text(text, Published(date(2023, 11, 14), "given"))}
    assert {words: found.get(words) for words in values} == values
