"""``dateline annotate``: files in, TimeML out; what cannot be read is named and the rest goes on."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

import flows.annotate
from flows.annotate import AnnotateError, annotate, read_input, to_article

DAY = date(2023, 9, 20)
TML = (
    '<?xml version="1.0" ?>\r\n<TimeML>\r\n<DOCID>d7</DOCID>\r\n'
    '<DCT><TIMEX3 tid="t0" type="DATE" value="1998-08-08" functionInDocument="CREATION_TIME">8 Aug</TIMEX3></DCT>\r\n'
    '<TEXT>\r\n\r\nNICOSIA -- Officials <EVENT eid="e1" class="REPORTING">said</EVENT> on '
    '<TIMEX3 tid="t9" type="DATE" value="1066">Friday</TIMEX3> that Smith &amp; Co. lost &lt;b&gt;.\r\n</TEXT>\r\n'
    '<MAKEINSTANCE eventID="e1" eiid="ei1" />\r\n</TimeML>\r\n'
)


def text_element(path: Path) -> ElementTree.Element:
    node = ElementTree.fromstring(path.read_bytes()).find("TEXT")
    assert node is not None
    return node


def text_of(path: Path) -> str:
    return "".join(text_element(path).itertext())


def bare(raw: str) -> str:
    """The text between the tags as a pattern-matching scorer sees it."""
    import re

    return re.sub(r"<[^>]*>", "", re.search(r"<TEXT>(.*)</TEXT>", raw, re.S)[1])  # type: ignore[index]


def test_plain_text_with_a_date(tmp_path: Path) -> None:
    source = tmp_path / "report.txt"
    text = "Shelling resumed on Tuesday.\r\n\r\n“R&D” <fell> \u200fביום\u200e by 3 % — in May 2022.\r\n"
    source.write_bytes(text.encode())
    assert annotate([source], tmp_path / "out", DAY) == 0
    made = tmp_path / "out" / "report.tml"
    assert text_of(made) == text
    marks = [(m.text, m.get("type"), m.get("value")) for m in text_element(made).iter("TIMEX3")]
    assert marks == [("Tuesday", "DATE", "2023-09-19"), ("May 2022", "DATE", "2022-05")]
    root = ElementTree.fromstring(made.read_bytes())
    assert root.findtext("DOCID") == "report"
    dct = root.find("DCT/TIMEX3")
    assert dct is not None
    assert (dct.get("tid"), dct.get("functionInDocument"), dct.get("value")) == ("t0", "CREATION_TIME", "2023-09-20")


def test_front_matter_gives_the_day_and_is_not_annotated(tmp_path: Path) -> None:
    source = tmp_path / "report.md"
    body = "Shelling resumed on Tuesday.\n"
    head = "---\ntitle: On Friday the guns fell silent\npublished: 2023-09-20\n---\n"
    source.write_text(head + body, encoding="utf-8")
    assert annotate([tmp_path], tmp_path / "out") == 0
    made = tmp_path / "out" / "report.tml"
    assert text_of(made) == body
    assert [(m.text, m.get("value")) for m in text_element(made).iter("TIMEX3")] == [("Tuesday", "2023-09-19")]
    assert annotate([source], tmp_path / "later", date(2023, 9, 28)) == 0  # what the user gives counts
    assert [m.get("value") for m in text_element(tmp_path / "later" / "report.tml").iter("TIMEX3")] == ["2023-09-26"]


def test_timeml_gold_is_ignored_and_the_text_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    source = tmp_path / "d7.tml"
    source.write_bytes(TML.encode())
    assert annotate([source], tmp_path / "out") == 0
    made = (tmp_path / "out" / "d7.tml").read_bytes().decode()
    assert bare(made) == bare(TML)
    marks = [(m.text, m.get("value")) for m in text_element(tmp_path / "out" / "d7.tml").iter("TIMEX3")]
    assert marks == [("Friday", "1998-08-07")]


def test_every_link_points_to_something_in_the_file(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(
        "BAKU — Azerbaijan launched an operation on Tuesday, the ministry said on Wednesday.\n\n"
        "Talks will be held in Yevlakh on Thursday. Two days earlier a convoy was attacked.\n",
        encoding="utf-8",
    )
    annotate([source], tmp_path / "out", DAY)
    root = ElementTree.fromstring((tmp_path / "out" / "a.tml").read_bytes())
    times = [m.get("tid") for m in root.iter("TIMEX3")]
    events = [m.get("eid") for m in root.iter("EVENT")]
    instances = {m.get("eiid"): m.get("eventID") for m in root.iter("MAKEINSTANCE")}
    assert len(set(times)) == len(times)
    assert len(set(events)) == len(events)
    assert set(instances.values()) == set(events)
    for mark in root.iter("TIMEX3"):
        for name in ("anchorTimeID", "beginPoint", "endPoint"):
            assert mark.get(name) is None or mark.get(name) in times
    for link in root.iter("TLINK"):
        assert link.get("eventInstanceID") in instances
        assert link.get("relatedToTime") in times
    assert not [inner for mark in root.find("TEXT") or [] for inner in mark]


def test_directories_keep_their_shape(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("On Tuesday.", encoding="utf-8")
    (tmp_path / "in" / "deep" / "b.TML").write_text(TML, encoding="utf-8", newline="")
    (tmp_path / "in" / "notes.rst").write_text("On Tuesday.", encoding="utf-8")
    assert annotate([tmp_path / "in"], tmp_path / "out", DAY) == 0
    made = sorted(p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert made == ["a.tml", "deep/b.tml"]


def test_a_second_run_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Shelling resumed on Tuesday, hours after talks began.", encoding="utf-8")
    annotate([tmp_path / "a.txt"], tmp_path / "out", DAY)
    first = (tmp_path / "out" / "a.tml").read_bytes()
    annotate([tmp_path / "a.txt"], tmp_path / "out", DAY)
    assert (tmp_path / "out" / "a.tml").read_bytes() == first
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["a.tml"]


def test_its_own_output_can_be_annotated_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Shelling resumed on Tuesday.\n", encoding="utf-8")
    annotate([tmp_path / "a.txt"], tmp_path / "one", DAY)
    annotate([tmp_path / "one" / "a.tml"], tmp_path / "two")
    assert (tmp_path / "one" / "a.tml").read_bytes() == (tmp_path / "two" / "a.tml").read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "dct", "says"),
    [
        pytest.param("a.txt", b"On Tuesday.", None, "--dct", id="plain text without a date"),
        pytest.param("a.md", b"---\ntitle: x\n---\nOn Tuesday.", None, "--dct", id="front matter without a date"),
        pytest.param("a.md", b"---\npublished: soon\n---\nOn Tuesday.", None, "published", id="no date at all"),
        pytest.param("a.tml", b"<TimeML><TEXT>x</TEXT></TimeML>", None, "--dct", id="timeml without a date"),
        pytest.param("a.tml", b"<html>x</html>", None, "no <TEXT>", id="not timeml"),
        pytest.param("a.tml", b"", None, "no <TEXT>", id="empty timeml"),
        pytest.param("a.txt", b"\xff\x00h\x00i\x00", DAY, "UTF-8", id="half a utf-16"),
        pytest.param("a.txt", bytes(range(128, 256)) * 40, DAY, "UTF-8", id="no text"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, dct: date | None, says: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.tml"
    bad.write_bytes(content)
    good.write_text(TML, encoding="utf-8", newline="")
    assert annotate([bad, good], tmp_path / "out", dct) == 0
    err = capsys.readouterr().err
    assert says in err
    assert str(bad) in err
    assert len(err.strip().splitlines()) == 1
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["good.tml"]


def test_nothing_done_is_exit_code_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert annotate([tmp_path / "none.txt", tmp_path], tmp_path / "out", DAY) == 1
    assert "no such file" in capsys.readouterr().err


def test_a_missing_model_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("On Tuesday.", encoding="utf-8")
    assert annotate([tmp_path / "a.txt"], tmp_path / "out", DAY, "no_such_pipeline") == 1
    err = capsys.readouterr().err
    assert "no_such_pipeline" in err
    assert len(err.strip().splitlines()) == 1


def test_inputs_of_one_name_are_not_written_over_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"On Tuesday in {folder}.", encoding="utf-8")
    assert annotate([tmp_path / "x" / "a.txt", tmp_path / "y" / "a.txt"], tmp_path / "out", DAY) == 0
    assert text_of(tmp_path / "out" / "a.tml") == "On Tuesday in x."
    assert "annotate them apart" in capsys.readouterr().err


def test_an_input_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.tml"
    source.write_text(TML, encoding="utf-8", newline="")
    assert annotate([source], tmp_path) == 1
    assert source.read_bytes() == TML.encode()
    assert "another --out" in capsys.readouterr().err


def test_a_text_that_breaks_a_stage_loses_its_events_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = flows.annotate.extract

    def fragile(articles, nlp):
        for article in articles:
            if "boom" in article.text:
                raise RuntimeError("boom\nin two lines")
            yield from whole([article], nlp)

    monkeypatch.setattr(flows.annotate, "extract", fragile)
    for name, text in (("a", "They left on Tuesday."), ("b", "A boom killed two on Monday."), ("c", "They met.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert annotate([tmp_path], tmp_path / "out", DAY) == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.tml", "b.tml", "c.tml"]
    events = {n: len(list(text_element(tmp_path / "out" / f"{n}.tml").iter("EVENT"))) for n in "abc"}
    assert events == {"a": 1, "b": 0, "c": 1}
    assert [m.text for m in text_element(tmp_path / "out" / "b.tml").iter("TIMEX3")] == ["Monday"]
    err = capsys.readouterr().err
    assert "b.txt: written without events; boom in two lines" in err


def test_an_out_that_is_a_file_is_a_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("On Tuesday.", encoding="utf-8")
    (tmp_path / "out").write_text("", encoding="utf-8")
    assert annotate([tmp_path / "a.txt"], tmp_path / "out", DAY) == 1
    assert "choose another --out" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "\n", "\x00\x07", "\u202e\u200f", "-->", "]]>", "<TEXT>", "&amp;amp;"])
def test_odd_texts_come_back(tmp_path: Path, text: str) -> None:
    source = tmp_path / "odd.txt"
    source.write_bytes(text.encode())
    assert annotate([source], tmp_path / "out", DAY) == 0
    kept = "".join("\ufffd" if c in "\x00\x07" else c for c in text)
    assert text_of(tmp_path / "out" / "odd.tml") == kept


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    document, _ = read_input("\ufeffOn Tuesday.".encode(), "a.txt", DAY)
    assert document.text == "On Tuesday."


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8"])
def test_other_encodings_are_read_as_for_a_run(encoding: str) -> None:
    text = "José Núñez – “the mayor” – resigned on Tuesday after talks with the harbour board of Lorne had failed."
    document, _ = read_input(text.encode(encoding), "a.txt", DAY)
    assert document.text == text


def test_a_file_name_that_is_no_text_costs_no_events(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"bad\xffname.txt")
    try:
        (tmp_path / name).write_text("Shelling resumed on Tuesday.", encoding="utf-8")
    except OSError:
        pytest.skip("a file system that takes no such names")
    assert annotate([tmp_path / name], tmp_path / "out", DAY) == 0
    assert capsys.readouterr().err == ""
    (made,) = (tmp_path / "out").iterdir()
    assert "<EVENT" in made.read_text("utf-8")


def test_a_date_given_is_used_only_where_the_file_has_none() -> None:
    assert read_input(TML.encode(), "a.tml", DAY)[1].on == date(1998, 8, 8)
    assert read_input(TML.replace("1998-08-08", "1998").encode(), "a.tml", DAY)[1].on == DAY
    with pytest.raises(AnnotateError, match="1998"):
        read_input(TML.replace("1998-08-08", "1998").encode(), "a.tml", None)


def test_paragraphs_become_blocks() -> None:
    document, when = read_input(b"\r\nOne.\r\nStill one.\r\n \r\n\r\nTwo. \n\n\nThree", "a.txt", DAY)
    article = to_article(document, when)
    assert [article.text[b.begin : b.end] for b in article.blocks] == ["One.\r\nStill one.", "Two.", "Three"]


def test_blocks_of_blank_lines_are_found_in_one_pass() -> None:
    document, when = read_input(b"a\n" + b" \n" * 500_000 + b"b" + b"\n" * 500_000, "a.txt", DAY)
    assert len(to_article(document, when).blocks) == 2
