"""The parts of a plain text, each class of pages with three kinds of news and what must not match."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.articles.blocks import plain_blocks, split_credit
from extractors.model import BlockKind


def kinds(text: str, title: str | None = None, source: str | None = None) -> list[str]:
    return [block.kind.value for block in plain_blocks(text, title, source)]


def kind_of(text: str, words: str, source: str | None = None) -> str:
    (found,) = {b.kind.value for b in plain_blocks(text, None, source) if text[b.begin : b.end].startswith(words)}
    return found


PARAGRAPH = "The council voted on Tuesday to close the bridge after engineers found cracks in its pillars."
AROUND = "Bridge closed\n\n" + PARAGRAPH + "\n\n{}\n\n" + PARAGRAPH.replace("Tuesday", "Monday")
AT_END = "Bridge closed\n\n" + PARAGRAPH + "\n\n" + PARAGRAPH.replace("Tuesday", "Monday") + "\n\n{}"


def test_title_byline_paragraphs() -> None:
    text = "Bridge closed\n\nBy Nikola Dragan\nFebruary 7, 2024\n\n" + PARAGRAPH
    assert kinds(text) == ["title", "byline", "byline", "paragraph"]


def test_a_text_that_begins_with_a_sentence_has_no_title() -> None:
    assert kinds(PARAGRAPH + "\n\n" + PARAGRAPH[:-5] + "walls.") == ["paragraph", "paragraph"]


def test_the_given_title_is_found_below_a_kicker() -> None:
    assert kinds("WORLD NEWS\n\nBridge closed\n\n" + PARAGRAPH, "Bridge closed")[1] == "title"


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the rebels had taken the town and its airport.",
        "By contrast, shares in Oslo rose 2 percent on Friday.",
    ],
)
def test_a_sentence_that_begins_with_by_is_no_byline(line: str) -> None:
    assert kind_of(AROUND.format(line), "By") == "paragraph"


@pytest.mark.parametrize(
    "credit",
    [
        "DAVIT KARIM/AFP via Getty Images", "JANE DOE/Western Sports Wire", "AP Photo/John Smith", "REUTERS/Jane Doe",
        "(Photo by Jane Doe/Getty Images)", "Photo: Jane Doe", "Jane van Doe/Reuters", "Maria Ortiz via AP",
        "Photograph: Jane Doe/The Ledger",
    ],
)  # fmt: skip
def test_captions_give_up_their_credit(credit: str) -> None:
    caption = "Residents wade through a street in Vesna on February 1, 2024. "
    text = AROUND.format("Flooded street in Vesna\n" + caption + credit)
    blocks = plain_blocks(text)
    assert [b.kind.value for b in blocks] == ["title", "paragraph", "caption", "caption", "credit", "paragraph"]
    assert text[blocks[4].begin : blocks[4].end] == credit


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, May 9 —", "VESNA, Feb. 3 (AP) -", "LONDON (Reuters) –", "WASHINGTON —",
        "NEW YORK, Sept 3, 2023 (Reuters) -",
        "BEIRUT/JERUSALEM, 3 May 2023 (AFP) --", "Yerevan, Armenia (AP) —", "ST. LOUIS —", "NAIROBI, Kenya (AP) _",
    ],
)  # fmt: skip
def test_a_dateline_is_a_block_of_its_own(dateline: str) -> None:
    text = f"Bridge closed\n\n{dateline} {PARAGRAPH}\n\n{PARAGRAPH.replace('Tuesday', 'Monday')}"
    blocks = plain_blocks(text)
    assert [b.kind.value for b in blocks] == ["title", "byline", "paragraph", "paragraph"]
    assert text[blocks[1].begin : blocks[1].end] == dateline
    assert text[blocks[2].begin :].startswith("The council")


def test_a_dateline_on_a_line_of_its_own() -> None:
    assert kinds(f"Bridge closed\n\nNAIROBI, Kenya (AP) _\n\n{PARAGRAPH}") == ["title", "byline", "paragraph"]
    for line in ("NAIROBI, Kenya (AP) _", "BUFFALO, N.Y. (AP)--", "HAVANA, August 7 (Xinhua) --", "MIAMI —"):
        assert kinds(f"{line}\n\n{PARAGRAPH}") == ["byline", "paragraph"]


def test_short_lines_at_the_end_that_nothing_marks_stay() -> None:
    assert kinds(AT_END.format("Total dead: 10\nInjured: 74"))[-2:] == ["heading", "heading"]


@pytest.mark.parametrize(
    "line",
    [
        "NATO — the alliance of 31 states — said on Monday that it would send more troops to the border.",
        "PARIS is burning — again, the mayor said on Monday after a night of riots in the suburbs.",
        "NATO — Ministers met on Monday. The head of NATO said that troops would be sent to the border.",
        "The mayor — Jane Doe — said on Monday that the bridge would stay closed until the spring.",
        "May 9 — Victory Day in Moscow — was marked on Tuesday with fewer tanks than in other years.",
    ],
)  # fmt: skip
def test_a_dash_makes_no_dateline(line: str) -> None:
    assert kinds(f"Bridge closed\n\n{line}\n\n{PARAGRAPH}") == ["title", "paragraph", "paragraph"]


def test_a_bare_place_counts_only_at_the_head_of_the_story() -> None:
    assert kinds(AROUND.format("LAGOS — Police said on Monday that the road was open.")).count("byline") == 0


def test_a_caption_cut_off_keeps_its_dots() -> None:
    caption = (
        "Soldiers at a checkpoint on December 27. Baku launched an operation against... TOFIK X/AFP via Getty Images"
    )
    assert caption[: split_credit(caption)].rstrip().endswith("against...")


@pytest.mark.parametrize(
    "line",
    [
        "The talks, first reported by Reuters, broke down on Friday over the price of gas.",
        "He told AFP: \"We will not leave,\" and hung up the telephone on Monday morning.",
        "The 2023/24 budget was passed on Tuesday by 61 votes to 40 after a night of debate.",
        "Shares in the ABC/XYZ venture fell by a third on Wednesday, its worst day since May.",
        "\"We are tired,\" said Jane Doe, a photographer who works for Getty Images.",
    ],
)  # fmt: skip
def test_agencies_in_the_news_are_no_credit(line: str) -> None:
    assert kind_of(AROUND.format(line), line[:20]) == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Floods rise in the valley", "Sign up for our newsletter to get the week's news in your inbox.",
        "Advertisement", "To read how the paper uses AI as a newsroom tool, Click here.",
        "Follow us on social media for live scores.",
        "© 2024 The Vesna Post. All rights reserved.", "Subscribe to The Ledger for unlimited access",
        "This material may not be published, broadcast, rewritten or redistributed.", "Already a subscriber? Log in",
        "[Our forecast: Who will win the mayor's race?]",
    ],
)  # fmt: skip
def test_promotions_are_boilerplate_wherever_they_stand(line: str) -> None:
    assert kind_of(AROUND.format(line), line[:12]) == "boilerplate"
    assert kind_of(AT_END.format(line), line[:12]) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "The company said on Monday that readers who subscribe to its newsletter would get a refund.",
        "Newsweek has contacted the Russian Foreign Ministry by email to request comment.",
        "Prosecutors announced on Friday that the newsletter had been sent to 40,000 followers.",
        "Police asked anyone who saw the van on Tuesday night to come forward.",
        "Shares of the New York Times rose 4 percent on Wednesday after it added 300,000 subscribers.",
    ],
)  # fmt: skip
def test_news_about_papers_is_news(line: str) -> None:
    assert kind_of(AROUND.format(line), line[:12], "Newsweek") == "paragraph"


@pytest.mark.parametrize(
    "heading", ["About the writer", "Related articles", "More from The Ledger", "Read next", "Most popular"]
)
def test_the_end_matter_goes_with_its_heading(heading: str) -> None:
    tail = (
        f"{heading}\n\nFreight rates slide\n\nNikola Dragan covers the environment for the Post.\n\n• Comment\n• Share"
    )
    assert kinds(AT_END.format(tail))[3:] == ["boilerplate"] * 5


@pytest.mark.parametrize(
    "links",
    [
        "Theatres Reopen In The Old Harbour - May 3, 2020\n\nCouncil Sells The Town Hall - May 1, 2020",
        "• Ferry Strike Called Off By Crews (2 June 2021)\n\n• Port Fees To Rise Again (1 June 2021)",
        "Miners Win Their Case | 2022-04-05\n\nNew Mayor For Ostrava | 2022-04-04\n\nSnow In May | 2022-04-01",
    ],
)
def test_headlines_of_other_articles_with_their_days(links: str) -> None:
    assert set(kinds(AT_END.format(links))[3:]) == {"boilerplate"}


def test_a_single_line_with_a_day_stays() -> None:
    assert kinds(AT_END.format("The bridge closes for good - May 3, 2020"))[3:] == ["heading"]


def test_a_heading_of_that_name_with_story_behind_it_takes_nothing_along() -> None:
    text = AT_END.format("Related\n\n" + PARAGRAPH.replace("bridge", "dam"))
    assert kinds(text) == ["title", "paragraph", "paragraph", "boilerplate", "paragraph"]


def test_the_same_sentence_twice_is_a_promotion_and_takes_its_heading_along() -> None:
    praise = "The Post is proud of finding connections in the search for common ground."
    assert kinds(AT_END.format(f"Common Ground\n\n{praise}\n\n{praise}"))[3:] == ["boilerplate"] * 3


@pytest.mark.parametrize(
    "told",
    [
        "Ferry crews walked out on Tuesday in Lorne after talks with the Harbour Board failed.",
        "“Nobody warned us that the dam could break,” the mayor of Vesna said at the funeral.",
        "The bank cut its main rate in September, for the first time since the crisis began.",
    ],
)
def test_what_a_story_tells_twice_is_told_once(told: str) -> None:
    assert kinds(AT_END.format(f"{told}\n\n{PARAGRAPH.replace('bridge', 'dam')}\n\n{told}"))[3:] == [
        "paragraph",
        "paragraph",
        "boilerplate",
    ]


def test_an_article_exported_twice_is_read_once() -> None:
    lines = [
        f"{who} {did}, and nobody in the town had seen the like of it before."
        for who, did in (("Farmers", "drove their cattle into the square"), ("Nurses", "slept in the wards"))
    ]
    lines.append("The road to the coast stayed closed, and lorries stood in line for miles.")
    whole = "\n\n".join(lines)
    assert kinds(f"Unrest in Lorne\n\n{whole}\n\n{whole}") == ["title"] + ["paragraph"] * 3 + ["boilerplate"] * 3


def test_an_author_box_without_a_heading() -> None:
    assert kinds(AT_END.format("Jane Doe is a senior correspondent at The Ledger."))[-1] == "boilerplate"
    assert (
        kind_of(AROUND.format("Jane Doe is a journalist who was jailed on Monday in Vesna for her work."), "Jane")
        == "paragraph"
    )


def test_lists_quotes_headings() -> None:
    text = AROUND.format("What we know\n\n- Two dead\n- One missing\n\n> We will rebuild.\n\n## What is next")
    assert kinds(text) == ["title", "paragraph", "heading", "list_item", "list_item", "quote", "heading", "paragraph"]


def test_hard_wrapped_paragraphs_are_one_block() -> None:
    wrapped = (
        "NAIROBI, Kenya (AP) -- Suspected bombs exploded outside the two\n"
        "embassies in the Kenyan and Tanzanian capitals on Friday, killing\n"
        "dozens of people, witnesses said.\n\n"
        "The ambassador was among hundreds injured, a local station said in\n"
        "its evening news, without naming a source for what it reported.\n"
    )
    assert kinds(wrapped) == ["byline", "paragraph", "paragraph"]


def test_a_paragraph_a_line_without_blank_lines() -> None:
    text = "Bridge closed\n" + PARAGRAPH + "\n" + PARAGRAPH.replace("Tuesday", "Monday")
    assert kinds(text) == ["title", "paragraph", "paragraph"]


@given(st.text(alphabet=st.sampled_from("aB .,\n\r\t\"'•-#>/:©1\u2028é\u00a0"), max_size=400))
def test_blocks_are_sound_for_any_text(text: str) -> None:
    end = 0
    for block in plain_blocks(text):
        assert end <= block.begin < block.end <= len(text)
        words = text[block.begin : block.end]
        assert words == words.strip()
        assert isinstance(block.kind, BlockKind)
        end = block.end
    covered = "".join(text[b.begin : b.end] for b in plain_blocks(text))
    # The marks of Markdown headings lie outside their blocks.
    assert "".join(covered.replace("#", "").split()) == "".join(text.replace("#", "").split())


@pytest.mark.parametrize("mark", ["# ", "## ", "###   "])
def test_the_mark_of_a_markdown_heading_is_outside_its_block(mark: str) -> None:
    text = f"{mark}Ferry workers walk out\n\nFerry workers walked out on Tuesday. The port stayed shut for hours."
    first = plain_blocks(text, None, None)[0]
    assert text[first.begin : first.end] == "Ferry workers walk out"


def test_a_number_sign_that_is_no_mark_stays() -> None:
    text = "#MeToo marchers return\n\nMarchers returned to the square on Tuesday. Police kept away for hours."
    first = plain_blocks(text, None, None)[0]
    assert text[first.begin : first.end] == "#MeToo marchers return"
