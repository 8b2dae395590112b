from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.errors import StancesError
from stances.read.decode import decode_text
from stances.read.notes import listen_to_notes


def _decode(data, encoding=None):
    notes = []
    with listen_to_notes(notes.append):
        text = decode_text("a.txt", data, encoding).text
    return text, notes


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_without_a_note(encoding):
    text = "We can’t wait.\nJürgen says no."
    assert _decode(text.encode(encoding)) == (text, [])


@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_by_its_mark_or_its_zero_bytes(encoding, mark):
    assert _decode(f"{mark}Talk. Ещё, да и нет: so be it.".encode(encoding)) == (
        "Talk. Ещё, да и нет: so be it.",
        [],
    )


WESTERN = [
    "We can’t “wait” any longer — the deal’s off, said O’Brien. Talks… cost 5 % – or €5.",
    "The café was closed. Our naïve résumé of the coup d’état.",
    "L’été dernier, à Paris, les élèves ont reçu « une leçon » : où était le cœur ?",
    "Die Straße führt über München; „schön“ sagte Jürgen Müller. Äpfel kosten 5 €.",
    "¿Qué pasó mañana? El niño español. ¡Sí, señor! García y Muñoz.",
    "Não há razão para ações; São Paulo põe limões à venda. É assim, amanhã.",
    "Perché no? È così, lunedì, però più città. L’università è lì.",
    "Åke sade: vi måste gå över ån. Öster om sjön står hästar.",
    "Søren spiste rødgrød med fløde på øen. Færøerne er små.",
]


@pytest.mark.parametrize("text", WESTERN)
def test_windows_1252_is_read_with_a_note(text):
    note = "a.txt: not UTF-8; read as Windows-1252; --encoding names another"
    assert _decode(text.encode("cp1252")) == (text, [note])


FOREIGN = [
    ("mac-roman", "We can’t wait — the deal’s off."),
    ("mac-roman", "The café was closed."),
    ("mac-roman", "L’été dernier, à Paris, une leçon."),
    ("mac-roman", "Die Straße über München, schön."),
    ("mac-roman", "El niño español pasó mañana."),
    ("cp1251", "Министр сказал нет."),
    ("cp1251", "The minister, Иванов, said no."),
    ("koi8-r", "Министр сказал нет."),
    ("koi8-r", "The minister, Иванов, said no."),
    ("iso8859-5", "Министр сказал нет."),
    ("shift_jis", "大臣は言った。"),
    ("shift_jis", "The minister said 言った."),
    ("euc_jp", "大臣は言った。"),
    ("gb18030", "部长说不。"),
    ("gb18030", "The minister said 部长."),
    ("big5", "部長說不。"),
    ("euc_kr", "장관은 말했다."),
    ("cp1250", "Minister powiedział, że będzie źle."),
    ("cp1250", "Příliš žluťoučký kůň a Němec."),
    ("cp1253", "Ο υπουργός είπε όχι."),
    ("cp1254", "İyi bir şehir, çok ışık, doğru."),
    ("iso8859-15", "Le cœur coûte 5 €."),
    ("cp437", "The café was closed, über naïve."),
]


@pytest.mark.parametrize(("encoding", "text"), FOREIGN)
def test_other_encodings_are_refused_and_read_where_they_are_named(encoding, text):
    data = text.encode(encoding)
    with pytest.raises(
        StancesError, match=r"^a\.txt:1: not UTF-8 \(byte 0x.. at offset \d+\); name"
    ):
        _decode(data)
    assert _decode(data, encoding) == (text, [])


def test_utf_8_with_a_lost_byte_is_never_taken_for_another():
    data = "naïve café — “wait” résumé, can’t".encode()
    for at in range(len(data)):
        broken = data[:at] + data[at + 1 :]
        if _is_utf8(broken):
            continue
        with pytest.raises(StancesError, match="not UTF-8"):
            _decode(broken)


def _is_utf8(data):
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_line_of_what_is_not_in_the_encoding():
    with pytest.raises(StancesError, match=r"^a\.txt:2: not SHIFT_JIS \(byte 0x85 at offset 4\)"):
        _decode(b"one\n\x85", "shift_jis")


@given(st.binary(max_size=200), st.sampled_from([None, "cp1252", "utf-16", "shift_jis", "utf-7"]))
def test_any_bytes_are_a_text_or_refused(data, encoding):
    try:
        text, _ = _decode(data, encoding)
    except StancesError as error:
        assert error.where.startswith("a.txt")
    else:
        assert text.strip()
        assert not {"\r", "\0"} & set(text)


@given(st.text().filter(lambda one: one.strip() and not {"\r", "\0", "\ufeff"} & set(one)))
def test_utf_8_is_conserved(text):
    assert _decode(text.encode()) == (text, [])
