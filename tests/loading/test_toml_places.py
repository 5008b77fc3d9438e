"""Where each key of a TOML file stands."""

from __future__ import annotations

from briefgen.loading.toml_places import toml_places

TEXT = '''\
# a comment with [brackets] = and "quotes
title = "a # no comment" # [x]

[defaults]
  output = "{brief}"
long = """
[audiences.not-a-table]
key = 1
"""
list = [
  "a = 1",
  ["]"],  # ]
]
[audiences."two words"]
a.b = 1
[[terms]]
term = 'one'
[[terms]]
term = "two"
[terms.more]
x = 1
'''


def test_every_key_has_its_line_and_column() -> None:
    assert toml_places(TEXT) == {
        (): (1, 1),
        ("title",): (2, 1),
        ("defaults",): (4, 1),
        ("defaults", "output"): (5, 3),
        ("defaults", "long"): (6, 1),
        ("defaults", "list"): (10, 1),
        ("audiences",): (14, 1),
        ("audiences", "two words"): (14, 1),
        ("audiences", "two words", "a", "b"): (15, 1),
        ("terms",): (16, 1),
        ("terms", "0"): (16, 1),
        ("terms", "0", "term"): (17, 1),
        ("terms", "1"): (18, 1),
        ("terms", "1", "term"): (19, 1),
        ("terms", "1", "more"): (20, 1),
        ("terms", "1", "more", "x"): (21, 1),
    }
