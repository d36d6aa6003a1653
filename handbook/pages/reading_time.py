"""How long HTML takes to read: its words, at a stated pace, for everyone and for each role.

What is for one role only stands in an element with ``data-role``; what a reader is not shown (``hidden``,
``<template>``) does not count.
"""

from __future__ import annotations

import math
import re
from collections import Counter

from selectolax.lexbor import LexborNode

from handbook.pages.html_tree import TEXT, shown

WORDS_PER_MINUTE = 200
"""Adults read English non-fiction silently at 238 words a minute on average (Brysbaert 2019, "How many words do we read
per minute?", Journal of Memory and Language 109, doi:10.1016/j.jml.2019.104047). Rounded down: a new hire stops to think."""

_WORD = re.compile(r"\w[\w'’.,@/-]*")
_NOT_READ = re.compile(r"\]\([^()\s]*\)|\{:[^{}]*\}")
"""What Markdown has besides words: where a link leads, and attributes. Neither holds its own first sign,
so nothing is read twice."""


def minutes(words: int) -> int:
    """Whole minutes for so many words, rounded up."""
    return math.ceil(words / WORDS_PER_MINUTE)


def words_by_role(html: str) -> Counter[str]:
    """The number of words that a reader of each role meets, by role; what is for everyone is under ``""``.

    ``html`` may be a page's Markdown with HTML in it.
    """
    words, roles = Counter[str](), dict[int, str]()
    for node in shown(_NOT_READ.sub("]", html), _is_hidden):
        role = roles.get(node.parent.mem_id, "") if node.parent else ""
        if node.tag == TEXT:
            words[role] += len(_WORD.findall(node.text_content or ""))
        else:
            roles[node.mem_id] = node.attributes.get("data-role") or role
    return words


def _is_hidden(node: LexborNode) -> bool:
    return node.tag == "template" or "hidden" in node.attributes
