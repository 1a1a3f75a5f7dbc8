"""What the story has said so far: the day of publication, the date it is at, the reporting period under discussion."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from extractors.model import AnchorKind, Granularity, Interval
from extractors.time.calendar import interval


@dataclass(frozen=True, slots=True)
class Said:
    """A date already settled: its reference, value, interval, and where it stood (token index)."""

    ref: str
    value: str
    stretch: Interval
    token: int
    absolute: bool  # the text named its year
    kind: AnchorKind  # what it was counted from itself
    bound: bool  # "since Monday", "until Friday": the edge of a stretch, not the day the story is at
    late: bool  # "the end of 2006": what comes next is in 2007
    aside: bool  # "a treaty of 1884", "later that year": the story stays where it was
    ends: bool = False  # "from 1905 to 1909": the second of the two
    told: bool = False  # "she testified Saturday that …": the day of the telling
    quoted: bool = False  # said by somebody in quotation marks
    #: ``relative``, ``pluperfect`` or ``attribute``: "which opened on May 3", "had fled on Friday", "of Friday's raid"
    behind: str = ""


@dataclass(slots=True)
class Story:
    """State while one document is resolved, in text order."""

    dct: date
    at: datetime | None = None
    narrative: bool = False
    undated: bool = False  # no word of the text points to the day of publication
    said: list[Said] = field(default_factory=list)
    closing: list[int] = field(default_factory=list)  # those of this paragraph that end the whole story
    coming: tuple[tuple[int, Interval], ...] = ()  # dates with their year, the tokens they stand at: of a history
    whole: Interval | None = None  # all of what a history tells: its opening names the first and the last of it
    first_day: date | None = None  # that from which "the second day", "the third day" were counted
    years: frozenset[int] = frozenset()  # those the text names in full
    dated: dict[tuple[int, int], Said] = field(default_factory=dict)  # month, day -> last named with its year
    period_at: int = -1000  # token at which it was named
    period: str | None = None  # "1989-Q3" or "P9M", what "a year earlier" compares with

    def note(
        self,
        ref: str,
        value: str,
        token: int,
        absolute: bool,
        kind: AnchorKind,
        compared: bool = False,
        bound: bool = False,
        aside: bool = False,
        late: bool = False,
        close: bool = False,
        told: bool = False,
        quoted: bool = False,
        behind: str = "",
        day: date | None = None,
        ends: bool = False,
    ) -> None:
        """Remember a settled date. A date that figures are only ``compared`` with does not move the story."""
        stretch = interval(value) if day is None else interval(day.isoformat())
        if stretch is not None and stretch.begin is not None and not compared:
            wraps = not absolute and self.within(stretch)
            said = Said(
                ref, value, stretch, token, absolute, kind, bound, late, aside or wraps, ends, told, quoted, behind
            )
            self.said.append(said)
            if close:
                self.closing.append(len(self.said) - 1)
            if absolute and stretch.granularity <= Granularity.DAY:
                self.dated[stretch.begin.month, stretch.begin.day] = said

    def restart(self) -> None:
        """A paragraph is over: the end it told of ("the war ended in 1914") is not where the next one begins."""
        for i in self.closing:
            self.said[i] = replace(self.said[i], aside=True)
        self.closing.clear()

    def within(self, stretch: Interval) -> bool:
        """The date the story is at lies inside a longer stretch: "later that year" does not take it back to January."""
        at = self.focus()
        if at is None or at.stretch.begin is None or stretch.begin is None or stretch.end is None:
            return False
        return at.stretch.granularity <= stretch.granularity and stretch.begin <= at.stretch.begin < stretch.end

    def focus(self, finest: Granularity = Granularity.YEAR, since: int | None = None) -> Said | None:
        """The last date the story named that is no coarser than ``finest``; asides only for want of another.

        An aside counts where it stands at token ``since`` or later: in the sentence that goes on from it.
        """
        aside = None
        for past in reversed(self.said[-12:]):
            if past.stretch.granularity > finest:
                continue
            if not past.aside or (since is not None and past.token >= since):
                return past
            aside = aside or past
        return aside

    def named_years(self) -> frozenset[int]:
        """Years a history names in full; none where it has just gone on to the end of one ("Later that year")."""
        late = bool(self.said) and self.said[-1].late
        return self.years if self.narrative and not late else frozenset()

    def flashback(self, token: int, reach: int = 60) -> tuple[date, date] | None:
        """From the day it has just looked back to, to the day the story is at: "The war had opened on 8 February."

        What is told next in the simple past lies between them, where the calendar has such a day.
        """
        at, last = self.focus(), self.said[-1] if self.said else None
        if at is None or last is None or not last.aside or last.absolute or last.behind or token - last.token > reach:
            return None
        begin, here = last.stretch.begin, at.stretch.begin
        if begin is None or here is None or last.stretch.granularity > Granularity.SEASON:
            return None
        return (begin, here) if begin < here else None

    def mentioned(self, token: int, reach: int = 30) -> Said | None:
        """The date named last, told aside or not, of whose month "the 20th" is that stands close behind it."""
        finest = Granularity.DAY  # of a month looked back to the story has left again
        fine = (
            x for x in reversed(self.said[-4:]) if x.stretch.granularity <= (finest if x.aside else Granularity.MONTH)
        )
        last = next((x for x in fine if "-W" not in x.value), None)
        return last if last is not None and token - last.token <= reach and not last.quoted else None

    def left(self, day: Said) -> bool:
        """Years after that day have been told since: a weekday no longer counts from it."""
        at = self.focus()
        if at is None or at.stretch.begin is None or day.stretch.end is None:
            return False
        return (at.stretch.begin - day.stretch.end).days > 366

    def bracket(self, token: int) -> tuple[date, date] | None:
        """What a history tells at ``token`` lies between the date with a year before it and the one after it."""
        past = next((x for x in reversed(self.said[-30:]) if x.absolute and not x.aside), None)
        after = next((x for at, x in self.coming if at > token), None)
        if past is None or after is None or past.stretch.begin is None or after.end is None:
            return None
        return (past.stretch.begin, after.end) if past.stretch.begin < after.end else None

    def main_day(self) -> Said | None:
        """The first day named that was over at publication: as a rule the day of what the news is about."""
        for past in self.said[:20]:
            day = past.stretch.begin
            if day is not None and past.stretch.granularity <= Granularity.DAY and not past.bound and day <= self.dct:
                if past.behind or (past.absolute and day == self.dct):  # an aside, or the date over the article
                    continue
                return past
        return None

    def day_before(self, token: int, reach: int = 200, *, ahead: bool = False, quoted: bool = True) -> Said | None:
        """The last day named in the stretch of tokens before ``token``: the day a story is telling of.

        ``ahead`` looks for a day still to come; without ``quoted`` what people are quoted with does not count.
        """
        for past in reversed(self.said[-8:]):
            if token - past.token > reach:
                return None
            day = past.stretch.begin
            clocked = self.narrative and past.stretch.granularity < Granularity.DAY
            bound = past.bound and not clocked  # "By about eight in the morning" a history is at that day
            passing = past.token >= token or bound or past.behind or (past.quoted and not quoted)
            if day is None or past.stretch.granularity > Granularity.DAY or passing:
                continue
            if (day >= self.dct) if ahead else (day <= self.dct):
                return past
        return None

    def evening_before(self, token: int, reach: int = 150) -> Said | None:
        """The evening or night before publication, where the story has named it."""
        for past in reversed(self.said[-10:]):
            begin = past.stretch.begin
            if token - past.token > reach or begin is None:
                return None
            if past.value[10:] in ("TEV", "TNI") and (self.dct - begin).days == 1 and not past.bound:
                return past
        return None

    def opening(self, token: int, reach: int = 60) -> Said | None:
        """The day with which a scene opens: "had opened the shop on the morning of 3 June. By nine …".

        Only where no day of the story itself has been told: then it is an aside.
        """
        last = self.said[-1] if self.said else None
        if last is None or last.behind != "pluperfect" or not 0 < token - last.token <= reach or self.main_day():
            return None
        day = last.stretch.begin
        return last if day is not None and day <= self.dct and last.stretch.granularity <= Granularity.DAY else None

    def last_between(self, first: int, last: int, finest: Granularity = Granularity.DAY) -> Said | None:
        """The last date said in token range ``[first, last)``."""
        for past in reversed(self.said[-12:]):
            if past.token < first:
                return None
            if past.token < last and past.stretch.granularity <= finest and not past.bound:
                return past
        return None
