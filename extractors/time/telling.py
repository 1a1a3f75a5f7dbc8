"""How plainly a past verb tells of a date: right beside it, or with nothing between them that looks ahead."""

from __future__ import annotations

from extractors.time.scene import Scene
from extractors.time.signs import ARTICLES
from extractors.time.words import words


def close(scene: Scene) -> bool:
    """The past verb stands right beside the date ("launched on Jan. 3"): nothing else can be meant."""
    return scene.direction < 0 and 0 <= scene.token - scene.cue_at <= 3


def told_before(scene: Scene) -> bool:
    """A past verb, and no infinitive between it and the date: "pledged to march this summer" looks ahead."""
    if scene.direction >= 0 or scene.plan or scene.cue_at < 0:
        return False
    between = [scene.toks.lower(i) for i in range(*sorted((scene.cue_at, scene.token)))]
    if scene.cue_at > scene.token and "," in between:
        return False  # "He is up for re-election this November, said …"
    return not {"to", ";"} & set(between)


def told_plainly(scene: Scene) -> bool:
    """A simple past in the clause and "on" or "in" before the date: "rear-ended a truck with her car on June 8"."""
    if (
        scene.direction >= 0
        or scene.plan
        or scene.preposition not in ("on", "in")
        or not 0 <= scene.cue_at < scene.token
    ):
        return False
    between = [scene.toks.lower(i) for i in range(scene.cue_at, scene.token)]
    return len(between) <= 14 and between[0] not in ("has", "have", "'ve", "’ve", "had", "been") and "to" not in between


def attribute(scene: Scene) -> bool:
    """ "plans to appeal the October ruling": the infinitive looks ahead, its object may be over."""
    toks, at = scene.toks, scene.token
    behind = at + 2 if toks.lower(at + 1)[:1].isdigit() else at + 1  # "the February 14 bombing"
    before, noun = toks.lower(at - 1), toks.lower(behind)
    named = before in ARTICLES and toks.tag(behind) in ("", "NN", "NNS") and noun.isalpha() and noun.islower()
    return (
        scene.direction > 0
        and scene.cue.endswith(" to")
        and named
        and not words("occasions") & {noun, toks.lower(behind + 1)}
    )
