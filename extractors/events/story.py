"""Events told one after the other tend to share their time: what the events around one make of its choices.

A sentence by itself rarely says whether it goes on with the story of Tuesday or steps out of it; its neighbours do.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

#: How much less an event two places away has to say than the one beside it.
_FADES = 0.6
#: What is less likely, or has faded below this, is forgotten, so that the work grows with the text and no faster.
_FORGOTTEN = 0.02


def around(times: Sequence[Sequence[Hashable]], shares: Sequence[Sequence[float]]) -> list[dict[Hashable, float]]:
    """For each event, in text order, how likely the events around it are to be of each of its own times (0 to 1).

    ``times`` names the times in question for each event (two expressions of one day are one), ``shares`` gives their
    probabilities as far as the event itself tells, in the same order. Times that nothing around is of are left out.
    """
    said = [
        [(time, share) for time, share in zip(its, parts, strict=False) if share > _FORGOTTEN]
        for its, parts in zip(times, shares, strict=True)
    ]
    ahead, back = _pass(times, said), _pass(times[::-1], said[::-1])[::-1]
    total = len(times)
    reach = [(1 - _FADES**number) / (1 - _FADES) for number in range(min(total, 60))]
    found = []
    for number, (left, right) in enumerate(zip(ahead, back, strict=True)):
        weight = reach[min(number, len(reach) - 1)] + reach[min(total - 1 - number, len(reach) - 1)]
        for time, share in right.items():
            left[time] = left.get(time, 0.0) + share
        found.append({time: share / weight for time, share in left.items()})
    return found


def _pass(
    times: Sequence[Sequence[Hashable]], said: Sequence[Sequence[tuple[Hashable, float]]]
) -> list[dict[Hashable, float]]:
    """What the events before each one say of its times, the nearer the more."""
    told: dict[Hashable, float] = {}
    found = []
    for its, mine in zip(times, said, strict=True):
        found.append({time: told[time] for time in its if time in told} if told else {})
        told = {time: share * _FADES for time, share in told.items() if share > _FORGOTTEN}
        for time, share in mine:
            told[time] = told.get(time, 0.0) + share
    return found


def together(shares: Sequence[float], days: Sequence[Hashable]) -> list[float]:
    """The probabilities of an event's choices, the likeliest expression of a day given that of the day.

    "Tuesday" and "May 4" may be one day, and each alone less likely than that the text gives none. ``days`` says what
    the first choices, the expressions, stand for; the others stay as they are.
    """
    best: dict[Hashable, int] = {}
    total: dict[Hashable, float] = {}
    for number, (day, share) in enumerate(zip(days, shares, strict=False)):
        total[day] = total.get(day, 0.0) + share
        if day not in best or share > shares[best[day]]:
            best[day] = number
    found = list(shares)
    for day, number in best.items():
        found[number] = total[day]
    return found
