"""The one rule by which labels are read and printed.

Takes a scheme; gives the marking that a label names, to the letter, and the label
of a marking. A label is the groups before the level, the level, and the groups
after it; within a group stand its caveats in their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefgen.model.marking import Caveat, CaveatGroup, Marking, Scheme


class Reading(NamedTuple):
    """What the words of a label are, whether they may stand together or not."""

    rank: int
    spelling: str
    caveats: tuple[str, ...]


def read(scheme: Scheme, label: str) -> Marking | None:
    """The marking that a label names, to the letter; None for any other text."""
    for reading in readings(scheme, label):
        marking = scheme.marking(
            reading.rank, frozenset(reading.caveats), reading.spelling
        )
        if not unfit(scheme, reading) and printed(marking) == label:
            return marking
    return None


def readings(scheme: Scheme, label: str) -> Iterator[Reading]:
    """Every way to read a label; a scheme that is sound has one at most."""
    before = [group for group in scheme.caveats if group.position == "before"]
    after = [group for group in scheme.caveats if group.position == "after"]
    for first, rest in _before(label, before):
        for rank, level in enumerate(scheme.levels):
            for word in (level.label, *level.spellings):
                if rest.startswith(word):
                    for last in _after(rest[len(word) :], after):
                        yield Reading(rank, word, (*first, *last))


def unfit(scheme: Scheme, reading: Reading) -> str:
    """Why caveats do not go with their level or each other; empty if they do."""
    level = scheme.levels[reading.rank]
    within = scheme.marking(reading.rank, frozenset(reading.caveats)).within
    for caveat in scheme.all_caveats():
        if caveat.label not in reading.caveats:
            continue
        if level.label in caveat.contained_in:
            return f"`{level.label}` contains `{caveat.label}`"
        if caveat.levels is not None and level.label not in caveat.levels:
            return f"`{caveat.label}` does not go with `{level.label}`"
        lacking = [name for name in caveat.needs if name not in within]
        if lacking:
            return f"`{caveat.label}` needs `{lacking[0]}`"
    return ""


def printed(marking: Marking) -> str:
    """The label of a marking, with all of its caveats."""
    return _composed(marking, marking.spelling, _every, _label)


def banner_of(marking: Marking) -> str:
    """What the banner prints of a marking."""
    words = _composed(marking, marking.spelling, _in_banner, _label)
    return words.upper() if marking.scheme.banner.capitals else words


def portion_of(marking: Marking) -> str:
    """The portion marking, in parentheses."""
    words = _composed(marking, marking.level.portion, _in_portion, _portion)
    return f"({words})"


def meaning_of(marking: Marking) -> str:
    """What the marking allows and asks for, as far as its banner names it."""
    shown = {c.label for g in marking.scheme.caveats if g.in_banner for c in g.caveats}
    meanings = [
        caveat.meaning
        for caveat in marking.scheme.all_caveats()
        if caveat.label in marking.caveats and caveat.label in shown
    ]
    return " ".join((marking.level.meaning, *meanings))


def _every(_: CaveatGroup) -> bool:
    return True


def _in_banner(group: CaveatGroup) -> bool:
    return group.in_banner


def _in_portion(group: CaveatGroup) -> bool:
    return group.in_portion


def _label(caveat: Caveat) -> str:
    return caveat.label


def _portion(caveat: Caveat) -> str:
    return caveat.portion or caveat.label


def _composed(
    marking: Marking,
    level: str,
    wanted: Callable[[CaveatGroup], bool],
    word: Callable[[Caveat], str],
) -> str:
    own = marking.caveats
    before = after = ""
    for group in marking.scheme.caveats:
        words = [word(caveat) for caveat in group.caveats if caveat.label in own]
        if not words or not wanted(group):
            continue
        if group.position == "before":
            before += group.joiner.join(words) + group.separator
        else:
            after += group.separator + group.joiner.join(words)
    return before + level + after


def _before(
    text: str, groups: Sequence[CaveatGroup]
) -> Iterator[tuple[tuple[str, ...], str]]:
    yield (), text
    for at, group in enumerate(groups):
        for words, rest in _words(text, group, group.caveats):
            if rest.startswith(group.separator):
                inner = rest[len(group.separator) :]
                for more, end in _before(inner, groups[at + 1 :]):
                    yield (*words, *more), end


def _after(text: str, groups: Sequence[CaveatGroup]) -> Iterator[tuple[str, ...]]:
    if not text:
        yield ()
        return
    for at, group in enumerate(groups):
        if not text.startswith(group.separator):
            continue
        inner = text[len(group.separator) :]
        for words, rest in _words(inner, group, group.caveats):
            for more in _after(rest, groups[at + 1 :]):
                yield (*words, *more)


def _words(
    text: str, group: CaveatGroup, caveats: Sequence[Caveat]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """One or more caveats in their order, and what follows them."""
    for at, caveat in enumerate(caveats):
        if not text.startswith(caveat.label):
            continue
        rest = text[len(caveat.label) :]
        yield (caveat.label,), rest
        if rest.startswith(group.joiner):
            inner = rest[len(group.joiner) :]
            for words, end in _words(inner, group, caveats[at + 1 :]):
                yield (caveat.label, *words), end
