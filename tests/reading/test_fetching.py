"""Fetching, from servers on this machine that a switch opens to tests."""

import gzip
import socket
import threading
import time
import zlib

import pytest

from explorer.errors import ReadingError
from explorer.reading.addresses import TEST_SWITCH
from explorer.reading.batch import list_feed, read_batch
from explorer.reading.fetching import fetch
from explorer.reading.inputs import Address, Upload
from explorer.reading.limits import Limits
from tests.reading.made import PAGE, answer, drip, drip_headers, make_certificate, make_pdf, redirect, send, serve

QUICK = Limits(page_seconds=1.0, silence_seconds=0.5, page_bytes=100_000)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Harrow Post</title><link>{url}</link>
<item><title>Bridge closed &amp;amp; guarded</title><link>{url}/page</link>
<pubDate>Sat, 02 Mar 2024 09:30:00 +0100</pubDate>
</item><item><title>Gone</title><link>{url}/gone</link><description>It is &lt;b&gt;gone&lt;/b&gt;.</description></item>
</channel></rss>"""
BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel>'


@pytest.fixture
def web(monkeypatch):
    answers = {"/page": answer(PAGE.encode())}
    with serve(answers) as server:
        monkeypatch.setenv(TEST_SWITCH, f"127.0.0.1:{server.server_port}")
        server.answers = answers
        yield server


def refused(url, limits=QUICK):
    begun = time.monotonic()
    with pytest.raises(ReadingError) as caught:
        fetch(url, limits=limits)
    assert time.monotonic() - begun < 8
    assert url in str(caught.value)
    return str(caught.value)


def test_an_article_is_fetched_with_its_address(web):
    (article,) = read_batch([Address(f"{web.url}/page")]).articles
    document = article.document
    assert (document.title, document.url, document.path) == (
        "Bridge closed in Harrow",
        f"{web.url}/page",
        f"{web.url}/page",
    )
    assert (document.outlet, document.published, article.kind) == ("The Harrow Post", "2024-03-02", "web page")
    assert "Cat found in a church tower" in [piece.text for piece in article.dropped]


def test_what_the_reader_says_goes_before_what_the_page_says(web):
    said = Address(f"{web.url}/page", title="T", outlet="O", published="1 March 2024")
    (document,) = read_batch([said]).documents
    assert (document.title, document.outlet, document.published) == ("T", "O", "2024-03-01")


def test_without_the_switch_nothing_on_this_machine_is_asked(web, monkeypatch):
    monkeypatch.delenv(TEST_SWITCH)
    assert "leads into this computer" in refused(f"{web.url}/page")
    assert web.asked == []


def test_a_redirect_is_followed_and_the_last_address_kept(web):
    web.answers["/old"] = redirect("/page")
    assert fetch(f"{web.url}/old").url == f"{web.url}/page"


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("http://127.0.0.1:9/", "leads into this computer"),
        ("http://localhost/", "leads into this computer"),
        ("http://169.254.169.254/latest/meta-data", "leads into this computer"),
        ("http://[::1]/", "leads into this computer"),
        ("http://2130706433/", "leads into this computer"),
        ("file:///etc/passwd", "no web address"),
        ("/round", "more than 5 times"),
    ],
)
def test_a_redirect_leads_nowhere_else(web, to, said):
    web.answers["/round"] = redirect(to)
    assert said in refused(f"{web.url}/round")


def test_a_name_that_points_elsewhere_the_next_time_gains_nothing(web, monkeypatch):
    asked = []

    def resolve(host, port, **_):
        asked.append(host)
        address = "127.0.0.1" if len(asked) > 1 else "192.0.2.1"
        return [(socket.AF_INET, 1, 6, "", (address, port))]

    monkeypatch.setenv(TEST_SWITCH, f"news.example:{web.server_port}")
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    connected = []
    monkeypatch.setattr(socket, "create_connection", lambda to, *_, **__: connected.append(to) or time.sleep(9))
    refused(f"http://news.example:{web.server_port}/page")
    assert connected == [("192.0.2.1", web.server_port)]
    assert asked == ["news.example"]


def test_a_certificate_is_checked_for_the_name_and_not_for_the_pinned_address(tmp_path, monkeypatch):
    named = []
    with serve({}, certificate=make_certificate(tmp_path, "localhost"), on_name=named.append) as server:
        monkeypatch.setenv(TEST_SWITCH, f"localhost:{server.server_port}")
        said = refused(f"https://localhost:{server.server_port}/page", Limits())
    assert "certificate verify failed" in said.lower()  # nobody vouches for it
    assert named == ["localhost"]
    assert server.asked == []


@pytest.mark.parametrize("reply", [drip, drip_headers, lambda handler: time.sleep(3)])
def test_endless_and_slow_replies_are_given_up(web, reply):
    web.answers["/slow"] = reply
    assert "was silent for" in (said := refused(f"{web.url}/slow")) or "takes too long" in said


def test_a_slow_reply_keeps_no_other_waiting(web):
    web.answers["/slow"] = drip
    begun = time.monotonic()
    limits = Limits(page_seconds=6.0, silence_seconds=4.0)
    batch = read_batch([Address(f"{web.url}/slow"), Address(f"{web.url}/page")], limits=limits)
    assert [document.title for document in batch.documents] == ["Bridge closed in Harrow"]
    assert f"{web.url}/slow" in str(batch.problems[0])
    assert time.monotonic() - begun < 30


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b"x" * 10_000)


def packed(data, packing):
    return answer(data, Content_Encoding=packing)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (endless, "too large; at most 0.1 MB"),
        (packed(gzip.compress(b"0" * 30_000_000), "gzip"), "too large; at most 0.1 MB"),
        (packed(zlib.compress(b"0" * 30_000_000), "deflate"), "too large; at most 0.1 MB"),
        (packed(b"no gzip at all", "gzip"), "arrives broken"),
        (packed(b"x", "br"), "packs the page in a way"),
        (answer(b"", status=404), "404 (Not Found)"),
        (answer(b"", status=500), "500 (Internal Server Error)"),
        (answer(b"", status=302), "302 (Found)"),
        (lambda handler: handler.wfile.write(b"\x00\x01 no HTTP\r\n\r\n"), "cannot be read"),
    ],
)
def test_bad_replies_are_named(web, reply, said):
    web.answers["/bad"] = reply
    assert said in refused(f"{web.url}/bad")


def test_packed_pages_are_read(web):
    web.answers["/gzip"] = packed(gzip.compress(PAGE.encode()), "gzip")
    web.answers["/deflate"] = packed(zlib.compress(PAGE.encode()), "deflate")
    for path in ("/gzip", "/deflate"):
        assert fetch(f"{web.url}{path}").data == PAGE.encode()


def test_what_is_asked_is_little_and_says_who_asks(web):
    heads = []
    web.answers["/heads"] = lambda handler: (heads.append(handler.headers), send(handler, PAGE.encode()))
    fetch(f"{web.url}/heads#part")
    assert heads[0]["Host"] == f"127.0.0.1:{web.server_port}"
    assert heads[0]["User-Agent"].startswith("ActorExplorer/")
    assert not {"Cookie", "Referer", "Authorization"} & set(heads[0])
    assert web.asked == ["/heads"]


def test_proxies_and_passwords_of_the_machine_are_not_used(web, monkeypatch, tmp_path):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    (tmp_path / "netrc").write_text("default login me password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    heads = []
    web.answers["/heads"] = lambda handler: (heads.append(handler.headers), send(handler, b"x"))
    fetch(f"{web.url}/heads")
    assert "Authorization" not in heads[0]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (answer(b"\x89PNG\r\n", kind="image/png"), "something else (image/png)"),
        (answer(b"{}", kind="application/json"), "something else (application/json)"),
        (answer(FEED.encode(), kind="application/rss+xml"), "This is a feed"),
        (answer(b"<html></html>"), "No article was found"),
        (answer(b""), "file is empty"),
    ],
)
def test_what_is_no_article_is_said(web, reply, said):
    web.answers["/other"] = reply
    batch = read_batch([Address(f"{web.url}/other"), Upload("a.txt", b"Ann met Bob.")])
    assert len(batch.documents) == 1
    assert f"{web.url}/other: " in str(batch.problems[0])
    assert said in str(batch.problems[0])


def test_a_pdf_is_read_from_the_web(web):
    web.answers["/report"] = answer(make_pdf([[(60, 700, 10, "Ann met Bob.")]]), kind="application/pdf")
    (article,) = read_batch([Address(f"{web.url}/report")]).articles
    assert (article.kind, article.document.text) == ("PDF", "Ann met Bob.")


def test_addresses_are_limited(web):
    batch = read_batch([Address(f"{web.url}/page"), Address(f"{web.url}/page?2")], limits=Limits(addresses=1))
    assert len(batch.documents) == 1
    assert "At most 1 addresses" in str(batch.problems[0])
    assert web.asked == ["/page"]


def test_entries_of_a_feed_are_listed_chosen_and_fetched(web):
    web.answers["/feed"] = answer(FEED.format(url=web.url).encode(), kind="application/rss+xml")
    feed = list_feed(f"{web.url}/feed")
    assert web.asked == ["/feed"]
    first, second = feed.entries
    assert (first.title, first.published) == ("Bridge closed & guarded", "2024-03-02T08:30:00Z")
    assert second.summary == "It is gone ."
    batch = read_batch([first, second])
    (document,) = batch.documents
    assert (document.title, document.outlet, document.published) == (first.title, "The Harrow Post", first.published)
    assert "404" in str(batch.problems[0])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (BOMB.encode(), "declares XML entities"),
        (PAGE.encode(), "not an RSS or Atom feed"),
        (b"", "not an RSS or Atom feed"),
        (b"\x00\x01\x02" * 400, "not an RSS or Atom feed"),
        (b'<rss version="2.0"><channel><title>Empty</title></channel></rss>', "no articles in this feed"),
    ],
)
def test_a_bad_feed_is_named(data, said):
    with pytest.raises(ReadingError, match=said) as caught:
        list_feed(Upload("news.xml", data))
    assert str(caught.value).startswith("news.xml: ")


def test_a_feed_reads_no_file_of_this_machine(tmp_path):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    data = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "{tmp_path}/secret.txt">]><rss version="2.0"><channel>'
    with pytest.raises(ReadingError, match="declares XML entities"):
        list_feed(Upload("news.xml", data.encode()))
    with pytest.raises(ReadingError, match="not an RSS"):
        list_feed(Upload("news.xml", str(tmp_path / "secret.txt").encode()))


def test_nothing_waits_behind_a_fetch_that_was_given_up(web):
    before = threading.active_count()
    web.answers["/slow"] = lambda handler: drip(handler, seconds=3)
    for _ in range(3):
        refused(f"{web.url}/slow")
    until = time.monotonic() + 10
    while threading.active_count() > before + 3 and time.monotonic() < until:
        time.sleep(0.1)
    assert threading.active_count() <= before + 3
