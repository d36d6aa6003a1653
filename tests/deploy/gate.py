"""Apache with the configuration of ``deploy/``, and those who come to it."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from handbook.site import publishing
from provider import CLIENT, SECRET, Provider

ROOT = Path(__file__).resolve().parents[2]
MODULE = Path("/usr/lib/apache2/modules/mod_auth_openidc.so")
HOST, USER = "localhost", "www-data"
ASK = "June Hale, june@wrenfield.example"

MISSING = [
    package
    for package, there in {
        "apache2-bin": shutil.which("apache2") or Path("/usr/sbin/apache2").exists(),
        "libapache2-mod-auth-openidc": MODULE.exists(),
        "openssl": shutil.which("openssl"),
    }.items()
    if not there
]
"""The Debian packages that the tests of deploy/ lack here."""
needs_apache = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine, and its key."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    names = f"subjectAltName=DNS:{HOST},IP:127.0.0.1"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "60", "-subj", "/CN=localhost", "-addext", names,
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


class Gate:
    """Apache in front of ``base``, which a release is published to. ``provider`` signs people in."""

    def __init__(self, folder: Path, provider: Provider, certificate: Path, key: Path,
                 refresh: int = 0):  # fmt: skip
        self.provider, self.refresh = provider, refresh
        self.folder, self.base, self.port = folder, folder / "srv", free_port()
        self.base.mkdir()
        self.address = f"https://{HOST}:{self.port}"
        provider.redirect = f"{self.address}/auth/callback"
        self.believed = certificate
        self.settings = folder / "settings.conf"
        self._write_settings(provider, certificate, key)
        self.process: subprocess.Popen[bytes] | None = None

    def _write_settings(self, provider: Provider, certificate: Path, key: Path) -> None:
        """The example's settings, each with a value for here."""
        own = {
            "ADDRESS": self.address, "PORT": self.port, "BASE": self.base,
            "DEPLOY": ROOT / "deploy", "REFRESH": self.refresh, "CLIENT": CLIENT, "SCOPES": '"openid groups"',
            "PROVIDER": f"{provider.address}/.well-known/openid-configuration",
            "GROUP": "groups:employees", "ASK": f'"{ASK}"', "SECRETS": self.folder / "secrets.conf",
            "CERTIFICATE": certificate, "KEY": key, "BELIEVED": certificate,
            "LOG": self.folder / "log", "RUN": self.folder / "run",
        }  # fmt: skip
        example = (ROOT / "deploy/settings.example.conf").read_text(encoding="utf-8").splitlines()
        names = [
            line.split()[1].removeprefix("HANDBOOK_") for line in example if line[:7] == "Define "
        ]
        self.settings.write_text("".join(f"Define HANDBOOK_{name} {own[name]}\n" for name in names))
        secrets = f"Define HANDBOOK_SECRET {SECRET}\nDefine HANDBOOK_PASSPHRASE {'k' * 40}\n"
        (self.folder / "secrets.conf").write_text(secrets)
        (self.folder / "run").mkdir()
        if os.geteuid() == 0:  # as the service and the container do: Apache itself is never root
            for one in (self.folder, self.folder / "run", self.folder / "secrets.conf", key):
                shutil.chown(one, USER)
        key.chmod(0o400)

    def apache(self, *arguments: str) -> list[str]:
        return [shutil.which("apache2") or "/usr/sbin/apache2", "-f",
                str(ROOT / "deploy/apache/httpd.conf"), *arguments]  # fmt: skip

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "HANDBOOK_SETTINGS": str(self.settings)}

    def open(self) -> None:
        command = self.apache("-D", "FOREGROUND")
        user = USER if os.geteuid() == 0 else None
        self.process = subprocess.Popen(
            command, env=self.environment, stderr=subprocess.PIPE, user=user, group=user
        )
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(self.process.stderr.read().decode() + self.log())
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError(self.log())

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stderr.close()

    def log(self) -> str:
        file = self.folder / "log"
        return file.read_text(errors="replace")[-4000:] if file.exists() else ""

    @property
    def context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.believed))


def open_folder() -> Path:
    """A folder that the web server's own user may read too."""
    folder = Path(tempfile.mkdtemp(prefix="handbook-gate-"))
    folder.chmod(0o755)
    return folder


@contextmanager
def gate_of(site: Path, refresh: int = 0) -> Iterator[Gate]:
    """A gate that is open, with a release behind it."""
    folder = open_folder()
    certificate, key = make_certificate(folder)
    try:
        with Provider(certificate, key).at_work() as provider:
            gate = Gate(folder, provider, certificate, key, refresh)
            shutil.copytree(site, folder / "built")
            publishing.publish(folder / "built", gate.base)
            gate.open()
            yield gate
            gate.close()
    finally:
        shutil.rmtree(folder)


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass
class Visitor:
    """A browser's worth of connection and cookies."""

    gate: Gate
    cookies: dict[str, str] = field(default_factory=dict)
    connection: http.client.HTTPSConnection | None = None

    def ask(self, target: str, method: str = "GET", headers: dict[str, str] | None = None,
            body: bytes | None = None) -> Answer:  # fmt: skip
        """The answer to one request; its cookies are kept."""
        if self.connection is None:
            self.connection = http.client.HTTPSConnection(
                HOST, self.gate.port, timeout=30, context=self.gate.context
            )
        sent = {"Accept": "text/html", **(headers or {})}
        if self.cookies and "Cookie" not in sent:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            self.connection.request(method, target, body, sent)
            got = self.connection.getresponse()
        except (
            ConnectionError
        ):  # the server has closed a line that was quiet: a browser opens another
            self.connection.close()
            self.connection.request(method, target, body, sent)
            got = self.connection.getresponse()
        answer = Answer(got.status, got.headers, got.read())
        self.keep(answer)
        return answer

    def keep(self, answer: Answer) -> None:
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, one in SimpleCookie(line).items():
                if one.value and one["expires"][:16] != "Thu, 01 Jan 1970":
                    self.cookies[name] = one.value
                else:
                    self.cookies.pop(name, None)

    def sign_in(self, person: str, target: str = "/") -> Answer:
        """Go through the provider's door, and give the answer to the way back."""
        door = self.ask(target).headers["Location"]
        back = elsewhere(self.gate, f"{door}&person={person}").headers["Location"]
        return self.ask(back.removeprefix(self.gate.address))


def elsewhere(gate: Gate, address: str) -> Answer:
    """The answer of another host on loopback."""
    place = urlsplit(address)
    connection = http.client.HTTPSConnection(place.hostname, place.port, context=gate.context)
    connection.request("GET", f"{place.path}?{place.query}")
    got = connection.getresponse()
    answer = Answer(got.status, got.headers, got.read())
    connection.close()
    return answer
