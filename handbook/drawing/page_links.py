"""The pages that templates may lead to. A template asks for a page by its key; a page may be renamed, or not be there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup

_LINK = re.compile(r'<a href="site:([^"#]*)[^"]*">(.*?)</a>', re.DOTALL)


class Pages(dict[str, str]):
    """The pages that templates may lead to: path under docs/ by key; "" for a page that is not there.

    ``gone`` are the paths of the pages that the menu has and this company has not.
    """

    def __init__(self, known: Mapping[str, str] | None = None, gone: Iterable[str] = ()):
        super().__init__(known or {})
        self.gone = frozenset(gone)

    def without_gone(self, html: Markup) -> Markup:
        """HTML in which links to what is gone are plain words."""
        if not self.gone:
            return html
        return Markup(_LINK.sub(lambda link: link[2] if link[1] in self.gone else link[0], html))

    def __missing__(self, key: str) -> str:
        return ""


NO_PAGES = Pages()
