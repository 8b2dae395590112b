from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from stances.document import Document
from stances.read.sentences import group_sentences
from stances.read.spoken import Spoken
from stances.read.statements import extract_statements

_TEXTS = st.lists(
    st.sampled_from(["One.", "Two? Three!", "We want:\n\n- a\n- b", "Ünd.", "Yes. [Applause] No."]),
    min_size=1,
)


def _show(spoken):
    return {
        expert: [
            (one.id, one.text, one.line, one.kind, one.start, one.document.name, one.document.form)
            for one in spoken[expert]
        ]
        for expert in spoken
    }


@given(
    st.lists(
        st.tuples(st.sampled_from(["Test Alpha", "Test Beta"]), _TEXTS), min_size=1, max_size=4
    )
)
def test_what_is_kept_small_comes_back_as_it_was(said):
    documents = []
    for number, (expert, texts) in enumerate(said):
        rows = [{"expert": expert, "text": text} for text in texts]
        documents.append(Document(name=f"{number}.json", text=json.dumps(rows, indent=1)))
        cells = "".join(f'{expert},"{text}"\n' for text in texts)
        documents.append(Document(name=f"{number}.csv", text=f"expert,text\n{cells}"))
        head = f"+++\nexpert = '{expert}'\nwording = 'paraphrase'\n+++\n"
        documents.append(Document(name=f"{number}.md", text=head + "\n\n".join(texts)))
        documents.append(Document(name=f"{number}.txt", text=f"{expert}, fellow:\n\nTalk now."))
    statements = extract_statements(documents)
    spoken = Spoken(statements)
    assert _show(spoken) == _show(group_sentences(statements))
    assert list(spoken) == list(group_sentences(statements))
    assert [one.wording for own in spoken.values() for one in own] == [
        one.wording for own in group_sentences(statements).values() for one in own
    ]


def test_the_sentences_of_one_statement_share_their_document():
    (statement,) = extract_statements(
        [Document(name="a.csv", text="expert,text\nTest Alpha,One. Two.\n")]
    )
    one, two = Spoken([statement])["Test Alpha"]
    assert one.document is two.document


def test_chosen_experts_come_in_the_order_of_the_choice():
    text = "expert,text\nTest Alpha,One.\nTest Beta,Two.\nTest Gamma,Three.\n"
    spoken = Spoken(extract_statements([Document(name="a.csv", text=text)]))
    chosen = spoken.choose(["Test Gamma", "Test Alpha"])
    assert [(name, [one.text for one in own]) for name, own in chosen.items()] == [
        ("Test Gamma", ["Three."]),
        ("Test Alpha", ["One."]),
    ]
    assert len(chosen) == 2
