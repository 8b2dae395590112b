"""``evaluate``: codes held against texts, score sheets and other coders."""

from __future__ import annotations

import csv
import io
import json
import sys
from types import SimpleNamespace

import pytest

from rubric.samples import write

CODES = """\
expert,dimension,code
Test Ümlaut,tariffs,+
Test Beta,tariffs,-
Test Gamma,tariffs,.
Test Silent,tariffs,-
"""
SENTENCES = """\
sentence,dimension,code
umlaut-1.1,tariffs,+
beta-1.1,tariffs,+
silent-1.1,tariffs,-
"""
STATEMENTS = [
    {"id": "s1", "text": "Congress should support tariffs.", "stances": {"tariffs": "+"}},
    {"id": "s2", "text": "Higher tariffs would be a mistake.", "stances": {"tariffs": "+"}},
    {"id": "s3", "text": "It rains.", "stances": {"tariffs": "?"}},
    {"id": "s4", "text": "Tariffs exist.", "stances": {"tariffs": "."}},
]


@pytest.fixture
def files(folder):
    """Writes files beside the article: a name and a text each."""

    def put(**texts):
        for name, text in texts.items():
            stem, _, ending = name.rpartition("_")
            (folder / f"{stem}.{ending}").write_text(text, encoding="utf-8")

    put(
        codes_csv=CODES,
        sentences_csv=SENTENCES,
        statements_jsonl="\n".join(map(json.dumps, STATEMENTS)),
    )
    return put


@pytest.fixture
def run(whole_run, files):
    def evaluate(*args, **environ):
        return whole_run("evaluate", *args, **environ)

    return evaluate


@pytest.fixture
def figures(run):
    """The evaluation as a record, its wrong cells with it."""

    def of(*args):
        code, out, err = run(*args, "--errors", "-f", "json")
        assert (code, err) == (0, "")
        return json.loads(out)["evaluation"]

    return of


def confusion(found):
    cells = found["overall"]["confusion"]
    return {cell["coded"] + cell["given"]: cell["cells"] for cell in cells}


def faults(found):
    return [(one["unit"], one["dimension"], one["fault"]) for one in found["errors"]]


@pytest.fixture
def typed(monkeypatch):
    """What stands on standard input."""

    def of(text):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))

    return of


def test_codes_of_experts_against_their_text(figures):
    found = figures("codes.csv", "c.txt")
    assert (found["gold"], found["unit"], found["left_out"]) == ("codes.csv", "expert", 0)
    assert found["passport"]["rubric"] == "a.toml"
    assert confusion(found) == {"++": 1, "--": 1, "..": 1, "-.": 1}
    assert found["overall"]["f_avg"] == 0.8333  # 1 and 2/3
    assert found["overall"]["direction"] == 1.0
    assert found["overall"]["coverage"] == 0.6667
    assert faults(found) == [("Test Silent", "tariffs", "missed")]
    assert [one["dimension"] for one in found["dimensions"]] == ["tariffs"]


def test_a_table_for_eyes_on_stdout_alone(run):
    code, out, err = run("codes.csv", "c.txt")
    assert (code, err) == (0, "")
    assert out.startswith("codes.csv and rubric a.toml sha256:")
    assert "f_avg      0.83 [" in out
    assert "wrong cells" not in out


def test_errors_are_the_review_queue(run, files):
    files(codes_csv=CODES.replace("Beta,tariffs,-", "Beta,tariffs,+2"))
    code, out, _ = run("codes.csv", "c.txt", "--errors")
    queue = out[out.index("2 wrong cells, worst first") :]
    assert code == 0
    assert queue.index("opposite: Test Beta on tariffs: coded + (+2), given -0.50\n") < queue.index(
        "missed: Test Silent on tariffs: coded -, given .\n  no evidence\n"
    )
    assert "beta-1.1  c.txt:9\n" in queue
    assert "[[tariffs]] would be a mistake" in queue


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--min-favg", "0.83"), 0, ""),
        (("--min-favg", "0.84"), 1, "stances: F_avg 0.8333 is below 0.84\n"),
        (("--min-alpha", "-1"), 0, ""),
        (("--min-alpha", "1"), 1, "stances: alpha 0.79 is below 1\n"),
        (
            ("--min-favg", "0.9", "--min-alpha", "0.9"),
            1,
            "stances: F_avg 0.8333 is below 0.9; alpha 0.79 is below 0.9\n",
        ),
    ],
    ids=str,
)
def test_thresholds(run, options, code, told):
    ended, out, err = run("codes.csv", "c.txt", *options)
    assert (ended, err) == (code, told)
    assert out == run("codes.csv", "c.txt")[1]


def test_what_cannot_be_told_meets_no_threshold(run, files):
    files(codes_csv="expert,dimension,code\nTest Gamma,tariffs,.\n")
    code, _, err = run("codes.csv", "c.txt", "--min-favg", "0", "--min-alpha", "-1")
    assert (code, err) == (1, "stances: F_avg cannot be told; alpha cannot be told\n")


@pytest.mark.parametrize("value", ["nan", "2", "-0.1", "much"])
def test_a_threshold_is_a_share(run, value):
    code, out, err = run("codes.csv", "c.txt", "--min-favg", value)
    assert (code, out) == (2, "")
    assert "--min-favg" in err


def test_codes_of_sentences_against_every_sentence(figures, run):
    found = figures("sentences.csv", "c.txt")
    assert (found["unit"], found["overall"]["cells"]) == ("sentence", 6)
    assert confusion(found) == {"++": 1, "+-": 1, "-.": 1, "..": 3}
    assert faults(found) == [
        ("beta-1.1", "tariffs", "opposite"),
        ("silent-1.1", "tariffs", "missed"),
    ]
    assert [one["sentence"] for one in found["errors"][0]["evidence"]] == ["beta-1.1"]
    assert figures("sentences.csv", "c.txt", "-e", "beta")["overall"]["cells"] == 2
    code, _, err = run("sentences.csv", "c.txt", "-e", "nobody")
    assert (code, 'unknown expert "nobody"' in err) == (2, True)


def test_the_expert_may_stand_beside_the_sentence(figures, files):
    rows = ["expert,sentence,dimension,code", "Test Beta,beta-1.1,tariffs,-"]
    files(sentences_csv="\n".join([*rows, "Test Beta,beta-2.1,tariffs,0"]))
    found = figures("sentences.csv", "c.txt")
    assert (found["unit"], confusion(found)) == ("sentence", {"--": 1, ".+": 1, "..": 4})


def test_codes_with_texts_need_no_input(figures):
    found = figures("statements.jsonl")
    assert (found["unit"], found["left_out"]) == ("id", 1)
    assert confusion(found) == {"++": 1, "+-": 1, "..": 1}
    assert faults(found) == [("s2", "tariffs", "opposite")]
    assert figures("statements.jsonl", "statements.jsonl") == found


def test_codes_without_texts_meet_texts_by_the_same_name(figures, files):
    rows = "".join(f"{one['id']},tariffs,{one['stances']['tariffs']}\n" for one in STATEMENTS)
    files(codes_csv=f"id,dimension,code\n{rows}")
    found = figures("codes.csv", "statements.jsonl", "--expert-column", "id")
    assert found["overall"] == figures("statements.jsonl")["overall"]


def test_texts_that_stand_in_long_form_count_once(figures, run, files):
    files(
        long_csv="expert,text,dimension,code\nTest A,Congress should support tariffs.,tariffs,-2\n"
    )
    (wrong,) = figures("long.csv")["errors"]
    assert (wrong["position"], wrong["grade"]) == (0.5, -2.0)
    once = figures("long.csv")
    rows = "Test A,Congress should support tariffs.,tariffs,-2\n{}\n"
    for other in ("rain,+", "rain,?"):
        again = f"Test A,Congress should support tariffs.,{other}"
        files(long_csv=f"expert,text,dimension,code\n{rows.format(again)}")
        assert figures("long.csv", "-d", "tariffs") == once
    files(
        long_csv=f"expert,text,dimension,code\n{rows.format('Test A,We support tariffs.,rain,?')}"
    )
    code, out, err = run("long.csv", "-d", "tariffs")
    assert (code, out) == (2, "")
    assert 'long.csv:3: another text of "Test A" than that on line 2; name each text apart' in err


def test_texts_that_stand_twice_on_one_line_count_once(figures, run, files):
    one = {"id": "s1", "text": "Congress should support tariffs.", "stances": {"tariffs": "+"}}
    again = {**one, "stances": {"rain": "+"}}
    files(one_json=json.dumps([one]), two_json=json.dumps([one, again]))
    alone, twice = (figures(name, "-d", "tariffs")["overall"] for name in ("one.json", "two.json"))
    assert alone == twice
    files(two_json=json.dumps([one, {**again, "text": "Tariffs are a mistake."}]))
    code, _, err = run("two.json", "-d", "tariffs")
    assert (code, 'two.json:1: another text of "s1" than that on line 1' in err) == (2, True)


def test_dimensions_come_in_the_rubrics_order(figures, files, folder):
    write(folder / "bridge")
    files(t_txt=TOLLS, codes_csv="expert,dimension,code\nalpha,traffic,+\nalpha,tolls,+\n")
    found = figures("codes.csv", "t.txt", "-r", "bridge")
    assert [one["dimension"] for one in found["dimensions"]] == ["tolls", "traffic"]


@pytest.mark.parametrize("name", ["./codes.csv", "copy.csv", "link.csv", "-"])
@pytest.mark.parametrize("ends", ["", "\n\n"])
def test_codes_are_not_held_against_a_copy_of_themselves(run, files, folder, typed, name, ends):
    (folder / "copy.csv").write_text(CODES + ends, encoding="utf-8")
    (folder / "link.csv").symlink_to("codes.csv")
    typed("\ufeff" + CODES + ends)
    code, out, err = run("codes.csv", name)
    assert (code, out) == (2, "")
    hint = "name the coded texts, or another coder's file"
    assert err == f"stances: error: {name}: a copy of codes.csv; {hint}\n"


def test_a_copy_of_codes_with_texts_is_those_texts(figures, folder):
    found = figures("statements.jsonl")
    (folder / "copy.jsonl").write_bytes((folder / "statements.jsonl").read_bytes())
    assert figures("statements.jsonl", "./statements.jsonl") == found
    assert figures("statements.jsonl", "copy.jsonl") == found


def test_a_score_sheet_without_evidence_says_so(run, whole_run, files):
    whole_run("score", "c.txt", "-f", "json", "-o", "bare.json")
    whole_run("score", "c.txt", "-f", "json", "--evidence", "-o", "full.json")
    files(codes_csv=CODES.replace("Beta,tariffs,-", "Beta,tariffs,+"))
    told = "this score sheet holds no evidence; write it with: stances score -f json --evidence"
    bare, full = (run("codes.csv", name, "--errors")[1] for name in ("bare.json", "full.json"))
    assert bare.count(told) == 1
    assert "  no evidence" not in bare
    assert told not in full
    assert "  no evidence\n" in full
    for name, held in (("bare.json", None), ("full.json", [])):
        found = json.loads(run("codes.csv", name, "--errors", "-f", "json")[1])["evaluation"]
        assert found["errors"][-1]["evidence"] == held
        assert run("codes.csv", name, "--errors", "-f", "csv")[0] == 0


def test_an_unknown_expert_is_told_of_each_known_one_once(run):
    _, _, err = run("codes.csv", "c.txt", "-e", "zzzzzzzzzzzzz")
    assert err.endswith("; known: Test Ümlaut, Test Beta, Test Gamma, Test Silent\n")
    assert 'did you mean "Gamma"?' in run("codes.csv", "c.txt", "-e", "Gama")[2]


@pytest.mark.parametrize("evidence", [(), ("--evidence",)])
def test_a_score_sheet_may_be_what_was_coded(figures, whole_run, files, evidence):
    whole_run("score", "c.txt", "-f", "json", "-o", "sheet.json", *evidence)
    assert figures("codes.csv", "sheet.json")["overall"] == figures("codes.csv", "c.txt")["overall"]


def test_without_texts_the_bundled_corpus_is_meant(figures, run, files):
    files(codes_csv="expert,dimension,code\nPfaff,tariffs,+\n")
    found = figures("codes.csv")
    assert faults(found) == [("C. Anthony Pfaff", "tariffs", "missed")]
    files(codes_csv=CODES)
    assert "known: " in run("codes.csv")[2]


OTHER = "expert,dimension,code\nTest Beta,tariffs,+\nTest Ümlaut,tariffs,+\nTest Gamma,tariffs,0\n"


def test_two_coders(figures, files):
    files(other_csv=f"{OTHER}Test Else,tariffs,-\n")
    found = figures("codes.csv", "other.csv")
    assert (found["coder"], found["alone"]) == ("other.csv", 2)
    assert "passport" not in found
    assert confusion(found) == {"++": 1, "-+": 1, "..": 1}
    assert faults(found) == [("Test Beta", "tariffs", "opposite")]
    turned = figures("other.csv", "codes.csv")
    assert turned["overall"]["alpha"] == found["overall"]["alpha"]
    assert turned["overall"]["f_avg"] == found["overall"]["f_avg"]


def test_two_coders_of_some_experts(figures, files):
    files(other_csv=OTHER)
    found = figures("codes.csv", "other.csv", "-e", "beta", "-e", "umlaut")
    assert (found["overall"]["cells"], found["alone"]) == (2, 0)


def test_two_coders_who_keep_the_texts_beside_their_codes(figures, files):
    rows = "expert,text,dimension,code\nTest A,We pay.,tariffs,{}\nTest A,We pay.,rain,+\n"
    files(one_csv=rows.format("+"), two_csv=rows.format("-"))
    found = figures("one.csv", "two.csv")
    assert (found["coder"], confusion(found)) == ("two.csv", {"+-": 1, "++": 1})


def test_two_coders_of_sentences(figures, files):
    files(other_csv="sentence,dimension,code\numlaut-1.1,tariffs,+\ngamma-1.1,tariffs,-\n")
    found = figures("sentences.csv", "other.csv")
    assert (found["overall"]["cells"], found["alone"]) == (4, 0)
    assert confusion(found) == {"++": 1, "+.": 1, "-.": 1, ".-": 1}


def test_a_dimension_that_only_one_coder_of_sentences_found_is_not_swapped(figures, files):
    files(other_csv="sentence,dimension,code\numlaut-1.1,rain,+\n")
    found = figures("sentences.csv", "other.csv", "-d", "tariffs")
    assert [one["dimension"] for one in found["dimensions"]] == ["tariffs"]


def test_coders_who_agree_agree_in_full(figures, files):
    files(other_csv=CODES.replace("expert", "statement"))
    overall = figures("codes.csv", "other.csv")["overall"]
    assert (overall["f_avg"], overall["alpha"], overall["direction"]) == (1.0, 1.0, 1.0)


def test_grades_are_correlated(figures, run, files):
    levels = zip(CODES.splitlines()[1:], ["+2", "-1", ".", "0"], strict=True)
    rows = "".join(f"{line.rpartition(',')[0]},{level}\n" for line, level in levels)
    files(codes_csv=f"expert,dimension,level\n{rows}")
    overall = figures("codes.csv", "c.txt")["overall"]
    assert (overall["graded"], overall["pearson"], overall["spearman"]) == (2, 1.0, 1.0)
    assert 0.9 < overall["pearson_all"] < 1.0
    assert "Grades against positions" in run("codes.csv", "c.txt")[1]
    files(codes_csv=CODES.replace("Gamma,tariffs,.", "Gamma,tariffs,0"))
    assert figures("codes.csv", "c.txt")["overall"]["graded"] == 0


TOLLS = """\
Test Alpha writes.

Test Alpha, fellow at the Test Institute:

“We should raise tolls. Traffic is a disaster.”
"""


def test_only_the_coded_and_wanted_dimensions_count(figures, run, files, folder):
    write(folder / "bridge")
    files(t_txt=TOLLS, codes_csv="expert,dimension,code\nalpha,tolls,+\nalpha,traffic,+\n")
    args = ("codes.csv", "t.txt", "-r", "bridge")
    assert confusion(figures(*args)) == {"++": 1, "+-": 1}
    assert confusion(figures(*args, "-d", "traffic")) == {"+-": 1}
    files(codes_csv="expert,dimension,code\nalpha,tolls,+\n")
    assert confusion(figures(*args)) == {"++": 1}
    code, _, err = run(*args, "-d", "trafic")
    assert (code, 'unknown dimension "trafic"' in err) == (2, True)


def test_spreadsheets_and_their_marks(figures, files):
    files(codes_csv="\ufeff" + CODES.replace(",-", ",−").replace("\n", "\r\n"))
    found = figures("codes.csv", "c.txt")
    assert confusion(found) == {"++": 1, "--": 1, "..": 1, "-.": 1}


def test_codes_from_standard_input(run, typed):
    typed(CODES)
    code, out, _ = run("-", "c.txt")
    assert code == 0
    assert out.splitlines()[1:] == run("codes.csv", "c.txt")[1].splitlines()[1:]


def test_texts_from_standard_input(run, typed, folder):
    article = (folder / "c.txt").read_text(encoding="utf-8")
    for codes in ("codes.csv", "sentences.csv"):
        typed(article)
        code, out, _ = run(codes, "-", "-f", "csv")
        assert (code, out) == (0, run(codes, "c.txt", "-f", "csv")[1])


@pytest.mark.parametrize("args", [("-",), ("-", "-")])
def test_codes_with_texts_from_standard_input(run, typed, folder, args):
    typed((folder / "statements.jsonl").read_text(encoding="utf-8"))
    code, out, _ = run(*args, "-f", "csv")
    assert (code, out) == (0, run("statements.jsonl", "-f", "csv")[1])


def test_codes_alone_cannot_come_twice_from_standard_input(run, typed):
    typed(CODES)
    assert run("-", "-")[::2] == (
        2,
        "stances: error: -: held against itself; name the coded texts, or another coder's file\n",
    )


def test_a_sentence_on_which_coders_disagree_is_left_out(figures, files):
    files(sentences_csv=SENTENCES.replace("beta-1.1,tariffs,+", "beta-1.1,tariffs,?"))
    found = figures("sentences.csv", "c.txt")
    assert (found["left_out"], confusion(found)) == (1, {"++": 1, "-.": 1, "..": 3})
    files(other_csv=SENTENCES)
    found = figures("other.csv", "sentences.csv")
    assert (found["left_out"], confusion(found)) == (1, {"++": 1, "--": 1})


def test_only_what_was_wanted_counts_as_left_out(figures, files):
    files(codes_csv=f"{CODES}Test Beta,rain,?\nTest Gamma,rain,?\nTest Beta,wind,?\n")
    assert figures("codes.csv", "c.txt")["left_out"] == 3
    assert figures("codes.csv", "c.txt", "-d", "tariffs")["left_out"] == 0
    assert figures("codes.csv", "c.txt", "-e", "beta")["left_out"] == 2


def test_experts_by_a_part_of_their_name(figures, files):
    files(codes_csv="expert,dimension,code\numlaut,tariffs,+\nBETA,tariffs,+\n")
    found = figures("codes.csv", "c.txt")
    assert faults(found) == [("Test Beta", "tariffs", "opposite")]
    assert figures("codes.csv", "c.txt", "-e", "uml")["overall"]["cells"] == 1


def test_a_file_holds_what_would_be_said(run, folder):
    said = run("codes.csv", "c.txt", "--errors")[1]
    ended = run("codes.csv", "c.txt", "--errors", "--min-favg", "1", "-o", "o.txt")
    assert ended == (1, "", "stances: F_avg 0.8333 is below 1\n")
    assert (folder / "o.txt").read_text(encoding="utf-8") == said


@pytest.mark.parametrize("fmt", ["table", "csv", "tsv", "ndjson", "github", "json"])
@pytest.mark.parametrize("errors", [(), ("--errors",)])
def test_every_format(run, fmt, errors):
    code, out, err = run("codes.csv", "c.txt", "-f", fmt, *errors)
    assert (code, err) == (0, "")
    assert out.endswith("\n")
    if fmt == "csv":
        rows = list(csv.DictReader(io.StringIO(out)))
        assert len(rows) == (1 if errors else 2)


def test_no_name_can_drive_the_terminal(run, files):
    files(evil_csv='expert,dimension,code\n"\x1b[31mTest Red",tariffs,+\n"=1+1",tariffs,-\n')
    files(other_csv='expert,dimension,code\n"\x1b[31mTest Red",tariffs,-\n"=1+1",tariffs,+\n')
    for fmt in ("table", "github", "csv"):
        code, out, _ = run("evil.csv", "other.csv", "--errors", "-f", fmt)
        assert (code, "\x1b" in out) == (0, fmt == "csv")
    assert "\n'=1+1,tariffs,opposite,'-,'+," in out


def test_help_has_an_example(run):
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert "  stances evaluate codes.csv article.txt\n" in out.partition("Options:")[0]


@pytest.mark.parametrize(
    ("args", "texts", "told"),
    [
        ((), {}, "GOLD"),
        (("none.csv",), {}, "none.csv: no such file"),
        (("empty.txt", "c.txt"), {}, "empty.txt: empty: nothing to read"),
        (("c.txt", "codes.csv"), {}, "c.txt: no table of codes; write columns"),
        (("two", "c.txt"), {}, "two: several files where one is meant"),
        (("codes.csv", "none.txt"), {}, "none.txt: no such file"),
        (("codes.csv", "codes.csv"), {}, "codes.csv: held against itself"),
        (("codes.csv", "sentences.csv"), {}, 'sentences.csv: it codes by "sentence"'),
        (("sheet.json", "codes.csv"), {}, "sheet.json: a score sheet, no codes"),
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
        (("codes.csv", "other.csv"), {"other_csv": "expert,dimension,code\n"}, "other.csv:1: "),
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
    run, whole_run, files, folder, args, texts, told
):
    files(**texts)
    if "two" in args:
        (folder / "two").mkdir()
        for name in ("a.csv", "b.csv"):
            (folder / "two" / name).write_text(CODES, encoding="utf-8")
    if "sheet.json" in args:
        whole_run("score", "c.txt", "-f", "json", "-o", "sheet.json")
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert err.startswith("stances: error: ")
    assert err.count("\n") == 1
    assert told in err


def test_it_says_where_the_bundled_corpus_stands_in(run, tmp_path):
    (tmp_path / "codes.csv").write_text("expert,dimension,code\npfaff,tariffs,.\n")
    code, out, err = run(str(tmp_path / "codes.csv"))
    assert (code, err) == (0, "")
    assert " on the bundled corpus: " in out.splitlines()[0]


def test_a_named_text_column_that_is_not_there(run, tmp_path):
    (tmp_path / "codes.csv").write_text("expert,dimension,code\npfaff,retaliation,-\n")
    code, out, err = run(str(tmp_path / "codes.csv"), "--text-column", "body")
    assert (code, out) == (2, "")
    assert 'no column "body"' in err
