"""The net below all rules: every word of a text arrives at its reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from publishing.verify.texts_found import TextFinding, fault
from publishing.verify.texts_source import Source, without_comments

_NOT_WORDS = re.compile(
    r"""
    (?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)       # where a link leads
  | (?<=\])[ ]?\[[^\[\]\n]{0,200}\]                    # the same by a name
  | ^[ ]{0,3}\[[^\[\]\n]{1,200}\]:  # and the name's own line
    (?:[ ]*(?:https?:|/|<|[a-z_]{3,20}:)[^\n]*)?
  | \[\^[^\[\]\n]{1,200}\]
  | (?<![\w:]):[a-z]{3,20}(?:-[a-z0-9]{1,40})+:(?![\w:])  # a sign by its name
  | </?[A-Za-z][^<>]*>
  | \{:?[^{}\n]*\}
  | &[A-Za-z]{2,8}; | &\#\w{1,6};
  | ^[ ]*(?:```|~~~)[^\n]*
  | ^[ ]*!!![^"\n]*
  | ^(?:[ >]*)\d{1,9}\.[ ]
    """,
    re.VERBOSE | re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]+")


def lost_words(source: Source, shown: str) -> Iterator[TextFinding]:
    """Yield the first word that is written and not shown, if any is."""
    text = _NOT_WORDS.sub(lambda found: " " * len(found[0]), without_comments(source.inert))
    written = "".join(_WORD.findall(text))
    arrived = "".join(_WORD.findall(shown))
    if not Counter(written) - Counter(arrived):
        return
    for found in _WORD.finditer(text):
        if found[0] not in arrived:
            yield fault(found.start(), "words-lost", words=text[found.start() :].split("\n")[0])
            return
    first = _WORD.search(text)
    if first:
        yield fault(first.start(), "words-lost", words=text[first.start() :].split("\n")[0])
