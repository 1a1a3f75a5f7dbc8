"""TimeML in and out: the text comes back unchanged, whatever it holds, and the file is TimeML."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import made
from extractors.model import (
    Anchor,
    AnchorKind,
    EventDate,
    Extent,
    Granularity,
    Interval,
    Mention,
    Polarity,
    Published,
    Reading,
    Resolved,
    Span,
    Timex,
    TimexType,
    Trigger,
    Unresolved,
)
from extractors.time.timeml import write
from extractors.time.timeml_read import TimemlDocument, TimemlError, published, read, unescape
from extractors.time.timeml_xml import escape

DCT = Published(date(2023, 9, 20), "given")


def settled(begin: date | None, end: date | None, *, extent=Extent.WITHIN, anchor=AnchorKind.DCT, ref=None) -> Resolved:
    reading = Reading(Interval(begin, end, Granularity.DAY), "", "", extent, 1.0, "said so")
    return Resolved(reading, Anchor(anchor, ref), ("rule",))


def timex(text: str, words: str, ref: str = "t1", value: str = "2023-09-19", **more) -> Timex:
    begin = text.index(words)
    resolution = more.pop("resolution", settled(date(2023, 9, 19), date(2023, 9, 20)))
    return Timex(ref, begin, begin + len(words), words, TimexType.DATE, value, resolution, **more)


def mention(text: str, word: str, when, *, found: Timex | None = None, **more) -> Mention:
    begin = text.index(word)
    return made.mention(
        mention_id=f"m-{word}",
        doc_id="d",
        published=DCT,
        sentence=Span(0, len(text), text),
        trigger=Trigger(begin, begin + len(word), word, word, more.pop("pos", "VERB")),
        when=EventDate(when, found, 0.9),
        **more,
    )


def wrapped(inside: str, dct: str = '<DCT><TIMEX3 tid="t0" type="DATE" value="2023-09-20">20/9</TIMEX3></DCT>') -> str:
    return f'<?xml version="1.0" ?>\n<TimeML>\n<DOCID>x1</DOCID>\n{dct}\n<TEXT>{inside}</TEXT>\n</TimeML>\n'


def text_of(xml: str) -> str:
    node = ElementTree.fromstring(xml.encode()).find("TEXT")
    assert node is not None
    return "".join(node.itertext())


# --- reading ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param("Shelling resumed.", "Shelling resumed.", id="plain"),
        pytest.param('on <TIMEX3 tid="t1" value="X">Tuesday</TIMEX3>.', "on Tuesday.", id="gold timex dropped"),
        pytest.param('He <EVENT eid="e1" class="REPORTING">said</EVENT> so', "He said so", id="gold event dropped"),
        pytest.param("<s id='1'>One.</s><s id='2'>Two.</s>", "One.Two.", id="wrappers dropped"),
        pytest.param("Smith &amp; Co &lt;b&gt; &quot;x&quot; &#8364;&#x20AC;", 'Smith & Co <b> "x" €€', id="entities"),
        pytest.param("AT&T and R&D; a < b, 3 <4", "AT&T and R&D; a < b, 3 <4", id="markup characters left bare"),
        pytest.param("&nbsp; &hellip;", "&nbsp; &hellip;", id="entities of other languages stay as they are"),
        pytest.param("a<!-- <TIMEX3> no -->b<?pi x?>c<![CDATA[<d> & e]]>", "abc<d> & e", id="comment, cdata"),
        pytest.param("a <!-- never closed", "a <!-- never closed", id="comment without an end is text"),
        pytest.param("One.\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n", id="line ends as they stand"),
        pytest.param(
            "\u200fאמר ביום שלישי\u200e (Tuesday)", "\u200fאמר ביום שלישי\u200e (Tuesday)", id="right to left"
        ),
        pytest.param("&#0;&#xD800;&#x110000;", "&#0;&#xD800;&#x110000;", id="references to no character"),
        pytest.param("", "", id="empty"),
        pytest.param('<TIMEX3 tid="t1" comment="a > b">May</TIMEX3>', "May", id="bracket inside an attribute"),
    ],
)
def test_reads_the_bare_text(inside: str, text: str) -> None:
    assert read(wrapped(inside)).text == text


def test_reads_what_stands_around_the_text() -> None:
    document = read(
        wrapped("x").replace("<TEXT>", "<TITLE> Cyprus\ncondemns </TITLE>\n<EXTRAINFO>\nXIE 7\n</EXTRAINFO><TEXT>")
    )
    assert (document.doc_id, document.title, document.extra) == ("x1", "Cyprus\ncondemns", "\nXIE 7\n")
    assert (document.dct_value, document.dct_text, document.dct_type) == ("2023-09-20", "20/9", "DATE")


def test_creation_time_marked_in_the_text_is_used_where_there_is_no_dct() -> None:
    inside = 'NICOSIA, <TIMEX3 tid="t1" value="1998-08-08" functionInDocument="PUBLICATION_TIME">Aug. 8</TIMEX3> --'
    assert read(wrapped(inside, dct="")).dct_value == "1998-08-08"


def test_gold_of_the_text_does_not_become_the_creation_time() -> None:
    inside = 'on <TIMEX3 tid="t1" value="1998-08-08" functionInDocument="NONE">Saturday</TIMEX3>'
    assert read(wrapped(inside, dct="")).dct_value is None


def test_broken_attributes_after_the_text_do_no_harm() -> None:
    raw = wrapped("Shelling resumed.").replace("</TimeML>", '<MAKEINSTANCE eventID="e4" aspect=ty="POS" <</TimeML>')
    assert read(raw).text == "Shelling resumed."


def test_without_a_text_element_the_error_names_the_remedy() -> None:
    with pytest.raises(TimemlError, match=r"no <TEXT>.*\.txt.*--dct"):
        read("<html><body>News</body></html>")


@pytest.mark.parametrize(
    ("value", "day", "aware"),
    [
        ("1998-02-13", date(1998, 2, 13), False),
        ("19980108", date(1998, 1, 8), False),
        ("1998-02-13T15:44:00", date(1998, 2, 13), False),
        ("1998-02-13T15:44+04:00", date(1998, 2, 13), True),
        ("2018-08-9", date(2018, 8, 9), False),
        ("1998-02-13TMO", date(1998, 2, 13), False),
        ("1998-02", None, False),
        ("1998-02-30", None, False),
        ("99999-01-01", None, False),
        ("", None, False),
        ("XXXX-XX-XX", None, False),
    ],
)
def test_creation_time(value: str, day: date | None, aware: bool) -> None:
    when = published(TimemlDocument("", dct_value=value))
    assert (when and when.on) == day
    assert bool(when and when.at) is aware


# --- writing ------------------------------------------------------------------------------------------------


def test_marks_time_expressions_and_links_them_to_their_anchor() -> None:
    text = "Shelling resumed Tuesday. The day after, it stopped."
    later = timex(
        text,
        "The day after",
        "t2",
        "2023-09-20",
        resolution=settled(date(2023, 9, 20), date(2023, 9, 21), anchor=AnchorKind.TEXT, ref="t1"),
        mod="APPROX",
    )
    root = ElementTree.fromstring(write(TimemlDocument(text, "d1"), DCT, [timex(text, "Tuesday"), later]))
    dct, first, second = root.iter("TIMEX3")
    assert (dct.get("tid"), dct.get("value"), dct.get("functionInDocument")) == ("t0", "2023-09-20", "CREATION_TIME")
    assert (first.get("tid"), first.get("anchorTimeID"), first.text) == ("t1", "t0", "Tuesday")
    assert (second.get("anchorTimeID"), second.get("mod"), second.get("temporalFunction")) == ("t1", "APPROX", "true")
    assert root.findtext("DOCID") == "d1"


def test_expressions_that_overlap_never_nest_and_nothing_points_to_the_one_left_out() -> None:
    text = "between 3 and 5 March 2024"
    outer = timex(text, "3 and 5 March 2024", "t1", "P2D", begin_point="t2", end_point="t9")
    inner = timex(text, "5 March 2024", "t2", "2024-03-05")
    root = ElementTree.fromstring(write(TimemlDocument(text), DCT, [inner, outer]))
    marks = root.findall("TEXT/TIMEX3")
    assert [(m.get("tid"), m.text, m.get("beginPoint"), m.get("endPoint")) for m in marks] == [
        ("t1", "3 and 5 March 2024", None, None)
    ]
    assert not root.findall("TEXT/TIMEX3/TIMEX3")


def test_absolute_and_unresolved_expressions_have_no_anchor() -> None:
    text = "In 1999 and for a while"
    spans = [
        timex(text, "1999", "t1", "1999", resolution=settled(date(1999, 1, 1), None, anchor=AnchorKind.CALENDAR)),
        timex(text, "a while", "t2", "PXX", resolution=Unresolved("a length of time")),
    ]
    root = ElementTree.fromstring(write(TimemlDocument(text), DCT, spans))
    for mark in root.findall("TEXT/TIMEX3"):
        assert mark.get("anchorTimeID") is None
        assert mark.get("temporalFunction") == "false"


def test_attribute_values_are_escaped() -> None:
    text = "soon"
    odd = timex(text, "soon", value='"<&>\n')
    root = ElementTree.fromstring(write(TimemlDocument(text, '<d & "1">', title="R&D <b>"), DCT, [odd]))
    mark = root.find("TEXT/TIMEX3")
    assert mark is not None
    assert mark.get("value") == '"<&>\n'
    assert (root.findtext("DOCID"), root.findtext("TITLE")) == ('<d & "1">', "R&D <b>")


def test_events_with_instances_and_links() -> None:
    text = "Forces shelled the town Tuesday, Kyiv said. Talks were planned."
    tuesday = timex(text, "Tuesday")
    on_tuesday = settled(date(2023, 9, 19), date(2023, 9, 20))
    mentions = [
        mention(text, "shelled", on_tuesday, found=tuesday),
        mention(text, "said", settled(date(2023, 9, 20), date(2023, 9, 21)), event_class="statement"),
        mention(
            text,
            "Talks",
            settled(date(2023, 9, 21), None, extent=Extent.WITHIN),
            pos="NOUN",
            tense=None,
            polarity=Polarity.NEG,
            modality="would",
        ),
    ]
    root = ElementTree.fromstring(write(TimemlDocument(text), DCT, [tuesday], mentions))
    events = [(e.get("eid"), e.get("class"), e.text) for e in root.findall("TEXT/EVENT")]
    assert events == [("e1", "OCCURRENCE", "shelled"), ("e2", "REPORTING", "said"), ("e3", "OCCURRENCE", "Talks")]
    made = [(i.get("eventID"), i.get("tense"), i.get("polarity"), i.get("pos")) for i in root.iter("MAKEINSTANCE")]
    assert made == [("e1", "PAST", "POS", "VERB"), ("e2", "PAST", "POS", "VERB"), ("e3", "NONE", "NEG", "NOUN")]
    assert [i.get("modality") for i in root.iter("MAKEINSTANCE")] == [None, None, "would"]
    links = [(x.get("eventInstanceID"), x.get("relType"), x.get("relatedToTime")) for x in root.iter("TLINK")]
    assert links == [
        ("ei1", "IS_INCLUDED", "t1"),
        ("ei1", "BEFORE", "t0"),
        ("ei2", "IS_INCLUDED", "t0"),
        ("ei3", "AFTER", "t0"),
    ]
    assert len({x.get("lid") for x in root.iter("TLINK")}) == len(links)


@pytest.mark.parametrize(
    ("extent", "relation"),
    [
        (Extent.WITHIN, "IS_INCLUDED"),
        (Extent.THROUGHOUT, "DURING"),
        (Extent.FROM, "BEGUN_BY"),
        (Extent.UNTIL, "ENDED_BY"),
    ],
)
def test_extent_becomes_the_relation_to_the_time_expression(extent: Extent, relation: str) -> None:
    text = "The siege went on Tuesday."
    tuesday = timex(text, "Tuesday")
    one = mention(
        text, "siege", settled(date(2023, 9, 19), date(2023, 9, 20), extent=extent), found=tuesday, pos="NOUN"
    )
    links = ElementTree.fromstring(write(TimemlDocument(text), DCT, [tuesday], [one])).findall("TLINK")
    assert links[0].get("relType") == relation


def test_an_event_before_the_time_it_is_dated_by_is_linked_so() -> None:
    text = "They left before Tuesday."
    tuesday = timex(text, "Tuesday")
    one = mention(text, "left", settled(None, date(2023, 9, 19)), found=tuesday)
    links = ElementTree.fromstring(write(TimemlDocument(text), DCT, [tuesday], [one])).findall("TLINK")
    assert [(x.get("relType"), x.get("relatedToTime")) for x in links] == [("BEFORE", "t1"), ("BEFORE", "t0")]


@pytest.mark.parametrize(
    "when",
    [
        pytest.param(Unresolved("no time in the text"), id="no date"),
        pytest.param(settled(None, date(2023, 9, 21), extent=Extent.UNTIL), id="some time up to publication"),
        pytest.param(settled(date(2023, 9, 20), None, extent=Extent.FROM), id="from publication on"),
    ],
)
@pytest.mark.parametrize(
    ("tense", "aspect", "modality", "relations"),
    [
        ("PAST", None, None, ["BEFORE"]),
        ("FUTURE", None, None, ["AFTER"]),
        ("PRESENT", "PERFECTIVE", None, ["BEFORE"]),
        ("PRESENT", None, None, []),
        ("PAST", None, "could", []),
        (None, None, None, []),
    ],
)
def test_an_event_without_a_full_date_is_linked_by_its_tense_alone(
    when, tense: str | None, aspect: str | None, modality: str | None, relations: list[str]
) -> None:
    text = "They met."
    one = mention(text, "met", when, tense=tense, aspect=aspect, modality=modality)
    root = ElementTree.fromstring(write(TimemlDocument(text), DCT, [], [one]))
    assert [e.text for e in root.findall("TEXT/EVENT")] == ["met"]
    assert len(root.findall("MAKEINSTANCE")) == 1
    assert [(x.get("relType"), x.get("relatedToTime")) for x in root.findall("TLINK")] == [(r, "t0") for r in relations]


def test_two_mentions_of_one_trigger_share_the_event() -> None:
    text = "Azerbaijan and Armenia met."
    both = [mention(text, "met", Unresolved("?")), mention(text, "met", Unresolved("?"))]
    root = ElementTree.fromstring(write(TimemlDocument(text), DCT, [], both))
    assert [i.get("eventID") for i in root.iter("MAKEINSTANCE")] == ["e1", "e1"]
    assert [i.get("eiid") for i in root.iter("MAKEINSTANCE")] == ["ei1", "ei2"]


def test_a_trigger_inside_a_time_expression_gives_way() -> None:
    text = "hours after the assault it ended"
    span = timex(text, "hours after the assault")
    root = ElementTree.fromstring(write(TimemlDocument(text), DCT, [span], [mention(text, "assault", Unresolved("?"))]))
    assert not root.findall("TEXT//EVENT")
    assert not root.findall("MAKEINSTANCE")
    assert text_of(ElementTree.tostring(root, encoding="unicode")) == text


# --- the text comes back ------------------------------------------------------------------------------------

XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r<>&\"';#\u200f")
)


@given(text=XML_TEXT, cuts=st.lists(st.integers(0, 60), max_size=8))
def test_the_text_survives_writing_and_reading(text: str, cuts: list[int]) -> None:
    edges = sorted(min(c, len(text)) for c in cuts)
    spans = [
        Timex(f"t{n + 1}", b, e, text[b:e], TimexType.DATE, "2023", Unresolved("?"))
        for n, (b, e) in enumerate(pairwise(edges))
    ]
    made = write(TimemlDocument(text), DCT, spans)
    assert text_of(made) == text
    assert read(made).text == text


@given(text=XML_TEXT)
def test_a_timeml_file_rewritten_keeps_its_line_ends(text: str) -> None:
    assert read(write(TimemlDocument(text), DCT, [], keep_line_ends=True)).text == text


def test_characters_xml_cannot_hold_are_replaced_one_for_one() -> None:
    text = "a\x00b\x0bc\x1fd\ufffee"
    assert text_of(write(TimemlDocument(text), DCT, [timex(text, "c")])) == "a\ufffdb\ufffdc\ufffdd\ufffde"


@given(XML_TEXT)
def test_escaping_is_undone_by_reading(text: str) -> None:
    assert "<" not in escape(text)
    assert unescape(escape(text)) == text


@given(st.text(st.sampled_from("<>/&;!-[]?\"' =aTEX\n")))
def test_no_input_crashes_the_reader(text: str) -> None:
    assert isinstance(read(wrapped(text)).text, str)


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<![CDATA[", "<a ", '<a b="', "&", "&#", "<TIMEX3 value=", "</TEXT", "<TEXT>", "a " * 3 + "<b c=d"],
)
def test_a_long_run_of_one_hostile_piece_are_read_in_one_pass(piece: str) -> None:
    raw = piece * (400_000 // len(piece))
    assert len(read(wrapped(raw)).text) <= len(raw) + 1
