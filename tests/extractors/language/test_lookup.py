"""The small parts of the reader: spelling features, gazetteer, lemma rules, storage of weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language import dictionary, features, lemmas
from extractors.language.dictionary import TAGS, Dictionary, Entries
from extractors.language.gazetteer import KINDS, Gazetteer
from extractors.language.storage import pack, unpack


@given(st.text(min_size=1, max_size=60))
def test_features_of_any_form(form: str) -> None:
    pieces = features.pieces(form)
    assert 1 <= len(pieces) <= 40
    assert all(0 <= piece < features.PIECES for piece in pieces)
    assert 0 <= features.shape(form) < features.SHAPES


def test_endings_are_shared() -> None:
    a, b, c = (set(features.pieces(w)) for w in ("Azerbaijani", "Pakistani", "Kyiv"))
    assert len(a & b) > len(a & c)
    assert features.norm("“2023–09") == '"0000-00'
    assert features.shape("Kyiv") == features.shape("Baku") != features.shape("CSTO")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(
        [
            (["Nagorno", "-", "Karabakh"], "place"),
            (["Georgia"], "country"),
            (["Georgia"], "first"),
            (["South", "Africa"], "country"),
            (["South", "African"], "people"),
            (["Africa"], "place"),
        ]
    )


def _kinds(mask: int) -> set[str]:
    return {("B " if bit % 2 == 0 else "I ") + KINDS[bit // 2] for bit in range(2 * len(KINDS)) if mask >> bit & 1}


def test_gazetteer(gazetteer: Gazetteer) -> None:
    rows = gazetteer.rows(["In", "Nagorno", "-", "Karabakh", "and", "Georgia"])
    assert [_kinds(r) for r in rows] == [set(), {"B place"}, {"I place"}, {"I place"}, set(), {"B country", "B first"}]
    assert [_kinds(r) for r in gazetteer.rows(["South", "Africa", "South", "African", "South"])] == [
        {"B country"}, {"I country"}, {"B people"}, {"I people"}, set()]  # fmt: skip
    assert gazetteer.rows(["Nagorno", "-"]) == [0, 0]
    assert gazetteer.rows([]) == []


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("countries", "country"), ("Officials", "official"), ("went", "go"), ("Manila", "Manila"), ("n’t", "not")],
)
def test_rules_make_the_lemma_they_were_taken_from(form: str, lemma: str) -> None:
    assert lemmas.apply(lemmas.rule_of(form, lemma), form) == lemma


@given(st.text(alphabet="abcdeXYZ’-", min_size=1, max_size=12), st.text(alphabet="abcdeXYZ'", min_size=1, max_size=12))
def test_any_pair_has_a_rule(form: str, lemma: str) -> None:
    assert lemmas.apply(lemmas.rule_of(form, lemma), form) == lemma


def test_a_rule_serves_words_it_was_not_made_from() -> None:
    assert lemmas.apply(lemmas.rule_of("Ministries", "ministry"), "embassies") == "embassy"
    assert lemmas.apply("l|9|y", "is") == "is"


@pytest.mark.parametrize(
    ("form", "guess", "lemma"),
    [
        ("fought", "fought", "fight"),
        ("Stolen", "stolen", "steal"),
        ("condemned", "condemned", "condemn"),
        ("rescuing", "rescuing", "rescue"),
        ("banned", "banned", "ban"),
        ("carried", "carried", "carry"),
        ("seized", "seize", "seize"),
        ("blorped", "blorped", "blorped"),
    ],
)
def test_lemmas_of_verbs_the_rules_left_alone(form: str, guess: str, lemma: str) -> None:
    assert lemmas.of_verb(form, guess, {"condemn", "rescue", "ban", "carry", "seize"}) == lemma


def _entries(rows: dict[str, tuple[str, int, dict[int, str]]]) -> Entries:
    """Forms with their tags, how often they have a capital (0, 1 mostly, 3 in capitals), lemma rules by class."""
    names = ["", *sorted({rule for *_, rules in rows.values() for rule in rules.values()})]
    bits, numbers = [], np.zeros((len(rows), 4), dtype=np.uint8)
    for i, (tags, capital, rules) in enumerate(rows[form] for form in sorted(rows)):
        shares = {0: 0, 1: 0b0011, 3: 0b1_0011}[capital]
        bits.append(sum(1 << TAGS.index(tag) for tag in tags.split()) | shares << len(TAGS) + 6)
        for column, rule in rules.items():
            numbers[i, column] = names.index(rule)
    return Entries(sorted(rows), np.array(bits, dtype=np.uint32), numbers, names)


@pytest.fixture(scope="module")
def known() -> Dictionary:
    return Dictionary(
        _entries(
            {
                "slipping": ("VBG", 0, {0: "l|4|"}),
                "saw": ("NN VB VBD", 0, {0: "l|2|ee"}),
                "horsemen": ("NNS", 0, {1: "l|2|an"}),
                "adviser": ("NN", 0, {}),
                "security": ("NN", 0, {}),
                "google": ("NNP VB", 1, {}),
                "tehran": ("NNP", 1, {}),
                "unesco": ("NNP", 3, {}),
                "french": ("JJ", 1, {}),
                "global": ("JJ", 0, {}),
                "england": ("NN NNP", 1, {}),
            }
        )
    )


def test_a_stored_dictionary_is_the_same(known: Dictionary) -> None:
    entries = _entries({"saw": ("VB VBD", 0, {0: "l|2|ee"}), "ärzte": ("NNS", 1, {1: "l|1|"})})
    data = dictionary.pack(entries)
    assert data == dictionary.pack(entries)
    back = dictionary.unpack(data)
    assert (back.forms, back.rule_names) == (entries.forms, entries.rule_names)
    np.testing.assert_array_equal(back.bits, entries.bits)
    np.testing.assert_array_equal(back.rules, entries.rules)
    with pytest.raises(ValueError, match="not a dictionary"):
        dictionary.unpack(b"PK" + data)


def test_dictionary(known: Dictionary) -> None:
    assert known.common("Security")
    assert not known.common("England")
    assert not known.common("Newsweek")
    assert known.has_tag("SAW", "VBD")
    assert not known.has_tag("saw", "NNS")
    assert known.features("Newsweek") == 0


@pytest.mark.parametrize(
    ("form", "tag", "pos", "guess", "lemma"),
    [
        ("slipping", "VBG", "VERB", "slipp", "slip"),
        # a verb has no capital, at the head of a sentence either
        ("Took", "VBD", "VERB", "Take", "take"),
        ("Ca", "MD", "AUX", "Can", "can"),
        ("Listing", "VBG", "VERB", "List", "list"),
        ("Reel", "NN", "NOUN", "Reel", "Reel"),
        # digits stay what they are
        ("1,100", "CD", "NUM", "1000", "1100"),
        ("6,606", "CD", "NUM", "6000", "6606"),
        ("2.5", "CD", "NUM", "2.0", "2.5"),
        ("ten", "CD", "NUM", "ten", "ten"),
        ("saw", "VBD", "VERB", "saw", "see"),
        ("Saw", "NN", "NOUN", "see", "saw"),
        ("horsemen", "NNS", "NOUN", "horseman", "horseman"),
        ("adviser", "NN", "NOUN", "advise", "adviser"),
        ("fought", "VBD", "VERB", "fought", "fight"),
        ("is", "VBZ", "AUX", "be", "be"),
        ("empanadas", "NNS", "NOUN", "empanadas", "empanada"),
        ("buses", "NNS", "NOUN", "bus", "bus"),
        ("Ann.Lee@example.org", "NNP", "PROPN", "Ann.Lee@example.o", "Ann.Lee@example.org"),
        ("www.example.org", "NN", "NOUN", "www.example.o", "www.example.org"),
        ("french", "JJ", "ADJ", "french", "French"),
        ("Global", "JJ", "ADJ", "Global", "global"),
        ("Capt.", "NNP", "PROPN", "September", "Capt."),
        # proper nouns keep their letters and have a capital
        ("Gottlieb", "NNP", "PROPN", "Gottlie", "Gottlieb"),
        ("Services", "NNPS", "PROPN", "service", "Service"),
        ("google", "NNP", "PROPN", "google", "Google"),
        ("TEHRAN", "NNP", "PROPN", "TEHRAN", "Tehran"),
        ("UNESCO", "NNP", "PROPN", "UNESCO", "UNESCO"),
        ("Dec.", "NNP", "PROPN", "December", "December"),
    ],
)
def test_lemmas_the_dictionary_knows(known: Dictionary, form: str, tag: str, pos: str, guess: str, lemma: str) -> None:
    assert lemmas.settle(form, tag, pos, guess, known, {"fight"}) == lemma


def test_weights_are_stored_to_half_precision() -> None:
    rng = np.random.default_rng(0)
    arrays = {"a": rng.standard_normal((7, 5), dtype=np.float32), "b": rng.standard_normal(3, dtype=np.float32)}
    data = pack(arrays)
    assert data == pack(dict(reversed(arrays.items())))
    back = unpack(data)
    assert back.keys() == arrays.keys()
    for name, array in arrays.items():
        np.testing.assert_allclose(back[name], array, atol=2e-3)


@pytest.mark.parametrize(
    "spoil", [lambda d: d[:-5], lambda d: b"PK" + d[2:], lambda d: d[:-9] + b"x" + d[-8:], lambda d: b""]
)
def test_damaged_weights_are_refused(spoil: object) -> None:
    data = pack({"a": np.zeros((3, 3), dtype=np.float32)})
    with pytest.raises(ValueError, match="weights file"):
        unpack(spoil(data))  # type: ignore[operator]
