"""The JSON documents that the program writes, by the names of their schemas."""

from __future__ import annotations

from collections.abc import Mapping

from stances.commands.agree.find_pairs import AgreementDocument
from stances.commands.cite.find_citations import CitationDocument
from stances.commands.compare.periods import PeriodsDocument
from stances.commands.crux.find_crux import CruxDocument, DivisionDocument
from stances.commands.evaluate.evaluation import EvaluationDocument
from stances.commands.fragile.find_fragile import FragilityDocument
from stances.commands.gate.baseline_record import BaselineFile
from stances.commands.gate.report import DriftReport
from stances.commands.importing.importing import ImportDocument
from stances.commands.map.find_map import MapDocument
from stances.commands.match.find_matches import MatchDocument
from stances.commands.rank.find_ranking import RankingDocument
from stances.commands.rubric.codebook import RubricDocument, RubricsDocument
from stances.commands.rubric.lint import FindingsDocument
from stances.commands.rubric.trial import TrialDocument
from stances.commands.settings.show import SettingsDocument
from stances.commands.suggest.suggestion import SuggestionDocument
from stances.commands.texts.listing import ExpertsDocument, SentencesDocument
from stances.learning.audit import AuditDocument
from stances.learning.learning import LearningDocument
from stances.scoring.scale import LogitSheet
from stances.scoring.sheet import ScoreSheet
from stances.wire.records import Record

DOCUMENTS: Mapping[str, type[Record]] = {
    "score-sheet": ScoreSheet,
    "logit-sheet": LogitSheet,
    "agreement": AgreementDocument,
    "ranking": RankingDocument,
    "crux": CruxDocument,
    "division": DivisionDocument,
    "fragility": FragilityDocument,
    "map": MapDocument,
    "match": MatchDocument,
    "citations": CitationDocument,
    "periods": PeriodsDocument,
    "experts": ExpertsDocument,
    "sentences": SentencesDocument,
    "import": ImportDocument,
    "evaluation": EvaluationDocument,
    "drift": DriftReport,
    "baseline": BaselineFile,
    "rubrics": RubricsDocument,
    "rubric": RubricDocument,
    "findings": FindingsDocument,
    "trial": TrialDocument,
    "suggestion": SuggestionDocument,
    "learning": LearningDocument,
    "audit": AuditDocument,
    "settings": SettingsDocument,
}
