"""The page in a real browser: by mouse, by key, by link, without scripts, and for everyone."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from commands.report.samples import (
    NAMES,
    make_big_sheet,
    make_evil_sheet,
    score_bundled,
    write,
    write_bundled,
)
from sheets import make_full_sheet
from stances.comparison.citing import make_cell_id
from stances.scoring.sheet import SheetCode


def link(expert, dimension, rubric="us-iran"):
    return f"cell-{make_cell_id(expert, dimension, rubric)}"


CELL = link("C. Anthony Pfaff", "retaliation")
DARK = {"color_scheme": "dark"}
PHONE = {"viewport": {"width": 390, "height": 844}}
OPEN = ".person > section.open"


CLICK_EACH = """
async cells => {
    const opened = [];
    for (const cell of cells) {
        const link = document.querySelector(`#positions-table [href="#${cell}"]`);
        const before = link.getAttribute("aria-expanded");
        link.click();
        const open = () => document.querySelector(".open")?.id === cell;
        for (let i = 0; i < 200 && !open(); i++) await new Promise(done => setTimeout(done, 10));
        const after = link.getAttribute("aria-expanded");
        if (open() && before === "false" && after === "true") opened.push(cell);
    }
    return opened;
}
"""
"""Clicks on one cell after the other: those that opened, and said so."""


def count_shown(*surnames):
    """Return how many cells of the bundled corpus show a position, of these experts or of all."""
    cells = score_bundled().sheet.cells
    return sum(
        one.position is not None and (not surnames or one.expert.endswith(surnames))
        for one in cells
    )


def list_open(page):
    return page.eval_on_selector_all(OPEN, "all => all.map(one => one.id)")


def list_shown(page, selector):
    return page.eval_on_selector_all(
        selector, "all => all.filter(one => one.checkVisibility()).map(one => one.textContent)"
    )


def find_focus(page):
    return page.evaluate("(document.activeElement.getAttribute('href') || '').slice(1)")


def focus(page, cell):
    page.eval_on_selector(f'#positions-table [href="#{cell}"]', "one => one.focus()")


def test_a_click_on_any_cell_opens_its_evidence_and_another_closes_it(open_page):
    page = open_page(write_bundled())
    cells = page.eval_on_selector_all(
        "#positions-table td a", "all => all.map(one => one.hash.slice(1))"
    )
    assert len(cells) == len(score_bundled().sheet.cells)
    assert page.evaluate(CLICK_EACH, cells) == cells
    assert list_open(page) == cells[-1:]
    page.locator("#close").click()
    assert list_open(page) == []
    page.locator(f'#positions-table [href="#{CELL}"]').click()
    page.wait_for_selector(OPEN)
    assert page.locator(f"#{CELL} mark.a").first.is_visible()
    page.locator(f'#positions-table [href="#{CELL}"]').click()
    assert list_open(page) == []


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_a_cell_and_escape_leads_back(open_page, key):
    page = open_page(write_bundled())
    cells = page.eval_on_selector_all(
        "#positions-table td a", "all => all.map(one => one.hash.slice(1))"
    )
    for cell in cells[::7]:
        focus(page, cell)
        page.keyboard.press(key)
        page.wait_for_function("id => document.querySelector('.open')?.id === id", arg=cell)
        assert page.evaluate("document.activeElement.tagName") == "H4"
        page.keyboard.press("Escape")
        assert list_open(page) == []
        assert find_focus(page) == cell


def test_arrows_go_from_cell_to_cell_and_tab_passes_the_table(open_page):
    page = open_page(write_bundled())
    focus(page, CELL)
    for keys, cell in [
        (["ArrowRight"], link("C. Anthony Pfaff", "diplomacy")),
        (["ArrowDown", "ArrowLeft"], link("Barbara Slavin", "retaliation")),
        (["ArrowLeft"], link("Barbara Slavin", "retaliation")),
        (["End"], link("Barbara Slavin", "war-risk")),
        (["Control+Home"], link("Holly Dagres", "retaliation")),
        (["ArrowUp"], link("Holly Dagres", "retaliation")),
        (["Control+End"], link("William F. Wechsler", "war-risk")),
    ]:
        for key in keys:
            page.keyboard.press(key)
        assert find_focus(page) == cell
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#positions-table')") is None
    page.keyboard.press("Shift+Tab")
    assert find_focus(page) == link("William F. Wechsler", "war-risk")


def test_a_link_to_a_cell_opens_it_and_so_does_going_back(open_page):
    page = open_page(write_bundled(), f"#{CELL}")
    assert list_open(page) == [CELL]
    page.evaluate("cell => { location.hash = cell; }", link("Holly Dagres", "iranian-restraint"))
    page.wait_for_function("() => document.querySelector('.open')?.id.includes('dagres')")
    page.go_back()
    page.wait_for_function("() => document.querySelector('.open')?.id.includes('pfaff')")
    page.locator("#next").click()
    assert list_open(page) == [link("C. Anthony Pfaff", "diplomacy")]
    assert page.url.endswith(link("C. Anthony Pfaff", "diplomacy"))


def test_the_filter_leaves_what_fits(open_page):
    page = open_page(write_bundled())
    page.locator("#who").fill("SLAVIN, kadhím")
    names = list_shown(page, "#positions-table tbody th")
    assert [one.strip() for one in names] == ["Abbas Kadhim", "Barbara Slavin"]
    page.get_by_label("diplomacy", exact=True).evaluate("one => one.click()")
    assert len(list_shown(page, "#positions-table thead th")) == 10
    assert len(list_shown(page, "#positions-table td")) == 18
    assert page.locator("#found").text_content() == (
        "2 of 6 experts, 9 of 10 questions shown; ranks and map are among all"
    )
    page.locator("#positions-table td a").nth(0).evaluate("one => one.focus()")
    focus(page, link("Abbas Kadhim", "retaliation"))
    page.keyboard.press("ArrowRight")
    assert find_focus(page) == link("Abbas Kadhim", "iraq-sovereignty")
    page.locator("#who").fill("nobody of this name")
    assert page.locator("#none").is_visible()
    page.locator("#again").click()
    page.wait_for_function("() => document.querySelector('#found').textContent === ''")
    assert len(list_shown(page, "#positions-table td")) == 60


def test_lists_of_names_and_counts_follow_the_filter(open_page):
    page = open_page(write_bundled())
    counts = page.locator("#counts").text_content()
    silent = page.locator("#question-coalition .mute", has_text="Silent")
    names = silent.text_content()
    assert names == "Silent: Holly Dagres, Abbas Kadhim, Thomas S. Warrick."
    page.locator("#who").fill("slavin, dagres")
    assert silent.text_content() == "Silent: Holly Dagres."
    assert page.locator("#counts").text_content() == (
        f"2 experts, 10 questions; {count_shown('Slavin', 'Dagres')} of 20 cells show a position"
    )
    page.locator("#who").fill("pfaff")
    assert not silent.is_visible()
    page.locator("#who").fill("")
    assert silent.text_content() == names
    assert page.locator("#counts").text_content() == counts


def test_a_coders_word_counts_in_the_filter_and_in_the_order(open_page):
    sheet = score_bundled().sheet
    code = SheetCode(code="+", state="for", coder="", note="", file="codes.csv", line=2)
    overruled = ("C. Anthony Pfaff", "retaliation")
    cells = tuple(replace(one, coded=code) if one.key == overruled else one for one in sheet.cells)
    page = open_page(write(replace(sheet, cells=cells)))
    assert f"{count_shown() - 1} of 60" in page.locator("#counts").text_content()
    coded = page.locator("#question-retaliation .mute", has_text="without a rank")
    assert coded.text_content().endswith("without a rank: C. Anthony Pfaff [+].")
    page.locator("#who").fill("pfaff, kadhim")
    assert coded.text_content().endswith("without a rank: C. Anthony Pfaff [+].")
    assert (
        f"2 experts, 10 questions; {count_shown('Pfaff', 'Kadhim') - 1} of 20"
        in page.locator("#counts").text_content()
    )
    page.get_by_role("button", name="Sort by retaliation").click()
    assert list_shown(page, "#positions-table tbody th")[0].strip() == "C. Anthony Pfaff"
    page.locator("#who").fill("slavin")
    assert not coded.is_visible()


def test_a_question_sorts_the_experts_by_mouse_and_by_key(open_page):
    page = open_page(write_bundled())

    def list_names():
        return [one.strip() for one in list_shown(page, "#positions-table tbody th")]

    def find_sorted():
        return page.eval_on_selector_all(
            "#positions-table thead th", "all => all.map(one => one.getAttribute('aria-sort'))"
        )

    first = list_names()
    ranked = ["Thomas S. Warrick", "Abbas Kadhim", "C. Anthony Pfaff", "William F. Wechsler"]
    silent = ["Holly Dagres", "Barbara Slavin"]
    button = page.get_by_role("button", name="Sort by retaliation")
    button.click()
    assert list_names() == ranked + silent
    assert find_sorted() == ["none", "descending", *["none"] * 9]
    assert page.locator("#said").text_content() == "Sorted by retaliation, descending"
    button.focus()
    page.keyboard.press("Enter")
    assert list_names() == [*reversed(ranked), *silent]
    assert find_sorted() == ["none", "ascending", *["none"] * 9]
    focus(page, link("William F. Wechsler", "retaliation"))
    page.keyboard.press("ArrowDown")
    assert find_focus(page) == link("C. Anthony Pfaff", "retaliation")
    button.focus()
    page.keyboard.press("Space")
    assert list_names() == first
    page.get_by_role("button", name="Sort by Expert").click()
    assert list_names() == sorted(first)


def test_salience_is_shown_on_demand(open_page):
    page = open_page(write_bundled())
    cell = page.locator(f'#positions-table [href="#{CELL}"]')
    name = cell.get_attribute("aria-label")
    shown = "one => getComputedStyle(one, '::after').content"
    assert cell.evaluate(shown) == "none"
    page.locator("#salience").click()
    assert cell.evaluate(shown) == '"21 %"'
    assert cell.get_attribute("aria-label") == f"{name}, 21 % of the words"
    page.locator("#salience").click()
    assert cell.get_attribute("aria-label") == name


def test_the_theme_can_be_chosen_and_is_remembered(open_page):
    page = open_page(write_bundled(), **DARK)

    def paper():
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    dark = paper()
    page.locator("#theme").click()
    assert paper() == "rgb(255, 255, 255)"
    page.reload()
    assert paper() == "rgb(255, 255, 255)"
    page.locator("#theme").click()
    assert paper() == dark
    assert page.locator("#theme").text_content() == "Theme: dark"


def test_all_evidence_can_be_shown_at_once(open_page):
    page = open_page(write_bundled())
    assert list_shown(page, ".person > section") == []
    page.locator("#all").click()
    assert len(list_shown(page, ".person > section")) == 60
    page.locator("#who").fill("slavin")
    assert len(list_shown(page, ".person > section")) == 10


def test_without_scripts_everything_can_be_read(open_page):
    page = open_page(write_bundled(), java_script_enabled=False)
    for cell in score_bundled().sheet.cells:
        assert page.locator(f"#{link(cell.expert, cell.dimension)}").is_visible()
    assert page.locator(".person > section").count() == 60
    assert all(one.is_visible() for one in page.locator(".person > section").all())
    assert page.get_by_text("enormous mistake").first.is_visible()
    assert not page.locator("#filter").is_visible()
    page.locator(f'#positions-table [href="#{CELL}"]').click()
    assert page.url.endswith(f"#{CELL}")


@pytest.mark.parametrize("options", [{}, DARK, PHONE], ids=repr)
@pytest.mark.parametrize("shown", ["the start", "a cell", "everything"])
def test_axe_finds_nothing(open_page, options, shown):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = open_page(write_bundled(), f"#{CELL}" if shown == "a cell" else "", **options)
    if shown == "everything":
        for one in ("#all", "#salience"):
            page.locator(one).click()
        page.get_by_role("button", name="Sort by war risk").click()
        for one in ("#sieve", "#key"):
            page.locator(one).evaluate("one => { one.open = true; }")
    elif shown == "a cell":
        page.wait_for_selector(OPEN)
    found = axe.Axe().run(page)
    assert [
        (one["id"], node["html"][:120], node.get("failureSummary"))
        for one in found.response["violations"]
        for node in one["nodes"][:3]
    ] == []


def test_axe_finds_nothing_where_scripts_are_off(open_page):
    """Axe is a script itself, so the page is given what it looks like without them."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    html = re.sub(r"<script>.*?</script>", "", write_bundled(), flags=re.S)
    assert axe.Axe().run(open_page(html)).violations_count == 0


def test_paper_is_white_and_has_no_controls(open_page):
    page = open_page(write_bundled(), f"#{CELL}", **DARK)
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')")
    assert paper == "#ffffff"
    for control in ("#filter", "#theme", "#tools", "nav"):
        assert not page.locator(control).is_visible()
    assert list_shown(page, ".person > section") == list_shown(page, OPEN)
    assert page.locator("#positions-table").is_visible()


def test_on_a_phone_the_focus_stays_in_the_evidence_that_covers_the_page(open_page):
    page = open_page(write_bundled(), f"#{CELL}", **PHONE)
    page.locator("#close").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "previous"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "close"


@pytest.mark.parametrize("options", [{}, PHONE, {"viewport": {"width": 320, "height": 600}}])
@pytest.mark.parametrize("link", ["", f"#{CELL}"])
def test_the_page_is_never_wider_than_the_window(open_page, options, link):
    page = open_page(write_bundled(), link, **options)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_names_in_any_letters_have_links_that_work(open_page):
    sheet = make_full_sheet()
    names = {name: "Test 漢字" if "漢" in name else name for name in sheet.experts}
    cells = tuple(replace(one, expert=names[one.expert], evidence=()) for one in sheet.cells)
    html = write(replace(sheet, experts=tuple(names.values()), cells=cells))
    cell = link("Test 漢字", "war-risk", "made-up")
    page = open_page(html, f"#{quote(cell)}")
    assert list_open(page) == [cell]
    page.locator("#close").click()
    focus(page, cell)
    page.keyboard.press("Enter")
    page.wait_for_selector(OPEN)
    assert list_open(page) == [cell]
    page.locator("#previous").click()
    assert list_open(page) == [link("Test 漢字", "coalition", "made-up")]


def test_a_name_beside_a_rank_leads_to_its_cell(open_page):
    page = open_page(write_bundled())
    page.locator("#question-war-risk a").filter(has_text="Slavin").click()
    page.wait_for_selector(OPEN)
    assert list_open(page) == [link("Barbara Slavin", "war-risk")]


@pytest.mark.parametrize("options", [{}, PHONE], ids=repr)
@pytest.mark.parametrize("way", ["Escape", "Close"])
def test_closing_leads_back_to_the_link_that_opened_it(open_page, options, way):
    page = open_page(write_bundled(), **options)
    opener = page.locator("#question-war-risk a").filter(has_text="Slavin")
    opener.scroll_into_view_if_needed()
    top = opener.bounding_box()["y"]
    opener.click()
    page.wait_for_selector(OPEN)
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.locator("#close").click()
    assert opener.evaluate("one => one === document.activeElement")
    assert opener.bounding_box()["y"] == pytest.approx(top, abs=2)
    assert page.url.endswith("#question-war-risk")


def test_after_a_step_closing_leads_to_the_cell_that_was_read(open_page):
    page = open_page(write_bundled())
    page.locator(f'#positions-table [href="#{CELL}"]').click()
    page.wait_for_selector(OPEN)
    page.locator("#next").click()
    page.keyboard.press("Escape")
    assert find_focus(page) == link("C. Anthony Pfaff", "diplomacy")


def test_beside_the_evidence_the_whole_table_can_be_seen(open_page):
    page = open_page(write_bundled(), f"#{CELL}")
    table, drawer = (
        page.locator("#positions-table").bounding_box(),
        page.locator(OPEN).bounding_box(),
    )
    assert table["x"] + table["width"] <= drawer["x"]


def test_on_a_phone_the_table_comes_first_and_its_edge_has_a_shade(open_page):
    page = open_page(write_bundled(), **PHONE)
    assert page.locator("#positions-table").bounding_box()["y"] < 844 / 2 + 60
    assert not page.locator("#who").is_visible()
    page.get_by_text("Filter", exact=True).click()
    assert page.locator("#who").is_visible()
    page.get_by_text("Legend", exact=True).click()
    assert page.get_by_text("both sides shown").is_visible()
    frame = page.locator(".frame", has=page.locator("#positions-table"))
    frame.evaluate("one => one.scrollIntoView()")
    assert frame.evaluate("one => one.className") == "frame behind"
    frame.locator(".scroll").evaluate("one => { one.scrollLeft = 9999; }")
    page.wait_for_function("() => document.querySelector('.frame').className === 'frame before'")


@pytest.mark.parametrize("options", [{}, PHONE, {"viewport": {"width": 320, "height": 600}}])
def test_no_name_on_the_map_is_cut(open_page, options):
    page = open_page(write_bundled(), **options)
    assert page.evaluate(
        """() => [...document.querySelectorAll('.plane svg')]
          .filter(one => one.checkVisibility())
          .every(one => {
            const frame = one.getBoundingClientRect();
            const names = [...one.querySelectorAll('text')];
            return frame.right <= innerWidth && names.length === 6 && names.every(name => {
              const box = name.getBoundingClientRect();
              return box.left >= frame.left && box.right <= frame.right;
            });
          })"""
    )


def test_on_paper_it_takes_few_and_full_pages(open_page):
    page = open_page(write_bundled())
    pages = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    assert len(pages) <= 4  # three with the letters of most systems


@pytest.mark.parametrize("width", [1000, 1280, 1920])
def test_the_evidence_does_not_cover_its_cell(open_page, width):
    page = open_page(write_bundled(), viewport={"width": width, "height": 800})
    page.locator("#positions-table td a").nth(49).click()
    page.wait_for_selector(OPEN)
    page.wait_for_function(
        """() => document.querySelector('td.on').getBoundingClientRect().right
             <= document.querySelector('.open').getBoundingClientRect().left"""
    )


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowUp"])
def test_no_heading_covers_the_cell_that_has_the_focus(open_page, key):
    page = open_page(write_bundled(), viewport={"width": 700, "height": 260})
    focus(page, link("William F. Wechsler", "war-risk"))
    for _ in range(5):
        page.keyboard.press(key)
        assert page.evaluate(
            """() => {
              const cell = document.activeElement.getBoundingClientRect();
              const [x, y] = [cell.left + cell.width / 2, cell.top + cell.height / 2];
              const seen = document.elementFromPoint(x, y);
              return y < 0 || y > innerHeight || document.activeElement.contains(seen);
            }"""
        )


def test_evil_names_stay_text(open_page):
    page = open_page(write(make_evil_sheet()))
    shown = list_shown(page, "#positions-table tbody th")
    assert [one.strip() for one in shown[1:]] == list(NAMES)
    page.locator("#positions-table td a").nth(1).click()
    page.wait_for_selector(OPEN)
    assert page.locator("#whose").text_content() == NAMES[0]
    assert page.locator("img, b b, script:not(head script)").count() == 0


def test_a_large_page_opens_whole(open_page):
    last = link("Test Person J9", "war-risk-again")
    page = open_page(write(make_big_sheet()), f"#{last}")
    assert list_open(page) == [last]
    assert page.locator("#positions-table td").count() == 2000
