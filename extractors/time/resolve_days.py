"""Resolve days: weekdays, named days, clock times without a day, Friday the 13th."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from string import capwords

from extractors.model import Granularity, Unresolved
from extractors.time import direction
from extractors.time.anchors import announced, dct_anchor, excursion, pluperfect, text_anchor
from extractors.time.announced import opens_line, quoted
from extractors.time.answer import Answer
from extractors.time.asides import TELLS
from extractors.time.calendar import add_months, month_start
from extractors.time.dressing import chosen, dress, fixed, full_year
from extractors.time.explain import WEEKDAY_NAMES, extent_of, reading, resolved
from extractors.time.frames import Frame
from extractors.time.named_days import day_in, julian
from extractors.time.notation import is_date
from extractors.time.resolve_coarse import about
from extractors.time.scene import Scene
from extractors.time.story import Said, Story

#: "from midday until half past two", "in the afternoon … By six": the hour is of the afternoon.
PART_BEGINS = {"MD": "11:59", "AF": "12:00", "EV": "16:59"}


def bare_clock(frame: Frame, scene: Scene, story: Story) -> Answer:
    """A clock time counts on the day the sentence or the paragraph is at, else on the publication day."""
    near = _day_told(frame, scene, story)
    if near is None and story.narrative and not announced(scene, story):
        near = story.focus(since=scene.first)  # a history is nowhere near its own publication
        if near is not None and near.stretch.granularity > Granularity.DAY:
            return about(frame, scene, near, "D", Fraction(0))
    if near is not None and near.stretch.begin is not None:
        anchor = text_anchor(near)
        day, reason = near.stretch.begin.isoformat(), f"a time on the day the story is at ({near.value[:10]})"
        early = frame.part == "MO" or (frame.clock or "99") < "12"
        told = (
            scene.direction < 0
            and near.stretch.begin < story.dct
            and near.value[11:12].isdigit()
            and (frame.clock or ("05" if frame.part == "MO" else "9")) < "06"
        )
        # "At 6 p.m. on the 3rd … At dawn", "By 10 p.m. it was over. He spoke at 2:50 a.m."
        evening = near.value[11:] >= "15:00" and near.value[11:] not in ("MO", "MD", "DT")
        late = (story.narrative or told) and evening and _morning(frame, scene)
        late = late or (near.value.endswith("T24:00") and "00:00" < (frame.clock or "99") < "08")
        if frame.clock == "24:00" and scene.preposition == "after" and near.value[11:] in ("EV", "NI"):
            frame, late = replace(frame, clock="00:00"), True  # "on the night of 12 September, shortly after midnight"
        if _of_evening(frame, scene, near):
            frame = replace(frame, clock=f"{int((frame.clock or '')[:2]) + 12:02d}{(frame.clock or '')[2:]}")
        elif (near.value.endswith("TNI") and early) or late:  # "fled overnight … at 5 a.m."
            day = (near.stretch.begin + timedelta(days=1)).isoformat()
            reason = f"the morning after the night the story is at ({near.value[:10]})"
    elif pluperfect(scene.toks, scene) and _telling(scene) and story.last_between(scene.first, scene.token):
        why = Unresolved("heard before it was told of, on a day the text does not name", ("clock-before",))
        return Answer("TIME", f"XXXX-XX-XXT{frame.clock or frame.part}", frame.mod, why)
    elif scene.direction < 0 and _not_yet(frame, scene, story):
        anchor = dct_anchor(story)
        day, reason = (story.dct - timedelta(days=1)).isoformat(), "told as past, and not yet come on publication day"
    else:
        anchor = dct_anchor(story)
        day, reason = story.dct.isoformat(), "a time without a day: the day of publication"
    if frame.clock == "24:00" and scene.direction < 0 and day == story.dct.isoformat():
        frame = replace(frame, clock="00:00")  # "trains stopped at midnight": as the day of publication began
    goes_on = bool(story.said) and (story.narrative or 0 < scene.token - story.said[-1].token <= 2)
    if goes_on and _afternoon(frame, scene, story.said[-1].value, day):
        frame = replace(frame, clock=f"{int((frame.clock or '')[:2]) + 12:02d}{(frame.clock or '')[2:]}")
    value, kind = dress(day, frame)
    taken = reading(value, frame.mod, extent_of(scene.preposition), 0.7, reason, zone=frame.zone)
    return Answer(kind, value, frame.mod, resolved(taken, anchor, ("clock-bare",)))


def _of_evening(frame: Frame, scene: Scene, near: Said) -> bool:
    """ "tonight from 7 to 8:30", "yesterday evening between six and ten": the hours are of that part of the day."""
    beside = scene.preposition in ("from", "between") and 0 < scene.token - near.token <= 4
    part = near.value[11:] in ("EV", "NI") and near.value[10:11] == "T"
    return beside and part and frame.half_day is None and "05" <= (frame.clock or "") < "12"


def _morning(frame: Frame, scene: Scene) -> bool:
    """Said to be of the morning: at dawn, at 5 a.m., at 03:15."""
    return frame.part == "MO" or frame.half_day == 0 or scene.toks.word(scene.token)[:1] == "0"


def _afternoon(frame: Frame, scene: Scene, said: str, day: str) -> bool:
    """ "back by six in the morning; the battle began at one o'clock": the story goes on, so it is the afternoon."""
    open_hour = (
        frame.clock is not None and frame.half_day is None and frame.zone is None and "00:59" < frame.clock < "12"
    )
    written = {scene.toks.word(i)[:1] for i in range(scene.token, scene.token + 2)}
    before = PART_BEGINS.get(said[11:], said[11:16])
    if not open_hour or "0" in written or said[:11] != f"{day}T" or not before[:1].isdigit():
        return False
    hour = int((frame.clock or "")[:2])
    return (frame.clock or "") < before < f"{hour + 12:02d}{(frame.clock or '')[2:]}"


def _not_yet(frame: Frame, scene: Scene, story: Story) -> bool:
    """ "conceded shortly before midnight"; "at 11 p.m." in a report of the morning: the time is that of the day before.

    An instant given in UTC may be any hour of the publisher's own clock; half a day between them is enough for all.
    """
    if story.dct.toordinal() < 2 or not frame.clock:
        return False
    if frame.clock == "24:00":
        return scene.preposition == "before"
    now = story.at
    if now is None or frame.zone or now.date() != story.dct:
        return False
    slack = 0 if now.utcoffset() else 12
    return now.hour + slack < 24 and frame.clock > f"{now.hour + slack:02d}:{now:%M}"


def _day_told(frame: Frame, scene: Scene, story: Story) -> Said | None:
    """The day a clock time without one is of; None for that of publication."""
    if frame.clock and opens_line(scene.toks, scene.token):
        return None  # "10:42 Trains will run again on Tuesday": a report as it came in
    near = story.last_between(scene.first, scene.last)
    if near is not None and near.behind and any(scene.toks.word(i) == "," for i in range(near.token, scene.token)):
        near = None  # "The guard, who was dismissed last Friday, came at 9 a.m."
    if near is not None and pluperfect(scene.toks, scene) and _telling(scene):
        near = None  # "Giving evidence last Thursday, he said he had heard a shot at midnight"
    if near is None and scene.direction > 0:
        near = story.day_before(scene.first, ahead=True)
    if near is None:
        mine = quoted(scene.toks, scene.token)
        near = story.day_before(scene.first, quoted=mine) or story.opening(scene.first)
        if near is not None and near.told and scene.paragraphs(near.token) <= 1:
            near = story.day_before(near.token, quoted=mine) or near  # "sank on Sunday, police said on Tuesday. At 7 …"
    evening = near is not None and near.stretch.begin == story.dct and (frame.clock or "") >= "17"
    if evening and scene.direction < 0 and not story.narrative:
        near = story.evening_before(scene.token) or near  # "derailed on Wednesday evening … on Thursday … at 8.41 p.m."
    if near is not None and not story.narrative and scene.paragraphs(near.token) > 1:
        near = story.main_day() or near  # "We heard a roar at 3 a.m.", long after some other day was mentioned
    return near


def _telling(scene: Scene) -> bool:
    return any(scene.toks.lower(i) in TELLS for i in range(scene.first, scene.cue_at))


def weekday(frame: Frame, scene: Scene, story: Story) -> Answer:
    """A weekday counts from publication; "that Friday", or any in a history, from the day the story is at."""
    name = WEEKDAY_NAMES[frame.weekday or 1]
    mine = frame.shift == -1 and not quoted(scene.toks, scene.token)  # the writer's "last Thursday"
    told = (story.narrative and not mine and not announced(scene, story)) or frame.near == "text"
    wide = frame.near == "text" and frame.shift is not None  # "on the weekend of Feb. 15 … the following Friday"
    said = story.focus(Granularity.WEEKEND if wide else Granularity.DAY) if told else None
    if said is not None and frame.near != "text" and story.left(said) and not quoted(scene.toks, scene.token):
        said = None
        if any(at > scene.token for at, _ in story.coming):
            reason = "years have been told since the last full date"  # "Born on 12 June 1923 … In 1952 … On a Sunday"
            return Answer("DATE", f"XXXX-WXX-{frame.weekday}", frame.mod, Unresolved(reason, ("weekday-left",)))
    if said is not None and said.stretch.begin is not None:
        anchor = text_anchor(said)
        choice = direction.story_weekday(said.stretch.begin, frame.weekday or 1, frame.shift, name)
    else:
        anchor = dct_anchor(story)
        listed = frame.clock is not None and scene.direction == 0
        again = (
            story.dct.isoweekday() == frame.weekday
            and frame.shift is None
            and frame.clock is None
            and scene.direction > 0
        )
        before = story.last_between(scene.first, scene.token) if again else None
        if before is not None and all(scene.toks.lower(i) != "and" for i in range(before.token, scene.token)):
            before = None  # "by 9 a.m. on Monday (Sunday, 2300 UTC)"
        base = before.stretch.begin if before is not None and before.stretch.begin is not None else story.dct
        if story.dct < base < story.dct + timedelta(days=7):  # "will fly out on Sunday and return on Wednesday"
            choice = direction.story_weekday(base, frame.weekday or 1, None, name)
        else:
            choice = direction.weekday(story.dct, frame.weekday or 1, frame.shift, scene, name, listed=listed)
    day = choice.taken
    if frame.year_shift is not None:  # "a year ago this Saturday": that day of the month, whatever its weekday
        ahead = (frame.weekday or 1) - story.dct.isoweekday()
        near = ahead % 7 if frame.shift == 0 else (ahead + 3) % 7 - 3  # "thirty years ago on Sunday": the nearest one
        day = story.dct + timedelta(days=near) if frame.shift in (0, None) else day
        return fixed(
            add_months(day, 12 * frame.year_shift).isoformat(),
            replace(frame, year_shift=None, weekday=None, shift=None),
            scene,
            "weekday-years-ago",
            f"{-frame.year_shift} years before the {name} around publication",
            anchor,
        )
    other = choice.other.isoformat() if choice.other else None
    return chosen(day.isoformat(), other, choice, frame, scene, anchor)


def weekday_the(frame: Frame, scene: Scene, story: Story) -> Answer:
    """Friday the 13th: the nearest month in which the days agree, in a history nearest to the date it is at."""
    said = story.focus() if story.narrative and not announced(scene, story) else None
    base, anchor = story.dct, dct_anchor(story)
    if said is not None and said.stretch.begin is not None:
        base, anchor = said.stretch.begin, text_anchor(said)
    firsts = [month_start(base.year, base.month + offset) for offset in range(-14, 15)]
    days = [first.replace(day=frame.day or 1) for first in firsts if is_date(first.year, first.month, frame.day or 1)]
    agreeing = [day for day in days if day.isoweekday() == frame.weekday or julian(base.year)]
    back = 1 if said is None else 5  # a story goes forward
    best = min(agreeing, key=lambda day: (day - base).days if day >= base else back * (base - day).days, default=None)
    if best is None:
        return Answer(
            "DATE", "XXXX-XX-XX", None, Unresolved("no month nearby has that weekday on that day", ("weekday-day",))
        )
    reason = "the nearest month in which weekday and day agree"
    answer = fixed(best.isoformat(), frame, scene, "weekday-day", reason, anchor)
    return replace(answer, absolute=said is None)


def named_day(frame: Frame, scene: Scene, story: Story) -> Answer:
    """Christmas, Election Day: dated by the calendar of feasts, the year by the verb."""
    name = frame.holiday or ""
    feast = capwords(name)
    if frame.year is not None:
        day = day_in(name, full_year(frame, story.dct))
        if day is None:
            return Answer(
                "DATE", f"{frame.year:04d}", None, Unresolved("the tables do not reach that year", ("named-day",))
            )
        return fixed(day.isoformat(), frame, scene, "named-day", "a feast named with its year")
    base, anchor = story.dct, dct_anchor(story)
    told = story.narrative or story.undated or frame.near == "text"
    said = excursion(frame, scene, story, scene.token) if told else None
    if said is not None and said.stretch.begin is not None:
        base, anchor = said.stretch.begin, text_anchor(said)
    days = [day for year in range(base.year - 1, base.year + 2) if (day := day_in(name, year)) is not None]
    if not days:
        return Answer("DATE", "XXXX-XX-XX", None, Unresolved("the tables do not reach that year", ("named-day",)))
    seen = direction.Candidates(base, tuple(days), tuple(date.fromordinal(day.toordinal() + 1) for day in days))
    if said is not None:
        index, choice = direction.story_yearless(seen, said.stretch, feast, frame.shift, story.named_years())
    else:
        index, choice = direction.yearless(seen, frame.shift, scene, feast, "feast")
    other = choice.other.isoformat() if choice.other else None
    return chosen(days[index].isoformat(), other, choice, frame, scene, anchor)
