from __future__ import annotations

import pytest

from stances.read.layouts._person import read_person


@pytest.mark.parametrize(
    "line",
    [
        "They include:",
        "“They include, among others at the table:",
        "Test House experts react to the strike, and to the reply:",
        "Twelve Test House experts, among them fellows, react:",
        "In Washington, the view at the ministry:",
        "Last Tuesday, officials at the Test House:",
        "Iran Deal, a short history:",
        "Supreme Leader, hear this:",
        "Supreme Court of the Test Land:",
        "Image: Test Alpha, in a photograph:",
        "Test Country, for example, has three choices:",
        "Test Alpha went home. Then Test Beta, a friend, said:",
        "Test Alpha, who once warned of this. The list of reasons is long:",
        "van der Test, fellow:",
        "Test qwe Alpha:",
        "Test with Alpha, a fellow:",
        "Test Alpha Beta Gamma Delta Epsilon, fellow:",
    ],
)
def test_other_lines_name_nobody(line):
    assert read_person(line.rstrip(" :：")) is None


@pytest.mark.parametrize(
    ("line", "name", "role", "affiliation"),
    [
        ("Alpha, fellow at Test House:", "Alpha", "fellow", "Test House"),
        ("Gen. (ret.) Test Alpha, fellow:", "Test Alpha", "fellow", ""),
        ("Lt. Gen. (Ret.) T.R. Alpha, fellow:", "T.R. Alpha", "fellow", ""),
        ("Test Alpha (fellow at Test House):", "Test Alpha", "fellow", "Test House"),
        ("Test Alpha – fellow at Test House:", "Test Alpha", "fellow", "Test House"),
        ("Test Alpha of the Test Institution:", "Test Alpha", "", "Test Institution"),
        ("• Test Alpha, fellow:", "Test Alpha", "fellow", ""),
        ("Test Alpha، fellow:", "Test Alpha", "fellow", ""),
        ("Test Alpha，fellow：", "Test Alpha", "fellow", ""),
        ("Test Alpha, Test House:", "Test Alpha", "", "Test House"),
        ("Test Alpha, economist:", "Test Alpha", "economist", ""),
        ("T. Alpha, fellow at the Test House:", "T. Alpha", "fellow", "Test House"),
        ("Test T. Alpha, fellow at Test House :", "Test T. Alpha", "fellow", "Test House"),
        ("J.P. Test, fellow:", "J.P. Test", "fellow", ""),
        ("Test Ümlaut-Straße, Direktorin:", "Test Ümlaut-Straße", "Direktorin", ""),
        ("Test U\u0308mlaut, fellow:", "Test Ümlaut", "fellow", ""),
        ("Test von und zu Alpha, adviser:", "Test von und zu Alpha", "adviser", ""),
        ("Test Ó Beta, adviser:", "Test Ó Beta", "adviser", ""),
        ("Test bin Gamma al-Delta, adviser:", "Test bin Gamma al-Delta", "adviser", ""),
        ("Test van 't Hof, adviser:", "Test van 't Hof", "adviser", ""),
        ("Test Ní Alpha, adviser:", "Test Ní Alpha", "adviser", ""),
        ("Test op den Alpha, adviser:", "Test op den Alpha", "adviser", ""),
        ("Test qwe Alpha, fellow at Test House:", "Test qwe Alpha", "fellow", "Test House"),
        ("Mohammed bin Test, adviser:", "Mohammed bin Test", "adviser", ""),
        ("Test al-Alpha, adviser:", "Test al-Alpha", "adviser", ""),
        ("Test d’Alpha, adviser:", "Test d’Alpha", "adviser", ""),
        ("Test O'Alpha, adviser:", "Test O'Alpha", "adviser", ""),
        ("Gen. Test Alpha (ret.), former commander:", "Test Alpha", "former commander", ""),
        ("Test Alpha, Jr., the former head:", "Test Alpha, Jr.", "the former head", ""),
        ("**Test Alpha**, *fellow* at the Test House:", "Test Alpha", "fellow", "Test House"),
        ("### Test Alpha, fellow:", "Test Alpha", "fellow", ""),
        (
            "Test Alpha, fellow with the Test Center at the Test House:",
            "Test Alpha",
            "fellow",
            "Test Center at the Test House",
        ),
        (
            "Test Alpha, editor at large at the Test Review:",
            "Test Alpha",
            "editor at large",
            "Test Review",
        ),
        (
            "Test Alpha, fellow at the Test House and editor of the Test Blog:",
            "Test Alpha",
            "fellow at the Test House and editor of the Test Blog",
            "",
        ),
    ],
)
def test_experts(line, name, role, affiliation):
    found = read_person(line.rstrip(" :："))
    assert found is not None
    assert (found.name, found.role, found.affiliation) == (name, role, affiliation)
