"""What a check of the document says: one finding, its level and its rule."""

from dataclasses import dataclass
from enum import StrEnum

from narrative_studio.analysis.wording.word_changes import WordChanges, word_changes
from narrative_studio.model.rows import Row


class Level(StrEnum):
    """How much a finding asks for somebody; ``--fail-on`` takes these words."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def weight(self) -> int:
        """Rises with the level, to sort and to compare by."""
        return _WEIGHT[self]


_WEIGHT = {level: weight for weight, level in enumerate(Level)}


class Rule(StrEnum):
    """Which rule a finding comes from; the words are stable, so that tools may rely on them."""

    SUSPECT_LINK = "suspect-link"
    UPSTREAM_CHANGED = "upstream-changed"
    UNCOVERED_ELEMENT = "uncovered-element"
    ORPHAN_FRAME = "orphan-frame"
    PROOF_NOT_CLEARED = "proof-not-cleared"
    PROOF_EXPIRED = "proof-expired"
    PROOF_TOLD = "proof-told-without-consent"
    VALUE_WITHOUT_PROOF = "value-without-cleared-proof"
    UNAPPROVED_FRAME = "unapproved-frame-in-current-baseline"
    UNANSWERED = "unanswered-alternative"
    ONLY_RIVALS = "only-rivals"
    NO_STRENGTH = "alternative-without-strength"
    NOT_DIFFERENT = "not-different"
    VAGUE = "vague-differentiator"
    SO_WHAT = "so-what"
    NO_VALUE = "no-value-theme"
    MANY_VALUES = "many-value-themes"
    NOT_GIVEN = "value-without-differentiator"
    WHO_CARES = "who-cares"
    NOT_CARED_FOR = "customer-without-value"
    DEMOGRAPHIC = "demographic-customer"
    NOBODY_EXCLUDED = "nobody-excluded"
    CATEGORY = "market-category"
    TRUISM = "trend-is-a-truism"
    NO_CHAMPION = "no-champion"
    NO_ECONOMIC_BUYER = "no-economic-buyer"
    NO_DISQUALIFIER = "no-disqualifier"
    PERSONA_WITHOUT_VALUE = "persona-without-value-theme"
    VALUE_WITHOUT_PERSONA = "value-theme-without-persona"
    OBJECTION_WITHOUT_PERSONA = "objection-without-persona"
    NOBODY_DECIDES = "in-review-without-approver"
    COMPARISON_OLD = "comparison-old"
    PLANNED_TOLD = "planned-told-as-available"
    PLANNED_WITHOUT_ITEM = "planned-without-roadmap-item"
    ROADMAP_PASSED = "roadmap-date-passed"
    SETUP_TOO_LONG = "setup-too-long"
    VALUE_TOO_SHORT = "value-too-short"
    CALL_TOO_LONG = "call-too-long"
    ZONE_OVER_BUDGET = "zone-over-budget"
    CRITERIA_NUMBER = "criteria-number"
    CRITERION_UNPAID = "criterion-nothing-pays-for"
    CRITERION_HALF_PAID = "criterion-half-paid"
    STEP_UNPROMISED = "step-pays-for-no-promise"
    OPEN_COMMENT = "open-comment"
    EMPTY_FRAME = "empty-frame"
    NO_KEY_MESSAGE = "no-key-message"
    KEY_MESSAGE_REPEATS = "key-message-repeats-headline"
    SCRIPT_LENGTH = "script-length"
    SCRIPT_OVER_FRAME = "script-longer-than-frame"
    UNUSUAL_PACE = "unusual-pace"
    MANY_BULLETS = "too-many-bullets"
    NO_ALT_TEXT = "no-alt-text"
    BANNED_WORD = "banned-word"
    WORD_TO_AVOID = "word-to-avoid"
    FOOTNOTE_MISSING = "footnote-missing"
    FOOTNOTE_UNUSED = "footnote-unused"
    TOUCHPOINT_UNCHECKED = "touchpoint-unchecked"
    UNLINKED_TOUCHPOINT = "unlinked-touchpoint"
    NO_FALLBACK = "step-without-fallback"
    LONG_FALLBACK = "long-fallback"
    NOTHING_TO_SEE = "step-without-expectation"
    NO_WHY = "step-without-why"
    MANY_CLICKS = "many-clicks"
    NOT_INTRODUCED = "chunk-not-introduced"
    NOT_SUMMED_UP = "chunk-not-summed-up"
    STEPS_OVER_FRAME = "steps-longer-than-frame"
    END_NOT_FIRST = "end-result-not-first"
    SECRET = "secret-in-document"
    LATE_WOW = "late-wow"
    LONG_WITHOUT_ASK = "long-without-ask"
    TESTS_WITHOUT_PROTOCOL = "tests-without-protocol"
    PROTOCOL_NOT_FIXED = "protocol-not-fixed"
    PROTOCOL_FIXED_LATE = "protocol-fixed-late"
    PROTOCOL_CHANGED = "protocol-changed-after-fixing"
    COUNTED_IN_DOUBT = "session-counted-in-doubt"
    TESTS_INTERIM = "tests-interim"
    TEST_OF_OLD_BASELINE = "test-of-old-baseline"
    STALE_TEST_DECK = "stale-test-deck"
    HEARD_UNANSWERED = "heard-objection-unanswered"
    FLAGGED_UNCHANGED = "flagged-frame-unchanged"
    CUSTOM_VALUE_MISFIT = "custom-value-misfit"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Rewording:
    """How one cell read when somebody last looked, and how it reads now."""

    column: str
    before: str
    after: str

    @property
    def words(self) -> WordChanges:
        """What changed, word by word."""
        return word_changes(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: a plain sentence, the next step, and the row to open.

    ``rewordings`` are what changed where a finding is about changes.
    """

    level: Level
    rule: Rule
    text: str
    hint: str
    table: str
    row_id: str
    rewordings: tuple[Rewording, ...] = ()


def about(
    row: Row,
    level: Level,
    rule: Rule,
    text: str,
    hint: str,
    rewordings: tuple[Rewording, ...] = (),
) -> Finding:
    """A finding that opens ``row``."""
    return Finding(level, rule, text, hint, row.table, row.id, rewordings)
