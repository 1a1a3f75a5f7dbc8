"""Resolve what counts from the publication date or from a date in the text: units, offsets, lengths, periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from extractors.model import Anchor, AnchorKind, Granularity, Interval, Unresolved
from extractors.time.anchors import coarser, dct_anchor, gone, pluperfect, text_anchor, text_date
from extractors.time.answer import Answer
from extractors.time.calendar import add_months, interval, is_day, month_start, week_start, week_value
from extractors.time.dressing import dressed
from extractors.time.durations import CLOCK_UNITS, duration
from extractors.time.explain import extent_of, reading, resolved
from extractors.time.frames import Frame
from extractors.time.resolve_coarse import about, hours, later, turn
from extractors.time.scene import Scene
from extractors.time.story import Said, Story
from extractors.time.weekends import UNIT_WORDS, unit_reason, weekend

#: The coarsest date in the text that a unit can count from.
FINEST = {
    "D": Granularity.DAY, "W": Granularity.WEEK, "WE": Granularity.WEEK, "FN": Granularity.WEEK, "M": Granularity.MONTH,
    "Q": Granularity.QUARTER, "S": Granularity.HALF_YEAR, "Y": Granularity.YEAR, "DE": Granularity.DECADE,
    "CE": Granularity.CENTURY,
}  # fmt: skip


#: "the end of the month", "overnight": in a history of the month, and the night, that it is at.
TOLD_UNITS = frozenset(("Y", "M", "DE", "CE"))


def from_text(
    story: Story, unit: str, sign: int = 0, past: bool = True, since: int | None = None, deep: bool = False
) -> Said | None:
    """The date in the text that a unit of this size can count from."""
    return text_date(story, FINEST.get(unit, Granularity.DAY), sign, past, since, deep)


def unit_value(day: date, unit: str, count: int) -> str | None:
    """Value of the unit so many units away from the one that holds ``day``; None outside the calendar."""
    try:
        if unit == "D":
            return (day + timedelta(days=count)).isoformat()
        if unit in ("W", "FN"):
            return week_value(day + timedelta(weeks=count * (2 if unit == "FN" else 1)))
        if unit == "WE":
            return week_value(week_start(day) + timedelta(weeks=count)) + "-WE"
        if unit == "M":
            moved = month_start(day.year, day.month + count)
            return f"{moved.year:04d}-{moved.month:02d}"
        if unit == "Q":
            index = day.year * 4 + (day.month - 1) // 3 + count
            return f"{index // 4:04d}-Q{index % 4 + 1}"
        if unit == "S":
            index = day.year * 2 + (day.month - 1) // 6 + count
            return f"{index // 2:04d}-H{index % 2 + 1}"
        size = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}[unit]
        number = day.year // size + count
        return f"{number:0{ {1: 4, 10: 3, 100: 2, 1000: 1}[size] }d}" if 0 < number * size < 10000 else None
    except (ValueError, OverflowError, KeyError):
        return None


def unit(frame: Frame, scene: Scene, story: Story) -> Answer:
    """last week, this year, the following day, tonight, that year."""
    code, count = frame.unit or "D", int(frame.count or 0)
    anchor, base = dct_anchor(story), story.dct
    if code == "D" and count == 0 and story.narrative and frame.near == "dct" and frame.part is frame.clock is None:
        return reference(replace(frame, value="PRESENT_REF"), scene, story)  # "today a railway crosses it"
    if frame.year_shift is not None:
        base = add_months(base, 12 * frame.year_shift)  # "thirty years ago today"
    if code == "TURN":
        return turn(frame, scene, story, count)
    told = scene.direction <= 0 if count else scene.direction < 0
    if frame.near == "text" and (count or story.narrative) and code in ("D", "W", "FN", "M"):
        wide = coarser(story, FINEST[code], scene.token, scene.first)
        looks_back = not count and frame.part is not None and pluperfect(scene.toks, scene)
        if wide is not None and not looks_back:
            return about(frame, scene, wide, code, Fraction(count))
    said = (
        from_text(story, code, count, told, scene.first, pluperfect(scene.toks, scene))
        if frame.near == "text" or (story.narrative and count == 0 and (code in TOLD_UNITS or frame.shift == -1))
        else None
    )
    if code == "DE" and not count and frame.mod and story.said and scene.token - story.said[-1].token < 60:
        last = story.said[-1]  # "In the early eighties … By the end of the decade"
        said = last if last.stretch.granularity is Granularity.DECADE else said
    if said is not None and said.stretch.begin is not None:
        anchor, base = text_anchor(said), said.stretch.begin
        if (
            frame.near == "text"
            and count > 0
            and said.stretch.end is not None
            and said.stretch.granularity is Granularity.WEEKEND
        ):
            base = said.stretch.end - timedelta(days=1)
    if code == "W" and not count and scene.direction > 0 and base == story.dct and base.isoweekday() == 7:
        count = 1  # "may arrive by the end of the week", "will meet this week", said on its Sunday
    if code == "WE":
        return weekend(frame, scene, base, anchor, count)
    if frame.shift == -1 and frame.part == "NI" and code == "D" and not story.narrative:
        count = -1 if scene.direction <= 0 else 0
    value = unit_value(base, code, count)
    if value is None:
        return Answer("DATE", "XXXX", frame.mod, Unresolved("lies outside the calendar"))
    if frame.near == "text" and code == "D" and count > 0 and said is None and scene.direction < 0:
        reason = "the day after something the text does not date"  # "she died the next day": not after publication
        kind, tail = ("TIME", f"T{frame.clock or frame.part}") if frame.clock or frame.part else ("DATE", "")
        return Answer(kind, f"XXXX-XX-XX{tail}", frame.mod, Unresolved(reason, ("offset-event",)))
    word = UNIT_WORDS.get(code, "day")
    if frame.trailing and code in ("Y", "DE", "CE", "M", "Q"):
        return trailing(value, frame, scene, anchor, base, code)
    if anchor.kind is AnchorKind.TEXT and count == 1 and code in ("DE", "CE"):
        end = add_months(base, 120 if code == "DE" else 1200)
        whole = Interval(base, end, Granularity.DECADE if code == "DE" else Granularity.CENTURY)
        reason = (
            f"the {word} from the date the story is at ({anchor.value})"  # "In 1957 she joined; over the next decade"
        )
        taken = reading(value, frame.mod, extent_of(scene.preposition), 0.8, reason, stretch=whole)
        return Answer("DATE", value, frame.mod, resolved(taken, anchor, ("unit-next",)))
    if (
        not count
        and scene.toks.lower(scene.token) == "later"
        and anchor.kind is AnchorKind.DCT
        and frame.part is None
        and story.dct < date.max
    ):
        return later(value, frame, scene, anchor, word)
    reason = unit_reason(word, count, anchor)
    if frame.year_shift is not None:
        reason = f"{-frame.year_shift} years before the {word} of publication"
    return dressed(value, frame, scene, anchor, f"unit-{word}", reason, 0.95 if anchor.kind is AnchorKind.DCT else 0.8)


def trailing(value: str, frame: Frame, scene: Scene, anchor: Anchor, base: date, code: str) -> Answer:
    """ "the past year": TIMEX3 writes the year before; what happened in it happened in the twelve months up to now."""
    months = {"DE": 120, "CE": 1200}.get(code, 0)
    if months:  # "the past decade" of 1998 is for the most part the 1990s
        value = unit_value(add_months(base, -months // 2), code, 0) or value
    whole = interval(value)
    begin = add_months(base, -{"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[code])
    if whole is None:
        return dressed(value, frame, scene, anchor, "unit-past", "the unit before publication", 0.7)
    stretch = Interval(begin, base + timedelta(days=1), whole.granularity)
    reason = f"the {UNIT_WORDS[code]} up to publication"
    taken = reading(value, frame.mod, extent_of(scene.preposition), 0.85, reason, stretch=stretch)
    return Answer("DATE", value, frame.mod, resolved(taken, anchor, ("unit-past",)))


def offset(frame: Frame, scene: Scene, story: Story) -> Answer:
    """two days ago, a year earlier, six weeks later."""
    code, sign = frame.unit or "D", frame.shift or -1
    if frame.count is None:
        if frame.near == "text" or code in CLOCK_UNITS:
            vague = Unresolved("the text does not say how many", ("offset-vague",))
            return Answer("DURATION", duration(None, code), frame.mod, vague)
        side = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Answer("DATE", side, frame.mod, Unresolved("the text does not say how many", ("offset-vague",)))
    anchor, base = dct_anchor(story), story.dct
    if frame.near == "text":
        wide = coarser(story, FINEST.get(code, Granularity.DAY), scene.token, scene.first)
        if wide is not None and code in ("D", "W", "FN", "M") and not (scene.direction > 0 and gone(wide, story, sign)):
            return about(frame, scene, wide, code, frame.count * sign)
        said = from_text(story, code, sign, scene.direction <= 0, scene.first)
        decade = story.last_between(scene.first, scene.token, Granularity.DECADE)
        if decade is not None and code == "Y" and decade.stretch.granularity is Granularity.DECADE:
            reason = "counts from a time in a decade, which the text dates no closer"
            return Answer("DURATION", duration(frame.count, code), frame.mod, Unresolved(reason, ("offset-event",)))
        if said is not None and said.stretch.begin is not None:
            anchor, base = text_anchor(said), said.stretch.begin
        elif code in CLOCK_UNITS or code == "D" or (sign > 0 and scene.direction <= 0):  # what is told has happened
            event = Unresolved("counts from an event", ("offset-event",))
            return Answer("DURATION", duration(frame.count, code), frame.mod, event)
    if code in CLOCK_UNITS:
        return hours(frame, scene, story, anchor, sign)
    value = shifted(base, code, frame.count * sign)
    if scene.preposition in ("exactly", "precisely") and anchor.kind is AnchorKind.DCT:
        value = _to_the_day(base, code, frame.count * sign) or value
    if anchor.kind is AnchorKind.TEXT and code == "DE" and len(anchor.value or "") == 3:
        value = unit_value(base, "DE", int(frame.count * sign))  # "By the mid-1950s … A decade later"
    if value is None:  # "40,000 years ago"
        side = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Answer("DATE", side, frame.mod, Unresolved("lies outside the calendar", ("offset",)))
    where = "publication" if anchor.kind is AnchorKind.DCT else f"the date the story is at ({anchor.value})"
    number = f"{float(frame.count):g} {UNIT_WORDS[code]}{'s' if frame.count != 1 else ''}"
    reason = f"{number} {'before' if sign < 0 else 'after'} {where}"
    answer = dressed(value, frame, scene, anchor, "offset", reason, 0.9)
    if anchor.kind is AnchorKind.TEXT and code in ("W", "FN") and is_day(anchor.value or ""):
        weeks = int(frame.count * sign * (2 if code == "FN" else 1))
        return replace(answer, day=base + timedelta(weeks=weeks))  # "A week later they were in. The same evening …"
    return answer


def _to_the_day(base: date, code: str, count: Fraction) -> str | None:
    """ "exactly two years ago": the same day two years before; also of weeks and months."""
    if count.denominator != 1 or code not in ("W", "M", "Y"):
        return None
    try:
        moved = (
            base + timedelta(weeks=int(count))
            if code == "W"
            else add_months(base, int(count) * (12 if code == "Y" else 1))
        )
    except (ValueError, OverflowError):
        return None
    return moved.isoformat()


def shifted(base: date, code: str, count: Fraction) -> str | None:
    """Value, as coarse as the unit, so many units away from the base day. Half years move by months."""
    try:
        if code in ("D", "W", "FN"):
            days = int(count * {"D": 1, "W": 7, "FN": 14}[code])
            day = base + timedelta(days=days)
            return day.isoformat() if code == "D" else week_value(day)
        if code in ("M", "Q", "S"):
            months = int(count * {"M": 1, "Q": 3, "S": 6}[code])
            day = add_months(base, months)
            return f"{day.year:04d}-{day.month:02d}" if code != "Q" else unit_value(day, "Q", 0)
        months = int(count * {"Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[code])
        day = add_months(base, months)
        return f"{day.year:04d}" if count.denominator == 1 or code != "Y" else f"{day.year:04d}-{day.month:02d}"
    except (ValueError, OverflowError, KeyError):
        return None


def reference(frame: Frame, scene: Scene, story: Story) -> Answer:
    """now, recently, the future."""
    value = frame.value or "PRESENT_REF"
    reason = {
        "PRESENT_REF": "the time of writing; the text does not say how long it lasts",
        "PAST_REF": "some time before publication; the text does not say when",
        "FUTURE_REF": "some time after publication; the text does not say when",
    }[value]
    return Answer("DATE", value, frame.mod, Unresolved(reason, ("vague",)))


def repeat(frame: Frame, scene: Scene, story: Story) -> Answer:
    """every Tuesday, daily."""
    return Answer(
        "SET",
        frame.value or "P1D",
        frame.mod,
        Unresolved("happens again and again; no single date", ("set",)),
        quant=frame.quant,
        freq=frame.freq,
    )
