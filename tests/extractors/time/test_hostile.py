"""Texts nobody should send: no exception, no quadratic work, and a reason instead of a date."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise

import pytest

from extractors.model import Published, Resolved, Unresolved
from extractors.time import find_text
from extractors.time.lexer import lexicon

DAY = Published(date(2023, 9, 20), "given")

PIECES = {
    "words": "lorem ipsum dolor ",
    "number words": "one ",
    "articles": "the ",
    "weekdays": "Monday ",
    "months": "from May to ",
    "digits": "1",
    "grouped digits": ",111",
    "spaces": " ",
    "newlines": "\n",
    "newlines and spaces": "\n ",
    "dashes": "-",
    "apostrophes": "'",
    "stops": ".",
    "years and dashes": "2001-",
    "slashes": "1/1/",
    "clocks": "12:30:",
    "one long word": "x",
    "meridiem": "a.m.",
    "periods": "the year ended ",
    "halves": "the first half of ",
    "dozens": "twenty-",
    "fractions": "5 1/2 ",
    "controls": "\x00\x1f",
    "marks": "\u200f\u202e",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_endless_repetition_comes_to_an_end(piece: str) -> None:
    """40 kB of one piece. Anything worse than linear work would not be done within the patience of a test run."""
    text = piece * (40_000 // len(piece))
    for timex in find_text(text, DAY):
        assert text[timex.begin : timex.end] == timex.text


def test_ten_megabytes_without_a_sentence_end() -> None:
    text = "intercontinental shareholders notwithstanding " * 220_000
    assert len(text) > 10_000_000
    assert find_text(text, DAY) == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "\u200f", "🕰️", "…", "٢٠٢٣", "二〇二三年"])
def test_nothing_in_it(text: str) -> None:
    assert find_text(text, DAY) == ()


def test_marks_and_controls_do_not_shift_offsets() -> None:
    text = "\u202eOn \u200fTuesday\u202c, 5\u00a0May\x0b2020 and \ufeffFriday"
    found = find_text(text, DAY)
    assert next(t.text for t in found) == "Tuesday"
    assert all(text[t.begin : t.end] == t.text for t in found)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It was signed on February 30.", "there is no February 30 in the calendar"),
        ("It was signed on April 31, 2022.", "April 2022 has no day 31"),
        ("It happened 10000 years ago.", "lies outside the calendar"),
        ("It happened 5,000 centuries later, in 44 BC.", "before the common era, where no calendar of days reaches"),
    ],
)
def test_out_of_the_calendar_gives_a_reason(text: str, reason: str) -> None:
    reasons = [t.resolution.reason for t in find_text(text, DAY) if isinstance(t.resolution, Unresolved)]
    assert reason in reasons


@pytest.mark.parametrize(
    "text",
    [
        "the year 99999",
        "99999999999 days ago",
        "on 2017-13-45",
        "31/31/2020",
        "at 25:61",
        "0000-00-00",
        "Dec. 31, 9999, the following week, a century later",
        "9999-12-31T24:00",
        "1 January 0001, the day before",
        "30,000 years and twelve hundred million billion billion years",
        "in the first week of January, the last Monday of September",
        "last six months four years ago,",
        "Q9 2020, H7, FY99999",
        "the 99th century and the 0th of May",
    ],
)
@pytest.mark.parametrize("day", [date(1, 1, 1), date(2023, 9, 20), date(9999, 12, 31)])
def test_no_exception_at_the_edges_of_the_calendar(text: str, day: date) -> None:
    for timex in find_text(
        f"{text} on Monday, last week, next decade, in June, two years later", Published(day, "given")
    ):
        assert timex.value


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_time_words_is_survived(seed: int) -> None:
    """The words of the lexicon in random order: spans stand in the text and in order, no interval is turned round."""
    chance = random.Random(seed)
    figures = "1 3 31 264 552 1860 1999 2020 9999 216 9/11 10:30 4 2019-21 460s"
    marks = "BC AD c. - – , . ( ) / p.m. Easter the of was"
    vocabulary = [
        *lexicon(),
        *figures.split(),
        *marks.split(),
        "had been due to",
        "Labor Day weekend",
        "\n\n",
        "\x00",
        "\u200f",
    ]
    for _ in range(500):
        words = chance.choices(vocabulary, k=chance.randint(1, 40))
        text = " ".join(word.title() if chance.random() < 0.4 else word for word in words)
        day = chance.choice([date(1, 1, 1), date(9999, 12, 31), date(2020, 2, 29), date(1989, 10, 26)])
        last = 0
        for timex in find_text(text, Published(day, "given")):
            assert last <= timex.begin < timex.end
            assert text[timex.begin : timex.end] == timex.text
            last = timex.end
            if isinstance(timex.resolution, Resolved):
                stretch = timex.resolution.reading.interval
                assert stretch.begin is None or stretch.end is None or stretch.begin < stretch.end


TORN = (
    "On Sept. 3, 2023 at 7:15 p.m. EDT, two weeks after the Easter Monday of 24 April 1916, from 264 to 241 BC, the "
    "night of 2/3 July, the early hours of 9 January, February 9, 11 and 13, 2024, in the spring of 219, half past "
    "five in the morning, 19. Oktober 2023, le 5 mai 2020, 2023-09-19T14:05:00+02:00, 31/12/99, '98, the 1990s."
)
SCRIPTS = (
    "٣ سبتمبر ٢٠٢٣",
    "二〇二三年九月三日",
    "3 сентября 2023 г.",
    "३ सितंबर २०२३",
    "3 ก.ย. 2566",
    "á́̂3",
    "\ud83d\udd70".encode("utf-16", "surrogatepass").decode("utf-16"),
)
ABSURD = (
    "99:99",
    "February 31",
    "the year 0",
    "0 BC",
    "99999",
    "9999999 weeks later",
    "31.02.2023",
    "24:60",
    "12/0/2023",
    "Q0",
)


@pytest.mark.parametrize("seed", range(4))
def test_torn_text_other_scripts_and_absurd_numbers_are_survived(seed: int) -> None:
    """A text cut anywhere, with other scripts and impossible dates between, gives spans that stand in it."""
    chance = random.Random(seed)
    for _ in range(400):
        cuts = sorted(chance.sample(range(len(TORN)), 6))
        pieces = [TORN[a:b] for a, b in pairwise(cuts)]
        pieces += [chance.choice(SCRIPTS), chance.choice(ABSURD), chance.choice(ABSURD)]
        chance.shuffle(pieces)
        text = chance.choice(("", " ", "\n", ", ")).join(pieces)
        day = chance.choice([date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)])
        last = 0
        for timex in find_text(text, Published(day, "given")):
            assert last <= timex.begin < timex.end
            assert text[timex.begin : timex.end] == timex.text
            assert timex.value
            last = timex.end


@pytest.mark.parametrize("text", ABSURD)
def test_an_absurd_number_is_no_date(text: str) -> None:
    for timex in find_text(f"It was {text} there.", DAY):
        assert not isinstance(timex.resolution, Resolved), timex
