from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.sentences import split_statements
from stances.read.statements import extract_statements

HEAD = "+++\nexpert = 'Test Alpha'\n+++\n"


def _read(text):
    (found,) = extract_statements([Document(name="a.md", text=text)])
    return found


def _bodies(text):
    found = _read(text)
    return [(b.kind, found.document.text[b.start : b.end]) for b in found.blocks]


def test_front_matter():
    text = (
        '+++\nexpert = "Test Ümlaut"\nrole = "fellow"\naffiliation = "Test House"\n'
        'date = 2020-01-08\nsource = "Test Times"\nwording = "paraphrase"\n+++\n\nTalk.\n'
    )
    found = _read(text)
    assert (found.expert, found.role, found.affiliation) == ("Test Ümlaut", "fellow", "Test House")
    assert (found.date, found.origin, found.wording) == ("2020-01-08", "Test Times", "paraphrase")
    assert found.document.text == text
    assert [text[b.start : b.end] for b in found.blocks] == ["Talk."]


def test_date_may_be_text():
    text = "+++\nexpert = 'Test Alpha'\ndate = 'spring 2020'\n+++\nTalk."
    assert _read(text).date == "spring 2020"


def test_headings_rules_and_quotes_of_others_are_left_out():
    body = (
        "Title\n=====\n\n# One\nFirst\nparagraph.\n## Two\n\n> Somebody else\nsaid this.\n\n"
        "***\n\nSecond,\n> not mine\n\n---\n#hashtag stays\n"
    )
    assert [text for _, text in _bodies(HEAD + body)] == [
        "First\nparagraph.",
        "Second,",
        "#hashtag stays",
    ]


def test_items():
    assert _bodies(HEAD + "We want:\n\n- one\n\n* two\n  more\n1. three\n2) four\n\nSo.") == [
        ("prose", "We want:"),
        ("item", "- one"),
        ("item", "* two\n  more"),
        ("item", "1. three"),
        ("item", "2) four"),
        ("prose", "So."),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Talk.", r"a\.md: no expert found; begin each turn with NAME: .*--author NAME"),
        ("Talk.\n+++\nexpert = 'x'\n+++\n", r"a\.md: no expert found; "),
        ("+++\nexpert = 'x'\n\nTalk.", r"a\.md:1: front matter without an end; write \+\+\+"),
        ("+++\nrole = 'x'\n+++\nTalk.", r"a\.md:2: no expert in the front matter"),
        ("+++\nexpert = ' '\n+++\nTalk.", r"a\.md:2: no expert in the front matter"),
        ("+++\n+++\nTalk.", r"a\.md:2: no expert in the front matter"),
        ("+++\nexpert = 'x'\nexpret = 'y'\n+++\n", r'a\.md:3: .* "expret"; did you mean "expert"'),
        ("+++\nexpert = 'x'\n\n[zzz]\na = 1\n+++\n", r'a\.md:4: unknown key "zzz"; known: exp'),
        ("+++\nexpert = 5\n+++\nTalk.", r'a\.md:2: "expert" is not a text; write expert = '),
        ("+++\nexpert = 'x'\nrole = oops\n+++\nTalk.", r"a\.md:3: broken front matter \("),
        ("\n+++\nexpert = 'x'\nrole = '\n+++\nTalk.", r"a\.md:4: broken front matter \("),
        ("+++\nexpert = '''x\n+++\nTalk.", r"a\.md:2: broken front matter \("),
        (
            "+++\nexpert = 'x'\nwording = 'paraphrased'\n+++\nTalk.",
            r'a\.md:3: unknown wording "paraphrased"; did you mean "paraphrase"',
        ),
        ("+++\nexpert = " + "[" * 9000 + "\n+++\nTalk.", r"a\.md:2: broken front matter \(nested"),
        ("+++\nexpert = 'x'\nrole = " + "9" * 5000 + "\n+++\nTalk.", r"a\.md:3: .*\(a number is"),
        ("+++\nexpert = 'x'\nexpert = 'y'\n+++\nTalk.", r"a\.md:3: broken front matter \(Cannot"),
        ("+++\nexpert = 'x'\ndate = 2020-13-01\n+++\nTalk.", r"a\.md:3: broken front matter"),
        ("+++\nexpert = 'x'\nrole = 12:00:00\n+++\nTalk.", r'a\.md:3: "role" is not a text'),
        (HEAD + "\n# Only a title\n", r"a\.md: nothing to read below the front matter; write"),
        (HEAD + "\n> Only another's words\n", r"a\.md: nothing to read below the front matter"),
    ],
)
def test_broken_front_matter_names_its_line_and_how_to_fix_it(text, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        _read(text)


YAML = "---\nexpert: Test Alpha\n---\n"


def test_yaml():
    text = (
        "---\n# who says it\nexpert: Test Ümlaut\nrole: 'fellow: at large'\n"
        'affiliation: Test House\ndate: 2020-01-08\nsource: "Test Times"\n'
        "wording: paraphrase\n---\n\nTalk.\n"
    )
    found = _read(text)
    assert (found.expert, found.role) == ("Test Ümlaut", "fellow: at large")
    assert found.affiliation == "Test House"
    assert (found.date, found.origin, found.wording) == ("2020-01-08", "Test Times", "paraphrase")
    assert found.document.text == text
    assert [text[b.start : b.end] for b in found.blocks] == ["Talk."]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("date: 2020-01-08", "2020-01-08"),
        ("date: 2020-1-8", "2020-1-8"),
        ("date: 2020-01-08 10:00:00Z", "2020-01-08T10:00:00+00:00"),
        ("date: 'spring 2020'", "spring 2020"),
        ("date: spring 2020", "spring 2020"),
        ("date: |\n  spring\n  2020", "spring\n2020\n"),
        ("date:", ""),
        ("date: ~", ""),
        ('"date": "2020"', "2020"),
    ],
)
def test_values_of_yaml(written, read):
    assert _read(f"---\nexpert: Test Alpha\n{written}\n---\nTalk.").date == read


@pytest.mark.parametrize("fence", ["---", "...", "---  "])
def test_ends_of_yaml(fence):
    assert _bodies(f"\n---\nexpert: Test Alpha\n{fence}\nTalk.\n\n---\n\nNow.") == [
        ("prose", "Talk."),
        ("prose", "Now."),
    ]


def test_body_below_yaml_is_markdown():
    body = "# Why\n\nFirst.\n\n| a | b |\n|---|---|\n| c | d |\n\n> Theirs.\n"
    assert _bodies(YAML + body) == [("prose", "First.")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\nexpert: x\n\nTalk.", r"a\.md:1: front matter without an end; write --- on a line"),
        ("\n\n---\nexpert: x\n\nTalk.", r"a\.md:3: front matter without an end"),
        ("---\nrole: x\n---\nTalk.", r'a\.md:2: no expert in the front matter; write expert: "N'),
        ("---\nexpert:\nrole: x\n---\nTalk.", r"a\.md:2: no expert in the front matter"),
        ("---\nExpert: x\n---\nTalk.", r'a\.md:2: unknown key "Expert"; did you mean "expert"'),
        ("---\ntitle: x\nexpert: y\n---\n", r'a\.md:2: unknown key "title"; known: expert, role'),
        ("---\nexpert: x\nexpret: y\n---\n", r'a\.md:3: unknown key "expret"; did you mean "exp'),
        ("---\nexpert: x\n\nexpert: y\n---\n", r'a\.md:4: broken front matter \(the key "expert"'),
        ('---\nexpert: x\n"expert": y\n---\n', r'a\.md:3: broken .*"expert" stands twice\); write'),
        ("---\nexpert: 5\n---\nTalk.", r'a\.md:2: "expert" is not a text; write expert: "…"'),
        ("---\nexpert: no\n---\nTalk.", r'a\.md:2: "expert" is not a text'),
        ("---\nexpert: x\nrole: [a, b]\n---\nTalk.", r'a\.md:3: "role" is not a text'),
        ("---\nexpert: x\nrole: {a: b}\n---\nTalk.", r'a\.md:3: "role" is not a text'),
        ("---\nexpert: x\nrole: !!str [a]\n---\nTalk.", r'a\.md:3: "role" is not a text'),
        ("---\nexpert: x\n? [a]\n: b\n---\nTalk.", r"a\.md:3: broken .*\(a key is not a word"),
        ("---\nexpert: x\nrole: " + "9" * 5000 + "\n---\nTalk.", r'a\.md:3: "role" is not a text'),
        ("---\nexpert: x\nrole: !!python/name:os.system\n---\n", r'a\.md:3: "role" is not a text'),
        (
            "---\nexpert: x\ndate: 2020-13-01\n---\nTalk.",
            r"a\.md:3: broken .*2020-13-01 is not a d",
        ),
        (
            "---\nexpert: x\ndate: !!timestamp x\n---\n",
            r"a\.md:3: broken front matter \(x is not a",
        ),
        ("---\nexpert: x\nrole: 'y\n---\nTalk.", r"a\.md:\d: broken front matter \("),
        (
            "---\nexpert: x\nrole: a: b\n---\nTalk.",
            r"a\.md:3: broken front matter \(mapping values",
        ),
        ("---\nexpert: x\n\trole: a\n---\nTalk.", r"a\.md:3: broken front matter \("),
        ("---\nexpert: x\nrole: *y\n---\nTalk.", r"a\.md:3: broken .*undefined alias"),
        ("---\nexpert: x\nrole: a\x01b\n---\nTalk.", r"a\.md:3: broken .*special characters"),
        ("---\nexpert: x\nrole: " + "[" * 9000 + "\n---\n", r"a\.md:3: broken .*\(nested too deep"),
        ("---\nexpert: x\n- y\n---\nTalk.", r"a\.md:\d: broken front matter \("),
        (
            "---\nexpert: x\nwording: own\n---\nTalk.",
            r'a\.md:3: unknown wording "own"; known: verb',
        ),
        (YAML + "# Only a title\n", r"a\.md: nothing to read below the front matter"),
    ],
)
def test_broken_yaml_names_its_line_and_how_to_fix_it(text, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        _read(text)


def test_aliases_of_yaml_do_not_grow():
    nine = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    with pytest.raises(StancesError, match=r'^a\.md:3: unknown key "a0"'):
        _read(f"---\nexpert: x\na0: &a0 x\n{nine}---\nTalk.")


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Talks\ndate: 2020-01-08\ntags: [a, b]\n---\n",
        "---\n\n",
        "---\ntitle: a text\n\nAnd another: one\n\n---\n\n",
    ],
)
def test_other_front_matter_and_rules_leave_the_article_as_it_is(head):
    text = f"{head}Test Alpha, fellow:\n\nTalk.\n\n---\n\nTest Beta, fellow:\n\nStay.\n"
    found = extract_statements([Document(name="a.md", text=text)])
    assert [s.expert for s in found] == ["Test Alpha", "Test Beta"]


def test_front_matter_of_another_kind_names_no_speaker():
    text = "---\ntitle: x\nby: |\n  Test Gamma, fellow:\n---\nTest Alpha, fellow:\n\nTalk."
    assert _read(text).expert == "Test Alpha"


@pytest.mark.parametrize(("head", "line"), [(HEAD, 6), (YAML, 6), (f"\n\n{YAML}", 8)])
def test_lines_behind_front_matter_are_those_of_the_file(head, line):
    found = split_statements([_read(f"{head}\n# Why\nTalk. Now.\n\n```\ncode\n```\nStay.")])
    assert [s.line for s in found] == [line, line, line + 5]


def test_form_is_markdown_whatever_the_name():
    for name in ("-", "a.txt", "a.md"):
        (found,) = extract_statements([Document(name=name, text=f"{YAML}Talk.\n\n> Theirs.")])
        assert (found.document.form, len(found.blocks)) == ("markdown", 1)
