"""A provider that signs people in, on loopback: OpenID Connect Core 1.0, code flow with PKCE (RFC 7636)."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "brand-handbook", "a-secret-of-the-tests"


class Provider(ThreadingHTTPServer):
    """Knows ``people`` by name, with their groups. Who signs in is the query's ``person``."""

    def __init__(self, certificate: Path, key: Path):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.address = f"https://127.0.0.1:{self.server_port}"
        self.people = {"employee": ["employees", "sales"], "outsider": ["suppliers"], "nobody": []}
        self.redirect = ""
        """The one address that codes are sent to."""
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.codes: dict[str, dict[str, str]] = {}
        self.tokens: dict[str, str] = {}
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def issue(self, door: str, person: str) -> str:
        """Sign a person in who came through ``door``; the address that leads back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(door).query).items()}
        return self.way_back({**asked, "person": person})

    def way_back(self, asked: dict[str, str]) -> str:
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return f"{self.redirect}?{urlencode({'code': code, 'state': asked['state']})}"

    def sign(self, claims: dict[str, Any]) -> str:
        now = int(time.time())
        common = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300}
        return jwt.encode({"alg": "RS256", "kid": "one"}, {**common, **claims}, self.key)

    def farewell(self, person: str) -> str:
        """Says that a person is gone (OpenID Connect Back-Channel Logout 1.0, 2.4)."""
        event = "http://schemas.openid.net/event/backchannel-logout"
        return self.sign({"sub": person, "jti": secrets.token_hex(), "events": {event: {}}})

    @contextmanager
    def at_work(self) -> Iterator[Provider]:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        yield self
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        place, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        asked = {name: values[0] for name, values in query.items()}
        if place == "/.well-known/openid-configuration":
            self.answer(self.metadata())
        elif place == "/jwks":
            self.answer({"keys": [self.server.key.as_dict(private=False)]})
        elif place == "/authorize":
            self.authorize(asked)
        elif place == "/userinfo":
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            self.answer(self.person(token), 200 if token in self.server.tokens else 401)
        else:
            self.answer({}, 404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        known = self.headers.get("Authorization") == f"Basic {_basic(CLIENT, SECRET)}"
        code = self.server.codes.pop(asked.get("code", ""), None)
        proof = _digest(asked.get("code_verifier", ""))
        if not known or code is None or code["code_challenge"] != proof:
            self.answer({"error": "invalid_grant"}, 400)
            return
        token = secrets.token_urlsafe()
        self.server.tokens[token] = code["person"]
        self.answer({"access_token": token, "token_type": "Bearer", "id_token": self.signed(code)})

    def metadata(self) -> dict[str, Any]:
        here = self.server.address
        return {
            "issuer": here,
            "authorization_endpoint": f"{here}/authorize",
            "token_endpoint": f"{here}/token",
            "userinfo_endpoint": f"{here}/userinfo",
            "jwks_uri": f"{here}/jwks",
            "response_types_supported": ["code"],
            "backchannel_logout_supported": True,
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def authorize(self, asked: dict[str, str]) -> None:
        right = asked.get("client_id") == CLIENT and asked.get("response_type") == "code"
        proof = asked.get("code_challenge_method") == "S256" and asked.get("code_challenge")
        if not right or not proof or asked.get("redirect_uri") != self.server.redirect:
            self.answer({"error": "invalid_request"}, 400)
            return
        if "person" not in asked:
            self.answer({"page": "Who are you?"})
            return
        self.send_response(302)
        self.send_header("Location", self.server.way_back(asked))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def signed(self, code: dict[str, str]) -> str:
        return self.server.sign({"sub": code["person"], "nonce": code["nonce"]})

    def person(self, token: str) -> dict[str, Any]:
        name = self.server.tokens.get(token, "")
        return {"sub": name, "groups": self.server.people.get(name, [])}

    def answer(self, value: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _basic(name: str, secret: str) -> str:
    return base64.b64encode(f"{name}:{secret}".encode()).decode()


def _digest(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
