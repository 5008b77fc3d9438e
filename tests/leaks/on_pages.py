"""Ways to hide a word on a page, by markup and style."""

from __future__ import annotations

from functools import cache

from briefgen.typesetting import typeset
from tests.leaks.drawings import as_png, drawing
from tests.leaks.tokens import token
from tests.typesetting.documents import STYLES, document

ON_PAGES = {
    "plain": "<p>{}</p>",
    "broken": '<p style="width: 12mm; hyphens: manual">{soft}</p>',
    "bold in the middle": "<p>{first}<b>{last}</b></p>",
    "white": '<p style="color: white">{}</p>',
    "tiny": '<p style="font-size: 1px">{}</p>',
    "without colour": '<p style="opacity: 0">{}</p>',
    "off the page": '<p style="position: absolute; left: -300mm">{}</p>',
    "overflowing": '<p style="height: 0; overflow: hidden">{}</p>',
    "clipped": '<p style="clip-path: inset(100%)">{}</p>',
    "spaced by style": '<p style="letter-spacing: 9pt">{}</p>',
    "spaced by hand": "<p>{spaced}</p>",
    "zero width": "<p>{zero}</p>",
    "full width": "<p>{wide}</p>",
    "capitals": '<p style="text-transform: uppercase">{}</p>',
    "small capitals": '<p style="font-variant: small-caps">{}</p>',
    "reversed": "<p>{reversed}</p>",
    "content of a style": '<p style="--w: x"><i class="said"></i></p>',
    "an anchor": '<p id="{}">Here.</p>',
    "an address": '<p><a href="https://example.org/{}">there</a></p>',
    "a heading": "<h2>{}</h2>",
    "a text alternative": '<img src="briefgen:images/one.png" alt="{}">',
    "a name of a link": '<p><a href="https://example.org/" aria-label="{}">x</a></p>',
}


def page_token(way: str) -> str:
    """The word that is hidden in this way."""
    return token(f"on a page: {way}")


@cache
def hidden_on_pages() -> bytes:
    """A PDF with a word for each way to hide one on a page."""
    body = "".join(_written(way, text) for way, text in ON_PAGES.items())
    said = f'.said::before {{ content: "{page_token("content of a style")}" }}'
    pixel = {"images/one.png": as_png(drawing(8))}
    html = document(f"<h1>T</h1>{body}", styles=STYLES + said, assets=pixel)
    return typeset(html).data


def _written(way: str, text: str) -> str:
    word = page_token(way)
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in word)
    return text.format(
        word,
        soft="\N{SOFT HYPHEN}".join((word[:6], word[6:])),
        first=word[:6],
        last=word[6:],
        spaced=" ".join(word),
        zero="\N{ZERO WIDTH SPACE}".join(word),
        wide=wide,
        reversed=word[::-1],
    )
