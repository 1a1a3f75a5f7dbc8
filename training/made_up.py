"""Made-up names, and sentences of the news around them (``lists/contexts.txt``).

What one word is in the news ("Ordana") its spelling does not tell: a firm has shares and a chief executive, a person
an age and a lawyer, a town lies by a river. The same coined words serve for all three here, so that nothing but the
context can tell them apart.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from training.corpora import word_list

_HEADS = (
    *("Al", "An", "Ar", "Ba", "Bel", "Bo", "Bra", "Cal", "Can", "Cor", "Da", "Del", "Dra", "El", "En", "Fa", "Fin"),
    *("Fre", "Ga", "Gar", "Gri", "Ha", "Hel", "In", "Ja", "Ka", "Kor", "Ku", "La", "Lin", "Lo", "Ma", "Mar", "Mi"),
    *("Mo", "Na", "Nor", "No", "Om", "Or", "Pa", "Per", "Po", "Qua", "Ra", "Ro", "Sa", "Sal", "Se", "Sha", "Sol"),
    *("Ste", "Ta", "Tel", "To", "Tri", "Ul", "Va", "Ver", "Vi", "Wa", "Wel", "Xi", "Ya", "Yor", "Za", "Ze", "Zhu"),
)
_MIDDLES = (
    *("", "", "", "ba", "bi", "da", "de", "di", "ga", "go", "ka", "ki", "la", "le", "li", "lo", "ma", "me", "mi"),
    *("na", "ne", "ni", "ra", "re", "ri", "ro", "sa", "se", "si", "ta", "te", "ti", "to", "va", "ve", "vi", "za"),
)
_ENDS = {
    "any": (
        *("bo", "da", "den", "der", "do", "don", "ga", "kin", "ko", "la", "lan", "lin", "lo", "man", "mar", "mo", "na"),
        *("nda", "ne", "ni", "no", "nto", "ra", "ran", "rel", "ri", "ro", "sa", "sen", "so", "ta", "tan", "to", "va"),
        *("van", "vo", "x", "za", "zi", "zo", "lis", "ris", "tas", "nex", "tel", "dal", "bank", "gen", "is", "us"),
    ),
    "firm": (
        *("tech", "net", "soft", "com", "gas", "oil", "bank", "flot", "air", "chem", "pharm", "trade", "max", "corp"),
        *("lytics", "ix", "ify", "ly", "ware", "media", "pay", "line", "works", "cell", "cast", "stream"),
    ),
    "person": (
        *("yan", "ov", "ova", "ev", "enko", "ski", "sky", "sen", "sson", "adze", "shvili", "ez", "oglu", "ic", "ini"),
        *(
            "opoulos",
            "walla",
            "kar",
            "ah",
            "aya",
            "oto",
            "mura",
            "ssen",
            "berg",
            "stein",
            "mann",
            "elli",
            "eau",
            "uddin",
        ),
    ),
    "place": (
        *("abad", "grad", "ville", "pur", "stan", "burg", "ford", "ham", "ton", "sk", "ovo", "ia", "istan", "wala"),
        *("kand", "dorf", "by", "mouth", "haven", "tepe", "shahr", "nagar", "polis", "oro"),
    ),
}
_WORDS = (
    *("Slate", "Anchor", "Beacon", "Lantern", "Compass", "Harvest", "Orbit", "Pebble", "Quill", "Ripple", "Summit"),
    *("Thistle", "Vector", "Willow", "Zenith", "Amber", "Canvas", "Drift", "Ember", "Falcon", "Granite", "Horizon"),
    *(
        "Ivory",
        "Juniper",
        "Keystone",
        "Lattice",
        "Meridian",
        "Nimbus",
        "Oasis",
        "Pioneer",
        "Quartz",
        "Raven",
        "Saffron",
    ),
    *("Tandem", "Umbrella", "Velvet", "Whisper", "Atlas", "Bolt", "Cedar", "Dune", "Echo", "Flint", "Glider", "Halo"),
    *("Insight", "Jolt", "Kite", "Ledger", "Mosaic", "Nest", "Opal", "Prism", "Quest", "Relay", "Spark", "Tribune"),
)
_JOINED = ("Bright", "Blue", "Clear", "Data", "Deep", "Easy", "Fast", "Green", "Home", "Live", "Open", "Red", "Smart")
_LETTERS = "AAABBCCCDDEEFFGHIILLMMNNNOPPPRRRSSSTTUUVW"
#: Endings of papers' names, of firms', of clubs' and of bodies'.
_PAPERS = ("Times", "Post", "Herald", "Tribune", "Journal", "Gazette", "News", "Daily News", "Today", "Star", "Mail")


def coined(kind: str, rng: random.Random) -> str:
    """A word nobody has met, half of them with an ending that tells its kind: firm, person or place."""
    ends = _ENDS[kind if rng.random() < 0.35 else "any"]
    return rng.choice(_HEADS) + rng.choice(_MIDDLES) + rng.choice(_MIDDLES[:8]) + rng.choice(ends)


def acronym(rng: random.Random) -> str:
    return "".join(rng.choice(_LETTERS) for _ in range(rng.choice((2, 3, 3, 3, 4, 4, 5))))


def firm(rng: random.Random, surname: str) -> str:
    """The name of a firm in one word: coined, somebody's, letters, or a word that is no name elsewhere."""
    pick = rng.random()
    if pick < 0.45:
        return coined("firm", rng)
    if pick < 0.6:
        return surname
    if pick < 0.75:
        return acronym(rng)
    if pick < 0.92:
        return rng.choice(_WORDS)
    return rng.choice(_JOINED) + rng.choice(_WORDS)


class Contexts:
    """Fills the sentences of ``contexts.txt``; gives words, and names as (begin, end, label)."""

    def __init__(self) -> None:
        self.macros: dict[str, list[str]] = {}
        self.templates: list[str] = []
        for line in word_list("contexts", parted=False):
            name, equals, choices = line.partition(" = ")
            if equals and name.isalpha():
                self.macros[name] = [c.strip() for c in choices.split("|")]
            else:
                self.templates.append(line)

    def sentence(self, filler: Filler, rng: random.Random) -> tuple[list[str], list[tuple[int, int, str]]]:
        text = _CHOICE.sub(lambda m: rng.choice(m[1].split("|")), rng.choice(self.templates))
        text = _MACRO.sub(lambda m: rng.choice(self.macros[m[1]]), text)
        words: list[str] = []
        spans: list[tuple[int, int, str]] = []
        letters = acronym(rng)
        for part in text.split():
            slot = _SLOT.fullmatch(part)
            if slot is None:
                words.append(part)
                continue
            label, name = ("ORG", [letters]) if slot[1] == "X" else filler.name(slot[1])
            if slot[1] == "B" and len(name) > 2:
                letters = "".join(word[0] for word in name if word[0].isupper())
            spans.append((len(words), len(words) + len(name), label))
            words += name
        if rng.random() < 0.8:
            words[0] = words[0][:1].upper() + words[0][1:]
        return words, spans


_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_MACRO = re.compile(r"<(\w+)>")
_SLOT = re.compile(r"\{(\w)\}")


class Filler:
    """Names for the open places."""

    def __init__(
        self,
        people: dict[str, list[str]],
        surnames: dict[str, list[str]],
        places: Sequence[str],
        nations: Sequence[str],
        companies: Sequence[str],
        rng: random.Random,
    ) -> None:
        self.people, self.surnames, self.rng = people, surnames, rng
        self.origins = sorted(set(people) & set(surnames))
        self.places, self.nations, self.companies = places, nations, companies
        self.topics = word_list("topics")

    def surname(self, origin: str = "") -> str:
        if self.rng.random() < 0.3:
            return coined("person", self.rng)
        return self.rng.choice(self.surnames[origin or self.rng.choice(self.origins)])

    def person(self) -> str:
        origin = self.rng.choice(self.origins)
        return f"{self.rng.choice(self.people[origin])} {self.surname(origin)}"

    def place(self) -> str:
        return coined("place", self.rng) if self.rng.random() < 0.4 else self.rng.choice(self.places)

    def firm(self) -> str:
        return firm(self.rng, self.surname())

    def name(self, slot: str) -> tuple[str, list[str]]:
        """The label and the words of a name for an open place."""
        rng = self.rng
        if slot == "P":
            return "PERSON", self.person().split()
        if slot == "L":
            return "PERSON", self.surname().split()
        if slot == "G":
            return "GPE", self.place().split()
        if slot == "J":
            return "NORP", rng.choice(self.nations).split()
        if slot == "F":
            return "ORG", [self.firm().split()[-1]]
        if slot == "C":
            return "ORG", rng.choice((rng.choice(self.companies), f"{self.firm()} {rng.choice(_FIRM)}")).split()
        if slot == "A":
            return "ORG", rng.choice((f"{self.place()} {rng.choice(_PAPERS)}", self.firm(), acronym(rng))).split()
        if slot == "T":
            return "ORG", rng.choice((f"{self.place()} {rng.choice(_CLUB)}", self.firm())).split()
        topic, place, nation = rng.choice(self.topics), self.place(), rng.choice(self.nations)
        last = rng.choice(_BODY)
        made = (
            f"{topic} {last}", f"{place} {topic} {last}", f"{nation} {topic} {last}", f"National {topic} {last}",
            f"{last} of {topic}", f"{last} for {topic} and {rng.choice(self.topics)}", f"{nation} {last} of {topic}",
            f"{place} {last}", f"{topic} and {rng.choice(self.topics)} {last}",
        )  # fmt: skip
        return "ORG", rng.choice(made).split()


_FIRM = (
    *("Inc.", "Corp.", "Ltd.", "PLC", "Group", "Holdings", "Industries", "Motors", "Airlines", "Foods", "Partners"),
    *("Pharmaceuticals", "Energy", "Systems", "Technologies", "Bank", "Media", "Capital", "Resources", "& Co."),
)
_CLUB = ("FC", "United", "City", "Athletic", "Rovers", "Wanderers", "Tigers", "Rangers", "Town", "Hawks", "Lions")
_BODY = (
    *("Agency", "Authority", "Council", "Committee", "Commission", "Association", "Board", "Union", "Federation"),
    *("Institute", "Party", "Service", "Foundation", "Bank", "Court", "Department", "Society", "Organization", "Fund"),
    *("Ministry", "Office", "Bureau", "Army", "Police", "Alliance", "Front", "Movement", "Centre", "Forum", "Network"),
)
