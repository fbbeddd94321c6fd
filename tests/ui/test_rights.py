"""Who may change what all see in class mode: told from the request, whatever it says of itself."""

from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest

from explorer.ui import rights

KEY = "harbour key & more"


@pytest.fixture(autouse=True)
def class_mode(monkeypatch):
    monkeypatch.setenv(rights.VISITORS, "look")
    monkeypatch.setenv(rights.KEY, KEY)
    rights.visitors_look.cache_clear(), rights.key.cache_clear()
    yield
    rights.visitors_look.cache_clear(), rights.key.cache_clear()


def request(client="127.0.0.1", path="/", query=(), kind="http", **headers):
    named = {"host": "localhost:8501", **headers}
    raw = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in named.items()]
    return {"type": kind, "method": "GET", "path": path, "query_string": urlencode(query).encode(), "headers": raw,
            "client": (client, 5) if client else None}  # fmt: skip


def cookie_of(answer):
    return dict(answer).get(b"set-cookie", b"").decode()


@pytest.mark.parametrize("client", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "127.8.9.1"])
def test_the_own_machine_may_change(client):
    assert rights.may_change(request(client), "localhost")
    assert rights.may_change(request(client, host="127.0.0.1:8501", origin="http://127.0.0.1:8501"), "localhost")


@pytest.mark.parametrize(
    ("client", "headers"),
    [
        ("192.168.4.7", {}),
        ("192.168.4.7", {"host": "localhost:8501"}),
        ("fe80::1", {}),
        ("", {}),
        ("no address", {}),
        ("127.0.0.1", {"x_forwarded_for": "127.0.0.1"}),
        ("127.0.0.1", {"x_forwarded_host": "localhost"}),
        ("127.0.0.1", {"forwarded": "for=127.0.0.1"}),
        ("127.0.0.1", {"via": "1.1 school"}),
        ("127.0.0.1", {"x_real_ip": "127.0.0.1"}),
        ("127.0.0.1", {"host": "teacher-pc:8501"}),
        ("127.0.0.1", {"host": "rebound.example"}),
        ("127.0.0.1", {"origin": "https://school.example"}),
        ("127.0.0.1", {"origin": "null"}),
        ("192.168.4.7", {"cookie": "actor_explorer_key=1; actor_explorer_key=harbour"}),
        ("192.168.4.7", {"cookie": "actor_explorer_key=\x80\xff"}),
        ("192.168.4.7", {"x_actor_explorer_may_change": "yes"}),
    ],
)
def test_others_may_look_whatever_they_say(client, headers):
    asked = request(client, kind="websocket", **headers)
    assert not rights.may_change(asked, "localhost")
    assert rights.MAY_CHANGE not in dict(rights.mark(asked, "localhost")["headers"])


def test_behind_a_proxy_that_the_configuration_names_only_the_key_counts():
    assert not rights.may_change(request(), "school.example")


def test_the_key_is_taken_once_and_its_cookie_counts_from_then_on():
    answer = rights.take_key(request("192.168.4.7", "/actors", [("sel", "ann"), ("key", KEY)]))
    assert dict(answer)[b"location"] == b"/actors?sel=ann"
    assert "HttpOnly; SameSite=Strict" in cookie_of(answer)
    (name, morsel), *_ = SimpleCookie(cookie_of(answer)).items()
    assert KEY not in cookie_of(answer)
    asked = request("192.168.4.7", kind="websocket", cookie=f"other=1; {name}={morsel.value}")
    assert dict(rights.mark(asked, "localhost")["headers"])[rights.MAY_CHANGE] == b"yes"


@pytest.mark.parametrize("offered", ["", "harbour", KEY + "x", "\ud83d".encode("utf-8", "replace").decode(), "é"])
def test_a_wrong_key_leads_to_the_page_and_opens_nothing(offered):
    answer = rights.take_key(request("192.168.4.7", "//evil.example/a", [("key", offered)]))
    assert dict(answer)[b"location"] == b"/evil.example/a"
    assert cookie_of(answer) == ""


def test_a_visitor_lays_no_files_on_the_server():
    laid = {**request("192.168.4.7", "/_stcore/upload_file/session/file"), "method": "PUT"}
    assert rights.may_not(laid, "localhost")
    assert not rights.may_not({**laid, "client": ("127.0.0.1", 5)}, "localhost")
    assert not rights.may_not(request("192.168.4.7", "/"), "localhost")


def test_without_a_key_in_the_address_nothing_is_answered():
    assert rights.take_key(request("192.168.4.7", query=[("sel", "key")])) is None
    assert rights.take_key(request("192.168.4.7", query=[("key", KEY)], kind="websocket")) is None


@pytest.mark.parametrize(
    ("said", "look"), [("", False), ("change", False), ("look", True), ("Look ", True), ("?", True)]
)
def test_what_the_environment_says(monkeypatch, said, look):
    monkeypatch.setenv(rights.VISITORS, said)
    rights.visitors_look.cache_clear()
    assert rights.visitors_look() is look
    assert rights.may_change(request("192.168.4.7"), "localhost") is not look


def test_a_key_is_made_where_none_is_named(monkeypatch):
    monkeypatch.delenv(rights.KEY)
    rights.key.cache_clear()
    assert len(rights.key()) >= 12
    assert rights.key() == rights.key()
