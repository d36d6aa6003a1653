"""``make doctor``: what is wrong with a handbook that is up is said, with what to do about it."""

from __future__ import annotations

import datetime
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from gate import free_port, make_certificate, needs_apache
from handbook.site.content_policy import POLICY
from handbook.site.doctor import Unreachable, examine
from sites import Standing
from provider import Provider

GOOD = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Strict-Transport-Security": "max-age=31536000",
    "Cache-Control": "private, no-cache",
}
ASKED = "client_id=x&state=a&nonce=b&code_challenge=c&redirect_uri={here}/auth/callback"


class Bad(BaseHTTPRequestHandler):
    """A server with a fault."""

    protocol_version = "HTTP/1.1"
    status, headers_of, way, hours, follows = 302, GOOD, "", 0, False

    def answer(self) -> None:
        self.send_response_only(self.status)
        now = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=self.hours)
        self.send_header("Date", format_datetime(now))
        for name, value in self.headers_of.items():
            self.send_header(name, value)
        asked = self.path.partition("logout=")[2] if self.follows else ""
        if self.way:
            self.send_header("Location", asked or self.way)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = do_POST = do_OPTIONS = answer

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def trusted(tmp_path_factory) -> Iterator[tuple[Path, Path]]:
    """A certificate that this process believes, and its key."""
    pair = make_certificate(tmp_path_factory.mktemp("certificate"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(pair[0]))
        yield pair


@pytest.fixture(scope="module")
def provider(trusted) -> Iterator[Provider]:
    with Provider(*trusted).at_work() as provider:
        yield provider


@contextmanager
def served(
    pair: tuple[Path, Path], provider: Provider | None = None, **fault: object
) -> Iterator[str]:
    """The address of a server with a fault; without one it is a good one."""
    here = f"https://localhost:{free_port()}"
    way = f"{provider.address}/.well-known/openid-configuration?{ASKED}" if provider else ""
    own = {"way": way, **fault}
    own["way"] = str(own["way"]).replace("{here}", here)
    address = ("127.0.0.1", int(here.rpartition(":")[2]))
    server = ThreadingHTTPServer(address, type("Own", (Bad,), own))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*pair)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield here
    server.shutdown()
    server.server_close()


def without(name: str) -> dict[str, str]:
    return {key: value for key, value in GOOD.items() if key != name}


FAULTS = {
    "nothing": ({}, None, None),
    "an open door": ({"status": 200}, "is given /, ", "protect every path"),
    "no way in": ({"status": 403, "way": ""}, "no way to do so", "the provider"),
    "a way in without a challenge": ({"way": "{here}/?" + ASKED.replace("code_challenge", "x")}, "has no code_challenge", "deploy/apache"),
    "a way back to elsewhere": ({"way": "{here}/?" + ASKED.replace("{here}", "https://a.example")}, "come back to https://a.example/auth", "HANDBOOK_ADDRESS"),
    "a way in the open": ({"way": "http://127.0.0.1/"}, "leads to http://127.0.0.1/", "https://"),
    "a provider that is not there": ({"way": "https://localhost:1/?" + ASKED}, "cannot be reached", "HANDBOOK_PROVIDER"),
    "an open redirect": ({"follows": True}, "leads readers to", "redirect nowhere else"),
    "another hour": ({"hours": 2}, "seconds apart", "NTP"),
    "a lax policy": ({"headers_of": GOOD | {"Content-Security-Policy": "default-src *; frame-ancestors 'none'"}}, "lack content-security-policy", "every answer"),
    "a frame around it": ({"headers_of": GOOD | {"Content-Security-Policy": POLICY}}, "frame-ancestors", "every answer"),
    "pages that others keep": ({"headers_of": GOOD | {"Cache-Control": "public, max-age=60"}}, "lack cache-control", "every answer"),
    **{f"no {name}": ({"headers_of": without(name)}, f"lack {name.lower()}", "every answer") for name in GOOD},
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_and_a_good_server_has_none(trusted, provider, name):
    fault, what, mend = FAULTS[name]
    with served(trusted, provider, **fault) as here:
        found = examine(here)
    if what is None:
        assert found == []
    assert any(what in one.what and mend in one.mend for one in found) or what is None, found


def test_a_certificate_that_ends_soon_or_that_nobody_believes(trusted, tmp_path):
    soon = tmp_path / "soon.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-key", trusted[1], "-days", "5", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-out", soon],
        check=True, capture_output=True,
    )  # fmt: skip
    with (
        Provider(soon, trusted[1]).at_work() as provider,
        served((soon, trusted[1]), provider) as here,
    ):
        assert "no browser believes" in examine(here)[0].what
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SSL_CERT_FILE", str(soon))
            assert ["ends in 4 days" in one.what for one in examine(here)] == [True]


def test_an_address_without_https_and_one_where_nobody_is():
    assert "no address that begins with https://" in examine("http://localhost/")[0].what
    with pytest.raises(Unreachable, match="does not answer"):
        examine(f"https://localhost:{free_port()}/")


@needs_apache
def test_our_own_gate_is_in_order(gate, root):
    run = Standing(root).run("doctor", gate.address, SSL_CERT_FILE=str(gate.believed))
    assert (run.returncode, run.stderr) == (0, ""), run.stdout
    assert "in order" in run.stdout
