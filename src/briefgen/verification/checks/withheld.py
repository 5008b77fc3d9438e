"""What this edition leaves out is in no channel of its file.

Takes what is looked for and where; gives a fault for each place in the brief and each
channel that holds words of it. Messages name the place and never quote the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.documents import Figure
from briefgen.documents.walking import parts_of
from briefgen.verification.channels import NAME_OF_FILE
from briefgen.verification.search import traces
from briefgen.verification.search.naming import naming, protected
from briefgen.verification.search.pictures import leaked
from briefgen.verification.search.sought import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined
    from briefgen.verification.search.searched import Searched

_HINT = "do not pass this file on; see what the template prints of the whole brief"
_RENAME = "give the file another name: with `-o`, or by the folder of the brief"


def nothing_withheld_is_in_the_file(examined: Examined) -> Iterator[Diagnostic]:
    """No run of four withheld words, and no long word, is in any channel."""
    return leaks(examined.searched)


def no_protected_author_is_named(examined: Examined) -> Iterator[Diagnostic]:
    """No word that would name a protected author stands in any channel."""
    return namings(examined.searched)


def leaks(searched: Searched) -> Iterator[Diagnostic]:
    """Withheld words in the channels that are searched."""
    for trace in traces(searched.sought, searched.released, searched.channels):
        for text in searched.selection.withheld.texts:
            if not trace.keys.isdisjoint(keys_of(text.text)):
                message = f"words that this edition leaves out stand in {trace.channel}"
                hint = _hint(trace.channel)
                yield Diagnostic("H102", message, text.location, hint)


def namings(searched: Searched) -> Iterator[Diagnostic]:
    """Words that would name a protected author, in the channels that are searched."""
    withheld = searched.selection.withheld.protected
    places = {protected(one.text): one.location for one in withheld}
    if not places:
        return
    for channel, word in naming(tuple(places), searched.channels, searched.released):
        message = f"what would name a protected author stands in {channel.name}"
        hint = _hint(channel.name)
        yield Diagnostic("H320", message, places[word], hint)


def _hint(channel: str) -> str:
    return _RENAME if channel == NAME_OF_FILE else _HINT


def no_withheld_picture_is_in_the_file(examined: Examined) -> Iterator[Diagnostic]:
    """No withheld picture is in the file, packed anew or smaller either."""
    shown = [figure.image.data for figure in parts_of(examined.edition, Figure)]
    pictures = examined.withheld.pictures
    for picture in leaked(examined.pdf.objects, pictures, shown):
        message = "a picture that this edition leaves out is in the file"
        yield Diagnostic("H102", message, picture.location, _HINT)
