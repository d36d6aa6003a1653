"""The tools that an assistant gets (Model Context Protocol). All of them read; none writes, and none asks another host."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from handbook.assistants.release import NotThere, Release

LOOPBACK = "127.0.0.1"
"""Where the server listens over HTTP: on this machine alone."""

_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)


def server(site: Path) -> MCPServer:
    """A server that answers from the release that the link ``site`` shows at each question."""
    kept = lru_cache(maxsize=1)(Release)
    name = Release(site).facts["meta.name.short"]
    made = MCPServer(
        f"{name} brand handbook",
        instructions=f"What {name} says, looks like and promises. Take names, numbers, prices and wording from here, "
        "never from memory, and run check_text over what you write for it. What you do not find is not for publication.",
        log_level="WARNING",
    )
    for tool in _tools(lambda: kept(site.resolve())):
        made.tool(annotations=_READS)(tool)
    return made


def _tools(release: Callable[[], Release]) -> list[Callable[..., Any]]:
    @_told
    def find(question: str, most: int = 5) -> dict[str, list[dict[str, str]]]:
        """Search the handbook: pages and facts that answer a question, the best first."""
        return {"found": [asdict(one) for one in release().find(question, max(1, min(most, 20)))]}

    @_told
    def fact(path: str) -> dict[str, str]:
        """A fact by its path, for example contact.switchboard; of a group, such as products.robin, all its facts."""
        return release().fact(path)

    @_told
    def page(address: str) -> str:
        """A page of the handbook as Markdown, by its address, for example what-we-say/pitch/."""
        return release().page(address)

    @_told
    def check_text(text: str) -> dict[str, Any]:
        """Check a post, mail or letter: words never said, names, numbers, prices, claims, customers, reading ease."""
        return release().check_text(text)

    @_told
    def pitch(role: str = "") -> str:
        """The half minute that answers "so what do you do?", as somebody in that role says it."""
        return release().pitch(role)

    return [find, fact, page, check_text, pitch]


def _told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """The tool; what is not there is said to the assistant in a sentence."""

    @wraps(tool)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return tool(*args, **kwargs)
        except NotThere as error:
            raise ToolError(str(error)) from None

    return call
