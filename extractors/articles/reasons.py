"""Why an input was not read: every reason slug, what it means and what to do about it.

Readers raise ``UnreadableError``; the door of the package turns it into a ``Reject``. The table is the source of
``docs/operations.md`` and of the tests that no reader invents a slug.
"""

from __future__ import annotations

from extractors.model import Reject

#: slug -> (what it means, what to do)
REASONS: dict[str, tuple[str, str]] = {
    "missing": ("the path, or nothing that the pattern matches, exists", "check the spelling; quote globs"),
    "unreadable": ("the file cannot be opened", "check permissions and credentials"),
    "empty": ("there is no text in it", "remove it, or look at what the export wrote"),
    "not_text": ("the bytes are no text in any encoding", "give text, HTML, JSON Lines, CSV, Parquet, WARC or a feed"),
    "unknown_form": ("the file name and the content tell no form that is read", "rename it or convert it to text"),
    "bad_encoding": ("the text cannot be decoded, or holds half characters", "save it as UTF-8"),
    "nul_bytes": ("NUL characters stand in the text", "remove them; they are no text and break database loads"),
    "too_large": ("the file, line or member is over the size limit", "split it by article"),
    "too_long": (
        "the article's text is over the length limit",
        "split it: an article is rarely over 500,000 characters",
    ),
    "too_deep": ("HTML, XML, JSON or archives are nested too deeply", "look at the file: news is not built like this"),
    "bomb": ("it unpacks to an absurd size", "do not open it; get it from its source again"),
    "entities": ("the XML declares entities, which can be used to attack a reader", "remove the DOCTYPE"),
    "broken": ("the file does not follow its format", "export it again; the message says where it breaks"),
    "bad_row": ("one line or row of a table cannot be read", "look at the place the message names"),
    "no_text_column": ("no column of the table looks like the article's text", "name it: --text-column NAME"),
    "no_column": ("the column that was asked for does not exist", "use one of the names in the message"),
    "no_date": (
        "nothing tells when it was published",
        "--published YYYY-MM-DD, or front matter `published: YYYY-MM-DD`",
    ),
    "bad_date": ("the publication date that was given cannot be read", "write it as YYYY-MM-DD or as an ISO timestamp"),
    "bad_front_matter": ("the front matter is no valid YAML", "quote values that contain a colon"),
    "language": ("it is written in a language the pipeline cannot read yet", "translate it, or turn the check off"),
    "duplicate": ("the same article with the same text was already read in this run", "nothing: it is counted once"),
    "unsafe_path": ("a member of an archive points outside of it", "do not unpack it by hand"),
    "encrypted": ("an archive member is encrypted", "decrypt it first"),
    "link_only": ("a feed or sitemap entry has no text of its own", "give the feed's URL so that the page is fetched"),
    "needs_fetching": ("a URL was given to the reader of files", "fetch it first: dateline run does so"),
    "refused_address": ("not http(s), or a machine in a private network", "allow the host by name: --allow-host NAME"),
    "robots": ("robots.txt of the site forbids it, or cannot be read", "ask the publisher, or use an export"),
    "fetch_status": ("the server answers with an error that lasts (404, 403 …)", "open it in a browser; drop the link"),
    "fetch_busy": ("the server is busy or in trouble (429, 503 …), also after retries", "run again later"),
    "fetch_timeout": ("the server took too long, also after retries", "run again later"),
    "fetch_failed": ("the connection failed, also after retries", "run again later; check the name and the network"),
    "redirects": ("redirects without end", "open the address in a browser and give the one it ends at"),
    "not_article": ("the record holds no article (an image, a redirect, an index page)", "nothing"),
}


class UnreadableError(Exception):
    """One input cannot be read. ``reason`` is a slug of ``REASONS``; the message is one line naming the remedy."""

    def __init__(self, reason: str, message: str) -> None:
        if reason not in REASONS:
            raise KeyError(reason)
        super().__init__(message)
        self.reason = reason
        self.message = message


def reject(where: str, reason: str, message: str, doc_id: str | None = None) -> Reject:
    """A ``Reject`` of the reading stage; line breaks and control characters of strangers are taken out.

    >>> reject("a.txt", "empty", "no text").reason
    'empty'
    """
    if reason not in REASONS:
        raise KeyError(reason)
    return Reject(one_line(where), "read", reason, one_line(message), doc_id)


def one_line(text: str, limit: int = 500) -> str:
    """Text fit for one line of a log or a table: printable, no line breaks, no half characters, not endless."""
    clean = "".join(char if char.isprintable() else " " for char in text[: 2 * limit])
    clean = " ".join(clean.encode("utf-8", "replace").decode("utf-8").split())
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"
