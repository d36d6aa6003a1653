"""What Jinja says of a slip in braces, said so that a writer can mend it."""

from __future__ import annotations

import re

RAW = "if the braces are meant to be seen, put {% raw %} before them and {% endraw %} after"
_CURLY = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚", "'")
_NO_TAG = re.compile(r"{%-?\s*(?P<it>[a-z_]\w*(?:\.\w+)*(?:\([^(){}]*\))?)\s*-?%}")
_UNKNOWN = re.compile(r"unknown tag '(\w+)'")
_OPEN = re.compile(r"block that needs to be closed is '(\w+)'")
_ENDS = ("endif", "endfor", "else", "elif")


def explain_slip(message: str, line: str) -> tuple[str, str]:
    """What is wrong and how to mend it; ``message`` is Jinja's, ``line`` the source that it tells of."""
    return _braces(line) or _tag(message, line) or _ending(message) or _other(message)


def _braces(line: str) -> tuple[str, str] | None:
    """Braces that are not two and two, and quotes that are none."""
    if curly := next((one for one in re.findall(r"{[{%](.*?)[%}]}", line) if _curly(one)), None):
        straight = "".join(_CURLY.get(one, one) for one in curly).strip()
        return f"{_curly(curly)} is no quotation mark in braces", f"write straight ones: {straight}"
    if "{{{" in line or "}}}" in line:
        return "three braces stand here", "write two on each side"
    if line.count("{{") > line.count("}}"):
        return "{{ has no }} after it", f"close it on the same line; {RAW}"
    if line.count("{%") > line.count("%}"):
        return "{% has no %} after it", f"close it on the same line; {RAW}"
    return None


def _curly(text: str) -> str:
    return next((one for one in text if one in _CURLY), "")


def _tag(message: str, line: str) -> tuple[str, str] | None:
    """A word after {% that does not belong there."""
    unknown, opened = _UNKNOWN.search(message), _OPEN.search(message)
    if not unknown:
        return None
    tag = unknown[1]
    if tag in ("elseif", "elsif"):
        return f"{tag} is called elif here", "write {% elif … %}"
    if tag in _ENDS:
        if opened:
            end = f"{{% end{opened[1]} %}}"
            return f"{{% {tag} %}} stands where {{% {opened[1]} %}} has no end yet", f"write {end}"
        begin = "for" if tag == "endfor" else "if"
        return (
            f"{{% {tag} %}} has no {{% {begin} … %}} before it",
            "delete it, or write that before it",
        )
    if found := _NO_TAG.search(line):
        return f"{found[0]} prints nothing", f"write {{{{ {found['it']} }}}}"
    return _no_such_tag(tag)


def _no_such_tag(tag: str) -> tuple[str, str]:
    return f"a page may not use {{% {tag} %}}", f"print facts, call macros, use if and for; {RAW}"


def _ending(message: str) -> tuple[str, str] | None:
    if opened := _OPEN.search(message):
        if opened[1] not in ("if", "for", "elif", "else"):
            return _no_such_tag(opened[1])
        end = "endfor" if "endfor" in message else "endif"
        return f"{{% {opened[1]} … %}} has no end", f"write {{% {end} %}} where it ends"
    if "end of comment" in message:
        return "{# has no #} after it", "write #} where the comment ends"
    if "end of raw" in message:
        return "{% raw %} has no end", "write {% endraw %} where it ends"
    if found := re.search(r"end of print statement', got '(.+)'", message):
        mend = f"print one fact or macro in each pair of braces, a dot between its parts; {RAW}"
        return f'"{found[1]}" stands where }}}} belongs', mend
    return None


def _other(message: str) -> tuple[str, str]:
    what = (message or "this cannot be read").rstrip(".")
    return f"{what[0].lower()}{what[1:]}", f"close what is open; {RAW}"
