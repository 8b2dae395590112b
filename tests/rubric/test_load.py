"""A rubric's files are read whole, or refused with file, line and a way to mend them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rubric.samples import FILES, HEADER, TOLLS, TRAFFIC, write
from stances.errors import StancesError
from stances.rubric.files import RubricFile, read_rubric_files
from stances.rubric.load import parse_rubric

FILE = {"rubric": HEADER, "tolls": TOLLS, "traffic": TRAFFIC}


def line_of(file, words, nth=1):
    """The line of a file, as changed, on which words stand for the n-th time."""
    lines = [at for at, line in enumerate(file.split("\n"), start=1) if words in line]
    return lines[nth - 1]


def test_everything_is_read(loaded):
    assert (loaded.name, loaded.title) == ("bridge", "Bridge tolls: a made-up rubric")
    assert [one.id for one in loaded.dimensions] == ["tolls", "traffic"]
    tolls, traffic = loaded.dimensions
    assert (tolls.label, tolls.kind, tolls.positive) == (
        "bridge tolls",
        "prescription",
        "charge drivers",
    )
    assert (traffic.label, traffic.about, traffic.kind) == ("traffic", "", "assessment")
    assert tolls.lists == {"payers": ("driver*", "hauler*")}
    assert {sign: len(texts) for sign, texts in tolls.exemplars.items()} == {1: 3, -1: 3, 0: 1}
    assert [(one.text, one.expect) for one in tolls.examples] == [
        ("Higher tolls would be a mistake.", -1),
        ("The bridge opened long ago.", 0),
    ]
    assert loaded.lists == {"crossing": ("bridge*", "tunnel*")}
    assert loaded.actors["rivals"] == ("beijing", "china", "chinese")
    assert loaded.voices["conceded"] == 0.4
    assert (loaded.min_evidence, loaded.mixed_below, loaded.inherited) == (0.5, 0.2, 0.5)
    assert loaded.modifiers.id == "english"


def test_entries_hold_what_is_written_and_the_defaults_of_their_kind(loaded):
    tolls, traffic = loaded.dimensions
    by_word = {one.words[0]: one for one in (*tolls.entries, *traffic.entries)}
    toll, robbery = by_word["toll*"], by_word["highway robbery"]
    assert (toll.kind, toll.pole, toll.weight) == ("target", 1, 1.0)
    assert toll.takes == ("obligation", "approval", "disapproval", "omission", "reversal")
    assert by_word["traffic"].takes == ("approval", "disapproval", "omission")
    assert by_word["surcharge*"].takes == ("disapproval",)
    assert by_word["rebate*"].pole == -1
    assert (robbery.pole, robbery.weight, robbery.under_negation) == (-1, 0.5, "keep")
    assert robbery.takes == ()
    assert by_word["fair share"].under_negation == "turn"
    assert by_word["ride for nothing"].rhetorical
    assert not robbery.rhetorical
    assert by_word["ferry"].with_ == ("@crossing",)
    assert by_word["canal*"].without == ("lock*",)
    assert by_word["quota*"].unless_subject == ("rivals",)
    assert by_word["levy"].subject == ("us",)
    assert toll.silent == ("Tolls are collected at the gate.",)
    assert [one.id for one in tolls.entries][:2] == ["tolls/target/1", "tolls/target/2"]
    assert robbery.id == "tolls/cue/3"


def test_order_is_that_of_the_header(tmp_path):
    folder = write(tmp_path / "r", rubric=('"tolls", "traffic"', '"traffic", "tolls"'))
    assert [one.id for one in parse_rubric(read_rubric_files(str(folder))).dimensions] == [
        "traffic",
        "tolls",
    ]


def test_one_file_alone_is_a_rubric_with_defaults(folder):
    rubric = parse_rubric(read_rubric_files(str(folder / "traffic.toml")))
    assert (rubric.name, rubric.title) == ("traffic.toml", "Is the traffic bearable?")
    assert [one.id for one in rubric.dimensions] == ["traffic"]
    assert (rubric.actors, rubric.similarity.weight) == ({}, 0.0)
    assert (rubric.voices["asserted"], rubric.voices["reported"]) == (1.0, 0.0)


def test_byte_order_mark_and_carriage_returns_do_not_matter(folder, loaded):
    for file in folder.iterdir():
        data = file.read_bytes().replace(b"\n", b"\r\n")
        file.write_bytes(b"\xef\xbb\xbf" + data)
    assert (
        parse_rubric(read_rubric_files(str(folder))).dimensions[0].question
        == loaded.dimensions[0].question
    )


# file, old, new, words on the line at fault (after the change), part of what, part of the hint
CHANGES = [
    (
        "rubric",
        "mixed_below",
        "mixed_bellow",
        "mixed_bellow",
        'unknown key "mixed_bellow"',
        '"mixed_below"',
    ),
    ("rubric", "hedged = 0.8", "hedge = 0.8", "hedge =", 'unknown key "hedge"', '"hedged"'),
    ("rubric", "topic = 1.0", "topics = 1.0", "topics", 'unknown key "topics"', '"topic"'),
    ("rubric", "[similarity]", "[similarities]", "[similarities]", "unknown key", '"similarity"'),
    ("tolls", "about =", "abuot =", "abuot", 'unknown key "abuot"', '"about"'),
    (
        "tolls",
        'under_negation = "keep"',
        'undr_negation = "keep"',
        "undr",
        "unknown key",
        '"under_negation"',
    ),
    ("tolls", "rhetorical = true", "rhetoric = true", "rhetoric =", "unknown key", '"rhetorical"'),
    ("tolls", 'without = ["lock*"]', 'witout = ["lock*"]', "witout", "unknown key", '"without"'),
    (
        "tolls",
        'words = ["toll*"]',
        'words = ["toll*"]\nweight = 0.5',
        "weight = 0.5",
        'unknown key "weight"',
        "",
    ),
    ("tolls", "neutral =", "neutrals =", "neutrals", "unknown key", '"neutral"'),
    ("tolls", 'expect = "0"', 'expcet = "0"', "expcet", "unknown key", '"expect"'),
    ("tolls", "[exemplars]", "[exemplar]", "[exemplar]", 'unknown key "exemplar"', "did you mean"),
    (
        "rubric",
        "min_evidence = 0.5",
        'min_evidence = "0.5"',
        "min_evidence",
        "must be a number",
        "",
    ),
    ("rubric", "min_evidence = 0.5", "min_evidence = true", "min_evidence", "must be a number", ""),
    ("rubric", "asked = 0.0", 'asked = "no"', "asked", '"asked" must be a number', ""),
    (
        "rubric",
        'title = "Bridge tolls: a made-up rubric"',
        "title = 3",
        "title",
        "must be a string",
        "",
    ),
    (
        "rubric",
        'dimensions = ["tolls", "traffic"]',
        'dimensions = "tolls"',
        "dimensions",
        "must be a list",
        "",
    ),
    (
        "rubric",
        'dimensions = ["tolls", "traffic"]',
        "dimensions = [1]",
        "dimensions",
        "must hold strings",
        "",
    ),
    ("rubric", "[voices]", "[[voices]]", "[[voices]]", '"voices" must be a table', ""),
    (
        "rubric",
        'crossing = ["bridge*", "tunnel*"]',
        'crossing = "bridge*"',
        "crossing",
        "list of strings",
        "",
    ),
    (
        "rubric",
        'rivals = ["beijing", "china", "chinese"]',
        "rivals = [1]",
        "rivals",
        "must hold strings",
        "",
    ),
    (
        "tolls",
        'payers = ["driver*", "hauler*"]',
        'payers = "driver*"',
        "payers =",
        "list of strings",
        "",
    ),
    ("tolls", 'words = ["levy"]', 'words = "levy"', '"levy"', '"words" must be a list', ""),
    ("tolls", 'words = ["levy"]', 'words = ["levy", " "]', '"levy"', "none of them empty", ""),
    ("tolls", "rhetorical = true", "rhetorical = 1", "rhetorical", "must be true or false", ""),
    ("tolls", "weight = 0.5", 'weight = "0.5"', "weight", "must be a number", ""),
    ("tolls", "[exemplars]", "[[exemplars]]", "[[exemplars]]", '"exemplars" must be a table', ""),
    ("tolls", "weight = 0.5", "weight = 0", "weight", "must lie above 0, up to 1", ""),
    ("tolls", "weight = 0.5", "weight = 1.01", "weight", "must lie above 0, up to 1", ""),
    ("tolls", "weight = 0.5", "weight = -0.5", "weight", "must lie above 0, up to 1", ""),
    ("tolls", "weight = 0.5", "weight = nan", "weight", "must lie above 0, up to 1", ""),
    ("rubric", "mixed_below = 0.2", "mixed_below = 1.2", "mixed_below", "between 0 and 1", ""),
    ("rubric", "inherited = 0.5", "inherited = -0.1", "inherited", "between 0 and 1", ""),
    ("rubric", "hedged = 0.8", "hedged = 1.8", "hedged", "between 0 and 1", ""),
    ("rubric", "side = 1.0", "side = nan", "side", "between 0 and 1", ""),
    ("rubric", "min_evidence = 0.5", "min_evidence = 0", "min_evidence", "must be above 0", ""),
    (
        "tolls",
        'kind = "prescription"',
        'kind = "perscription"',
        "kind",
        'cannot be "perscription"',
        '"prescription"',
    ),
    (
        "tolls",
        'pole = "-"\nwords = ["tax',
        'pole = "minus"\nwords = ["tax',
        "minus",
        'cannot be "minus"',
        "+, -",
    ),
    (
        "tolls",
        'pole = "-"\nwords = ["tax',
        'pole = "0"\nwords = ["tax',
        'pole = "0"',
        'cannot be "0"',
        "+, -",
    ),
    (
        "tolls",
        'takes = ["disapproval"]',
        'takes = ["disaproval"]',
        "takes",
        "cannot be",
        '"disapproval"',
    ),
    (
        "tolls",
        'takes = ["disapproval"]',
        'takes = ["negation"]',
        "takes",
        'cannot be "negation"',
        "",
    ),
    ("tolls", 'under_negation = "keep"', 'under_negation = "kep"', "kep", "cannot be", '"keep"'),
    ("tolls", 'expect = "0"', 'expect = "none"', '"none"', 'cannot be "none"', "+, -, 0"),
    ("rubric", 'modifiers = "english"', 'modifiers = "englsh"', "englsh", '"englsh"', '"english"'),
    (
        "rubric",
        '"tolls", "traffic"]',
        '"tols", "traffic"]',
        "tols",
        'no file holds the dimension "tols"',
        '"tolls"',
    ),
    ("rubric", 'modifiers = "english"', "modifiers = ''", "modifiers =", "must not be empty", ""),
    ("rubric", "format = 1", "format = 2", "format", "format 2 is not known", "reads format 1"),
    ("tolls", "format = 1", "format = 2", "format", "format 2 is not known", "reads format 1"),
    ("tolls", "format = 1", 'format = "1"', "format", "must be a whole number", ""),
    ("tolls", "kind = ", "kind ", "kind ", "broken TOML", ""),
    ("traffic", "[exemplars]", "[exemplars", "[exemplars", "broken TOML", ""),
    ("rubric", 'title = "', 'title = ""', "title", "broken TOML", ""),
    ("rubric", "asked = 0.0", "asked = 0.0\nasked = 0.0", None, "broken TOML", ""),
    ("tolls", 'id = "tolls"', 'id = " "', "id =", '"id" must not be empty', ""),
    ("rubric", "hedged = 0.8", "hedged = 1" + "0" * 400, "hedged", "a number is too long", ""),
    ("rubric", "hedged = 0.8", "hedged = 1" + "0" * 5000, "hedged", "a number is too long", ""),
    ("rubric", "hedged = 0.8", "hedged = " + "[" * 9999, "hedged", "nested too deep", ""),
    ("rubric", "hedged = 0.8", "a." * 9999 + "b = 1", "a.a.", "nested too deep", ""),
    ("tolls", '"levy"', '"le\\u0000vy"', "\\u0000", '"words" must not hold a NUL', ""),
    ("tolls", '"levy"', '"le\0vy"', "\0", "broken TOML", ""),
    (
        "tolls",
        'pole = "-"\nwords = ["tax',
        'pole = 1\nwords = ["tax',
        "pole = 1",
        "must be a str",
        "",
    ),
    ("tolls", 'id = "tolls"', 'id = "tolls"\ntolerance = 3', "toler", "between 0 and 2", ""),
    ("tolls", 'id = "tolls"', 'id = "tolls"\ntolerance = nan', "toler", "between 0 and 2", ""),
    (
        "rubric",
        'modifiers = "english"',
        'modifiers = "mine.toml"',
        "mine.toml",
        'no file "mine.toml" stands beside rubric.toml',
        "known: tolls.toml, traffic.toml",
    ),
    (
        "rubric",
        'modifiers = "english"',
        'modifiers = "../mine.toml"',
        "mine.toml",
        'no file "../mine.toml" stands beside rubric.toml',
        "",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "on", "what", "hint"), CHANGES)
def test_fault_has_its_line_and_a_way_to_mend_it(spoilt, file, old, new, on, what, hint):
    where, said, hinted = spoilt(**{file: (old, new)})
    changed = FILE[file].replace(old, new, 1)
    line = line_of(changed, on) if on else line_of(changed, "asked", 2)
    assert where == f"{file}.toml:{line}"
    assert what in said
    assert hint in hinted


@pytest.mark.parametrize("nth", [1, 2, 5])
def test_unknown_key_in_the_nth_table_of_a_name(spoilt, nth):
    parts = TOLLS.split("[[cue]]\n")
    parts[nth] = parts[nth].replace("fires", "firse", 1)
    changed = "[[cue]]\n".join(parts)
    where, what, hint = spoilt(tolls=(TOLLS, changed))
    assert where == f"tolls.toml:{line_of(changed, 'firse')}"
    assert what == 'unknown key "firse"'
    assert hint == 'did you mean "fires"?'


def test_keys_inside_texts_are_not_taken_for_keys(spoilt):
    about = 'about = """of old:\nkind = 1\n[[cue]]\npole = "?"\n"""'
    changed = TOLLS.replace('about = "Tolls on our own bridges."', about)
    broken = changed.replace('under_negation = "keep"', 'under_negation = "kep"')
    where, _, _ = spoilt(tolls=(TOLLS, broken))
    assert where == f"tolls.toml:{line_of(broken, 'kep')}"


@pytest.mark.parametrize(
    ("file", "line", "key"),
    [
        ("rubric", 'title = "Bridge tolls: a made-up rubric"\n', "title"),
        ("rubric", "format = 1\n", "format"),
        ("tolls", 'id = "tolls"\n', "id"),
        ("tolls", 'question = "Should drivers pay tolls?"\n', "question"),
        ("tolls", 'kind = "prescription"\n', "kind"),
        ("tolls", 'positive = "charge drivers"\n', "positive"),
        ("tolls", 'negative = "let them pass free"\n', "negative"),
    ],
)
def test_missing_key_of_a_file(spoilt, file, line, key):
    where, what, hint = spoilt(**{file: (line, "")})
    assert where == f"{file}.toml:1"
    assert what == f'the key "{key}" is missing'
    assert key in hint


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('words = ["levy"]\n', "words"),
        ('pole = "-"\nwords = ["highway robbery"]\n', "pole"),
        ('expect = "0"\n', "expect"),
    ],
)
def test_missing_key_of_a_table_is_named(spoilt, line, key):
    rest = 'words = ["highway robbery"]\n' if key == "pole" else ""
    where, what, hint = spoilt(tolls=(line, rest))
    assert where.startswith("tolls.toml:")
    assert what == f'the key "{key}" is missing'
    assert key in hint


def test_missing_key_of_a_table_has_the_line_of_the_table(spoilt):
    where, _, _ = spoilt(tolls=('words = ["levy"]\n', ""))
    header = line_of(TOLLS, 'words = ["levy"]') - 1
    assert where == f"tolls.toml:{header}"


def test_entries_and_examples_know_their_lines(loaded):
    tolls = loaded.dimensions[0]
    by_word = {one.words[0]: one.place.line for one in tolls.entries}
    assert by_word["toll*"] == line_of(TOLLS, "[[target]]", 1)
    assert by_word["rebate*"] == line_of(TOLLS, "[[target]]", 2)
    assert by_word["highway robbery"] == line_of(TOLLS, "[[cue]]", 3)
    assert [one.place.line for one in tolls.examples] == [
        line_of(TOLLS, "[[example]]", 1),
        line_of(TOLLS, "[[example]]", 2),
    ]


def test_dimension_knows_the_line_of_its_id(loaded):
    assert loaded.dimensions[0].place.line == 2
    assert str(loaded.dimensions[0].place).endswith("bridge/tolls.toml:2")


def test_file_of_a_dimension_that_is_not_listed(spoilt):
    where, what, hint = spoilt(rubric=('"tolls", "traffic"', '"tolls"'))
    assert where == "traffic.toml:2"
    assert '"traffic" is not among the dimensions' in what
    assert hint


def test_listed_dimension_without_a_file(spoilt):
    where, what, _ = spoilt(traffic=None)
    assert where == "rubric.toml:3"
    assert what == 'no file holds the dimension "traffic"'


def test_bytes_that_are_not_text_have_their_line(folder):
    data = (folder / "tolls.toml").read_bytes()
    (folder / "tolls.toml").write_bytes(data.replace(b'"let them', b'"l\xe9t them'))
    with pytest.raises(StancesError, match=r"tolls\.toml:7: not UTF-8 text; save the file as"):
        parse_rubric(read_rubric_files(str(folder)))


@pytest.mark.parametrize("bad", ["@nowhere", "(toll", "toll ..."])
@pytest.mark.parametrize(
    "place", ['words = ["levy"]', 'with = ["@crossing"]', 'without = ["lock*"]']
)
def test_pattern_that_cannot_be_read_names_its_file(spoilt, bad, place):
    key = place.split(" = ")[0]
    where, what, _ = spoilt(tolls=(place, f'{key} = ["{bad}"]'))
    assert where.startswith("tolls.toml:")
    assert f'pattern "{bad}"' in what


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("rubric", '"we", "our"', '"(we", "our"'), ("tolls", 'subject = ["us"]', 'subject = ["(us"]')],
)
def test_bad_pattern_of_an_actor_has_its_place(spoilt, file, old, new):
    where, _, _ = spoilt(**{file: (old, new)})
    assert where.startswith(f"{file}.toml:")


def test_two_dimensions_of_one_id(spoilt):
    where, _, _ = spoilt(
        rubric=('"tolls", "traffic"', '"tolls"'), traffic=('id = "traffic"', 'id = "tolls"')
    )
    assert where == "traffic.toml:2"


def test_dimension_listed_twice(spoilt):
    where, _, _ = spoilt(rubric=('"tolls", "traffic"', '"tolls", "traffic", "tolls"'))
    assert where == "rubric.toml:3"


def test_endless_threshold(spoilt):
    where, _, _ = spoilt(rubric=("min_evidence = 0.5", "min_evidence = inf"))
    assert where == "rubric.toml:6"


def test_rubric_without_dimensions(tmp_path):
    (tmp_path / "rubric.toml").write_text('format = 1\ntitle = "-"\ndimensions = []\n')
    with pytest.raises(StancesError):
        parse_rubric(read_rubric_files(str(tmp_path)))


@pytest.mark.parametrize("key", ["target", "cue", "example"])
def test_list_of_strings_where_tables_must_stand(spoilt, key):
    where, what, _ = spoilt(traffic=(TRAFFIC, TRAFFIC.split("\n\n")[0] + f'\n{key} = ["x"]\n'))
    assert where == "traffic.toml:8"
    assert key in what


# ---------------------------------------------------------------- the shared modifiers

MODIFIERS = """\
format = 1

[lists]
be = ["is", "are"]

[[modifier]]
kind = "negation"
scope = "after"
reach = 4
until = "comma"
words = ["not"]

[[terminator]]
scope = "both"
words = ["but"]

[[terminator]]
scope = "after"
words = ["because"]

[[terminator]]
scope = "speech"
words = ["but i"]

[pseudo]
words = ["not only"]
"""


def with_modifiers(files, text):
    made = RubricFile(name="english.toml", data=text.encode())
    return parse_rubric(replace(files, modifiers=(made,))).modifiers


def test_modifiers_are_read(files):
    shared = with_modifiers(files, MODIFIERS)
    (rule,) = shared.rules
    assert (rule.kind, rule.scope, rule.reach, rule.until) == ("negation", "after", 4, "comma")
    assert rule.words == ("not",)
    assert shared.terminators == {
        "after": ("but", "because"),
        "before": ("but",),
        "speech": ("but i",),
    }
    assert shared.pseudo == ("not only",)
    assert shared.lists["be"] == ("is", "are")


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "hint"),
    [
        ('kind = "negation"', 'kind = "negatoin"', 7, 'cannot be "negatoin"', '"negation"'),
        ('scope = "after"', 'scope = "behind"', 8, 'cannot be "behind"', "after, before"),
        ("reach = 4", "reach = 4.5", 9, "must be a whole number", ""),
        ('until = "comma"', 'until = "coma"', 10, 'cannot be "coma"', '"comma"'),
        ('words = ["not"]', 'word = ["not"]', 11, 'unknown key "word"', '"words"'),
        ('scope = "both"', 'scope = "booth"', 14, 'cannot be "booth"', '"both"'),
        ("[pseudo]", "[pseudos]", 25, "unknown key", '"pseudo"'),
        ('words = ["not only"]', 'word = ["not only"]', 26, "unknown key", '"words"'),
        ("format = 1", "format = 3", 1, "format 3 is not known", "reads format 1"),
        ("reach = 4", "reach = -1", 9, '"reach" must lie between 0 and 1000', ""),
        ("reach = 4", "reach = 1001", 9, '"reach" must lie between 0 and 1000', ""),
        ('scope = "after"', 'scope = "before"', 8, "a negation works only on what", '"denial"'),
        ("format = 1\n", "", 1, 'the key "format" is missing', "add"),
        ('kind = "negation"\n', "", 6, 'the key "kind" is missing', "add"),
    ],
)
def test_fault_of_the_modifiers(files, old, new, line, what, hint):
    with pytest.raises(StancesError) as caught:
        with_modifiers(files, MODIFIERS.replace(old, new, 1))
    assert caught.value.where == f"english.toml:{line}"
    assert what in caught.value.what
    assert hint in caught.value.hint


def test_a_language_may_have_no_modifiers(files):
    shared = with_modifiers(files, "format = 1\nmodifier = []\n")
    assert (shared.rules, shared.terminators["after"], shared.pseudo) == ((), (), ())


def test_sample_is_what_the_tests_take_it_for(folder):
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == FILES
