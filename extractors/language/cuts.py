"""Words that only their neighbours tell how to cut; the tokenizer sees one word at a time.

``its a shame`` is "it s", an "it's" that lacks its apostrophe, ``Lets hope`` is "Let s" and ``your the best`` "you r",
as UD cuts them; the full stop of ``etc.`` is a word of its own where the sentence ends, that of ``$9m.`` always, that
of ``No. 2`` is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

_ITS = frozenset({"its", "Its", "your", "Your"})
_MILLIONS = frozenset({"m.", "k.", "b."})
# Words that are states, too: "celebrated a Mass.", but "in Boston, Mass.".
_STATES = frozenset({"Mass.", "Ore.", "Wash."})
_WATCHED = _ITS | _MILLIONS | _STATES | {"Lets", "etc."}
# What no possessive stands before, unless a hyphen follows ("its in-house counsel").
_NEVER_OWNED = frozenset(
    (
        *("a", "an", "the", "not", "been", "my", "your", "his", "our", "their", "it", "this", "that", "these", "those"),
        *("there", "here", "in", "on", "at", "for", "to", "from", "with", "like", "because", "if", "when", "what"),
        *(
            "where",
            "who",
            "why",
            "how",
            "also",
            "as",
            "between",
            "nothing",
            "anyone",
            "everyone",
            "getting",
            "definitely",
        ),
    )
)
# What "to" follows where nobody has it: "its easy to see".
_EASY = frozenset(
    ("easy", "hard", "great", "important", "impossible", "nice", "rare", "simple", "illegal", "necessary")
)
_REALLY = frozenset(("really", "simply", "prolly", "probably", "just", "still", "now"))
# What we call on one another to do.
_TO_US = frozenset(
    (
        *("be", "call", "do", "face", "find", "get", "go", "have", "hope", "just", "keep", "look", "make", "not"),
        *("pray", "say", "see", "start", "take", "talk", "try", "wait", "work"),
    )
)
_ENDS = frozenset(".?!…\"'“‘:")


def cut(doc: Doc) -> list[str]:
    """Cut such words of ``doc``, in place, and put together what belongs together; returns the words it has then."""
    words = [token.text for token in doc]
    parted, joined = _parted(words), _joined(words)
    if not parted and not joined:
        return words
    with doc.retokenize() as retokenizer:
        for i in parted:
            word, at = words[i], len(words[i]) - 1
            retokenizer.split(doc[i], [word[:at], word[at:]], heads=[doc[i], doc[i]])
        for i in joined:
            retokenizer.merge(doc[i : i + (2 if words[i] == "No" else 5)])
    return [token.text for token in doc]


def _parted(words: Sequence[str]) -> list[int]:
    """Of which words the last letter or the full stop is a word of its own."""
    return [i for i, word in enumerate(words) if word in _WATCHED and _two(words, i)]


def _two(words: Sequence[str], i: int) -> bool:
    word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
    if word in _ITS:
        third = words[i + 2] if i + 2 < len(words) else ""
        if after in _EASY:
            return third == "to"
        if after.lower() in _REALLY:
            return third in _NEVER_OWNED
        return (after.lower() in _NEVER_OWNED and third not in {"-", "–"}) or (after == "kind" and third == "of")
    if word in _MILLIONS:
        return i > 0 and words[i - 1][-1].isdigit()
    if word in _STATES and i and (words[i - 1] == "," or words[i - 1][0].isupper()):
        return False
    if word == "Lets":
        return after in _TO_US and (not i or words[i - 1] in _ENDS)
    return not after or after[0].isupper() or after.isspace()  # etc., Mass.


def _joined(words: Sequence[str]) -> list[int]:
    """Where "No" and the full stop behind it stand before a number; "Mother-of-four" before a name."""
    numbered = [
        i
        for i, word in enumerate(words)
        if word == "No" and words[i + 1 : i + 2] == ["."] and words[i + 2 : i + 3] and words[i + 2][0].isdigit()
    ]
    parents = [i - 2 for i in range(2, len(words) - 3) if words[i] == "of" and _parent(words[i - 2 : i + 4])]
    return numbered + parents


def _parent(words: Sequence[str]) -> bool:
    """Whether six words are "Mother-of-four Jana"."""
    return words[1] == words[3] == "-" and words[0].isalpha() and words[4].isalpha() and words[5][0].isupper()
