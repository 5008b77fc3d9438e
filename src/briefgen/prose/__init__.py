"""Markdown to blocks that know their place.

Takes the text of a passage or of a single paragraph; gives typed blocks, each
with its line and column, and the faults of the text. Which Markdown is read, and
how, is decided here and nowhere else; no HTML is made here.
"""

from briefgen.prose.faults import Fault
from briefgen.prose.parsing import Prose, parse
from briefgen.prose.reading import MAX_DEPTH
from briefgen.prose.walking import mentions, plain_text, runs

__all__ = ["MAX_DEPTH", "Fault", "Prose", "mentions", "parse", "plain_text", "runs"]
