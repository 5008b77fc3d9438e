"""Who sees what, as a page that a releasing officer can print and sign.

Takes a matrix; gives one HTML file that needs nothing else: no script, no picture,
no font, no clock. The lines for names, signatures and dates stay empty.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefgen.documents import Reading

if TYPE_CHECKING:
    from briefgen.documents import Matrix, MatrixReader

FOLDER = Path(__file__).parents[1] / "data" / "pages"
UPRIGHT = 4  # audiences beside each other on an upright page
WIDE = 7
NARROW = 20  # letters of a marking on an upright page

# What each word of the table says; the terminal's table says the same.
LEGEND = {
    Reading.READS: "the part is in the edition",
    Reading.LIMITED: "withheld: it is limited to other audiences",
    Reading.MARKED: "withheld: it is marked above the clearance",
    Reading.UNNAMED: "withheld: nothing names the audience, which reads only what does",
    Reading.INSIDE: "withheld with what contains it",
    Reading.EMPTY: "withheld: nothing that is inside is left",
    Reading.PROTECTED: "withheld: it names an author whom the edition does not name",
    Reading.UNPRINTED: "may be read, and is not printed: the template, the variant or"
    " a setting of the audience leaves it out, or nothing cites it",
}


def matrix_page(matrix: Matrix) -> str:
    """The page, in HTML."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    readers = list(enumerate(matrix.readers))
    used = {reading for part in matrix.parts for reading in part.readings}
    is_upright = len(readers) <= UPRIGHT and _longest_marking(matrix) <= NARROW
    return environment.get_template("matrix.html.j2").render(
        matrix=matrix,
        groups=_groups(readers, UPRIGHT if is_upright else WIDE),
        totals=[matrix.count(index) for index, _ in readers],
        legend=[(one.value, said) for one, said in LEGEND.items() if one in used],
        digest=[matrix.digest[at : at + 8] for at in range(0, len(matrix.digest), 8)],
        size="A4" if is_upright else "A4 landscape",
    )


def _longest_marking(matrix: Matrix) -> int:
    labels = [part.marking for part in matrix.parts]
    for reader in matrix.readers:
        labels += (reader.clearance, reader.banner)
    return max(map(len, labels), default=0)


def _groups(
    readers: list[tuple[int, MatrixReader]], most: int
) -> list[list[tuple[int, MatrixReader]]]:
    return [readers[at : at + most] for at in range(0, len(readers), most)]
