"""The opening of a history tells all of it, "began on 21 May 1912 and ended on 8 March 1914"; then it starts again."""

from __future__ import annotations

from extractors.time.answer import Answer
from extractors.time.calendar import interval
from extractors.time.frames import Frame
from extractors.time.lexer import Tokens, classes
from extractors.time.scene import Scene
from extractors.time.story import Said, Story
from extractors.time.words import words

#: A beginning and an end so far apart are those of the whole story.
WHOLE_DAYS = 60
#: Tokens within which a lead is over.
OPENING = 120
PARA = classes()["PARA"]
#: Tokens within which a verb of ending stands before the date.
NEAR_VERB = 14


def closes(toks: Tokens, story: Story, scene: Scene, answer: Answer) -> bool:
    """The date is the end of the whole story, told in its first paragraph."""
    stretch = interval(answer.value)
    if stretch is None or stretch.begin is None or not story.said or scene.paragraphs(story.said[0].token) > 0:
        return False
    begun = [past.stretch.begin for past in story.said if past.stretch.begin is not None and not past.aside]
    if not begun or (stretch.begin - min(begun)).days <= WHOLE_DAYS:
        return False
    before = range(max(scene.first, scene.token - NEAR_VERB), scene.token)
    return any(toks.lower(i) in words("endings") and _verb(toks, i) for i in before)


def _verb(toks: Tokens, i: int) -> bool:
    """ended, lasted; and "over" after "was"."""
    return toks.lower(i) != "over" or toks.lower(i - 1) in ("was", "were")


def named_before(frame: Frame, story: Story, said: Said, scene: Scene) -> int | None:
    """The year of the same day named in full earlier, where a new paragraph comes back to it ("on 21 May")."""
    if not frame.month or not frame.day or not (said.bound or scene.paragraphs(said.token)):
        return None
    same = story.dated.get((frame.month, frame.day))
    return same.stretch.begin.year if same is not None and same.stretch.begin is not None else None


def charged(frame: Frame, story: Story, scene: Scene) -> int | None:
    """The year of what a court hears of: a lead names it ("killed four patients in 2016"), the testimony does not.

    "The trial heard that the first victim fell ill on March 4": of 2016, where the first paragraph names one past year.
    """
    if not frame.month or frame.shift is not None or frame.weekday or scene.direction >= 0 or story.narrative:
        return None
    near = {scene.toks.lower(i) for i in range(scene.first, scene.token)}
    if scene.cue.lower() in words("told_of") and scene.cue_at < scene.token and scene.token - scene.cue_at <= 6:
        return None  # "told the inquest on 10 September that", "heard the claim on 13 February": when it was told
    if not near & words("testimony") or not near & words("told_of"):
        return None
    opening = [past for past in story.said[:6] if past.absolute and _in_opening(past, scene)]
    first = opening[0].token if opening else 0
    same = [past for past in opening if PARA not in scene.toks.classes[first : past.token]]
    years = {past.stretch.begin.year for past in same if past.stretch.begin is not None}
    year = years.pop() if len(years) == 1 else 0
    return year if 1 <= story.dct.year - year <= 40 else None


def _in_opening(past: Said, scene: Scene) -> bool:
    """In the first paragraphs, a heading and a dateline included."""
    mentioned = past.aside or past.bound  # "the worst since 2009"
    return not mentioned and scene.toks.classes.count(PARA, 0, past.token) <= 2 and past.token < OPENING
