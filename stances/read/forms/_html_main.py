"""Which paragraphs of a page are its text, and which stand around it.

What a page says of itself comes first: its elements, roles and the names of its classes. Where that
is silent, lists of links go, and what stands outside of the part that holds all prose.

No library decides it. Of the words on the thirty pages of ``tests/cases/pages``, in the manners of
as many publishers, these rules find all, and 1.4 % of what they find is not text. trafilatura 2.3
finds 97.6 % (2.1 % is not text), readability 0.9 finds 95.1 % (3.5 %): both leave out whole
paragraphs of some pages, since they were made for articles and not for talks with short turns.
Twenty-two of the pages were at hand when the rules were written. On the eight that were not, they
did as well but for one, whose text all stood in a block quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from stances.read.forms._html_blocks import Block, Element, list_around
from stances.regex import compile_later

_AROUND = frozenset(("nav", "aside", "dialog", "button", "menu", "option", "legend"))
"""Elements that stand around a text, wherever they are."""
_ROLES = frozenset(
    (
        *("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert"),
        *("alertdialog", "menu", "menubar", "toolbar", "doc-toc", "toc", "doc-pagelist"),
    )
)
_WORDS = frozenset(
    (
        *("nav", "navbar", "navigation", "topnav", "subnav", "menu", "submenu", "breadcrumb"),
        *("breadcrumbs", "pager", "pagination", "toc", "skip", "skiplink", "toolbar", "toolbox"),
        *("sitemap", "editsection", "share", "sharing", "sharedaddy", "social", "addthis"),
        *("addtoany", "cookie", "cookies", "consent", "gdpr", "onetrust", "newsletter"),
        *("subscribe", "subscription", "signup", "promo", "promotion", "advert", "advertisement"),
        *("ad", "ads", "sponsor", "sponsored", "donate", "cta", "popup", "related"),
        *("relatedposts", "recirc", "recommended", "recommendations", "trending", "outbrain"),
        *("taboola", "comments", "commentlist", "respond", "disqus", "bio", "authorbox"),
        *("pullquote", "tags", "catlinks", "sidebar", "masthead", "colophon", "footer", "infobox"),
        *("navbox", "copyright", "rightcol", "rightcolumn", "leftcol", "leftcolumn"),
    )
)
"""Words of classes and ids that say what stands around a text."""
_PHRASES = compile_later(
    r"pull-?quote|most-(?:viewed|read|popular)|more-from|read-(?:more|next)|(?:also|see)-"
    r"(?:read|also)|about-(?:the-)?authors?|author-(?:box|bio|info|card)|media-contact|field-tags"
    r"|wp-block-(?:query|post-template|latest-posts)|related-?(?:posts|articles|news|content)"
    r"|right-?(?:col|rail)|contribution-actions"
)
_COMMENTS = frozenset(("comments", "commentlist", "disqus", "respond"))
"""Those that say so even where they hold more than the text does: sections of readers' comments."""
_COMMENT = "comment"
_COMMENT_PARTS = frozenset(
    ("list", "section", "area", "thread", "threads", "form", "wrap", "respond")
)
"""What makes a section of a word of ``_COMMENTS`` in the singular: "comment-list"."""
_POSTED = compile_later(
    r"time|date|posted|timestamp|reply|permalink|avatar|vcard|commenter|username"
)
"""The parts of a reader's comment, and of nothing else that somebody says."""
_NUMBERED = compile_later(r"(?:li-)?comment-?\d+")
_UNLESS_TITLE = frozenset(
    ("widget", "header", "head", "banner", "legal", "top", "topbar", "main-header", "pre-footer")
)
"""Words with which a name must begin, and which count only where no title of the page stands."""
_SAY_NOTHING = compile_later(r"(?:tag|category|topic|has|is|no|with|js|elementor|et_pb|fl|vc)[-_]")
"""How names begin that say something else: what a text is about, what a page has."""
_NOTES = compile_later(r"(?:foot|end)-?notes?\b|\breflist|\breferences\b|\bdoc-(?:foot|end)note")
_SPLIT = compile_later(r"[-_]+")
_HEADING = compile_later(r"h[1-6]")
_HOLDERS = frozenset(
    ("div", "section", "article", "main", "td", "body", "html", "", "form", "center", "details")
)
"""Elements that may hold the whole text of a page."""
_PROSE = 40
"""How many signs make prose of a paragraph that is not a list of links."""
_MOST_LINKED = 0.5
_MOST_LISTED = 0.7
_FEWEST_LINKS = 3
_FEWEST_PARAGRAPHS = 3
_MOST_AROUND = 0.5
"""The share of a page that what stands around its text never has, whatever its name says."""
_LEAST_MAIN = 0.3
_MOST_MAIN = 0.7
_LONGEST_TEASER = 400


def choose_main(blocks: Sequence[Block]) -> list[bool]:
    """Return for each paragraph of a page whether it is part of the page's text.

    >>> from stances.document import Document
    >>> from stances.read.forms._html_tree import read_page
    >>> page = "<nav>Home</nav><div class='x'><p>We must talk.</p></div><footer>Test</footer>"
    >>> choose_main(read_page(Document(name="a.html", text=page)))
    [False, True, False]
    """
    page = _Page(blocks)
    kept = [block for block in blocks if not page.stands_around(block)]
    kept = [block for block in kept if not page.is_among_links(block)] or kept
    chosen = {id(block) for block in _choose_stretch(page, kept)}
    if chosen:
        return [id(block) in chosen for block in blocks]
    return [not any(map(_is_kept_apart, list_around(block.element))) for block in blocks]


def is_from_readers(block: Block) -> bool:
    """Whether a paragraph that is not part of a page's text is among readers' comments."""
    return any(
        _COMMENTS & _find_words(name) or _COMMENT in _find_words(name)
        for one in list_around(block.element)
        if one.tag not in ("html", "body", "main")
        for name in one.names
    )


def is_footnote(block: Block) -> bool:
    """Whether a paragraph stands among the footnotes of a page."""
    return any(
        _NOTES.search(name)
        for one in list_around(block.element)
        if one.tag not in ("html", "body", "main", "article", "a", "sup")
        for name in (*one.names, one.role)
    )


def _is_main(element: Element) -> bool:
    return element.tag == "main" or element.role == "main"


def _is_kept_apart(element: Element) -> bool:
    """Whether an element says for sure that it stands around a text."""
    return element.tag in _AROUND or element.role in _ROLES


def _find_table(element: Element) -> Element | None:
    """Return the innermost table that an element is or stands in."""
    return next((one for one in list_around(element) if one.tag == "table"), None)


def _is_prose(block: Block) -> bool:
    return block.length >= _PROSE and block.linked < block.length * _MOST_LINKED


class _Page:
    """What is known of the elements of a page."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.length = sum(block.length for block in blocks)
        self._hold_title: set[Element] = set()
        self._hold_main: set[Element] = set()
        self._hold_prose: set[Element] = set()
        self._headed: set[Element | None] = set()
        self._posts: set[Element] = set()
        self._around: dict[Element, bool] = {}
        for block in blocks:
            around = list(list_around(block.element))
            for number, one in enumerate(around):
                if one.tag == "h1":
                    self._hold_title.update(around[number:])
                if one.tag == "th":
                    self._headed.add(_find_table(one))
                if _is_main(one):
                    self._hold_main.update(around[number:])
            if _is_prose(block):
                self._hold_prose.update(around)
            self._posts.update(_find_posts(block, around))

    def stands_around(self, block: Block) -> bool:
        """Whether a paragraph is inside an element that is around the text."""
        found = False
        for one in reversed(list(list_around(block.element))):
            if one not in self._around:
                self._around[one] = not _is_main(one) and (found or self._is_around(one))
            found = self._around[one]
        return found

    def is_among_links(self, block: Block) -> bool:
        """Whether a paragraph is in a list of links, in which no prose stands."""
        return any(
            one.links >= _FEWEST_LINKS
            and one.linked >= one.length * _MOST_LISTED
            and one not in self._hold_prose
            for one in list_around(block.element)
        )

    def _is_around(self, one: Element) -> bool:
        if _is_kept_apart(one):
            return one not in self._hold_main
        if one.tag == "form":
            return one.length < self.length * _MOST_AROUND
        if one.tag in ("header", "footer"):
            tags = {other.tag for other in list_around(one)}
            if "blockquote" in tags:
                return False
            if one.tag == "footer" or not tags & {"main", "article"}:
                return one not in self._hold_title
        return self._says_around(one)

    def _says_around(self, one: Element) -> bool:
        """Whether the classes or the id of an element say that it stands around the text."""
        if one in self._hold_main or one.tag in ("html", "body", "main"):
            return False
        said = {word for name in one.names for word in _find_words(name)}
        if _COMMENT in said:
            said.remove(_COMMENT)
            said |= _COMMENTS if one in self._posts else set()
        table = _find_table(one)
        if said & _COMMENTS and table and table in self._headed:  # comments as data: a consultation
            return one is table and one.length < self.length * _MOST_AROUND
        if said & _COMMENTS:
            return one not in self._hold_title
        if one.tag == "article" or one.length >= self.length * _MOST_AROUND:
            return False
        return bool(said - _UNLESS_TITLE) or bool(said and one not in self._hold_title)


def _find_posts(block: Block, around: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements that a paragraph shows to be one reader's comment or to hold several.

    Such an element has a number, the time at which it was posted, or a link to reply.
    """
    shows = False
    for one in around:
        if any(_NUMBERED.fullmatch(name) for name in one.names):
            shows = True
        if shows:
            yield one
        shows = (
            shows
            or one.tag == "time"
            or block.linked >= block.length
            or any(_POSTED.fullmatch(word) for name in one.names for word in _SPLIT.split(name))
        )


@lru_cache(maxsize=4096)
def _find_words(name: str) -> frozenset[str]:
    """Return the words of a class or an id that say what stands around a text."""
    if _SAY_NOTHING.match(name):
        return frozenset()
    words = _SPLIT.split(name)
    found = _WORDS.intersection(words) | _UNLESS_TITLE.intersection((*words[:1], name))
    if _COMMENT in words:
        found |= _COMMENTS if _COMMENT_PARTS.intersection(words) else {_COMMENT}
    return found | {"phrase"} if _PHRASES.search(name) else found


def _choose_stretch(page: _Page, kept: Sequence[Block]) -> Sequence[Block]:
    """Return the paragraphs from the title to the end of the part that holds all prose."""
    scope = _narrow(_find_part(kept), kept)
    if scope is None:
        return kept
    inside = [number for number, one in enumerate(kept) if scope in list_around(one.element)]
    first = inside[0]
    titles = [number for number in range(first) if kept[number].element.tag == "h1"]
    return [*kept[titles[-1] if titles else first : first], *(kept[number] for number in inside)]


def _find_part(kept: Sequence[Block]) -> Element | None:
    """Return the part of a page that it says itself holds its text; `None` where it does not."""
    weights = _weigh(kept)
    total = sum(one.length for one in kept if _is_prose(one))
    mains = [one for one in weights if _is_main(one)]
    part = max(mains, key=lambda one: weights[one], default=None)
    if part is not None and weights[part] < total * _LEAST_MAIN:
        part = None
    bodies = [one for one in weights if one.role == "articlebody"]
    articles = _list_articles(kept, part)
    own = _find_common(bodies or articles)
    if own is None or weights.get(own, 0) < total * _LEAST_MAIN:
        return part
    return own if part is None or weights[own] >= weights[part] * _MOST_MAIN else part


def _weigh(kept: Sequence[Block]) -> dict[Element, int]:
    """Return how many signs of prose each element holds, in the order of the page."""
    weights: dict[Element, int] = {}
    for block in kept:
        weight = block.length if _is_prose(block) else 0
        for one in list_around(block.element):
            weights[one] = weights.get(one, 0) + weight
    return weights


def _list_articles(kept: Sequence[Block], part: Element | None) -> list[Element]:
    """Return the articles of a part that are more than a link to another page."""
    blocks: dict[Element, list[Block]] = {}
    for block in kept:
        around = list(list_around(block.element))
        own = [one for one in around if one.tag == "article"]
        if own and (part is None or part in around):
            blocks.setdefault(own[-1], []).append(block)
    return [article for article, own in blocks.items() if not _is_teaser(own)]


def _is_teaser(blocks: Sequence[Block]) -> bool:
    """Whether an article only leads to another page: it is short, and its heading is a link."""
    length = sum(one.length for one in blocks)
    links = any(one.linked >= one.length for one in blocks if _HEADING.fullmatch(one.element.tag))
    linked = sum(one.linked for one in blocks)
    return length < _LONGEST_TEASER and (links or linked >= length * _MOST_LISTED)


def _find_common(elements: Iterable[Element]) -> Element | None:
    """Return the innermost element that holds some elements; `None` where there are none."""
    common: list[Element] | None = None
    for element in elements:
        around = list(list_around(element))[::-1]
        if common is None:
            common = around
        else:
            pairs = zip(common, around, strict=False)
            common = [one for one, other in pairs if one is other]
    return common[-1] if common else None


def _narrow(part: Element | None, kept: Sequence[Block]) -> Element | None:
    """Return the innermost element of a part that holds all its paragraphs of prose."""
    prose = [
        one.element
        for one in kept
        if _is_prose(one) and (part is None or part in list_around(one.element))
    ]
    if len(prose) < _FEWEST_PARAGRAPHS:
        return part
    common = _find_common(prose)
    while common is not None and common.parent is not None and common.tag not in _HOLDERS:
        common = common.parent
    return common
