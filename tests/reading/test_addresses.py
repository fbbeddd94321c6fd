"""Which addresses may be fetched, in every spelling."""

import ipaddress
import socket

import pytest

from explorer.errors import ReadingError
from explorer.reading.addresses import TEST_SWITCH, find_target, is_public

PUBLIC = "93.184.215.14"


def resolve_to(monkeypatch, *addresses):
    def resolve(_host, port, **_):
        return [(socket.AF_INET6 if ":" in each else socket.AF_INET, 1, 6, "", (each, port)) for each in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.178.1", "169.254.169.254",
        "100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
        "fc00::1", "fd12::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::1", "2001:0:7f00:1::1",
        "2001:db8::1",
    ],
)  # fmt: skip
def test_the_own_machine_and_network_are_not_public(address, monkeypatch):
    assert not is_public(ipaddress.ip_address(address))
    resolve_to(monkeypatch, address)
    with pytest.raises(ReadingError, match="leads into this computer or its own network"):
        find_target("http://news.example/")


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_the_internet_is_public(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "[::1]",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "localhost", "LOCALHOST.",
        "\uff11\uff12\uff17.0.0.1",
        "127\u30020.0.1",
    ],
)  # fmt: skip
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_spelling_leads_into_the_own_machine(scheme, host):
    with pytest.raises(ReadingError, match=r"leads into this computer|cannot be found|no web address"):
        find_target(f"{scheme}://{host}/")


def test_one_bad_result_among_good_ones_is_enough(monkeypatch):
    resolve_to(monkeypatch, PUBLIC, "192.168.0.1")
    with pytest.raises(ReadingError, match="leads into this computer"):
        find_target("https://news.example/")


def test_the_connection_goes_to_what_was_checked(monkeypatch):
    resolve_to(monkeypatch, PUBLIC)
    target = find_target("https://news.example/a?b#c")
    assert (target.ip, target.host, target.port) == (PUBLIC, "news.example", 443)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://news.example/", "gopher://news.example/", "javascript:alert(1)",
        "data:text/html,x",
        "//news.example/", "news.example", "", "http://", "http://:80/", "http://[::1/", "http://a b/", "http://a\nb/",
        "http://news.example:99999/", "http://news.example:0/", "http://news.example\\@127.0.0.1/",
        "https://" + "a" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_said(url):
    with pytest.raises(ReadingError, match="no web address"):
        find_target(url)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://user:secret@news.example/", "user's name or a password"),
        ("http://news.example:22/", "port 22"),
        ("http://news.example:6379/", "port 6379"),
    ],
)
def test_other_doors_are_not_knocked_at(monkeypatch, url, said):
    resolve_to(monkeypatch, PUBLIC)
    with pytest.raises(ReadingError, match=said):
        find_target(url)


def test_the_switch_opens_one_port_of_one_host_and_no_other(monkeypatch):
    monkeypatch.setenv(TEST_SWITCH, "127.0.0.1:8765")
    assert find_target("http://127.0.0.1:8765/").ip == "127.0.0.1"
    for url in ("http://127.0.0.1:8766/", "http://127.0.0.1/", "http://localhost:8765/", "http://127.0.0.2:8765/"):
        with pytest.raises(ReadingError, match="leads into this computer"):
            find_target(url)
