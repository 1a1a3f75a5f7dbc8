"""What speaks for and against a name that a definite noun may stand for, as features of the model of ``definite``."""

from __future__ import annotations


def being(sort: str, lemma: str, geo: str, match: str, sex: str) -> tuple[str, ...]:
    """What it is, and how what it is called agrees with the noun."""
    return (
        f"{sort} {geo}",
        f"{lemma} {geo}",
        f"match{match}",
        f"{sort} match{match}",
        f"{lemma} match{match}",
        f"{geo} match{match}",
        f"{sort} {geo} match{match}",
        f"sex{sex}",
    )


def standing(sort: str, geo: str, far: int, nearer: int, match: str) -> tuple[str, ...]:
    """How far off it was told last, and how many of its kind were told nearer."""
    return (
        f"far{far}",
        f"{sort} far{far}",
        f"nearer{nearer}",
        f"{geo} nearer{nearer}",
        f"nearer{nearer} far{far}",
        f"nearer{nearer} match{match}",
        f"{sort} nearer{nearer}",
        f"match{match} far{far}",
    )


def telling(sort: str, count: int, most: int, lead: int, far: int, match: str) -> tuple[str, ...]:
    """How much the article is about it."""
    return (
        f"count{count}",
        f"most{most} lead{lead}",
        f"{sort} most{most}",
        f"{sort} lead{lead}",
        f"count{count} far{far}",
        f"most{most} match{match}",
        f"{sort} most{most} lead{lead} match{match}",
    )


def placed(own: str, role: str, far: int, path: str, leads: int, sort: str) -> tuple[str, ...]:
    """Where it was told last against where the noun stands."""
    return (
        f"{role} far{far}",
        f"{role}<{own} far{min(far, 2)}",
        f"path{path}",
        f"path{path} {sort}",
        f"path{path} {own}",
        f"{role} leads{leads} far{min(far, 2)}",
    )


def known(sort: str, before: int, match: str, pointing: str, far: int) -> tuple[str, ...]:
    """Whether the noun was told before in other ways, and how it points."""
    return (
        f"before{before} match{match}",
        f"{sort} before{before}",
        f"before{before} far{far}",
        f"{pointing} match{match}",
        f"{pointing} far{far}",
    )


def among(sort: str, match: str, best: int, alike: int, geo: str) -> tuple[str, ...]:
    """Is it the one that agrees best?"""
    return (
        f"best{best} alike{alike}",
        f"best{best} match{match} alike{alike}",
        f"{sort} best{best} alike{alike}",
        f"{geo} best{best} alike{alike}",
    )


def alone(sort: str, match: str, count: int, geo: str, far: int) -> tuple[str, ...]:
    """How many names of its kind the article has told."""
    return (
        f"kinds{count}",
        f"{sort} kinds{count}",
        f"{geo} kinds{count} match{match}",
        f"{sort} kinds{count} match{match}",
        f"{sort} kinds{count} far{far}",
    )


def nobody(sort: str, lemma: str, before: int, competing: int, pointing: str, best: int) -> tuple[str, ...]:
    """For none of them: the noun alone."""
    return (
        "none",
        f"none {sort}",
        f"none {lemma}",
        f"none before{before}",
        f"none {sort} before{before}",
        f"none of{competing}",
        f"none {pointing}",
        f"none {sort} best{best}",
        f"none {lemma} best{best}",
    )


def nothing(sort: str, best: int, alike: int, role: str, leads: int) -> tuple[str, ...]:
    """… and how well the best agrees, and where the noun stands."""
    return (
        f"none best{best}",
        f"none best{best} alike{alike}",
        f"none {role}",
        f"none {sort} {role}",
        f"none leads{leads}",
    )
