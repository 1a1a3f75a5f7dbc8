"""TimeML as an article: its creation time is the publication date; annotations are ignored."""

from __future__ import annotations

from extractors.articles.draft import Draft
from extractors.articles.reasons import UnreadableError
from extractors.articles.stamps import Candidate, Stamp
from extractors.articles.texts import decode


def timeml_draft(data: bytes, where: str) -> Draft:
    """The bare text of a ``.tml`` file with its DCT. Raises ``UnreadableError`` (``broken``) if it has no text.

    The text is what stands between ``<TEXT>`` and ``</TEXT>``, so offsets are those of the annotated document.
    """
    # Here, not above: the time package loads its grammar, which nobody needs who reads no TimeML.
    from extractors.time.timeml_read import TimemlError, published, read

    try:
        document = read(decode(data))
    except TimemlError as error:
        raise UnreadableError("broken", str(error)) from None
    found = published(document)
    dates = (Candidate("timeml", Stamp(found.on, found.at), document.dct_value or ""),) if found else ()
    return Draft(where=where, text=document.text, title=document.title, source=document.doc_id, dates=dates)
