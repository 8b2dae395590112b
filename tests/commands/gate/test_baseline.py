"""The baseline's file: found, read, and the paths in it."""

from __future__ import annotations

import pytest

from commands.gate.samples import LOWER, make_scoring, make_target
from stances.commands.gate import baseline
from stances.commands.gate.baseline_record import format_baseline
from stances.errors import StancesError


def test_paths_go_from_the_baselines_folder(bridge, tmp_path, monkeypatch):
    for name in ("a.txt", "bridge/tolls.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path)
    here = baseline.format_for_file(bridge, "deep/b.json")
    assert '"source": "../a.txt"' in here
    assert '"rule_file": "../bridge/tolls.toml"' in here
    (tmp_path / "deep" / "b.json").write_text(here, encoding="utf-8")
    for folder, path in (("", "a.txt"), ("deep", "../a.txt"), ("bridge", "../a.txt")):
        monkeypatch.chdir(tmp_path / folder)
        name = "b.json" if folder == "deep" else f"{'../' if folder else ''}deep/b.json"
        back = baseline.load_baseline(name)
        assert {one.source for cell in back.cells.values() for one in cell.sentences} == {path}
        assert baseline.format_for_file(back, name) == here


def test_what_is_not_a_file_keeps_its_name(bridge, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert '"source": "a.txt"' in baseline.format_for_file(bridge, "b.json")
    assert '"rule_file": "bridge/tolls.toml"' in baseline.format_for_file(bridge, "b.json")


def test_a_path_through_a_link_says_nothing_about_the_machine(bridge, tmp_path, monkeypatch):
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    (real / "a.txt").write_text("x")
    monkeypatch.chdir(real)
    plain = baseline.format_for_file(bridge, "b.json")
    named = make_scoring(
        {"Test Beta": [LOWER]},
        {("Test Beta", "tolls"): {LOWER: [make_target(-1)]}},
        source=f"{link}/a.txt",
    )
    assert '"source": "a.txt"' in plain
    assert '"source": "a.txt"' in baseline.format_for_file(named, "b.json")
    assert '"source": "a.txt"' in baseline.format_for_file(named, f"{link}/b.json")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "no such baseline; write it with: stances accept"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"caf\xe9\x81"), "UTF-8"),
        (lambda path: path.write_bytes(b"\0"), "binary"),
        (lambda path: path.write_text("An article."), "not a baseline;"),
        (lambda path: path.write_text("[1]"), "not a baseline"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_name(tmp_path, monkeypatch, make, message):
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "b.json")
    with pytest.raises(StancesError, match=message) as caught:
        baseline.load_baseline("b.json")
    assert str(caught.value).startswith("b.json")


def test_a_byte_order_mark_and_the_line_ends_of_windows_do_no_harm(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    (tmp_path / "b.json").write_bytes(data)
    assert format_baseline(baseline.load_baseline("b.json")) == text
