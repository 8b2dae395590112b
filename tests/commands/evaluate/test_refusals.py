"""``evaluate``: what cannot be judged is exit code 2, and one line that helps."""

from __future__ import annotations

import json

import pytest

from commands.evaluate.conftest import CODES, SENTENCES


@pytest.mark.parametrize(
    ("args", "texts", "says"),
    [
        ((), {}, "GOLD"),
        (("none.csv",), {}, "none.csv: no such file"),
        (("empty.txt", "c.txt"), {}, "empty.txt: empty: nothing to read"),
        (("c.txt", "codes.csv"), {}, "c.txt: not a table of codes; write columns"),
        (("two", "c.txt"), {}, "two: several files, but GOLD is one"),
        (("codes.csv", "none.txt"), {}, "none.txt: no such file"),
        (("codes.csv", "codes.csv"), {}, "codes.csv: compared with itself"),
        (("codes.csv", "sentences.csv"), {}, 'sentences.csv: it codes by "sentence"'),
        (("sheet.json", "codes.csv"), {}, "sheet.json: a score sheet, not a table of codes"),
        (("sentences.csv", "sheet.json"), {}, "sheet.json: a score sheet holds no statements"),
        (("codes.csv", "c.txt", "-d", "tarifs"), {}, 'did you mean "tariffs"?'),
        (
            ("codes.csv", "other.csv", "-d", "tarifs"),
            {"other_csv": SENTENCES.replace("sentence", "id")},
            'unknown dimension "tarifs"; did you mean "tariffs"?',
        ),
        (
            ("some.jsonl",),
            {
                "some_jsonl": '{"id": 1, "text": "We pay.", "stances": {"tariffs": "+"}}\n'
                '{"id": 2, "stances": {"tariffs": "+"}}\n'
            },
            'some.jsonl:2: no column "text"',
        ),
        (("codes.csv", "c.txt", "-e", "Gama"), {}, 'unknown expert "Gama"'),
        (
            ("sentences.csv", "other.csv", "-e", "beta"),
            {"other_csv": SENTENCES.replace(",-", ",+")},
            "leave out -e",
        ),
        (
            ("codes.csv", "other.csv"),
            {"other_csv": "expert,dimension,code\n"},
            "other.csv: no rows: nothing to read",
        ),
        (
            ("codes.csv", "other.csv"),
            {"other_csv": "expert,dimension,code\nTest Else,tariffs,+\n"},
            "other.csv: no cell that codes.csv codes as well",
        ),
        (
            ("codes.csv", "c.txt"),
            {"codes_csv": CODES.replace("Beta,tariffs", "Beta,tarifs")},
            'codes.csv:3: unknown dimension "tarifs"; did you mean "tariffs"?',
        ),
        (
            ("sentences.csv", "c.txt"),
            {"sentences_csv": SENTENCES.replace("beta-1.1,tariffs", "beta-1.1,rain")},
            'sentences.csv:3: unknown dimension "rain"; known: tariffs',
        ),
        (
            ("sentences.csv", "c.txt"),
            {"sentences_csv": SENTENCES.replace("beta-1.1", "beta-9.1")},
            'sentences.csv:3: unknown sentence "beta-9.1"; stances sentences',
        ),
        (
            ("sentences.csv",),
            {"sentences_csv": "sentence,text,dimension,code\npfaff-1.1,We pay.,tariffs,+\n"},
            "sentences.csv: a sentence is read in its text; name the texts",
        ),
        (
            ("codes.csv", "c.txt"),
            {"codes_csv": CODES.replace("Test Beta", "Test Betta")},
            'codes.csv:3: unknown expert "Test Betta"; did you mean "Test Beta"?',
        ),
        (
            ("codes.csv", "c.txt"),
            {"codes_csv": f"{CODES}Beta,tariffs,+\n"},
            'codes.csv:6: "Beta" and "Test Beta" (line 3) are both "Test Beta"',
        ),
        (
            ("codes.csv", "c.txt"),
            {"codes_csv": f"{CODES}Test Beta,tariffs,+\n"},
            'codes.csv:6: "Test Beta" on tariffs is coded on line 3 already',
        ),
        (
            ("codes.csv", "c.txt"),
            {"codes_csv": f"{CODES}Test A,tariffs,x\n"},
            'codes.csv:6: "x" is',
        ),
        (("codes.csv", "c.txt"), {"codes_csv": f'{CODES}"Test'}, "codes.csv:6: broken row"),
        (("codes.jsonl", "c.txt"), {"codes_jsonl": '{"id": 1,'}, "codes.jsonl:1: broken JSON"),
    ],
    ids=str,
)
def test_what_cannot_be_judged_is_2_and_one_line_that_helps(
    run, run_program, files, folder, args, texts, says
):
    files(**texts)
    if "two" in args:
        (folder / "two").mkdir()
        for name in ("a.csv", "b.csv"):
            (folder / "two" / name).write_text(CODES, encoding="utf-8")
    if "sheet.json" in args:
        run_program("score", "c.txt", "-f", "json", "-o", "sheet.json")
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert err.startswith("stances: error: ")
    assert err.count("\n") == 1
    assert says in err


def test_a_named_text_column_that_is_not_there(run, tmp_path):
    (tmp_path / "codes.csv").write_text("expert,dimension,code\npfaff,retaliation,-\n")
    code, out, err = run(str(tmp_path / "codes.csv"), "--text-column", "body")
    assert (code, out) == (2, "")
    assert 'no column "body"' in err


def test_a_word_that_is_not_known(run, files):
    files(codes_csv=CODES.replace(",+", ",favr"))
    code, out, err = run("codes.csv", "c.txt")
    assert (code, out) == (2, "")
    assert 'codes.csv:2: "favr" is not a code; did you mean "favor"? write + or for' in err


def test_scoring_a_file_of_codes_names_the_column_of_its_units(run_program, files):
    """Its rows have no expert, but an id that may stand for one."""
    rows = [{"id": "s1", "text": "Tariffs exist.", "stances": {"tariffs": "+"}}]
    table = "id,text,dimension,code\ns1,Tariffs exist.,tariffs,+\n"
    files(a_jsonl=json.dumps(rows[0]), a_json=json.dumps(rows), a_csv=table)
    for name in ("a.jsonl", "a.json", "a.csv"):
        for command in ("score", "compare", "experts", "sentences"):
            code, out, err = run_program(command, name)
            assert (code, out) == (2, "")
            assert 'no column "expert"' in err
            assert "--expert-column id" in err
        assert run_program("score", name, "--expert-column", "id")[0] == 0


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"id": 1, "text": "A.", "stances": {"tariffs": "+", "tariffs": "-"}}', "tariffs"),
        ('{"id": 1, "text": "A.", "text": "B.", "stances": {"tariffs": "+"}}', "text"),
        ('{"id": 1, "text": "A.", "stances": {"tariffs": NaN}}', "NaN"),
        ('{"id": NaN, "text": "A.", "stances": {"tariffs": "+"}}', "NaN"),
    ],
)
def test_json_that_says_two_things_or_no_number_is_refused(run, files, text, key):
    for name, whole in {"bad_jsonl": f"{text}\n", "bad_json": f"[{text}]"}.items():
        files(**{name: whole})
        code, out, err = run(name.replace("_", "."), "c.txt")
        assert (code, out) == (2, "")
        assert f"{name.replace('_', '.')}:1: " in err
        assert key in err
