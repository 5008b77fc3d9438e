"""The names of finished files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.naming import (
    compared,
    faults_of,
    fields_of,
    file_name,
    is_balanced,
    leads_elsewhere,
)


def test_a_name_is_filled_from_brief_and_audience() -> None:
    made = file_name("{audience}/{brief}, {brief}", brief="port", audience="public")

    assert made == "public/port, port.pdf"


def test_what_a_field_puts_in_is_no_field() -> None:
    assert file_name("{brief}", brief="{audience}", audience="a") == "{audience}.pdf"


@pytest.mark.parametrize(
    "pattern", ["{brief", "brief}", "{{brief}}", "}{", "{brief}}", "{a{brief}}"]
)
def test_a_brace_without_its_partner_is_seen(pattern: str) -> None:
    assert not is_balanced(pattern)


@pytest.mark.parametrize("field", ["brief!r", "brief:>20", "brief.parent", "0", ""])
def test_a_field_is_taken_to_the_letter(field: str) -> None:
    assert fields_of(f"x-{{{field}}}") == (field,)


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../x", "a/.."])
def test_a_name_that_leads_elsewhere_is_seen(name: str) -> None:
    assert leads_elsewhere(name)


@pytest.mark.parametrize("name", ["a/x", "a..b/x", "..."])
def test_a_name_that_stays_is_not_taken_for_one_that_leads_elsewhere(name: str) -> None:
    assert not leads_elsewhere(name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a:b.pdf", "`:` in it"),
        ("a\\b.pdf", "`\\` in it"),
        ("what?.pdf", "`?` in it"),
        ("a\x00b.pdf", "a character that cannot be seen in it"),
        ("a\nb.pdf", "a character that cannot be seen in it"),
        ("a\u202efdp.pdf", "a character that cannot be seen in it"),
        ("a\u200bb.pdf", "a character that cannot be seen in it"),
        ("a\udcffb.pdf", "a character that cannot be seen in it"),
        (".hidden.pdf", "`.` at its beginning"),
        ("-rf.pdf", "`-` at its beginning"),
        (" a.pdf", "` ` at its beginning"),
        ("a .pdf", "` ` at its end"),
        ("a./b.pdf", "`.` at its end"),
        ("con.pdf", "`con` is a device on Windows"),
        ("Com1.more.pdf", "`Com1` is a device on Windows"),
        ("lpt¹.pdf", "`lpt¹` is a device on Windows"),
        ("nul /b.pdf", "`nul` is a device on Windows"),
        ("nul/b.pdf", "`nul` is a device on Windows"),
        (".pdf", "a part of it has no letter"),
        ("a//b.pdf", "a part of it has no letter"),
        ("./b.pdf", "a part of it has no letter"),
        (f"{'ü' * 101}.pdf", "more than 200 bytes"),
    ],
)
def test_a_name_that_is_unsafe_somewhere_is_told_why(name: str, reason: str) -> None:
    assert reason in list(faults_of(name))


@pytest.mark.parametrize(
    "name",
    [
        "port-closure-public.pdf",
        "2026/Öffentlich (v1.2), Entwurf.pdf",
        "console.pdf",
        "북한-public.pdf",
        "a.b_c+d.pdf",
        f"{'x' * 196}.pdf",
    ],
)
def test_an_ordinary_name_has_no_fault(name: str) -> None:
    assert list(faults_of(name)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Port", "port"), ("é", "e\u0301"), ("STRASSE", "straße"), ("ﬀ", "FF")],
)
def test_names_that_some_system_takes_for_one_compare_equal(
    one: str, other: str
) -> None:
    assert compared(one) == compared(other)


def test_different_names_stay_different() -> None:
    assert len({compared(name) for name in ("a", "b", "ä", "a-b", "a b")}) == 5


@given(st.text(min_size=1, max_size=60))
def test_a_name_without_a_fault_can_be_written(name: str) -> None:
    made = f"{name}.pdf"
    if leads_elsewhere(made) or list(faults_of(made)):
        return

    path = Path("/nowhere") / made

    assert os.fspath(path).endswith(f"/{made}")
    assert os.fsencode(path).isascii() or made.isprintable()
    assert len(Path(made).name.encode()) < 256
