"""Bytes to text: UTF-8 first, byte order marks obeyed, then Windows-1252 where it makes sense, else a guess.

Windows-1252 is what browsers take English pages without a charset for (WHATWG Encoding). Few accents in an English text
are too little for charset-normalizer, which reads "Müller" as "MŁller"; so it is asked only where Windows-1252 would
give what no Western text has.
"""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from extractors.articles.reasons import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Enough to tell an encoding by; the guess costs time with every byte.
_SAMPLE = 64 * 2**10
#: Above this share of bytes beyond ASCII it is no English text with some names in it.
_FEW = 0.1
#: What Windows-1252 makes of other encodings: a capital after a small letter ("itÕs", "cafŽ"), a sign inside a word
#: ("Wa³êsa"), a currency that counts letters ("£ódŸ"), signs that no article needs.
_NOT_WESTERN = re.compile(
    r"[a-zß-öø-ÿšœž][À-ÖØ-ÞŠŒŽŸ]|[A-Za-zÀ-ÖØ-öø-ÿ][¡-¬¯-¶¸-¿†-‰†‡ˆ˜‹›„][A-Za-zÀ-ÖØ-öø-ÿ]|[£¥€¢][A-Za-zÀ-ÖØ-öø-ÿŸ]"
    r"|[\x80-\x9f¤¦¬¯¸ˆ˜ƒ]"
)


def decode(data: bytes) -> str:
    """The text the bytes hold. Raises ``UnreadableError``: ``nul_bytes``, ``not_text`` or ``bad_encoding``."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name)
    if b"\0" in data:
        raise UnreadableError(
            "nul_bytes", f"NUL byte at offset {data.index(0)}: this is no text file; save it as UTF-8 text"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, error.start)


def check_text(text: str) -> None:
    """Raise ``UnreadableError`` for text that no table can hold: NUL characters, half characters."""
    if "\0" in text:
        raise UnreadableError("nul_bytes", f"NUL character at {text.index(chr(0))} of the text: remove it")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableError(
            "bad_encoding", f"half a character (surrogate) at {error.start}: export it as UTF-8"
        ) from None


def _strict(data: bytes, name: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableError("bad_encoding", f"no valid {name} at byte {error.start}: save it as UTF-8") from None
    return text


def _guess(data: bytes, broken_at: int) -> str:
    sample = data[max(0, broken_at - _SAMPLE // 2) :][:_SAMPLE]
    western = _western(data, sample)
    if western is not None:
        return western
    best = charset_normalizer.from_bytes(sample).best()
    if best is None or not _mostly_text(sample):
        raise UnreadableError("not_text", "the bytes are no text in any known encoding; convert it to UTF-8 text")
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        raise UnreadableError(
            "bad_encoding", f"no valid UTF-8 at byte {broken_at}, nor {best.encoding}: save it as UTF-8"
        ) from None


def _western(data: bytes, sample: bytes) -> str | None:
    if sum(byte >= 0x80 for byte in sample) > _FEW * len(sample) or not _mostly_text(sample):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if _NOT_WESTERN.search(text) else text


def _mostly_text(sample: bytes) -> bool:
    control = sum(1 for byte in sample if byte < 32 and byte not in b"\t\n\r\f\x1b")
    return control * 100 <= len(sample)


def decode_as(data: bytes, name: str) -> str | None:
    """The text in a declared encoding, or ``None`` where it does not fit. Names mean what browsers take them for."""
    label = name.strip().lower()
    label = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}.get(label, label)
    try:
        codec = codecs.lookup(label)
        # Some codecs are none of text (zlib, base64): unpacking is not what a charset may ask for.
        return data.decode(label) if codec._is_text_encoding else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
