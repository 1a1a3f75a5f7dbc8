"""The spaCy component: on any pipeline, found through the entry point, safe to serialise."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import spacy
from spacy.tokens import Doc

from extractors.model import Published
from extractors.time.component import to_published

WEDNESDAY = "2023-09-20"
TEXT = "Shelling resumed on 14 March 2023. It stopped on March 16, 2023."


def blank(**config) -> spacy.language.Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("dateline_timex", config=config)
    return nlp


def found(doc: Doc, key: str = "timex") -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span._.timex_value) for span in doc.spans[key]]


def test_works_on_a_blank_pipeline_with_the_date_in_the_config() -> None:
    doc = blank(published=WEDNESDAY)(TEXT)
    assert found(doc) == [("14 March 2023", "DATE", "2023-03-14"), ("March 16, 2023", "DATE", "2023-03-16")]


def test_factory_comes_from_the_entry_point_of_the_installed_package() -> None:
    from importlib.metadata import entry_points

    points = {p.name: p.value for p in entry_points(group="spacy_factories")}
    assert points.get("dateline_timex") == "extractors.time.component:make_timex"


def test_works_behind_a_sentencizer_and_a_ruler() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("dateline_timex", config={"published": WEDNESDAY})
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "EVENT", "pattern": "Shelling"}])
    assert [value for *_, value in found(nlp(TEXT))] == ["2023-03-14", "2023-03-16"]


def test_every_span_says_what_it_means_and_why() -> None:
    doc = blank(published=WEDNESDAY)(TEXT)
    first = doc.spans["timex"][0]
    assert (first.id_, first.kb_id_) == ("t1", "2023-03-14")
    assert (first._.timex_begin, first._.timex_end, first._.timex_edtf) == ("2023-03-14", "2023-03-15", "2023-03-14")
    assert first._.timex_anchor == "calendar"
    assert first._.timex_rules
    assert first._.timex_why


def test_the_document_brings_its_own_date() -> None:
    nlp = blank()
    days = []
    for published in ("2023-09-20", "2023-09-27"):
        doc = nlp.make_doc("Shelling resumed on Tuesday.")
        doc._.published = published
        days += [value for *_, value in found(nlp(doc))]
    assert days == ["2023-09-19", "2023-09-26"]


def test_the_documents_own_date_goes_before_that_of_the_config() -> None:
    nlp = blank(published="1999-01-01")
    doc = nlp.make_doc("Shelling resumed yesterday.")
    doc._.published = date(2023, 9, 20)
    assert [value for *_, value in found(nlp(doc))] == ["2023-09-19"]


def test_without_any_date_the_error_names_both_remedies() -> None:
    with pytest.raises(ValueError, match=r"doc\._\.published.*config"):
        blank()("Shelling resumed on Tuesday.")


@pytest.mark.parametrize("odd", ["yesterday", "2023-02-30", "2023-09-20 at noon", "99999-01-01"])
def test_a_date_that_is_none_is_refused_when_the_pipeline_is_built(odd: str) -> None:
    with pytest.raises(ValueError, match="2023-09-20"):
        blank(published=odd)


@pytest.mark.parametrize(
    ("given", "day"),
    [
        pytest.param("2023-09-20", date(2023, 9, 20), id="iso day"),
        pytest.param("2023-09-20T01:30:00+04:00", date(2023, 9, 20), id="publisher's own zone, not UTC"),
        pytest.param(date(2023, 9, 20), date(2023, 9, 20), id="date"),
        pytest.param(datetime(2023, 9, 20, 1, tzinfo=timezone(timedelta(hours=4))), date(2023, 9, 20), id="datetime"),
        pytest.param(Published(date(2023, 9, 20), "feed"), date(2023, 9, 20), id="published"),
    ],
)
def test_dates_are_taken_in_every_form_callers_have(given: object, day: date) -> None:
    assert to_published(given).on == day


def test_only_an_aware_datetime_becomes_an_instant() -> None:
    assert to_published(datetime(2023, 9, 20, 1, tzinfo=UTC)).at is not None
    assert to_published("2023-09-20T01:30:00").at is None
    with pytest.raises(TypeError, match="20230920"):
        to_published(20230920)


def test_documents_survive_serialising() -> None:
    nlp = blank(published=WEDNESDAY)
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert found(again) == found(doc)
    assert [s._.timex_edtf for s in again.spans["timex"]] == [s._.timex_edtf for s in doc.spans["timex"]]


def test_a_pipeline_saved_and_loaded_finds_the_same(tmp_path) -> None:
    nlp = blank(published=WEDNESDAY, spans_key="when")
    nlp.to_disk(tmp_path / "pipeline")
    assert found(spacy.load(tmp_path / "pipeline")(TEXT), "when") == found(nlp(TEXT), "when")


def test_ages_can_be_left_out() -> None:
    text = "A 26-year-old was shot on March 3, 2023."
    kept, left_out = blank(published=WEDNESDAY)(text), blank(published=WEDNESDAY, ages=False)(text)
    assert [value for *_, value in found(kept)] == ["P26Y", "2023-03-03"]
    assert [value for *_, value in found(left_out)] == ["2023-03-03"]


def test_spans_are_whole_tokens_of_the_pipeline_in_use() -> None:
    doc = blank(published=WEDNESDAY)("Talks (14March 2023-rd round) went on.")
    for span in doc.spans["timex"]:
        assert span.text == doc.text[span.start_char : span.end_char]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "\x00\x01",
        "\u200f\u202e",
        "February 30, 2023",
        "in the year 99999",
        "\U0001f600 May",
        "31/31/2023",
    ],
)
def test_odd_texts_neither_raise_nor_get_a_date_out_of_the_calendar(text: str) -> None:
    doc = blank(published=WEDNESDAY)(text)
    assert doc.text == text
    for span in doc.spans["timex"]:
        assert "02-30" not in (span._.timex_begin or "")
