"""``evaluate``: codes compared with texts and score sheets."""

from __future__ import annotations

import csv
import io
import json

import pytest

from commands.evaluate.conftest import CODES, STATEMENTS, confusion, faults
from rubric.samples import write


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
    ("options", "code", "note"),
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
def test_thresholds(run, options, code, note):
    ended, out, err = run("codes.csv", "c.txt", *options)
    assert (ended, err) == (code, note)
    assert out == run("codes.csv", "c.txt")[1]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--min-favg", "0"),
            "codes.csv: F_avg is undefined, since no cell takes a side; compare cells in which "
            "somebody takes a side, or leave out --min-favg",
        ),
        (
            ("--min-alpha", "-1"),
            "codes.csv: alpha is undefined, since all codes are alike; compare cells whose codes "
            "differ, or leave out --min-alpha",
        ),
    ],
    ids=str,
)
@pytest.mark.parametrize("fmt", ["table", "json", "csv"])
def test_an_undefined_figure_with_a_threshold_is_not_judged(
    run, files, folder, options, message, fmt
):
    files(codes_csv="expert,dimension,code\nTest Gamma,tariffs,.\n")
    answer = run("codes.csv", "c.txt", "-f", fmt, "-o", "out", *options)
    assert answer == (2, "", f"stances: error: {message}\n")
    assert not (folder / "out").exists()
    assert run("codes.csv", "c.txt", "-f", fmt)[0] == 0


def test_a_threshold_that_is_missed_beside_one_that_cannot_be_judged_is_2(run, files):
    files(one_csv="expert,dimension,code\nA,tariffs,+\nB,tariffs,+\n")
    files(two_csv="expert,dimension,code\nA,tariffs,+\nB,tariffs,+\n")
    code, _, err = run("one.csv", "two.csv", "--min-favg", "1", "--min-alpha", "0")
    assert (code, "alpha is undefined" in err) == (2, True)
    assert run("one.csv", "two.csv", "--min-favg", "1")[0] == 0


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
    assert 'long.csv:3: another text of "Test A" than that on line 2; give each text a name' in err


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


def test_a_score_sheet_without_evidence_says_so(run, run_program, files):
    run_program("score", "c.txt", "-f", "json", "-o", "bare.json")
    run_program("score", "c.txt", "-f", "json", "--evidence", "-o", "full.json")
    files(codes_csv=CODES.replace("Beta,tariffs,-", "Beta,tariffs,+"))
    note = "this score sheet holds no evidence; write it with: stances score -f json --evidence"
    bare, full = (run("codes.csv", name, "--errors")[1] for name in ("bare.json", "full.json"))
    assert bare.count(note) == 1
    assert "  no evidence" not in bare
    assert note not in full
    assert "  no evidence\n" in full
    for name, held in (("bare.json", None), ("full.json", [])):
        found = json.loads(run("codes.csv", name, "--errors", "-f", "json")[1])["evaluation"]
        assert found["errors"][-1]["evidence"] == held
        assert run("codes.csv", name, "--errors", "-f", "csv")[0] == 0


def test_for_an_unknown_expert_each_known_one_is_named_once(run):
    _, _, err = run("codes.csv", "c.txt", "-e", "zzzzzzzzzzzzz")
    assert err.endswith("; known: Test Ümlaut, Test Beta, Test Gamma, Test Silent\n")
    assert 'did you mean "Gamma"?' in run("codes.csv", "c.txt", "-e", "Gama")[2]


@pytest.mark.parametrize("evidence", [(), ("--evidence",)])
def test_a_score_sheet_may_be_what_was_coded(figures, run_program, files, evidence):
    run_program("score", "c.txt", "-f", "json", "-o", "sheet.json", *evidence)
    assert figures("codes.csv", "sheet.json")["overall"] == figures("codes.csv", "c.txt")["overall"]


def test_without_texts_the_bundled_corpus_is_meant(figures, run, files):
    files(codes_csv="expert,dimension,code\nPfaff,tariffs,+\n")
    found = figures("codes.csv")
    assert faults(found) == [("C. Anthony Pfaff", "tariffs", "missed")]
    files(codes_csv=CODES)
    assert "known: " in run("codes.csv")[2]


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
    for fmt in ("table", "github", "csv", "tsv"):
        code, out, _ = run("evil.csv", "other.csv", "--errors", "-f", fmt)
        assert (code, "\x1b" in out) == (0, False)
    assert "\n'=1+1\ttariffs\topposite\t-\t+\t" in out


def test_help_has_an_example(run):
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert "  stances evaluate codes.csv article.txt\n" in out.partition("Options:")[0]


def test_it_says_where_the_bundled_corpus_stands_in(run, tmp_path):
    (tmp_path / "codes.csv").write_text("expert,dimension,code\npfaff,tariffs,.\n")
    code, out, err = run(str(tmp_path / "codes.csv"))
    assert (code, err) == (0, "")
    assert " on the bundled corpus: " in out.splitlines()[0]


def test_words_are_codes(figures, files):
    files(codes_csv=CODES)
    found = figures("codes.csv", "c.txt")
    signs = {",+": ",Favor", ",-": ",against", ",.": ",NONE"}
    text = CODES
    for sign, word in signs.items():
        text = text.replace(sign, word)
    files(codes_csv=text)
    assert figures("codes.csv", "c.txt") == found


def test_help_names_every_word(run):
    text = " ".join(run("--help")[1].split())
    for words in ("+ (for, favor, support", "- (against, oppose", "0 for no side (neutral, mixed)"):
        assert words in text
    assert ". for not addressed (none, silent)" in text


def test_an_expert_is_named_by_the_letters_of_a_plain_keyboard(figures, files, folder):
    article = (folder / "c.txt").read_text(encoding="utf-8").replace("Ümlaut", "Ørsted")
    files(t_txt=article, codes_csv="expert,dimension,code\nOrsted,tariffs,-\n")
    found = figures("codes.csv", "t.txt")
    assert faults(found) == [("Test Ørsted", "tariffs", "opposite")]
    files(codes_csv="expert,dimension,code\nTest Ørsted,tariffs,-\n")
    assert figures("codes.csv", "t.txt", "-e", "orsted") == found
