"""What speaks for and against a noun that a pronoun may stand for, as features.

Of the log-linear model of ``antecedents``. Every function takes what it looks at as single strings and numbers, so that
its sum is looked up where it was met before.
``kind`` is ``P`` for "he" and "she", ``form`` the pronoun's part in its clause (``own`` for an owner), ``fit`` how well
such a noun fits the pronoun's place (``selection``).
"""

from __future__ import annotations


def pair(kind: str, far: int, role: str, own: str, leads: int, new: int) -> tuple[str, ...]:
    """Where it stands against where the pronoun stands."""
    return (
        f"{kind} new{new} far{far} {role}",
        f"{kind} new{new} far{far} leads{leads} {role}",
        f"{kind} new{new} {role}<{own}",
        f"{kind} far{far} {role}",
        f"{kind} {role}<{own}",
        f"far{far} {role}<{own}",
        f"{kind} far{far} leads{leads} {role}",
    )


def being(kind: str, what: str, shown: str, sex: str, several: int, says: int) -> tuple[str, ...]:
    """What it is, how it is brought in, one or several."""
    return (
        f"{kind} {what} says{says}",
        f"{kind} {what}",
        f"{kind} {what} {shown}",
        f"{kind} sex{sex} {what}",
        f"{kind} several{several} {what}",
    )


def standing(kind: str, path: str, rank: int, far: int, what: str, names: int) -> tuple[str, ...]:
    """How it stands to the clauses around the pronoun, and how many names stand nearer."""
    return (
        f"{kind} of{names} rank{rank}",
        f"{kind} of{names} {what}",
        f"{kind} {what} path={path}",
        f"{kind} path={path}",
        f"{kind} rank{rank}",
        f"{kind} rank{rank} far{far}",
        f"{kind} {what} rank{rank}",
        f"path={path} rank{rank}",
    )


def telling(kind: str, told: int, far: int, quoted: str, nested: int, what: str, new: int) -> tuple[str, ...]:
    """How often it has been named, in whose mouth, and how deep in its sentence."""
    return (
        f"{kind} new{new} told{told}",
        f"{kind} new{new} nested{nested}",
        f"{kind} told{told}",
        f"{kind} told{told} far{far}",
        f"{kind} {what} told{told}",
        f"{kind} quoted{quoted}",
        f"{kind} quoted{quoted} far{far}",
        f"{kind} nested{nested} far{far}",
    )


def nobody(kind: str, form: str, own: str, quoted: int, leads: int, count: int) -> tuple[str, ...]:
    """For none of them: the pronoun alone."""
    return (
        f"none {kind}",
        f"none {form} {own}",
        f"none {kind} quoted{quoted}",
        f"none {kind} leads{leads}",
        f"none {kind} of{count}",
    )


def ordered(kind: str, order: int, competing: int, sort: str, far: int, typed: int) -> tuple[str, ...]:
    """How many nouns of a fitting sort stand nearer, and how many there are."""
    return (f"{kind} a{order} t{typed}", f"{kind} a{order} of{competing}", f"{kind} a{order} {sort} far{far}")


def led(kind: str, before: int, here: int, now: int, form: str, leads: int, sort: str) -> tuple[str, ...]:
    """Was it the subject of the sentence before, is it named or the subject in this one?"""
    return (f"{kind} cb{before} here{here} {form} leads{leads}", f"{kind} cb{before}{now} {sort}")


def kept(kind: str, sentences: int, typed: int, joined: int, far: int, new: int, before: int) -> tuple[str, ...]:
    """In how many of the sentences in reach it is named, and whether it heads several."""
    return (
        f"{kind} nsent{sentences} {typed}",
        f"{kind} coord{joined} {int(far == 0)}",
        f"{kind} new{new} far{far} cb{before}",
    )


def beside(kind: str, distance: int, form: str, role: str, same: int, sort: str) -> tuple[str, ...]:
    """How far off in the pronoun's own sentence, and whether in its own clause."""
    return (
        f"{kind} dist{distance} {form}",
        f"{kind} dist{distance} {role} {form}",
        f"{kind} same{same} {role}<{form}",
        f"{kind} dist{distance} {sort}",
    )


def fitting(kind: str, letter: str, fit: str, form: str, role: str, path: str, far: int, leads: int) -> tuple[str, ...]:
    """Can such a thing do, or undergo, what is said of the pronoun?"""
    return (
        f"{kind} fit{fit}",
        f"{kind} {letter} fit{fit}",
        f"fit{fit} {form}",
        f"fit{fit} {role}",
        f"{kind} path={path} {letter} fit{fit}",
        f"{kind} {role}<{form} far{far} fit{fit}",
        f"{kind} {letter} far{far} leads{leads} fit{fit}",
    )


def numbered(kind: str, letter: str, several: int, fit: str, word: str, shown: str) -> tuple[str, ...]:
    """One or several, against what is said of the pronoun and against its form."""
    return (f"{kind} {letter} sev{several} fit{fit}", f"{word} {letter} sev{several} {shown}")


def built(kind: str, path: str, letter: str, how: str, role: str, form: str, far: int, conj: str) -> tuple[str, ...]:
    """Against how the pronoun's clause is built (with "be", in the passive), and "rebels and their allies"."""
    found = (
        f"{kind} path={path} {letter} {how}",
        f"{kind} {role}<{form} {how} far{far}",
        f"{kind} {letter} {how} {form}",
    )
    return (*found, f"{kind} conj{conj}", f"conj{conj} far{min(far, 1)}") if conj else found


def introduced(
    kind: str, letter: str, shown: str, role: str, form: str, far: int, path: str, sort: str, quoted: str
) -> tuple[str, ...]:
    """How it is brought in, in which part, and in whose mouth."""
    return (
        f"{kind} {letter} {shown} {role}<{form} far{far}",
        f"{kind} path={path} {sort} {form}",
        f"{kind} path={path} {sort} q{quoted}",
    )


def nothing(kind: str, form: str, how: str, best: str, quoted: int, leads: int) -> tuple[str, ...]:
    """For none of them: how the clause is built, and how well the best of them fits."""
    return (
        f"none {kind} best{best}",
        f"none {kind} {form} {how}",
        f"none {kind} {form} {how} q{quoted} leads{leads}",
    )


def empty(cop: int, clause: int, to: int, tag: str, det: str) -> tuple[str, ...]:
    """An "it" that may stand for nothing: "it was her speech that", "it was only after", "it is a felony to"."""
    return (f"none it cop{cop} rel{clause} to{to}", f"none it {tag} rel{clause}", f"none it det{det} {tag}")
