"""The commands by name, and where the function of each is: only the one that runs is loaded."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Offered(Struct, frozen=True, kw_only=True):
    """A command that the help lists.

    Attributes:
        folder: of its module ``command``, in this folder.
        function: its name in that module.
        summary: the first line of the function's docstring.
    """

    folder: str
    function: str
    summary: str

    @property
    def module(self) -> str:
        """The module's full name."""
        return f"stances.commands.{self.folder}.command"


PROGRAM: Mapping[str, Offered] = {
    "compare": Offered(
        folder="compare",
        function="compare",
        summary="Compare experts: a table of who stands where on every question.",
    ),
    "score": Offered(
        folder="score",
        function="score",
        summary="Score experts: one row for each expert and dimension.",
    ),
    "explain": Offered(
        folder="explain",
        function="explain",
        summary="Explain one cell by its sentences, their readings and sums.",
    ),
    "agree": Offered(
        folder="agree",
        function="agree",
        summary="Show who agrees with whom: sides shared, sides opposed, similarity.",
    ),
    "rank": Offered(
        folder="rank",
        function="rank",
        summary="Rank the experts on one question, with intervals and ties.",
    ),
    "crux": Offered(
        folder="crux",
        function="crux",
        summary="Show what divides two experts, or all of them, by sentences and shares.",
    ),
    "fragile": Offered(
        folder="fragile",
        function="fragile",
        summary="Show how little must go for each cell to turn or to be silent.",
    ),
    "map": Offered(
        folder="map",
        function="map_",
        summary="Draw a map: experts who stand alike are near each other.",
    ),
    "plot": Offered(
        folder="plot",
        function="plot",
        summary="Plot positions: heat map, dots with intervals, or salience.",
    ),
    "match": Offered(
        folder="match",
        function="match",
        summary="Match a text with the experts whose positions are nearest.",
    ),
    "cite": Offered(
        folder="cite",
        function="cite",
        summary="Cite cells: a steady id, a quote, its place and its reading.",
    ),
    "report": Offered(
        folder="report",
        function="report",
        summary="Report who stands where as one page for the web, with all evidence in it.",
    ),
    "experts": Offered(
        folder="texts",
        function="experts",
        summary="List the experts that were found, and how much each said.",
    ),
    "sentences": Offered(
        folder="texts",
        function="sentences",
        summary="List the sentences, with their ids, lines and offsets.",
    ),
    "import": Offered(
        folder="importing",
        function="import_",
        summary="Write each expert's words to a Markdown file, to be kept and corrected by hand.",
    ),
    "evaluate": Offered(
        folder="evaluate",
        function="evaluate",
        summary="Compare scores with human codes, or one coder with another.",
    ),
    "review": Offered(
        folder="review",
        function="review",
        summary="Code by hand the cells that are most likely to be wrong, one after the other.",
    ),
    "check": Offered(
        folder="gate",
        function="check",
        summary="Check scores against the accepted ones, and explain drift.",
    ),
    "accept": Offered(
        folder="gate",
        function="accept",
        summary="Accept scores as they are now, for check to compare with.",
    ),
    "diff": Offered(
        folder="gate",
        function="diff",
        summary="Show what differs between two scorings, and why.",
    ),
    "settings": Offered(
        folder="settings",
        function="settings",
        summary="Show each setting, and where it comes from.",
    ),
}
"""The program's own commands, in the order of the help."""

RUBRIC: Mapping[str, Offered] = {
    "list": Offered(
        folder="rubric",
        function="list_rubrics",
        summary="List the rubrics that come with stances.",
    ),
    "show": Offered(
        folder="rubric",
        function="show_rubric",
        summary="Show a rubric: its questions, poles, targets and cues.",
    ),
    "lint": Offered(
        folder="rubric",
        function="lint_rubric",
        summary="Find faults in a rubric; exit 1 where there are any.",
    ),
    "test": Offered(
        folder="rubric",
        function="test_rubric",
        summary="Run a rubric's own examples; exit 1 where one fails.",
    ),
    "new": Offered(
        folder="rubric",
        function="begin_rubric",
        summary="Begin a rubric of your own, from files that work or from coded texts.",
    ),
    "suggest": Offered(
        folder="suggest",
        function="suggest",
        summary="Suggest cues that a rubric lacks, from coded or scored texts.",
    ),
    "learn": Offered(
        folder="learn",
        function="learn",
        summary="Learn from coded texts how each side is argued, and say how well by "
        "cross-validation.",
    ),
    "audit": Offered(
        folder="audit",
        function="audit",
        summary="Measure each target and cue of a rubric on coded texts.",
    ),
}
"""Those of ``stances rubric``."""

CACHE: Mapping[str, Offered] = {
    "dir": Offered(
        folder="cache",
        function="show_folder",
        summary="Print the folder in which compiled rubrics are kept.",
    ),
    "clear": Offered(
        folder="cache",
        function="clear",
        summary="Remove the compiled rubrics, which are made anew when they are needed.",
    ),
}
"""Those of ``stances cache``."""
