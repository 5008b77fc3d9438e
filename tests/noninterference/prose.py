"""Prose of every kind, in Markdown, with places for what is to be mentioned.

``⟦?⟧`` stands where a part may be referred to and ``⟦@⟧`` where a source may be cited,
each by a part that the audience reads; ``⟦!⟧`` and ``⟦&⟧`` the same in one that it does
not. They are filled once it is known what there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.noninterference.dice import Dice

ABBREVIATIONS = {
    "TEU": "twenty-foot equivalent unit",
    "SQB": "Survey of the Quay Bed",
    "OHA": "Harbour Authority",
    "ÜBK": "Übersee-Konvention",
    "북미": "북한과 미국",
}
SENTENCES = (
    "The wall stands.",
    "Grain comes in by Ansel Quay, and the price has risen by 2 per cent.",
    "Divers have set half of the new piles in *three* weeks.",
    "“Nobody”, the speaker said, “has **signed**” – not yet.",
    "Вода стоит высоко, и порт закрыт.",
    "항구는 닫혀 있다.",
    "港は閉じている。",
    "Der Übersee-Hafen bleibt `geschlossen`.",
    "See [the notice](https://example.org/notice) of 2 September.",
    "It landed 40 TEU in a week.",
    "The SQB shows a hole of 19 metres.",
    "The OHA keeps its dates.",
    "Die ÜBK gilt seit 1988.",
    "북미 회담은 없다.",
    "Fish\\\nand chips.",
    "½ of it ﬁts ①.",
)
TITLES = (
    "Trade",
    "The port",
    "What the closure of the terminal means for grain and for fodder",
    "항구",
    "Что дальше?",
    "TEU",
)
PICTURE = "![A picture of the port]({name} {caption})"
TABLE = "| Port | Tons |\n|---|---:|\n| {} | 4 |\n| Quay | {} |"


class Prose:
    """Writes prose for one brief."""

    def __init__(self, dice: Dice) -> None:
        """Keep the dice, and count pictures and notes."""
        self.dice = dice
        self.pictures: list[str] = []

    def title(self) -> str:
        """A few words without markup."""
        return self.dice.pick(TITLES)

    def sentence(self, *, alive: bool) -> str:
        """A sentence, perhaps with a mention."""
        words = self.dice.pick(SENTENCES)
        match self.dice.between(0, 9):
            case 8:
                return f"{words} {'⟦?⟧' if alive else '⟦!⟧'}"
            case 9:
                return f"{words} {'⟦@⟧' if alive else '⟦&⟧'}"
            case _:
                return words

    def phrase(self, *, alive: bool) -> str:
        """A single paragraph."""
        count = self.dice.between(1, 2)
        return " ".join(self.sentence(alive=alive) for _ in range(count))

    def passage(self, *, alive: bool, headings: bool = False) -> str:
        """A few blocks."""
        blocks = [self.block(alive=alive) for _ in range(self.dice.between(1, 3))]
        if headings and self.dice.chance(25):
            blocks.insert(0, f"## {self.title()}")
            if self.dice.chance(50):
                blocks.insert(-1, f"### {self.title()}")
        if self.dice.chance(25):
            # A note may stand before what calls it: numbers follow the calls.
            words = self.sentence(alive=alive)
            calls = self.dice.pick(("Once[^n].", "Twice[^n] and once more[^n]."))
            blocks.insert(0, f"[^n]: {words}")
            blocks.append(f"{calls} {self.sentence(alive=alive)}")
        return "\n\n".join(blocks)

    def block(self, *, alive: bool) -> str:
        """A block that is counted as a paragraph."""
        words = self.phrase(alive=alive)
        match self.dice.between(0, 13):
            case 7:
                return f"- {words}\n- {self.sentence(alive=alive)}"
            case 8:
                return f"3. {words}\n\n   {self.sentence(alive=alive)}\n4. Four."
            case 9:
                return f"> {words}\n>\n> - {self.sentence(alive=alive)}"
            case 10:
                return "```\nif wet:\n    swim()\n```"
            case 11:
                return TABLE.format(words, self.sentence(alive=alive)).replace(
                    "\\\n", " "
                )
            case 12:
                return self.picture()
            case 13:
                return "***"
            case _:
                return words

    def picture(self) -> str:
        """A picture in a paragraph of its own."""
        name = f"figures/in-prose-{len(self.pictures)}-{self.dice.between(0, 9)}.png"
        self.pictures.append(name)
        caption = '"Caption of a picture"' if self.dice.chance(50) else ""
        return PICTURE.format(name=name, caption=caption).replace(" )", ")")
