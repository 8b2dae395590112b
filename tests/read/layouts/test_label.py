"""Transcripts whose turns begin with their speakers, in the manners of many publishers."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.statements import extract_statements


def read_turns(text, name="a.txt"):
    found = extract_statements([Document(name=name, text=text)])
    return [
        (one.expert, " ".join(one.document.text[b.start : b.end] for b in one.blocks))
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "TEST ALPHA: We begin.\n\nTEST BETA: We go on.\n\nALPHA: We end.\n",
            [("Test Alpha", "We begin."), ("Test Beta", "We go on."), ("Test Alpha", "We end.")],
        ),
        (
            "TEST ALPHA, TV HOST: Is it so?\n\nSEN. TEST BETA (D-TX), CANDIDATE: It is.\n",
            [("Test Alpha", "Is it so?"), ("Test Beta", "It is.")],
        ),
        (
            "Test Alpha (00:12): We begin.\n\nTest Beta (1:02:03): We go on.\n",
            [("Test Alpha", "We begin."), ("Test Beta", "We go on.")],
        ),
        (
            "[00:01:02] Test Alpha: We begin.\n\n[00:01:09] Test Beta: We go on.\n",
            [("Test Alpha", "We begin."), ("Test Beta", "We go on.")],
        ),
        (
            ">> TEST ALPHA: We begin.\n\n>> TEST BETA: We go on.\n",
            [("Test Alpha", "We begin."), ("Test Beta", "We go on.")],
        ),
        (
            "Mr. ALPHA of Testland. We begin.\nWe go on.\n\n  Ms. BETA. We end.\n",
            [("Alpha", "We begin.\nWe go on."), ("Beta", "We end.")],
        ),
        (
            "Mr. Alpha (Testland): We begin.\n\nMs. Beta (Nowhere) (spoke in Testish): We go on.\n",
            [("Alpha", "We begin."), ("Beta", "We go on.")],
        ),
        (
            "MR. ALPHA: We begin.\n\nQ: Why?\n\nIs it so?\n\nMR. ALPHA: It is.\n",
            [("Alpha", "We begin."), ("Alpha", "It is.")],
        ),
        (
            "Rt Hon. TEST ALPHA (Leader--Test Party): We begin.\n\nMr SPEAKER: Order!\n\n"
            "Hon. Test Beta: Why?\n",
            [("Test Alpha", "We begin."), ("Mr Speaker", "Order!"), ("Test Beta", "Why?")],
        ),
        (
            "TEST ALPHA: We begin.\n\n[applause]\n\n(LAUGHTER)\n\nWe go on.\n\nTEST BETA: Yes.\n",
            [("Test Alpha", "We begin. We go on."), ("Test Beta", "Yes.")],
        ),
        (
            "TEST ALPHA: One.\nTEST BETA: Two.\nTEST ALPHA: Three.\n",
            [("Test Alpha", "One."), ("Test Beta", "Two."), ("Test Alpha", "Three.")],
        ),
        (
            "Test O'Alpha-Beta: One.\n\nTest van der Gamma: Two.\n\nTEST McDELTA: Three.\n",
            [
                ("Test O'Alpha-Beta", "One."),
                ("Test van der Gamma", "Two."),
                ("Test McDelta", "Three."),
            ],
        ),
    ],
)
def test_turns(text, turns):
    assert read_turns(text) == turns


def test_a_speaker_of_a_state_of_several_words_is_one():
    text = "Mr. ALPHA of North Testland. One.\n\nMs. BETA of Testland. Mr. Speaker, two: three.\n"
    assert read_turns(text) == [
        ("Alpha", "One."),
        ("Beta", "Mr. Speaker, two: three."),
    ]


def test_whoever_asks_in_a_briefing_needs_no_colon():
    text = "MR. ALPHA: One.\n\nQ  Why?  Is it so?\n\nMR. ALPHA: It is.\n\nQ Who?\n\nMS. BETA: We.\n"
    assert read_turns(text) == [("Alpha", "One."), ("Alpha", "It is."), ("Beta", "We.")]


def test_who_leads_the_talk_is_called_a_moderator():
    text = "TEST ALPHA, HOST: Is it so?\n\nTEST BETA: It is.\n\nALPHA: Why?\n\nBETA: It is.\n"
    found = extract_statements([Document(name="a.txt", text=text)])
    assert ["moderator" in one.role for one in found] == [True, False, True, False]


def test_a_moderator_may_be_named_by_that_word_alone():
    text = "MODERATOR: One.\n\nTEST ALPHA: Two.\n\nMODERATOR: Three.\n\nTEST BETA: Four.\n"
    found = extract_statements([Document(name="a.txt", text=text)])
    assert [(one.expert, one.role) for one in found if "oderator" in one.expert] == [
        ("Moderator", "moderator"),
        ("Moderator", "moderator"),
    ]


def test_what_stands_before_the_first_turn_is_nobodys():
    text = "A talk at the Test House, 2020.\n\nTEST ALPHA: One.\n\nTEST BETA: Two.\n"
    assert read_turns(text) == [("Test Alpha", "One."), ("Test Beta", "Two.")]


def test_a_colon_in_a_sentence_is_not_a_label():
    text = (
        "TEST ALPHA: We have two aims: peace and talks.\n\nThe first of them is this: peace.\n\n"
        "TEST BETA: I say this to all of you: talk.\n"
    )
    assert [name for name, _ in read_turns(text)] == ["Test Alpha", "Test Beta"]


def test_a_name_that_is_not_known_is_refused_and_not_swallowed():
    text = "TEST ALPHA: One.\n\nTEST BETA: Two.\n\nGamma: Three.\n"
    with pytest.raises(StancesError, match=r'^a\.txt:5: "Gamma:" may name a speaker'):
        read_turns(text)


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is new.\n\nWarning: that is old.\n",
        "We have two aims: peace and talks.\n\nThe first is this: peace.\n",
        "Date: May 1\n\nTime: noon\n\nLocation: Testville\n",
    ],
)
def test_texts_without_speakers_are_refused(text):
    with pytest.raises(StancesError, match="no expert found"):
        read_turns(text)


BEGUN = "TEST ALPHA: One.\n\nTEST BETA: Two.\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "test alpha: Three.",
        "TEST ALPHA:Three.",
        "王毅: Three.",
    ],
)
def test_a_line_that_may_name_a_speaker_is_refused_and_not_swallowed(line):
    with pytest.raises(StancesError, match=r"^a\.txt:5: .* may name a speaker"):
        read_turns(f"{BEGUN}{line}\n")


@pytest.mark.parametrize(
    "text",
    [
        "TEST ALPHA: One.\n\nBO ALPHA: Two.\n\nALPHA: Three.\n",
        "MR. ALPHA: One.\n\nMRS. ALPHA: Two.\n",
        "Ms. Alpha (Testland): One.\n\nMr. Alpha (Nowhere): Two.\n",
    ],
)
def test_a_surname_that_may_be_several_peoples_is_refused(text):
    with pytest.raises(StancesError, match="it is not clear whom"):
        read_turns(text)


def test_somebody_without_a_name_may_have_a_number():
    text = f"{BEGUN}SPEAKER 1: Three.\n\nSpeaker 1: Four.\n"
    assert [name for name, _ in read_turns(text)][2:] == ["Speaker 1", "Speaker 1"]


def test_an_address_of_the_web_names_nobody():
    text = f"{BEGUN}[Read More Here](https://example.org/a)\n"
    assert [name for name, _ in read_turns(text)] == ["Test Alpha", "Test Beta"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("- TEST GAMMA: Three.", ["Test Gamma"]),
        ("12. Test Gamma: Three.", ["Test Gamma"]),
        ('Test "Tee" Gamma: Three.', ["Test Gamma"]),
        ("Test Gamma | TNN: Three.", ["Test Gamma"]),
        ("Test Gamma and Test Delta: Three.", ["Test Gamma", "Test Delta"]),
        ("White House: Three.", []),
        ("NATO: Three.", []),
        ("Iran Deal: Three.", []),
        ("Some hon. members: Three.", []),
        ("UNIDENTIFIED MALE: Three.", []),
    ],
)
def test_who_speaks_in_a_transcript(line, names):
    turns = read_turns(f"{BEGUN}{line}\n")
    assert [name for name, said in turns if said == "Three."] == names
    assert len(turns) == 2 + len(names)


def test_printed_hearings_name_speakers_by_title_and_surname():
    text = (
        "    Mr. Alpha. We begin.\n    Dr. van der Beta. We go on\nand on, Mr. Alpha. Yes.\n"
        "    Ms. Gámma. We end.\n"
    )
    assert [name for name, _ in read_turns(text)] == ["Alpha", "van der Beta", "Gámma"]


def test_an_office_has_the_name_of_its_holder_in_brackets():
    text = (
        "The Minister for Tests (Test Alpha)\n\nWe shall act at once.\n\n"
        "Dr Test Beta (Testville) (Lab)\n\nWill he give way to me?\n\nTest Alpha\n\nI will do so.\n"
    )
    assert [name for name, _ in read_turns(text)] == ["Test Alpha", "Test Beta", "Test Alpha"]


def test_names_in_a_list_of_those_present_are_not_speakers():
    text = f"Moderator: Test Omega\n\nPanel: Test Psi . . . . . 3\n\n{BEGUN}"
    assert [name for name, _ in read_turns(text)] == ["Test Alpha", "Test Beta"]


def test_who_speaks_for_an_office_is_not_taken_for_the_speaker_above():
    text = (
        "THE COURT: Call the next.\n\nMS. ALPHA: What did you see?\n\nTHE WITNESS: A new book.\n\n"
        "MR. BETA: Objection.\n\nCLERK: So noted.\n"
    )
    assert read_turns(text) == [
        ("The Court", "Call the next."),
        ("Alpha", "What did you see?"),
        ("The Witness", "A new book."),
        ("Beta", "Objection."),
        ("Clerk", "So noted."),
    ]


def test_an_office_alone_is_not_a_speaker_in_other_texts():
    with pytest.raises(StancesError, match="no expert found"):
        read_turns("Court: District of Testland\n\nClerk: none\n\nThe case went on for years.\n")


def test_titles_of_indian_parliaments_and_dots_before_an_interruption():
    text = (
        "SHRI TEST ALPHA (TESTPUR): Sir, we begin. ...(Interruptions)\n\n"
        "THE MINISTER OF TESTS (SHRIMATI TEST BETA): We go on.\n\nSHRI TEST ALPHA: We end.\n"
    )
    turns = read_turns(text)
    assert [name for name, _ in turns] == ["Test Alpha", "Test Beta", "Test Alpha"]
    assert turns[0][1].startswith("Sir, we begin.")


def test_a_turn_may_begin_as_a_biography_does():
    text = "Test Alpha: Test Beta runs the house.\n\nTest Beta: I do.\n"
    assert read_turns(text)[0] == ("Test Alpha", "Test Beta runs the house.")


def test_captions_with_names_in_brackets():
    cues = ["[wind]", "[Test Alpha] We begin.", "[Narrator] They began.", "[Test Beta] We end."]
    text = "\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}\n" for n, cue in enumerate(cues, 1)
    )
    assert read_turns_of_captions(text) == [("Test Alpha", "We begin."), ("Test Beta", "We end.")]


def test_a_name_comes_again_after_somebody_without_one():
    cues = [
        ">> TEST ALPHA: WE BEGIN.",
        ">> WHY?",
        ">> TEST ALPHA: WE MUST.",
        "♪ drums ♪",
        ">> TEST BETA: WE END.",
    ]
    text = "\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}\n" for n, cue in enumerate(cues, 1)
    )
    assert read_turns_of_captions(text) == [
        ("Test Alpha", "WE BEGIN."),
        ("Test Alpha", "WE MUST."),
        ("Test Beta", "WE END."),
    ]


def read_turns_of_captions(text):
    return [
        (one.expert, " ".join(one.document.text[b.start : b.end] for b in one.blocks))
        for one in extract_statements([Document(name="a.srt", text=text)])
    ]


def test_a_head_over_three_lines_whose_role_is_cut_at_the_line():
    text = (
        "Professor Test Alpha, formerly of the\nTest House and for nine years a\n"
        "member of the Test Board:\n\nWe begin.\n\nDr. Test Beta, director of the Test Project:\n\n"
        "We end.\n"
    )
    assert read_turns(text) == [("Test Alpha", "We begin."), ("Test Beta", "We end.")]


def test_a_sentence_that_goes_on_in_a_list_names_nobody():
    text = (
        "“We must talk,” said Test Alpha, a fellow.\n\nSpecifically, the Test Act would:\n\n"
        "- talk\n- not strike\n\nTest Beta, president of the Test Union, said: “We must not.”\n"
    )
    found = extract_statements([Document(name="a.txt", text=text)])
    assert [one.expert for one in found] == ["Test Alpha", "Test Beta"]


@pytest.mark.parametrize("label", ["Both", "Translator", "EVERYONE", "All"])
def test_labels_of_several_or_of_an_interpreter_are_nobody(label):
    text = f"TEST ALPHA: We must talk.\n\n{label}: War is near.\n\nTEST BETA: We must strike.\n"
    found = extract_statements([Document(name="a.txt", text=text)])
    assert [[text[b.start : b.end] for b in one.blocks] for one in found] == [
        ["We must talk."],
        ["We must strike."],
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Dr. h.c.",
        "Dr. Dr. h.c. mult.",
        "Prof. em. Dr.",
        "Dipl.-Ing.",
        "Univ.-Prof. Mag. DDr.",
        "Priv.-Doz. Dr. phil. habil.",
        "Dr. rer. nat.",
        "Prof. Dr.-Ing.",
        "Ing. arch.",
        "mgr inż.",
        "dr hab.",
        "Dott.ssa",
        "On.",
        "Prof Dr Dr hc",
    ],
)
def test_academic_titles_of_several_languages_are_no_part_of_a_name(title):
    text = (
        "Test Alpha: We begin.\n\nTest Beta: We go on.\n\n"
        f"{title} Testa Gamma: We said this.\n\nGamma: And this.\n"
    )
    found = list(extract_statements([Document(name="a.txt", text=text)]))
    assert read_turns(text)[2:] == [("Testa Gamma", "We said this."), ("Testa Gamma", "And this.")]
    assert found[2].role == title


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Speaker #3", "Speaker #3"),
        ("Student 1", "Student 1"),
        ("TEST GAMMA III", "Test Gamma III"),
    ],
)
def test_numbers_of_the_unnamed_and_of_generations(label, name):
    text = f"Test Alpha: We begin.\n\nTest Beta: We go on.\n\n{label}: We said this.\n"
    assert read_turns(text)[2:] == [(name, "We said this.")]


def test_a_caller_without_a_name_is_nobody():
    text = "Test Alpha: We begin.\n\nTest Beta: We go on.\n\nCaller 2 (female): We said this.\n"
    assert read_turns(text) == [("Test Alpha", "We begin."), ("Test Beta", "We go on.")]


@pytest.mark.parametrize(
    "label",
    [
        "@testgamma",
        "test_gamma",
        "<testgamma>",
        "R1",
        "S.A.R. le prince Test Gamma",
        "M. le président",
        "Mme la ministre",
        "Dr. xyz Gamma",
        "Test Gamma 🎤",
        "test gamma",
    ],
)
def test_a_label_in_an_odd_manner_is_refused_and_not_swallowed(label):
    text = f"Test Alpha: We begin.\n\nTest Beta: We go on.\n\n{label}: We said this.\n"
    with pytest.raises(StancesError, match=r"^a\.txt:5: .* may name a speaker"):
        read_turns(text)


@pytest.mark.parametrize(
    "words",
    [
        "The answer is: nothing.",
        "U.S. policy: it failed.",
        "Bottom line: they lost.",
        "Dr. Gamma warned everybody: they lost.",
        "Sen. Gamma’s plan: they lost.",
        "Yes. And one more thing: it failed.",
        "i.e. this: nothing.",
        "we said it, and so: nothing.",
    ],
)
def test_a_sentence_with_a_colon_is_said_by_the_speaker_above(words):
    text = f"Test Alpha: We begin.\n\nTest Beta: We go on.\n\n{words}\n"
    assert read_turns(text)[1] == ("Test Beta", f"We go on. {words}")


def test_a_name_with_an_unknown_particle_is_refused_and_not_swallowed():
    text = "TEST BETA: We go on.\n\nTest qwe Alpha: We end.\n\nTEST GAMMA: We begin.\n"
    with pytest.raises(StancesError, match=r'^a\.txt:3: "Test qwe Alpha:" may name a speaker'):
        read_turns(text)


def test_two_people_joined_by_und_are_two():
    text = "Test Alpha und Beta Gamma: We go on.\n\nTEST VON UND ZU DELTA: We end.\n"
    assert [name for name, _ in read_turns(text)] == [
        "Test Alpha",
        "Beta Gamma",
        "Test Von Und Zu Delta",
    ]


@pytest.mark.parametrize("dash", ["–", "—", "-", "--"])
def test_a_name_before_a_dash_and_a_quotation_is_refused_and_not_swallowed(dash):
    head = "Test Gamma, professor at the Test House"
    text = f"TEST ALPHA: “We begin.”\n\nTEST BETA: “We go on.”\n\n{head} {dash} “We end.”\n"
    with pytest.raises(StancesError, match=rf'^a\.txt:5: "{head}:" may name a speaker'):
        read_turns(text)


@pytest.mark.parametrize(
    "head",
    [
        *("TEST GAMMA -", "TEST GAMMA --", "TEST GAMMA –", "TEST GAMMA—", "Test Gamma -"),
        *("TEST GAMMA.", "TEST GAMMA;", "TEST GAMMA>", "<TEST GAMMA>", "TEST GAMMA |"),
    ],
)
def test_a_name_before_a_sign_other_than_a_colon_is_refused_and_not_swallowed(head):
    text = f"TEST ALPHA: We begin.\n\nTEST BETA: We go on.\n\n{head} We end.\n"
    with pytest.raises(StancesError, match=r'(?i)^a\.txt:5: "test gamma:" may name a speaker'):
        read_turns(text)


@pytest.mark.parametrize(
    "head",
    ["TEST GAMMA", "TEST GAMMA, HOST", "SEN. GAMMA", "ALPHA", "[TEST GAMMA]", "[MS. GAMMA]"],
)
@pytest.mark.parametrize("words", ["We end.", "“We end.”", "I am last.", "A last word."])
def test_a_name_in_capitals_without_a_sign_is_refused_where_labels_are_in_capitals(head, words):
    text = f"TEST ALPHA: We begin.\n\nMR. BETA: We go on.\n\n{head} {words}\n"
    with pytest.raises(StancesError, match=r"^a\.txt:5: .* may name a speaker"):
        read_turns(text)
    text = f"Test Alpha: We begin.\n\nMr. Beta: We go on.\n\n{head} {words}\n"
    assert len(read_turns(text)) == 2


@pytest.mark.parametrize(
    "head",
    [
        *("Test Gamma—", "Test Gamma —", "Test Gamma –", "Test Gamma;", "Test Gamma |"),
        "[Test Gamma]",
    ],
)
@pytest.mark.parametrize("space", ["", " "])
def test_a_name_in_small_letters_is_refused_where_labels_are_in_small_letters(head, space):
    space = space or " " * (head[-1] in ";|]")
    text = f"Test Alpha: We begin.\n\nDr. Beta: We go on.\n\n{head}{space}We end.\n"
    with pytest.raises(StancesError, match=r"^a\.txt:5: .* may name a speaker"):
        read_turns(text)
    text = f"TEST ALPHA: We begin.\n\nDR. BETA: We go on.\n\n{head}{space}We end.\n"
    assert len(read_turns(text)) == 2


@pytest.mark.parametrize(
    "words",
    [
        "New York — We ask you.",
        "[New York] We ask you.",
        "[Cross Talk] We ask you.",
        "[Laughter] We ask you.",
        "Test Gamma. He is here.",
        "NATO We trust.",
        "[The Council] We trust it.",
    ],
)
@pytest.mark.parametrize("write", [str, str.upper])
def test_what_is_no_name_in_the_manner_of_labels_is_said_by_the_speaker_above(write, words):
    alpha, beta = write("Test Alpha"), write("Mr. Beta")
    found = read_turns(f"{alpha}: We begin.\n\n{beta}: We go on.\n\n{words}\n")
    assert found[1][1].endswith(words.partition("] ")[2] or words)


@pytest.mark.parametrize(
    "words",
    [
        "Test Gamma — we know him — is here.",
        "Test Gamma. He is here.",
        "TEST GAMMA. HE IS HERE.",
        "TEST GAMMA is here.",
        "Prime Minister - We ask you.",
        "BREAKING NEWS. We go on.",
    ],
)
def test_a_name_that_begins_a_sentence_is_part_of_what_is_said(words):
    text = f"TEST ALPHA: We begin.\n\nTEST BETA: We go on.\n\n{words}\n"
    assert read_turns(text)[-1] == ("Test Beta", f"We go on. {words}")


def test_a_title_at_the_first_turn_holds_for_the_later_ones():
    text = "SEN. TEST ALPHA (D-TX): We begin.\n\nMR. TEST BETA: We go on.\n\nALPHA: We end.\n"
    found = extract_statements([Document(name="a.txt", text=text)])
    assert [one.role for one in found] == ["SEN.; D-TX", "MR.", "SEN.; D-TX"]


def test_an_aside_and_the_verb_of_a_sentence_are_no_role():
    text = "{}:\n\nNobody says this.\n\nTEST ALPHA: We begin.\n\nTEST BETA: We end.\n"
    said = text.format("Test Gamma, who leads the House, is not persuaded")
    assert [name for name, _ in read_turns(said)] == ["Test Alpha", "Test Beta"]
    role = text.format("Test Gamma, who leads the Test House")
    assert [name for name, _ in read_turns(role)] == ["Test Gamma", "Test Alpha", "Test Beta"]


def test_messages_begin_with_their_day_and_time():
    text = (
        "[08/01/2026, 10:12:33] Test Alpha: We begin.\n[1/8/26, 10:13:01 AM] Test Beta: No.\n"
        "08/01/2026, 10:14 - Test Alpha: We end at 10:14.\n2026-01-08 10:15 Test Beta: So.\n"
    )
    assert read_turns(text) == [
        ("Test Alpha", "We begin."),
        ("Test Beta", "No."),
        ("Test Alpha", "We end at 10:14."),
        ("Test Beta", "So."),
    ]


CAST = "**Interviewer:** Test Alpha\n\nInterviewees: Dr Test Beta, director, and Test Ann Gamma\n\n"


@pytest.mark.parametrize(
    ("alpha", "beta"),
    [
        *(("TA", "TB"), ("Alpha", "Beta"), ("ALPHA", "Dr Beta"), ("Interviewer", "Beta")),
        ("Test Alpha", "Test Beta"),
    ],
)
def test_a_list_of_those_who_take_part_says_whom_labels_stand_for(alpha, beta):
    text = f"Slow Lanes, episode 8: Who pays?\n\n{CAST}{alpha}: Why?\n\n{beta} (0:12): We all.\n"
    found = extract_statements([Document(name="a.txt", text=text)])
    assert [(one.expert, one.role) for one in found] == [
        ("Test Alpha", "moderator"),
        ("Test Beta", "Dr; director"),
    ]


def test_labels_that_may_be_two_peoples_do_not_stand_for_the_first_of_them():
    text = "Host: Test Alpha\nGuest: Test Beta\n\nTest: Why?\n\nTest: We all.\n\nTest: We do.\n"
    with pytest.raises(StancesError):
        read_turns(text)


def test_a_list_without_labels_below_it_is_nobodys():
    text = "Host: Test Alpha\n\nMr. Beta: Why?\n\nMr. Gamma: Because.\n"
    assert [name for name, _ in read_turns(text)] == ["Beta", "Gamma"]


CHAT = (
    "10:12:33 From Test Alpha to Everyone:\n\tThe levy: unfair.\n"
    "10:13:02 From anna b to Test Alpha(Direct Message):\n\tNo.\n\n\tNever.\n"
    "10:14:20 \t From  Test Alpha : Publish it.\n"
)


def test_the_chat_of_a_call_is_read():
    assert read_turns(CHAT) == [
        ("Test Alpha", "The levy: unfair."),
        ("anna b", "No. Never."),
        ("Test Alpha", "Publish it."),
    ]


def test_one_line_that_looks_like_a_chat_makes_none():
    with pytest.raises(StancesError, match="no expert found"):
        read_turns("10:12:33 From Testville to Everyone:\n\tWe are closed.\n")


def test_questions_of_a_committee_are_numbered_before_the_name():
    text = (
        "Q1   Chair: Why?\n\nTest Alpha: We all.\n\nQ2   Test Beta: Who?\n\n[Q3] Test Beta: When?\n"
    )
    assert read_turns(text) == [
        ("Chair", "Why?"),
        ("Test Alpha", "We all."),
        ("Test Beta", "Who?"),
        ("Test Beta", "When?"),
    ]


def test_in_which_language_somebody_speaks_is_neither_role_nor_speech():
    text = (
        "Mr. Alpha (Testland) (spoke in French): We begin.\n\n"
        "Ms. Beta (interpretation from Russian): No. (spoke in English) Never.\n"
    )
    found = extract_statements([Document(name="a.txt", text=text)])
    assert [one.role for one in found] == ["Mr.; Testland", "Ms."]
    assert [said for _, said in read_turns(text)] == ["We begin.", "No. Never."]


def test_columns_of_a_printed_report_and_who_rises_are_nobodys():
    text = (
        "Test Alpha: The yard could build\n\nColumn 402WH\n\nthem all.\n\n"
        "Several hon. Members rose—\n\nTest Beta: Order.\n"
    )
    assert read_turns(text) == [
        ("Test Alpha", "The yard could build them all."),
        ("Test Beta", "Order."),
    ]


EXAMINATION = (
    "{head}\n\nEXAMINATION\n\nBY MR. BETA:\n\nQ.  Was it safe?\n\nA.  It was.\n\n"
    "MS. GAMMA: Objection.\n\nQ.  You may answer.\n\nTHE WITNESS: I have answered.\n\n"
    "BY MS. GAMMA:\n\nQ   Did you write it down?\n\nA   I did not.\n"
)


@pytest.mark.parametrize(
    ("head", "witness"),
    [
        ("DEPOSITION OF TEST ALPHA", "Test Alpha"),
        ("TEST ALPHA,\nhaving been first duly sworn, testified as follows:", "Test Alpha"),
        ("Exhibit 12", "The Witness"),
    ],
)
def test_an_examination_says_who_asks_and_who_answers(head, witness):
    assert read_turns(EXAMINATION.format(head=head)) == [
        ("Beta", "Was it safe?"),
        (witness, "It was."),
        ("Gamma", "Objection."),
        ("Beta", "You may answer."),
        (witness, "I have answered."),
        ("Gamma", "Did you write it down?"),
        (witness, "I did not."),
    ]


@pytest.mark.parametrize(
    ("labels", "host"),
    [
        (("The Test Lantern", "Anna Beta", "TTL", "AB"), "The Test Lantern"),
        (("The Test Lantern", "Anna van Beta", "TL", "AB"), "The Test Lantern"),
        (("Carl Gamma", "Dr. Anna Beta", "CG", "AB"), "Carl Gamma"),
    ],
)
def test_initials_of_a_full_label_are_the_same_speaker(labels, host):
    words = ("What is it?", "It is work.", "And now?", "We wait.", "Why?", "It is right.")
    names = (labels[0], labels[1], labels[2], labels[3], labels[2], labels[3])
    text = "".join(f"**{name}:** {said}\n\n" for name, said in zip(names, words, strict=True))
    found = {one.expert for one in extract_statements([Document(name="a.md", text=text)])}
    assert found == {host, labels[1].removeprefix("Dr. ")}


def test_initials_are_those_of_a_person_whom_the_text_presents():
    text = (
        "Professor Anna Beta has taught peace for years. Carl Gamma asked her about it.\n\n"
        "CG: What is it?\n\nAB: It is work.\n\nCG: And now?\n\nAB: We wait.\n"
    )
    assert [(name, words) for name, words in read_turns(text)] == [
        ("Carl Gamma", "What is it?"),
        ("Anna Beta", "It is work."),
        ("Carl Gamma", "And now?"),
        ("Anna Beta", "We wait."),
    ]


def test_a_label_in_doubt_points_to_narration_where_others_are_quoted():
    text = (
        "TEST ALPHA: We begin.\n\nTEST BETA: “Never,” said Test Gamma, a fellow.\n\n"
        "“It is over,” said Test Delta, a minister.\n\nTEST ALPHA: Yes.\n\nTEST qwe EPSILON: No.\n"
    )
    with pytest.raises(StancesError) as error:
        extract_statements([Document(name="a.txt", text=text)])
    assert "--layout narration" in error.value.hint
