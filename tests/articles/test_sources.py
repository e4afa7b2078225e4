"""Files of records become sources: formats, fields, identity."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from articles.model import Rejection, Source
from articles.sources import read_sources


def written(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def sources(path: str) -> list[Source]:
    """The records of a file of which none is rejected."""
    found = list(read_sources(path))
    assert [record for record in found if isinstance(record, Rejection)] == []
    return [record for record in found if isinstance(record, Source)]


def one(path: str) -> Source:
    (source,) = sources(path)
    return source


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT"])
def test_a_text_file_is_one_source_named_by_its_path(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, "Copper rose.\r\nZinc fell.\rTin held.\u2028End")
    source = one(path)
    assert source.source == source.path == path
    assert source.text == "Copper rose.\nZinc fell.\nTin held.\nEnd"
    assert source.encoding == "utf-8"
    assert not source.is_body


def test_a_relative_path_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "a.txt", "Copper")
    monkeypatch.chdir(tmp_path)
    assert one("./a.txt").source == str(tmp_path / "a.txt")


def test_json_lines_give_a_source_each_with_what_they_declare(tmp_path: Path) -> None:
    record = {
        "id": 7,
        "title": "Up",
        "date": "2024-03-05",
        "body": "Copper rose.",
        "language": "en",
        "tags": ["a"],
        "n": 1,
    }
    path = written(tmp_path, "a.jsonl", json.dumps(record) + "\n\n" + '{"content": "Zinc", "text": ""}\n')
    first, second = sources(path)
    assert first.source == f"{path}#7"
    assert (first.title, first.published, first.text, first.language) == ("Up", "2024-03-05", "Copper rose.", "en")
    assert first.metadata == {"tags": '["a"]', "n": "1"}
    assert first.path == path
    assert (second.source, second.text) == (f"{path}#3", "Zinc")


IDENTITIES = [
    ({"source": "https://e.example/1", "id": "a", "url": "https://e.example/2"}, "https://e.example/1"),
    ({"source": "/srv/news/a.txt", "id": "a"}, "/srv/news/a.txt"),
    ({"source": "Reuters", "id": "a", "url": "https://e.example/2"}, "{path}#a"),
    ({"source": "Reuters", "url": "https://e.example/2"}, "https://e.example/2"),
    ({"source": "The Metals Daily / AP"}, "{path}#1"),
    ({}, "{path}#1"),
    ({"id": ""}, "{path}#1"),
    ({"source": "texts/a.txt"}, "{folder}/texts/a.txt"),
    ({"source": "../a.txt"}, "{above}/a.txt"),
]


@pytest.mark.parametrize(("fields", "expected"), IDENTITIES)
def test_identity(tmp_path: Path, fields: dict[str, str], expected: str) -> None:
    path = written(tmp_path, "a.jsonl", json.dumps({"text": "Copper", **fields}))
    source = one(path)
    assert source.source == expected.format(path=path, folder=tmp_path, above=tmp_path.parent)
    if fields.get("source", "").startswith(("Reuters", "The")):
        assert source.metadata["source"] == fields["source"]
    assert source.url == fields.get("url")


def test_the_same_source_twice_in_a_file_is_rejected_once(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"id":"a","text":"x"}\n{"id":"b","text":"y"}\n{"id":"a","text":"z"}\n')
    first, second, third = read_sources(path)
    assert [first.source, second.source] == [f"{path}#a", f"{path}#b"]
    assert isinstance(third, Rejection)
    assert third.source == f"{path}#3"
    assert "twice" in third.reason


def test_many_sources_are_told_apart(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(number % 30_000), "text": "x"}) for number in range(30_100)]
    path = written(tmp_path, "a.jsonl", "\n".join(lines))
    found = list(read_sources(path))
    assert sum(isinstance(record, Rejection) for record in found) == 100
    assert all(isinstance(record, Source) for record in found[:30_000])


def test_an_exported_record_is_a_body_and_keeps_what_was_known(tmp_path: Path) -> None:
    record = {
        "id": 3, "source": "-#00ff", "title": "Up", "title_basis": "derived", "published": "2022-12",
        "published_basis": "text", "timeline_date": "2022-12", "url": None, "language": "en", "duplicate_of": None,
        "organisations": [{"name": "Baowu"}], "metals": [], "dates": [], "read": True, "starred": False,
        "tags": ["x"], "note": None, "text": "The body.",
    }  # fmt: skip
    source = one(written(tmp_path, "a.jsonl", json.dumps(record)))
    assert source.source == "-#00ff"
    assert source.is_body
    assert (source.title_basis, source.published_basis, source.published) == ("derived", "text", "2022-12")
    assert source.metadata == {}


def test_a_json_object_is_named_by_its_file(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", '{"id": 1, "text": "Copper", "url": "https://e.example/1"}')
    assert one(path).source == path


@pytest.mark.parametrize(
    "form",
    ['[{"text": "a"}, {"text": "b", "id": "x"}]', '{"articles": [{"text": "a"}, {"id": "x", "text": "b"}]}'],
)
def test_a_json_array_is_many_records(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, "a.json", form)
    assert [source.source for source in sources(path)] == [f"{path}#1", f"{path}#x"]


def test_tables_are_named_by_their_first_row(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", 'Title,Body,Extra\n"Up, up","Copper\nrose",1\n,,\nDown,Zinc fell,2\n')
    first, second = sources(path)
    assert (first.title, first.text, first.metadata) == ("Up, up", "Copper\nrose", {"extra": "1"})
    assert [first.source, second.source] == [f"{path}#2", f"{path}#5"]
    tabs = written(tmp_path, "a.tsv", "id\ttext\n9\tCopper, zinc\n")
    assert (one(tabs).source, one(tabs).text) == (f"{tabs}#9", "Copper, zinc")


def test_tables_may_be_parted_by_semicolons(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "id;text;date\nx;Copper, zinc;2024\n")
    assert (one(path).source, one(path).text, one(path).published) == (f"{path}#x", "Copper, zinc", "2024")


def test_json_lines_named_json_are_read_as_such(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", '{"id": 1, "text": "a"}\n\n{"text": "b"}\n')
    assert [source.source for source in sources(path)] == [f"{path}#1", f"{path}#3"]


def test_packed_files_are_read_through(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl.gz", gzip.compress(b'{"id": 1, "text": "Copper"}\n'))
    assert one(path).source == f"{path}#1"


PAGE = """<html><head><title>Copper up - Site</title>
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
</head><body><nav><a href="/">Home</a> Menu</nav><article><h1>Copper up</h1>
<p>Copper prices rose on Tuesday in London, said traders at the exchange, and more of the story follows here.</p>
<p>A second paragraph of the story has enough words for it to be taken as part of the text.</p>
</article></body></html>"""


def test_a_page_gives_its_story_and_declared_date(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    path = written(tmp_path, "a.html", PAGE)
    source = one(path)
    assert source.source == path
    assert "Copper prices rose" in source.text
    assert "Menu" not in source.text
    assert source.published == "2024-03-05"
    assert "Copper up" in (source.title or "")


def test_a_page_may_declare_its_encoding(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    page = PAGE.replace("<head>", '<head><meta charset="gb2312">').replace("London", "伦敦")
    source = one(written(tmp_path, "a.html", page.encode("gb18030")))
    assert "伦敦" in source.text
    assert source.encoding == "gb2312"


@pytest.mark.parametrize(("name", "content", "extra"), [("a.html", PAGE, "html"), ("a.rss", "<rss/>", "feeds")])
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str, extra: str
) -> None:
    for module in ("trafilatura", "feedparser"):
        monkeypatch.setitem(sys.modules, module, None)
    (found,) = read_sources(written(tmp_path, name, content))
    assert isinstance(found, Rejection)
    assert f"pip install 'newsdash[{extra}]'" in found.reason


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><language>en-us</language>
<item><title>Zinc &amp; lead</title><link>https://e.example/1</link><guid>g1</guid>
<description>&lt;p&gt;Zinc fell.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;
&lt;p&gt;Lead &amp;amp; tin too&lt;/p&gt;</description>
<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>
<item><title>No link</title><guid isPermaLink="false">g2</guid><description>Tin held.</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
<entry><title>Up</title><link href="https://e.example/2"/><id>urn:1</id><updated>2024-03-05T10:00:00Z</updated>
<summary>Short.</summary><content type="html">&lt;p&gt;Copper rose and rose.&lt;/p&gt;</content></entry></feed>"""


def test_feed_entries_are_named_by_their_links(tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    path = written(tmp_path, "a.rss", RSS)
    first, second = sources(path)
    assert (first.source, first.url) == ("https://e.example/1", "https://e.example/1")
    assert (first.title, first.text) == ("Zinc & lead", "Zinc fell.\n\nLead & tin too")
    assert first.published == "Tue, 05 Mar 2024 10:00:00 GMT"
    assert second.source == f"{path}#g2"
    atom = one(written(tmp_path, "b.atom", ATOM))
    assert (atom.source, atom.text) == ("https://e.example/2", "Copper rose and rose.")


def test_standard_input_is_text_or_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes) -> list[Source]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return sources("-")

    (text,) = given(b"Copper rose.\n")
    assert text.text == "Copper rose.\n"
    assert text.source.startswith("-#")
    assert text.path is None
    first, second = given(b'\n{"id": "a", "text": "x"}\n{"text": "y"}\n')
    assert first.source == "-#a"
    assert (again := given(b'{"text": "y"}'))[0].source == second.source
    assert again[0].source != text.source
    assert given(gzip.compress(b"Copper rose.\n"))[0].source == text.source


ENCODED = [
    ("Zinc “fell”", "utf-8-sig", "utf-8-sig"),
    ("Zinc “fell”", "utf-16", "utf-16"),
    ("Zinc “fell”", "utf-32", "utf-32"),
    ("The price – Mr. Peña’s – fell in Orléans.", "cp1252", "cp1252 (guessed)"),
    ("中国有色金属工业协会在北京召开会议，讨论铜冶炼的产能问题。" * 8, "gb18030", "gb18030 (guessed)"),
    ("“Zinc” – fell in Orléans, said Mr Peña. " * 3 + "\ufffd", "", "utf-8 (damaged)"),
    ("Цена меди в Лондоне выросла, а завод сократил выпуск на треть. " * 8, "cp1251", "cp1251 (guessed)"),
]


@pytest.mark.parametrize(("text", "encoding", "expected"), ENCODED)
def test_encodings_are_told_and_recorded(tmp_path: Path, text: str, encoding: str, expected: str) -> None:
    data = text.encode(encoding) if encoding else text.replace("\ufffd", "").encode() + b"\xe2\x80"
    source = one(written(tmp_path, "a.txt", data))
    assert (source.text, source.encoding) == (text, expected)


def test_lines_in_several_encodings_spoil_no_other(tmp_path: Path) -> None:
    lines = ['{"text": "Zinc – é"}'.encode(), '{"text": "Lead – é"}'.encode("cp1252")]
    first, second = sources(written(tmp_path, "a.jsonl", b"\n".join(lines)))
    assert (first.text, second.text) == ("Zinc – é", "Lead – é")
    assert (first.encoding, second.encoding) == ("utf-8", "cp1252 (guessed)")
    wide = written(tmp_path, "b.jsonl", '{"text": "a"}\n{"text": "b"}'.encode("utf-16"))
    assert [source.text for source in sources(wide)] == ["a", "b"]


def test_lone_surrogates_become_something_that_can_be_kept(tmp_path: Path) -> None:
    source = one(written(tmp_path, "a.jsonl", '{"text": "a\\ud800b \\ud83d\\ude00", "title": "\\udfff"}'))
    assert source.text == "a\ufffdb 😀"
    source.text.encode()
    (source.title or "").encode()
