"""Looks at a handbook that is up, from outside and without signing in, and says what to mend.

What is asked is what a stranger could ask. The rules are those of ``deploy/README.md``: who has not signed in gets not
one byte of the handbook, every answer carries the policy, and the way to the provider is an OpenID Connect code flow
with PKCE (OpenID Connect Core 1.0, RFC 7636) that comes back here and nowhere else.
"""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, urljoin, urlsplit

from handbook.site.content_policy import POLICY

PATIENCE = 15
"""Seconds to wait for one answer."""
DAYS_LEFT = 14
"""Days before its end at which a certificate should have been renewed."""
DRIFT = 60
"""Seconds that a clock may be wrong before sign-in fails: providers date what they sign."""
ELSEWHERE = "elsewhere.invalid"
"""A host that must appear in no answer's way."""


class Finding(NamedTuple):
    """What is wrong, and what to do about it."""

    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.what}\n    mend: {self.mend}"


class Unreachable(Exception):
    """Nobody answers there; the message says what happened."""


@dataclass(frozen=True)
class Answer:
    """The answer to one request. ``ends`` is the day on which the server's certificate ends."""

    target: str
    status: int
    headers: Mapping[str, str]
    ends: float | None = None

    @property
    def leads_to(self) -> str:
        """Where a redirect leads, in full; empty for any other answer."""
        to = self.headers.get("location", "")
        return urljoin(self.target, to) if to else ""


Ask = Callable[..., Answer]
"""Asks one thing of a host: an address, a method, headers."""

PLACES = ("/", "/index.html", "/404.html", "/assets/search/index.js", "/assets/stylesheets/handbook.css",
          "/schema/brand.schema.json", "/roles/", "/.manifest.json", "/%69ndex.html", "//index.html")  # fmt: skip
"""Where every handbook has something."""

FORMS: tuple[tuple[str, dict[str, str]], ...] = (
    ("GET", {"Accept": "text/html"}),
    ("HEAD", {"Accept": "text/html"}),
    ("GET", {"Accept": "image/*", "Range": "bytes=0-99"}),
    ("GET", {"Accept": "*/*", "If-None-Match": "*"}),
    ("GET", {"Accept": "text/html", "Cookie": "__Host-handbook=forged", "Authorization": "Bearer forged"}),
    ("GET", {"Accept": "text/html", "X-Forwarded-User": "june", "X-Remote-User": "june", "OIDC_CLAIM_sub": "june"}),
    ("OPTIONS", {}),
    ("POST", {"Content-Length": "0"}),
)  # fmt: skip
"""Ways to ask without having signed in."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex",
    "strict-transport-security": "max-age=",
}
"""What every answer's headers hold."""


def examine(address: str) -> list[Finding]:
    """What is to mend at the handbook whose home is ``address`` (https://…). Raises ``Unreachable``."""
    place = urlsplit(address)
    if place.scheme != "https" or not place.hostname:
        return [Finding(f"{address} is no address that begins with https://",
                        "serve the handbook by https, and name it so")]  # fmt: skip
    with closing(Stranger()) as stranger:
        return _asked(address, place, stranger.ask)


def _asked(address: str, place: SplitResult, ask: Ask) -> list[Finding]:
    try:
        home = ask(address)
    except ssl.SSLCertVerificationError as error:
        what = f"no browser believes the certificate of {place.hostname}: {error.verify_message}"
        return [Finding(what, "renew it, and serve its whole chain")]
    answers = [ask(address.rstrip("/") + path, *form) for path in PLACES for form in FORMS]
    return [
        *_certificate(home),
        *_clock(home),
        *_plain_http(place, ask),
        *_open(answers),
        *_headers([home, *answers]),
        *_sign_in(home, address, ask),
        *_ways_elsewhere(address, ask),
    ]


class Stranger:
    """Asks, and never signs in. Its line to each host stays open: what takes longest is to open one."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], http.client.HTTPConnection] = {}

    def ask(
        self, target: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """The answer to one request; redirects are not followed. Raises ``Unreachable`` or a certificate's error."""
        place = urlsplit(target)
        path = target.split(place.netloc, 1)[1] or "/"
        sent = {"Accept": "text/html", **(headers or {})}
        try:
            return self._on_line(place, target, method, path, sent)
        except ssl.SSLCertVerificationError:
            raise
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(f"{place.netloc} does not answer: {error}") from None

    def _on_line(
        self, place: SplitResult, target: str, method: str, path: str, sent: Mapping[str, str]
    ) -> Answer:
        known = (place.scheme, place.netloc) in self._lines
        line = self._lines.setdefault((place.scheme, place.netloc), _line(place))
        try:
            line.request(method, path, headers=dict(sent))
            ends = _end_of_certificate(line.sock)
            got = line.getresponse()
            got.read()
        except (OSError, http.client.HTTPException):
            line.close()
            del self._lines[place.scheme, place.netloc]
            if known:  # the server has closed a line that was quiet
                return self._on_line(place, target, method, path, sent)
            raise
        found = {name.lower(): value for name, value in got.getheaders()}
        return Answer(target, got.status, found, ends)

    def close(self) -> None:
        """Hang up."""
        for line in self._lines.values():
            line.close()


def _line(place: SplitResult) -> http.client.HTTPConnection:
    kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    return kind(place.hostname or "", place.port, timeout=PATIENCE)


def _end_of_certificate(sock: object) -> float | None:
    found = sock.getpeercert() if isinstance(sock, ssl.SSLSocket) else None
    return ssl.cert_time_to_seconds(str(found["notAfter"])) if found else None


def _certificate(home: Answer) -> Iterator[Finding]:
    left = int(((home.ends or 0) - time.time()) // 86_400)
    if left < DAYS_LEFT:
        yield Finding(
            f"the certificate ends in {left} days", "renew it, and let that happen by itself"
        )


def _clock(home: Answer) -> Iterator[Finding]:
    if "date" not in home.headers:
        return
    drift = int(parsedate_to_datetime(home.headers["date"]).timestamp() - time.time())
    if abs(drift) > DRIFT:
        what = f"the clock of the server and the one here are {abs(drift)} seconds apart"
        yield Finding(
            what, "let the server set its clock by NTP: sign-in fails where the hour is wrong"
        )


def _plain_http(place: SplitResult, ask: Ask) -> Iterator[Finding]:
    """Whoever types no https:// must be led to it; that nobody answers is as good."""
    if place.port not in (None, 443):
        return
    try:
        answer = ask(f"http://{place.hostname}/")
    except Unreachable:
        return
    if not answer.leads_to.startswith("https://"):
        what = f"http://{place.hostname}/ answers {answer.status} without a way to https://"
        yield Finding(what, "redirect it to https://, or close port 80")


def _open(answers: list[Answer]) -> Iterator[Finding]:
    """What a stranger was given. A redirect, a refusal or an error gives nothing."""
    opened = sorted(
        {urlsplit(one.target).path for one in answers if one.status < 300 or one.status == 304}
    )
    if opened:
        what = f"whoever has not signed in is given {', '.join(opened)}"
        yield Finding(what, "protect every path and method, as deploy/apache/handbook.conf does")


def _headers(answers: list[Answer]) -> Iterator[Finding]:
    wanted = HEADERS | {
        "content-security-policy": "frame-ancestors 'none'",
        "cache-control": "private",
    }
    for name, part in wanted.items():
        lacking = [one for one in answers if part not in one.headers.get(name, "")]
        if name == "content-security-policy":
            lacking += [one for one in answers if not _is_strict(one.headers.get(name, ""))]
        elif name == "cache-control":
            lacking = [one for one in lacking if "no-store" not in one.headers.get(name, "")]
        if lacking:
            told = f"{lacking[0].status} at {urlsplit(lacking[0].target).path}"
            what = f"{len(lacking)} of {len(answers)} answers lack {name}: {part} (first: {told})"
            yield Finding(
                what, "send it with every answer, errors too, as deploy/apache/handbook.conf does"
            )


def _is_strict(policy: str) -> bool:
    """Whether a policy allows no more than the pages' own."""
    return {one.strip() for one in POLICY.split(";")} <= {one.strip() for one in policy.split(";")}


def _sign_in(home: Answer, address: str, ask: Ask) -> Iterator[Finding]:
    """The way to the provider, and that there is somebody at its end."""
    door = urlsplit(home.leads_to)
    asked = {name: values[0] for name, values in parse_qs(door.query).items()}
    if not home.leads_to:
        what = f"a reader who has not signed in gets {home.status} and no way to do so"
        yield Finding(what, "see that the provider answers the server, and its address is right")
        return
    if door.scheme != "https":
        yield Finding(f"the way to sign in leads to {home.leads_to}", "let it lead to https://")
        return
    if "client_id" in asked:
        for name in ("state", "nonce", "code_challenge"):
            if name not in asked:
                yield Finding(
                    f"the way to sign in has no {name}", "take the settings of deploy/apache/"
                )
        if not asked.get("redirect_uri", "").startswith(urljoin(address, "/")):
            what = f"the provider is asked to come back to {asked.get('redirect_uri', 'nowhere')}"
            yield Finding(what, f"set HANDBOOK_ADDRESS to {address.rstrip('/')}")
    try:
        answer = ask(home.leads_to)
    except (Unreachable, ssl.SSLCertVerificationError) as error:
        yield Finding(f"the provider cannot be reached: {error}", "correct HANDBOOK_PROVIDER")
        return
    if answer.status >= 400:
        what = f"the provider answers {answer.status} to whoever wants to sign in"
        yield Finding(what, "register the client there, with the address to come back to")


def _ways_elsewhere(address: str, ask: Ask) -> Iterator[Finding]:
    """Whether the handbook's own name can be made to lead to another host."""
    lures = [f"//{ELSEWHERE}/", f"/%5c{ELSEWHERE}/", f"/auth/callback?logout=https://{ELSEWHERE}/",
             f"/auth/callback?target_link_uri=https://{ELSEWHERE}/&iss=https://{ELSEWHERE}/"]  # fmt: skip
    root = address.rstrip("/")
    answers = [ask(root + lure) for lure in lures]
    answers.append(ask(address, "GET", {"Host": ELSEWHERE}))
    forged = {"X-Forwarded-Host": ELSEWHERE, "Forwarded": f"host={ELSEWHERE}"}
    answers.append(ask(address, "GET", forged))
    for answer in answers:
        way = urlsplit(answer.leads_to)
        back = parse_qs(way.query).get("redirect_uri", [""])[0]
        if ELSEWHERE in (way.hostname, urlsplit(back).hostname):
            what = f"{answer.target.removeprefix(root)} leads readers to {answer.leads_to}"
            yield Finding(
                what, "answer to the handbook's own name alone, and redirect nowhere else"
            )
