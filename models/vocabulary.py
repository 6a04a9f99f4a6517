"""The closed vocabularies. Their values are what stands in TOML, JSON and SQL."""

from enum import StrEnum


class Standing(StrEnum):
    """How much a source's word weighs as evidence, strongest first."""

    OBSERVATION = "observation"  # a catalogue or imagery model: somebody looked
    FILING = "filing"  # a regulator's or court's record
    PRIMARY = "primary"  # the announcing party itself
    PRESS = "press"
    AGGREGATOR = "aggregator"
    COMMENTARY = "commentary"


class SourceKind(StrEnum):
    """What a source serves; ``extractors.listing`` says which of these can be read."""

    RSS = "rss"
    ATOM = "atom"
    JSON_FEED = "json_feed"
    SITEMAP = "sitemap"
    LISTING_PAGE = "listing_page"
    SPACEFLIGHT_NEWS = "spaceflight_news"
    HACKER_NEWS = "hacker_news"
    GDELT = "gdelt"
    GOOGLE_NEWS = "google_news"
    REDDIT = "reddit"
    X_POSTS = "x_posts"
    EDGAR_SUBMISSIONS = "edgar_submissions"
    EDGAR_SEARCH = "edgar_search"
    FCC_NOTICES = "fcc_notices"
    FCC_COMMENTS = "fcc_comments"
    LAUNCH_LIBRARY = "launch_library"
    CELESTRAK = "celestrak"
    SPACE_TRACK = "space_track"
    GCAT = "gcat"
    EPOCH = "epoch"
    FORECAST_MARKET = "forecast_market"
    GREENHOUSE = "greenhouse"
    LEVER = "lever"
    ASHBY = "ashby"
    WORKDAY = "workday"
    SMARTRECRUITERS = "smartrecruiters"
    JOB_PAGE = "job_page"
    TESLA_CAREERS = "tesla_careers"
    FOLDER = "folder"
    WARC = "warc"


class DocumentKind(StrEnum):
    ARTICLE = "article"
    JOB_POSTING = "job_posting"


class MentionLabel(StrEnum):
    PROGRAM = "program"
    ORGANIZATION = "organization"
    PERSON = "person"


class GateReason(StrEnum):
    """Why a sentence is read for claims: what in it can make one."""

    FIGURE = "figure"
    EVENT = "event"
    BOTH = "figure and event"
    NOTHING = "nothing"  # it is not read


class Qualifier(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    MAGNITUDE = "magnitude"


class Basis(StrEnum):
    LEVEL = "level"  # a stock at a time
    RATE = "rate"  # per year
    EACH = "each"  # per satellite, launch, kg, m²
    TOTAL = "total"  # a sum of money, launches over a period
    SHARE = "share"
    RATIO = "ratio"
    EVENT = "event"


class PowerBasis(StrEnum):
    AVERAGE = "average"
    PEAK = "peak"
    SOLAR = "solar"
    NAMEPLATE = "nameplate"


class Modality(StrEnum):
    """What the text says of a claim, not whether the world agrees."""

    ACHIEVED = "achieved"
    UNDERWAY = "underway"
    COMMITTED = "committed"
    PLANNED = "planned"
    ASPIRATIONAL = "aspirational"
    CONDITIONAL = "conditional"
    DISCUSSED = "discussed"
    DOUBTED = "doubted"
    DENIED = "denied"
    CANCELLED = "cancelled"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    THIRD = "third"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"


class AnchorKind(StrEnum):
    UTTERANCE = "utterance"
    PUBLISHED = "published"
    FETCHED = "fetched"
    NONE = "none"


class CueKind(StrEnum):
    """What a cue phrase bears on."""

    MODALITY = "modality"  # value: a Modality
    NEGATION = "negation"  # value: denied or doubted
    CONDITION = "condition"  # value: conditional
    ATTRIBUTION = "attribution"  # value: said
    NO_CLAIM = "no_claim"  # value: sarcasm, question, history, price …: why nothing here is a claim


class JobFunction(StrEnum):
    RADIATION = "radiation"
    THERMAL = "thermal"
    POWER = "power"
    STRUCTURES = "structures"
    TEST = "test"
    PRODUCTION = "production"
    SOFTWARE = "software"
    SILICON = "silicon"
    NETWORK = "network"
    GROUND = "ground"
    OTHER = "other"


class Seniority(StrEnum):
    INTERN = "intern"
    JUNIOR = "junior"
    REGULAR = "regular"
    SENIOR = "senior"
    LEAD = "lead"
    MANAGER = "manager"
    DIRECTOR = "director"


class PromiseKind(StrEnum):
    """What was promised: promises of one kind are late in like ways."""

    LAUNCH = "launch"  # something flies, first of all for the first time
    DEPLOYMENT = "deployment"  # so much stands in orbit, or is added there each year
    CHIP = "chip"  # a chip is taped out, or made in volume
    GROUND_SITE = "ground_site"  # a computer or data center on the ground runs
    FACTORY = "factory"  # a plant produces
    CADENCE = "cadence"  # something flies so many times
    COST = "cost"  # something costs less


class PromiseEnd(StrEnum):
    """How a promise ended that did not come true."""

    FAILED = "failed"  # past its day, its owner stopped
    WITHDRAWN = "withdrawn"  # taken back before its day
    RESCOPED = "rescoped"  # another thing took its place


class PromiseState(StrEnum):
    """What had become of a promise by a date."""

    KEPT = "kept"
    KEPT_LATE = "kept late"
    OPEN = "open"
    OVERDUE = "overdue"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    RESCOPED = "rescoped"


class PostingState(StrEnum):
    """How a posting stands as far as anybody can tell."""

    OPEN = "open"  # it stood on the last list that could tell
    UNCERTAIN = "uncertain"  # it is no longer listed, and its own page does not say that it is gone
    CLOSED = "closed"  # two complete lists lack it, and its own page is gone
    REPLACED = "replaced"  # it was put up again under another id


class PostingEventKind(StrEnum):
    """What can happen to a posting."""

    OPENED = "opened"
    CHANGED = "changed"
    UNCERTAIN = "uncertain"
    FOUND = "found"  # it had only been uncertain, and is listed again
    CLOSED = "closed"
    REOPENED = "reopened"  # it had been closed, and is listed again under the same id
    REPOSTED = "reposted"  # an earlier posting under a new id
    FIRST_MENTION = "first_mention"  # of a program that no posting of the board had named


class InputStatus(StrEnum):
    """How well an input of the capacity model is known."""

    PUBLISHED = "published"
    DERIVED = "derived"
    CONTESTED = "contested"


class UrlStatus(StrEnum):
    KNOWN = "known"
    UNKNOWN = "unknown"  # only the publisher is known: an address is never invented


class FetchOutcome(StrEnum):
    """What became of one request."""

    OK = "ok"
    UNCHANGED = "unchanged"  # 304
    GONE = "gone"  # 404 or 410
    REFUSED_BY_US = "refused_by_us"  # robots.txt, a private address, a cap
    REFUSED_BY_THEM = "refused_by_them"  # 401, 403, 451
    FAILED = "failed"  # timeout, connection lost, 429, 5xx: may succeed later


class PollOutcome(StrEnum):
    """What became of one look at a source: ``empty`` is an answer, ``failed`` is none."""

    OK = "ok"
    UNCHANGED = "unchanged"
    EMPTY = "empty"
    FAILED = "failed"
    REFUSED = "refused"
    UNREADABLE = "unreadable"


class Grade(StrEnum):
    """How grave it is that a source gave no answer."""

    TEMPORARY = "temporary"  # the network, or a server that has too much to do: passes by itself
    SOFT = "soft"  # an answer that we cannot use or may not have: may pass, or want a line of the watchlist
    HARD = "hard"  # nothing stands there, or a setting is lacking: passes only when a person acts


class Health(StrEnum):
    """How a source is doing, as people read it."""

    HEALTHY = "healthy"
    SILENT = "silent"  # answers, but brings less than is expected of it
    FAILING = "failing"
    NEVER_LOOKED = "never looked"
    DISABLED = "disabled"


class Category(StrEnum):
    """How far an announced target has come, in words."""

    MET = "met"
    MET_LATE = "met late"
    ON_TRACK = "on track"
    BEHIND = "behind"
    FAR_BEHIND = "far behind"
    NO_EVIDENCE = "no evidence yet"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    NOT_SCOREABLE = "not scoreable"
