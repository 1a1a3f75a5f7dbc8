"""The XML of TimeML: what may stand between tags, and tags themselves."""

from __future__ import annotations

import re

#: XML 1.0 has no way to hold these; each becomes U+FFFD, so that offsets stay.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def escape(text: str, *, keep_line_ends: bool = False) -> str:
    """Make a text safe between tags; a character XML cannot hold becomes U+FFFD (one for one)."""
    safe = _ILLEGAL.sub("\ufffd", text.translate(_MARKUP))
    return safe if keep_line_ends else safe.replace("\r", "&#13;")


def quote(value: str) -> str:
    """Make a value safe between double quotes; line ends and tabs survive."""
    return _ILLEGAL.sub("\ufffd", value.translate(_QUOTED))


def element(name: str, *, closed: bool = False, **attributes: str | None) -> str:
    """One opening (or closed) tag; attributes that are None are left out, ``class_`` is written ``class``."""
    inside = "".join(f' {key.rstrip("_")}="{quote(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{inside}{' />' if closed else '>'}"
