"""What can't be taken in is said in one sentence, and everything else still comes."""

from __future__ import annotations

import gzip
import json
import os
import socket
import tracemalloc
from pathlib import Path

import pytest

from articles.model import Rejection, Source
from articles.sources import inputs, read_sources


def reason(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    (found,) = read_sources(str(path))
    assert isinstance(found, Rejection)
    assert found.source == str(path)
    assert "\n" not in found.reason
    return found.reason


FAULTS = [
    ("a.txt", b"", "empty file"),
    ("a.jsonl", b"", "empty file"),
    ("a.txt", b" \n\n", "nothing but blank space"),
    ("a.txt", b"Copper\0rose", "binary"),
    ("a.txt", bytes(range(1, 256)) * 9, "binary"),
    ("a.txt", b"%PDF-1.4 text", "binary"),
    ("a.jsonl", b"\x7fELF\x02\x01\x00", "binary"),
    ("a.txt", "é".encode("utf-16")[:3], "wrong encoding"),
    ("a.json", b'{"text": "a"\n "b"}', "broken JSON at line 2, column 2: expecting ',' delimiter"),
    ("a.json", b"[" * 100_000, "nested too deeply"),
    ("a.json", b'"text"', "a string where an object should be"),
    ("a.json", b"[]", "no records"),
    ("a.csv", b"a,b\n1,2\n", "no column text, body or content"),
    ("a.csv", b"text\n", "no records"),
    ("a.txt.gz", gzip.compress(os.urandom(5000))[:900], "truncated .gz"),
    ("a.jsonl.gz", b"\x1f\x8bnot at all", ".gz"),
    ("a.xyz", b"Copper", "unknown kind"),
    ("a.rss", b"<html><body>no feed</body></html>", "no feed entries"),
    ("a.html", b"<html><body></body></html>", "no article text"),
]


@pytest.mark.parametrize(("name", "content", "expected"), FAULTS)
def test_a_bad_file_says_why(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    if name == "a.html":
        pytest.importorskip("trafilatura", exc_type=ImportError)
    assert expected in reason(tmp_path / name, content)


RECORD_FAULTS = [
    ("{broken", "broken JSON at line 2, column 2"),
    ('["text"]', "a list where an object should be"),
    ('{"title": "Up"}', "without text"),
    ('{"text": ["a"]}', "without text"),
    ('{"text": "   "}', "without text"),
    ('{"text": "a", "n": ' + "9" * 5000 + "}", "broken JSON"),
]


@pytest.mark.parametrize(("line", "expected"), RECORD_FAULTS)
def test_a_bad_line_is_rejected_alone(tmp_path: Path, line: str, expected: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "x"}}\n{line}\n{{"text": "y"}}\n')
    first, bad, last = read_sources(str(path))
    assert isinstance(first, Source)
    assert isinstance(last, Source)
    assert isinstance(bad, Rejection)
    assert bad.source == f"{path}#2"
    assert expected in bad.reason


def test_records_before_a_break_in_a_packed_file_still_come(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": os.urandom(99).hex()}).encode() + b"\n" for _ in range(50_000))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines, 1)[:-5000])
    *before, last = read_sources(str(path))
    assert len(before) > 1000
    assert isinstance(last, Rejection)
    assert "truncated" in last.reason


def test_a_record_over_64_mb_is_rejected_and_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * (65 << 20) + b'"}\n{"text": "y"}\n')
    large, small = read_sources(str(path))
    assert isinstance(large, Rejection)
    assert "64 MB" in large.reason
    assert isinstance(small, Source)
    text = tmp_path / "a.txt"
    text.write_bytes(b"x" * (65 << 20))
    (found,) = read_sources(str(text))
    assert isinstance(found, Rejection)
    assert "64 MB" in found.reason


def test_json_lines_are_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = json.dumps({"text": "Copper rose. " * 800}) + "\n"
    path.write_text(line * 4000)
    tracemalloc.start()
    count = sum(isinstance(record, Source) for record in read_sources(str(path)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4000
    assert path.stat().st_size > 39 << 20
    assert peak < 8 << 20


def names(found: object) -> list[str]:
    return [os.path.basename(path) for path in found if isinstance(path, str)]  # type: ignore[attr-defined]


def test_folders_are_walked_in_order_and_unknown_kinds_counted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.jsonl", "c/d.md", "c/a.txt.gz", "x.pdf", "c/y.docx", ".hidden.txt", "z"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    walk = inputs([str(tmp_path)])
    assert names(walk) == ["a.jsonl", "b.txt", "a.txt.gz", "d.md"]
    assert walk.skipped == 4
    assert names(walk) == ["a.jsonl", "b.txt", "a.txt.gz", "d.md"]
    assert walk.skipped == 4


def test_links_that_lead_back_are_not_followed_for_ever(tmp_path: Path) -> None:
    (tmp_path / "news" / "sub").mkdir(parents=True)
    (tmp_path / "news" / "a.txt").write_text("x")
    (tmp_path / "news" / "sub" / "up").symlink_to("..")
    (tmp_path / "news" / "sub" / "self").symlink_to("self")
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "b.txt").write_text("x")
    (tmp_path / "news" / "other").symlink_to(tmp_path / "else")
    (tmp_path / "news" / "again").symlink_to(tmp_path / "else")
    (tmp_path / "news" / "loop.txt").symlink_to("loop.txt")
    found = list(inputs([str(tmp_path / "news")]))
    assert names(found) == ["a.txt", "b.txt"]
    (rejection,) = [entry for entry in found if isinstance(entry, Rejection)]
    assert rejection.source.endswith("loop.txt")


@pytest.mark.timeout(20)
def test_pipes_sockets_and_devices_hold_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.txt"))
        (tmp_path / "zero.txt").symlink_to("/dev/zero")
        walk = inputs([str(tmp_path)])
        assert list(walk) == []
        assert walk.skipped == 3
    (named,) = inputs([str(tmp_path / "pipe.txt")])
    assert isinstance(named, Rejection)
    assert "a pipe" in named.reason
    (opened,) = read_sources(str(tmp_path / "pipe.txt"))
    assert isinstance(opened, Rejection)
    assert "a pipe" in opened.reason


def test_what_is_named_outright_and_can_not_be_read_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("x")
    found = list(inputs([str(tmp_path / "none.txt"), str(tmp_path / "a.pdf"), "\0", "-"]))
    assert found[3] == "-"
    reasons = [entry.reason for entry in found if isinstance(entry, Rejection)]
    assert reasons[0] == "no such file"
    assert ".pdf" in reasons[1]
    assert len(reasons) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_no_permission_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    (found,) = read_sources(str(tmp_path / "a.txt"))
    assert isinstance(found, Rejection)
    assert found.reason == "permission denied"


def test_a_file_name_that_is_no_utf_8_is_read_and_can_be_written_down(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    with open(raw, "wb") as file:
        file.write(b"Copper")
    (path,) = inputs([str(tmp_path)])
    (found,) = read_sources(str(path))
    assert isinstance(found, Source)
    assert found.source.encode().endswith(rb"\xff\xfe.txt")
    assert found.text == "Copper"
