"""What a person sees on a terminal; what an article must not do to it."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from datetime import date, time

import pytest
from rich.console import Console

from extractors.model import (
    Ambiguous,
    Anchor,
    AnchorKind,
    Attribution,
    DateClaim,
    Event,
    EventDate,
    Extent,
    Granularity,
    Interval,
    Mention,
    Published,
    Resolved,
    Span,
    Status,
    Unresolved,
)
from output import wording
from output.marking import pieces
from output.terminal import show_table, why
from tests.output import samples


def shown(*events: Event, terminal: bool = False, **options: bool) -> str:
    out = io.StringIO()
    show_table(events, Console(file=out, force_terminal=terminal, width=160, color_system=None), **options)
    return out.getvalue()


def told(*sources: str, **changes: object) -> Event:
    on = date(2024, 5, 7)
    return samples.event(date_claims=(DateClaim(on, on, Granularity.DAY, sources, ()),), **changes)


def explained(event: Event, *mentions: Mention) -> str:
    out = io.StringIO()
    why(
        event, mentions, Console(file=out, width=160, color_system=None), documents={"a1": "https://courier.example/a1"}
    )
    return out.getvalue()


def test_the_table_says_what_happened_when_who_and_who_says_so() -> None:
    text = shown(samples.event(n_documents=3, n_independent_sources=2))
    for part in (
        "2024-05-07",
        "day",
        "Ferry workers walk out",
        "asserted",
        "Lorne Courier (2 independent, 3 articles)",
    ):
        assert part in text
    assert "e1" not in text
    assert "e1" in shown(samples.event(), ids=True)


def test_the_table_says_that_dates_disagree() -> None:
    text = shown(told("AP", "Courier", n_documents=2, n_independent_sources=2, date_conflict=True))
    assert "AP, Courier (2 independent, 2 articles; dates disagree)" in text
    assert "disagree" not in shown(told("AP"))


def test_articles_without_an_outlet_are_counted_not_named_by_their_ids() -> None:
    assert wording.told_by(told("article 52a58f5b32da3000")) == "unnamed source"
    assert wording.told_by(told("AP", "article 52a58f5b32da3000", "article 9f0c52a58f5b32")) == "AP, 2 unnamed sources"
    assert wording.told_by(told("article of faith")) == "article of faith"


@pytest.mark.parametrize(
    ("span", "extent", "says"),
    [
        (samples.day(date(2024, 5, 7)), Extent.WITHIN, "2024-05-07"),
        (Interval(date(2023, 9, 1), date(2023, 10, 1), Granularity.MONTH), Extent.WITHIN, "2023-09"),
        (Interval(date(2023, 7, 1), date(2023, 10, 1), Granularity.QUARTER), Extent.WITHIN, "2023-Q3"),
        (Interval(date(2023, 1, 1), date(2024, 1, 1), Granularity.YEAR), Extent.WITHIN, "2023"),
        (Interval(date(1990, 1, 1), date(2000, 1, 1), Granularity.DECADE), Extent.WITHIN, "1990 … 1999"),
        (Interval(date(2023, 9, 1), date(2023, 9, 21), Granularity.MONTH), Extent.WITHIN, "2023-09-01 … 2023-09-20"),
        (Interval(date(2022, 12, 12), None, Granularity.DAY), Extent.FROM, "since 2022-12-12"),
        (Interval(None, date(2024, 6, 1), Granularity.MONTH), Extent.UNTIL, "until 2024-05"),
        (Interval(date(2019, 1, 1), None, Granularity.YEAR), Extent.FROM, "since 2019"),
        (Interval(date(2019, 4, 1), None, Granularity.YEAR), Extent.FROM, "since 2019-04-01"),
        (Interval(date(2022, 12, 1), None, Granularity.MONTH), Extent.FROM, "since 2022-12"),
        (Interval(None, date(2020, 1, 1), Granularity.YEAR), Extent.WITHIN, "by 2019"),
        (Interval(None, date(2024, 6, 1), Granularity.DAY), Extent.WITHIN, "by 2024-05-31"),
        (Interval(date(2024, 6, 1), None, Granularity.DAY), Extent.WITHIN, "2024-06-01 or later"),
        (
            Interval(date(2024, 5, 7), date(2024, 5, 8), Granularity.MINUTE, time(14, 30)),
            Extent.WITHIN,
            "2024-05-07 14:30",
        ),
        (
            Interval(date(2024, 5, 7), date(2024, 5, 8), Granularity.MINUTE, time(18), time(18)),
            Extent.WITHIN,
            "2024-05-07 18:00",
        ),
        (
            Interval(date(2024, 5, 7), date(2024, 5, 8), Granularity.HOUR, time(14), time(16)),
            Extent.WITHIN,
            "2024-05-07 14:00 – 16:00",
        ),
    ],
)
def test_a_date_is_shown_no_finer_than_it_is(span: Interval, extent: Extent, says: str) -> None:
    assert wording.when(span, extent) == says


def test_escapes_and_markup_of_an_article_do_not_reach_the_terminal() -> None:
    nasty = "\x1b[2J\x1b]0;owned\x07[bold]x[/bold]\u202eabc\r\n\x9b31m"
    event = samples.event(title=nasty, place=nasty, merge_reasons=(nasty,), status=Status.DISPUTED)
    mention = replace(samples.mention(), sentence=Span(0, len(nasty), nasty), source=nasty)
    for text in (shown(event), shown(event, terminal=True), explained(event, mention)):
        assert "[bold]x[/bold]" in text
        for bad in ("\x1b[2J", "\x1b]", "\x07", "\u202e", "\x9b", "\r"):
            assert bad not in text


def test_why_shows_sentence_expression_anchor_rule_value_and_rejected() -> None:
    text = explained(samples.event(), samples.mention())
    for part in (
        "Ferry workers {walked out} on [Tuesday].",
        "“Tuesday” (DATE 2024-05-07)",
        "the day of publication, Wednesday 2024-05-08 (front matter)",
        "weekday.past",
        "2024-05-07: Tuesday before publication",
        "2024-05-14: next Tuesday, but the verb is past (weight 0.10)",
        "same trigger and day",
        "https://courier.example/a1",
    ):
        assert part in text


def test_the_sentence_that_gives_the_row_its_date_comes_first() -> None:
    vague = EventDate(Unresolved("no expression"), None, 1.0)
    doc = samples.article("a0", title="Other")
    other = samples.mention("m0", doc, when=vague, salience=1.0, source="Other Gazette")
    text = explained(samples.event(mentions=(other, samples.mention())), other, samples.mention())
    assert text.index("1. Lorne Courier") < text.index("2. Other Gazette")


def test_why_names_what_a_date_was_counted_from() -> None:
    base = samples.mention("base")
    taken = samples.reading(date(2024, 5, 8), "the day after")
    after = EventDate(Resolved(taken, Anchor(AnchorKind.EVENT, "base", "2024-05-07"), ("anchor.after",)), None, 0.8)
    text = explained(samples.event(mentions=(samples.mention("m2"),)), samples.mention("m2", when=after), base)
    assert "the event “walked out” (2024-05-07)" in text
    assert "2. " not in text  # the anchor's own mention is not one of the event


def test_why_says_which_readings_stay_open_and_why_there_is_none() -> None:
    readings = (
        samples.reading(date(2024, 3, 4), "day first", 0.5),
        samples.reading(date(2024, 4, 3), "month first", 0.5),
    )
    open_date = EventDate(Ambiguous(readings, Anchor(AnchorKind.CALENDAR), ("numeric",)), None, 0.5)
    text = explained(samples.event(), samples.mention(when=open_date))
    assert "2024-03-04: day first" in text
    assert "2024-04-03: month first" in text
    none = EventDate(Unresolved("a length of time without a begin", ("length",)), None, 0.1)
    assert "a length of time without a begin" in explained(samples.event(), samples.mention(when=none))


def test_why_tells_who_says_so_and_where_sources_disagree() -> None:
    doc = samples.article(published=Published(date(2024, 5, 8), "htmldate", None, "in the future"))
    said = samples.mention(doc=doc, attribution=Attribution("Ada Reyes", "said", 0, 9, False, "Radio Lorne"))
    claims = (
        DateClaim(date(2024, 5, 7), date(2024, 5, 7), Granularity.DAY, ("Courier",), ("m1",)),
        DateClaim(date(2024, 5, 1), date(2024, 5, 31), Granularity.MONTH, (), ()),
    )
    text = explained(samples.event(date_conflict=True, date_claims=claims, superseded_by="e9"), said)
    assert "Ada Reyes, via Radio Lorne (“said”)" in text
    assert "2024-05-07 says Courier" in text
    assert "2024-05 says an unnamed source" in text
    assert "in the future" in text
    assert "e9" in text


def test_the_pieces_are_the_sentence_even_where_marks_meet_or_lie_outside() -> None:
    mention = samples.mention()
    assert "".join(p.text for p in pieces(mention)) == mention.sentence.text
    assert [p.mark for p in pieces(mention) if p.mark] == ["trigger", "timex"]
    overlapping = replace(mention, trigger=replace(mention.trigger, begin=20, end=30))
    assert [p.mark for p in pieces(overlapping) if p.mark] == ["timex"]
    outside = replace(mention, trigger=replace(mention.trigger, begin=200, end=230))
    assert "".join(p.text for p in pieces(outside)) == mention.sentence.text


def test_words_for_one_event_in_one_sentence_are_read_once() -> None:
    first = samples.mention("m1")
    second = replace(first, mention_id="m2", trigger=replace(first.trigger, begin=0, end=5, text="Ferry"))
    text = explained(samples.event(mentions=(first, second)), first, second)
    assert "{Ferry} workers {walked out} on [Tuesday]." in text
    assert "2. " not in text
    other = replace(second, when=EventDate(Unresolved("no expression"), None, 0.1))
    assert "2. " in explained(samples.event(mentions=(first, other)), first, other)


def test_an_expression_of_another_sentence_is_said_to_stand_elsewhere() -> None:
    first = samples.mention()
    later = replace(first, sentence=Span(37, 67, samples.TEXT[37:]), trigger=replace(first.trigger, begin=55, end=61))
    text = explained(samples.event(), later)
    assert "“Tuesday” elsewhere in the article" in text
    assert "The port of Lorne {stayed} shut." in text


def test_in_a_pipe_a_row_is_a_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    show_table([samples.event(title="A very long title " * 12), samples.event("e2")])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert "title " * 3 not in lines[0]
    assert lines[1].startswith("2024-05-07")


@pytest.mark.parametrize("width", [100, 115, 139])
def test_on_a_narrow_terminal_the_event_has_most_of_the_room(width: int) -> None:
    week = Interval(date(2024, 5, 6), date(2024, 5, 13), Granularity.WEEK)
    event = replace(told("Lorne Courier", "Vesna Post", "Western Sports Wire"), interval=week)
    out = io.StringIO()
    show_table([event], Console(file=out, force_terminal=True, width=width, color_system=None))
    lines = out.getvalue().splitlines()
    assert all(len(line) <= width for line in lines)
    assert any("2024-05-06 …" in line and "Ferry workers walk out" in line for line in lines)
    assert any(line.lstrip().startswith("2024-05-12") for line in lines)


def test_an_old_encoding_shows_question_marks_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii"))
    show_table([samples.event(title="Göyçə shelled → closed")])
    sys.stdout.flush()
    assert b"G?y?? shelled ? closed" in raw.getvalue()


@pytest.mark.parametrize(
    ("title", "status", "label"),
    [
        ("Policy was not renewed", Status.DENIED, "asserted"),
        ("No updates had been issued", Status.DENIED, "asserted"),
        ("Court didn’t hear the case", Status.DENIED, "asserted"),
        ("Players refused to train", Status.DENIED, "denied"),
        ("Notary Klein left", Status.DENIED, "denied"),
        ("Trains will not run", Status.PLANNED, "planned"),
    ],
)
def test_a_title_that_says_not_is_told_as_a_fact(title: str, status: Status, label: str) -> None:
    event = samples.event(title=title, status=status)
    assert wording.status(event) == label
    assert f" {label} " in shown(event)
