"""What a user hears of a template that is broken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefgen.composition import compose, environment
from briefgen.composition import printing as printing_stage
from briefgen.diagnostics import TemplateError
from briefgen.documents import Layout
from tests.composition.editions import edition, everything, section

if TYPE_CHECKING:
    from pathlib import Path

EXTENDS = '{% extends "bundled/base/brief.html.j2" %}\n'


def fault_of(project: Path, template: str, name: str = "base/brief.html.j2") -> str:
    """What is said of this template of the project."""
    path = project / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        compose(everything(), project)
    return "\n".join(map(str, caught.value.diagnostics))


def test_an_undefined_name_is_an_error_with_template_and_line(tmp_path: Path) -> None:
    said = fault_of(
        tmp_path, EXTENDS + "{% block colophon %}\n{{ hed }}\n{% endblock %}"
    )

    assert said.startswith(
        "templates/base/brief.html.j2:3: error: `hed` is undefined [T202]"
    )


def test_an_undefined_field_is_an_error_with_template_and_line(tmp_path: Path) -> None:
    said = fault_of(
        tmp_path, EXTENDS + "{% block colophon %}{{ head.titel }}{% endblock %}"
    )

    assert said.startswith(
        "templates/base/brief.html.j2:2: error: "
        "`TitleBlock` has no attribute `titel` [T202]"
    )


def test_an_undefined_field_in_a_macro_is_found_in_its_own_file(tmp_path: Path) -> None:
    said = fault_of(
        tmp_path,
        "{% macro divider(block, part) %}\n{{ block.wide }}\n{% endmacro %}",
        "base/blocks/divider.html.j2",
    )

    assert said.startswith("templates/base/blocks/divider.html.j2:2: error: ")


def test_broken_syntax_is_an_error_with_template_and_line(tmp_path: Path) -> None:
    said = fault_of(tmp_path, EXTENDS + "\n{% block colophon %}{{ head.title }")

    assert said.startswith("templates/base/brief.html.j2:3: error: ")
    assert "[T201]" in said


def test_an_unknown_filter_is_an_error_with_template_and_line(tmp_path: Path) -> None:
    said = fault_of(
        tmp_path, EXTENDS + "{% block colophon %}{{ 1 | safe }}{% endblock %}"
    )

    assert (
        said == "templates/base/brief.html.j2:2: error: no filter named `safe` [T201]"
    )


def test_a_template_that_is_missing_is_named(tmp_path: Path) -> None:
    said = fault_of(
        tmp_path, EXTENDS + '{% block colophon %}{% include "x" %}{% endblock %}'
    )

    assert said.startswith(
        "templates/base/brief.html.j2:2: error: no template `x` [T203]"
    )


def test_a_macro_that_is_missing_is_named(tmp_path: Path) -> None:
    said = fault_of(tmp_path, "{# nothing #}", "base/blocks/divider.html.j2")

    assert "no macro `divider` in `base/blocks/divider.html.j2` [T203]" in said


def test_an_error_while_printing_is_one_with_template_and_line(tmp_path: Path) -> None:
    said = fault_of(
        tmp_path, EXTENDS + "{% block colophon %}{{ 1 // 0 }}{% endblock %}"
    )

    assert said.startswith("templates/base/brief.html.j2:2: error: ")
    assert "[T204]" in said


def test_a_template_that_includes_itself_is_an_error(tmp_path: Path) -> None:
    said = fault_of(tmp_path, '{% include "base/brief.html.j2" %}')

    assert said.startswith("templates/base/brief.html.j2:1: error: ")
    assert "[T204]" in said


@pytest.mark.parametrize(
    "expression",
    [
        "'A' * 2000000000",
        "2 ** 99999999",
        "'A'.center(300000000)",
        "'%300000000s' % 1",
        "'{:300000000}'.format(1)",
        "''.__class__.__mro__",
    ],
)
def test_what_could_fill_the_memory_or_leave_the_sandbox_is_refused(
    tmp_path: Path, expression: str
) -> None:
    template = EXTENDS + f"{{% block colophon %}}{{{{ {expression} }}}}{{% endblock %}}"

    assert "[T20" in fault_of(tmp_path, template)


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(9**5) %}{% for b in range(9**5) %}{% endfor %}{% endfor %}",
        "{% macro a(n) %}{{ n and a(n - 1) ~ a(n - 1) }}{% endmacro %}{{ a(60) }}",
    ],
    ids=["loops", "calls"],
)
def test_a_template_that_never_ends_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: str
) -> None:
    monkeypatch.setattr(environment, "MOST_STEPS", 10_000)
    said = fault_of(tmp_path, template)

    assert said.startswith("templates/base/brief.html.j2:1: error: more than 10,000")
    assert "[T204]" in said


def test_a_template_that_prints_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing_stage, "LONGEST", 1000)
    said = fault_of(tmp_path, "{% for n in range(90000) %}xxxxxxxxxx{% endfor %}")

    assert said.startswith(
        "error: this template prints more than 1000 characters [T209]"
    )


def test_a_template_that_is_not_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "base" / "brief.html.j2"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe{{")

    with pytest.raises(TemplateError, match=r"templates/base/brief\.html\.j2"):
        compose(everything(), tmp_path)


def test_a_template_outside_the_project_is_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside.html.j2"
    outside.write_text("{{ head.title }}", encoding="utf-8")
    project = tmp_path / "project"
    link = project / "templates" / "base" / "brief.html.j2"
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)

    with pytest.raises(TemplateError, match="leads out of the project"):
        compose(everything(), project)


def test_an_unknown_template_gets_a_suggestion(tmp_path: Path) -> None:
    made = edition(section(), layout=Layout("one-pag", "institute", "A4", 0))

    with pytest.raises(TemplateError) as caught:
        compose(made, tmp_path)

    assert str(caught.value) == (
        "error: no template `one-pag` [T205]\n  hint: did you mean `one-page`?"
    )


def test_an_unknown_theme_gets_a_suggestion(tmp_path: Path) -> None:
    layout = replace(edition().layout, theme="minstry")

    with pytest.raises(TemplateError) as caught:
        compose(edition(layout=layout), tmp_path)

    assert str(caught.value) == (
        "error: no theme `minstry` [T206]\n  hint: did you mean `ministry`?"
    )
