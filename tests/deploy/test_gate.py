"""Only employees get in: Apache with ``deploy/apache/``, end to end, with a provider on loopback."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from gate import ASK, HOST, ROOT, Answer, Visitor, gate_of, needs_apache
from handbook.site import publishing
from handbook.site.content_policy import POLICY

FORMS: dict[str, tuple[str, dict[str, str], Callable[[str], str]]] = {
    "a page": ("GET", {}, lambda path: path),
    "anything": ("GET", {"Accept": "*/*"}, lambda path: path),
    "a picture": ("GET", {"Accept": "image/*"}, lambda path: path),
    "since then": ("GET", {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}, lambda path: path),
    "with a question": ("GET", {}, lambda path: f"{path}?a=b"),
    "with two slashes": ("GET", {}, lambda path: f"/{path}"),
    "in code": ("GET", {}, lambda path: "/" + "".join(one if one in "/" else f"%{ord(one):02x}" for one in path[1:])),
    "by detour": ("GET", {}, lambda path: f"/nowhere/..{path}"),
    "in full": ("GET", {}, lambda path: f"https://HOST{path}"),
    "as somebody": ("GET", {"Authorization": "Bearer x", "X-Remote-User": "june", "OIDC_CLAIM_groups": "employees"}, lambda path: path),
    "only its head": ("HEAD", {}, lambda path: path),
    "a part of it": ("GET", {"Range": "bytes=0-9"}, lambda path: path),
    "only if it changed": ("GET", {"If-None-Match": "*"}, lambda path: path),
    "packed": ("GET", {"Accept-Encoding": "gzip"}, lambda path: path),
    "forged": ("GET", {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example"}, lambda path: path),
    "posted": ("POST", {}, lambda path: path),
    "put": ("PUT", {}, lambda path: path),
    "asked about": ("OPTIONS", {}, lambda path: path),
    "traced": ("TRACE", {}, lambda path: path),
}  # fmt: skip
"""Ways to ask for an address."""
READING = ("GET", "HEAD")


EVERY = int(os.environ.get("EVERY", 10))
"""Each form asks for every tenth address, and the next form for the ones after them, so that the first ten, which get
whole files, ask for all; ``make torture`` asks for all in each form."""


@cache
def addresses(site) -> dict[str, bytes]:
    """Every address of a release, with what stands there."""
    found = {}
    for file in sorted(site.rglob("*")):
        path = f"/{file.relative_to(site).as_posix()}"
        if file.is_file() and "/." not in path:
            found[path] = file.read_bytes()
            if file.name == "index.html":
                found[path.removesuffix("index.html")] = file.read_bytes()
    return found


def assert_guarded(answer: Answer) -> None:
    """Every answer says what the browser may do with it."""
    got = answer.headers
    assert got["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Referrer-Policy"] == "no-referrer"
    assert "noindex" in got["X-Robots-Tag"]
    assert got["Cache-Control"].startswith("private")
    assert "max-age" in got["Strict-Transport-Security"]
    assert got["Last-Modified"] is None
    assert re.fullmatch("Apache", got["Server"])


def assert_closed(gate, answer: Answer) -> None:
    """Nothing of the handbook came: a way to the provider, or a few words of the server's."""
    assert_guarded(answer)
    assert answer.status in (302, 400, 401, 403, 405), answer.status
    assert len(answer.body) < 1500 and b"stylesheet" not in answer.body
    if answer.status == 302:
        assert answer.headers["Location"].startswith(f"{gate.provider.address}/authorize?")


def each(gate, visitor, form, site):
    """The answers to addresses of the release, asked for in one form."""
    method, headers, spelled = FORMS[form]
    first = list(FORMS).index(form) % EVERY
    for path, content in list(addresses(site).items())[first::EVERY]:
        target = spelled(path).replace("HOST", f"{HOST}:{gate.port}")
        body = b"" if method in ("POST", "PUT") else None
        yield path, content, visitor.ask(target, method, headers, body)


@pytest.fixture(scope="session")
def employee(gate) -> Visitor:
    visitor = Visitor(gate)
    visitor.sign_in("employee")
    return visitor


@pytest.fixture(scope="session")
def outsider(gate) -> Visitor:
    visitor = Visitor(gate)
    visitor.sign_in("outsider")
    return visitor


@needs_apache
@pytest.mark.parametrize("form", FORMS)
def test_a_stranger_gets_nothing_in_any_form(gate, site, form):
    for _, _, answer in each(gate, _Forgetful(gate), form, site):
        assert_closed(gate, answer)


class _Forgetful(Visitor):
    """Keeps no cookie, as a program would not."""

    def keep(self, answer: Answer) -> None:
        pass


@needs_apache
@pytest.mark.parametrize("form", FORMS)
def test_another_groups_people_get_nothing_but_a_name(gate, site, outsider, form):
    method, *_ = FORMS[form]
    for _, _, answer in each(gate, outsider, form, site):
        assert_closed(gate, answer)
        assert answer.status == (403 if method in READING else 405)
        assert ASK.encode() in answer.body or method != "GET"


@needs_apache
@pytest.mark.parametrize("form", FORMS)
def test_employees_get_all_of_it(gate, site, employee, form):
    method, *_ = FORMS[form]
    status = {"a part of it": 206, "only if it changed": 304}.get(form, 200)
    for path, content, answer in each(gate, employee, form, site):
        assert_guarded(answer)
        assert answer.status == (status if method in READING else 405), path
        if method == "GET" and status == 200 and form != "packed":
            assert answer.body == content, path
            assert answer.headers["Content-Type"], path


@needs_apache
def test_what_is_not_there_is_told_to_employees_alone(gate, employee):
    for path in ("/nix", "/who-we-are/nix/", "/../../etc/passwd", "/site/", "/releases/"):
        answer = employee.ask(path)
        assert_guarded(answer)
        assert answer.status in (400, 404)
        assert_closed(gate, _Forgetful(gate).ask(path))
    assert b"stylesheet" in employee.ask("/nix").body, "the handbook's own page"


@needs_apache
def test_the_publishers_own_files_are_nobodys(gate, employee):
    for visitor in (employee, _Forgetful(gate)):
        for path in ("/.manifest.json", "/%2emanifest.json", "/.git/config", "/.lock"):
            answer = visitor.ask(path)
            assert_guarded(answer)
            assert answer.status == 403 and len(answer.body) < 100


RAW = {
    "no host": b"GET / HTTP/1.0\r\n\r\n",
    "another host": b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "another host in full": b"GET https://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "a host with a path": b"GET / HTTP/1.1\r\nHost: localhost/evil.example\r\nConnection: close\r\n\r\n",
    "no version": b"GET /\r\n\r\n",
    "no request": b"\x16\x03\x01 nonsense\r\n\r\n",
    "an unknown method": b"HANDBOOK / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "a long address": b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "a null in it": b"GET /%00index.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "slashes in code": b"GET /%2findex.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "a window of its own": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "a smuggled one": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
}  # fmt: skip


@needs_apache
@pytest.mark.parametrize("name", RAW)
def test_what_no_browser_sends_is_answered_with_nothing(gate, name):
    with (
        socket.create_connection((HOST, gate.port), timeout=30) as plain,
        gate.context.wrap_socket(plain, server_hostname=HOST) as line,
    ):
        line.sendall(
            RAW[name].replace(b"Host: localhost\r", f"Host: localhost:{gate.port}\r".encode())
        )
        got = b""
        while more := line.recv(65536):
            got += more
    assert b"stylesheet" not in got and b" 200 " not in got.split(b"\r\n")[0]
    if got.startswith(b"HTTP/1"):
        assert b"nosniff" in got and b"Content-Security-Policy" in got and b"noindex" in got
    ways = re.findall(rb"(?im)^location: (\S+)", got)
    assert all(way.startswith(gate.provider.address.encode()) for way in ways), ways


LURES = ["//evil.example/", "/%5cevil.example/", "/\\evil.example", "/auth/callback?logout=https://evil.example/",
         "/auth/callback?logout=//evil.example/", "/auth/callback?logout=/%5cevil.example",
         "/auth/callback?target_link_uri=https://evil.example/&iss=https://evil.example/",
         "/auth/callback?code=x&state=y", "/auth/callback?error=x&state=y", "/auth/callback",
         "/auth/callback?info=json", "/auth/callback?session=check", "/auth/callback?request_uri=x",
         "/who-we-are/..//evil.example/%2e%2e", "//evil.example/%2f.."]  # fmt: skip


@needs_apache
@pytest.mark.parametrize("who", ["stranger", "employee"])
@pytest.mark.parametrize("lure", LURES)
def test_nobody_is_led_elsewhere(gate, lure, who):
    visitor = Visitor(gate)
    if who == "employee":
        visitor.sign_in("employee")
    answer = visitor.ask(lure)
    way = urlsplit(answer.headers["Location"] or "")
    assert way.netloc in ("", urlsplit(gate.address).netloc, urlsplit(gate.provider.address).netloc)
    for back in parse_qs(way.query).get("redirect_uri", []):
        assert back == gate.provider.redirect
    assert b"stylesheet" not in answer.body or who == "employee"


@needs_apache
def test_a_session_is_the_browsers_own_and_nobody_makes_one_up(gate):
    visitor = Visitor(gate)
    visitor.ask("/")
    stolen = dict(visitor.cookies)
    answer = visitor.sign_in("employee")
    line = next(one for one in answer.headers.get_all("Set-Cookie") if one.startswith("__Host-"))
    assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in line.split(";")}
    assert "SameSite" in line and "Domain" not in line
    name, real = "__Host-handbook", visitor.cookies["__Host-handbook"]
    assert visitor.ask("/").status == 200
    forged = [real[:-1] + ("0" if real[-1] != "0" else "1"), real.upper(), "", "x" * 36, "../../x"]
    for value in forged:
        assert_closed(gate, _Forgetful(gate, {name: value}).ask("/"))
    assert_closed(gate, _Forgetful(gate, stolen).ask("/"))


@needs_apache
def test_the_way_back_is_for_the_browser_that_went(gate):
    """A code caught on its way opens nothing in another browser, nor a second time."""
    visitor = Visitor(gate)
    door = visitor.ask("/").headers["Location"]
    code = gate.provider.issue(door, "employee")
    back = code.removeprefix(gate.address)
    thief = Visitor(gate)
    thief.ask(back)
    assert_closed(gate, thief.ask("/"))
    assert visitor.ask(back).status == 302 and visitor.ask("/").status == 200
    late = Visitor(gate)
    late.ask(back)
    assert_closed(gate, late.ask("/"))


@needs_apache
def test_publishing_needs_no_reload_and_fails_no_reader(tmp_path):
    """Twenty editions while two people read: each answer is a page of one of them, whole."""
    known = {"/": set(), "/a/": set(), "/style.css": set()}
    with gate_of(edition(tmp_path, 0, known)) as gate:
        readers = [Reader(gate, known), Reader(gate, known)]
        for reader in readers:
            reader.start()
        for number in range(1, 21):
            publishing.publish(edition(tmp_path, number, known), gate.base)
        for reader in readers:
            reader.stop()
    assert [reader.failed for reader in readers] == [[], []]
    assert min(reader.answers for reader in readers) > 20


def edition(folder, number: int, known: dict[str, set[bytes]]):
    """A small site, in which every file has another length than in the edition before; noted in ``known``."""
    site = folder / f"edition-{number}"
    (site / "a").mkdir(parents=True)
    for path, contents in known.items():
        file = site / path[1:] / "index.html" if path.endswith("/") else site / path[1:]
        file.write_bytes(b"edition %d of %s\n" % (number, path.encode()) * (1000 - 40 * number))
        contents.add(file.read_bytes())
    return site


class Reader(threading.Thread):
    """Somebody who reads on and on, and notes what was not a whole page of an edition."""

    def __init__(self, gate, known):
        super().__init__()
        self.visitor, self.known, self.stopped = Visitor(gate), known, threading.Event()
        self.answers, self.failed = 0, []
        self.visitor.sign_in("employee")

    def run(self) -> None:
        while not self.stopped.is_set():
            for path, contents in self.known.items():
                try:
                    answer = self.visitor.ask(path)
                except (OSError, http.client.HTTPException) as error:
                    self.failed.append((path, error))
                    continue
                self.answers += 1
                if answer.status != 200 or answer.body not in contents:
                    self.failed.append((path, answer.status, len(answer.body)))

    def stop(self) -> None:
        self.stopped.set()
        self.join()


@needs_apache
def test_whom_the_provider_says_goodbye_to_is_out_and_nobody_elses_goodbye_counts(gate, employee):
    leaving = Visitor(gate)
    gate.provider.people["leaving"] = ["employees"]
    leaving.sign_in("leaving")
    forged = gate.provider.farewell("leaving").rpartition(".")[0] + ".AAAA"
    assert goodbye(gate, forged).status == 400 and leaving.ask("/").status == 200
    assert goodbye(gate, gate.provider.farewell("leaving")).status == 200
    assert_closed(gate, leaving.ask("/"))
    assert employee.ask("/").status == 200


def goodbye(gate, token: str) -> Answer:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode({"logout_token": token}).encode()
    return Visitor(gate).ask("/auth/callback?logout=backchannel", "POST", form, body)


@needs_apache
def test_who_leaves_the_group_is_out_once_the_provider_is_asked_again(site):
    with gate_of(site, refresh=1) as gate:
        leaving = Visitor(gate)
        gate.provider.people["leaving"] = ["employees"]
        leaving.sign_in("leaving")
        assert leaving.ask("/").status == 200
        gate.provider.people["leaving"] = ["former"]
        until(lambda: leaving.ask("/").status == 403)


@needs_apache
def test_without_a_provider_who_is_in_stays_in_and_nobody_else_comes(site):
    with gate_of(site) as gate:
        staying, outside = Visitor(gate), Visitor(gate)
        staying.sign_in("employee")
        outside.sign_in("outsider")
        gate.provider.shutdown()
        gate.provider.server_close()
        assert staying.ask("/").status == 200
        assert outside.ask("/").status == 403
        newcomer = Visitor(gate).ask("/roles/")
        assert newcomer.status in (302, 500, 502, 503) and b"stylesheet" not in newcomer.body


def until(holds: Callable[[], bool]) -> None:
    """Wait for what must come; fails when it does not."""
    for _ in range(300):
        if holds():
            return
        threading.Event().wait(0.1)
    pytest.fail("it did not happen")


def test_every_recipe_sends_the_same_headers_as_apache():
    apache = (ROOT / "deploy/apache/handbook.conf").read_text(encoding="utf-8")
    said = dict(
        re.findall(r'^Header always set (\S+) "?(.*?)"?(?: "expr=.*)?$', apache, re.MULTILINE)
    )
    pages = (ROOT / "deploy/cloudflare/_headers").read_text(encoding="utf-8")
    assert dict(re.findall(r"^  (\S+): (.*)$", pages, re.MULTILINE)) == said | {
        "Cache-Control": "private, no-cache"
    }


def test_the_settings_are_all_used_and_no_secret_is_among_them():
    files = [*(ROOT / "deploy/apache").glob("*.conf")]
    used = {
        name for file in files for name in re.findall(r"\$\{(HANDBOOK_\w+)\}", file.read_text())
    }
    example = (ROOT / "deploy/settings.example.conf").read_text(encoding="utf-8")
    assert {*re.findall(r"^Define (\w+)", example, re.MULTILINE)} == used - {
        "HANDBOOK_SETTINGS",
        "HANDBOOK_SECRET",
        "HANDBOOK_PASSPHRASE",
    }


def test_the_compose_file_is_one(checkout):
    schema = ("--builtin-schema", "vendor.compose-spec", "deploy/container/compose.yaml")
    tool = Path(sys.executable).with_name("check-jsonschema")
    run = subprocess.run([tool, *schema], cwd=checkout, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_the_servers_policy_is_the_pages_own():
    """Said here for machines without Apache: one policy, in the pages and before them."""
    text = (ROOT / "deploy/apache/handbook.conf").read_text(encoding="utf-8")
    assert f"{POLICY}; frame-ancestors 'none'" in text
    assert "OIDCSessionMaxDuration 28800\n" in text
