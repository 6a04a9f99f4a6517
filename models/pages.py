"""Pages in closed vocabularies: where their dates stand, what their changes bear on, why one is no article."""

from enum import StrEnum


class DateFrom(StrEnum):
    """Where the date of a document was found, the most trustworthy first."""

    GIVEN = "given"  # by the person who handed it in
    FEED = "feed"  # the listing's item
    BOARD = "board"
    SITE = "site"  # where the site's own reader looks for it
    JSON_LD = "json-ld"
    META = "meta"
    TIME = "time"
    URL = "url"
    TEXT = "text"  # a dateline
    GUESS = "guess"  # by htmldate, from layout and wording: right five times in six


class ChangeMark(StrEnum):
    """What a change of wording bears on, where that matters to a claim."""

    DATE = "date"
    MODAL = "modal"  # will, may, could …: how firmly it is said
    NEGATION = "negation"
    NUMBER = "number"

    @property
    def in_words(self) -> str:
        """What it is called where people read it."""
        return "modal verb" if self is ChangeMark.MODAL else self.value


class PageProblem(StrEnum):
    """Why no document came of a page or posting."""

    NOT_A_PAGE = "not_a_page"  # a PDF, a picture, an archive: something that is not read
    TOO_MUCH = "too_much"  # larger, deeper or with more tags than a parser is given
    PARSER_STOPPED = "parser_stopped"  # it hung, crashed or wanted too much memory
    NO_TEXT = "no_text"
    SCRIPT_ONLY = "script_only"  # an empty shell that scripts would fill
    BROWSER_CHECK = "browser_check"  # the site wants to see a browser, or a human
    LOGIN_WALL = "login_wall"
    CONSENT_WALL = "consent_wall"
    PAYWALL = "paywall"  # only the beginning of what has to be paid for
    ERROR_PAGE = "error_page"  # an error told with status 200
    INDEX_PAGE = "index_page"  # it lists other pages

    @property
    def in_words(self) -> str:
        """What is told of it in lists and digests."""
        return _PROBLEMS_IN_WORDS[self]


_PROBLEMS_IN_WORDS = {
    PageProblem.NOT_A_PAGE: "no page, but something that is not read",
    PageProblem.TOO_MUCH: "more than a parser is given",
    PageProblem.PARSER_STOPPED: "the parser was stopped",
    PageProblem.NO_TEXT: "the page has no text",
    PageProblem.SCRIPT_ONLY: "an empty page that its scripts would fill",
    PageProblem.BROWSER_CHECK: "only a door came, not the page: the site wants a browser",
    PageProblem.LOGIN_WALL: "only a door came, not the page: the site wants a login",
    PageProblem.CONSENT_WALL: "only a door came, not the page: the site wants consent to its cookies",
    PageProblem.PAYWALL: "only the beginning of the article: the rest has to be paid for",
    PageProblem.ERROR_PAGE: "an error page, though the server called it a success",
    PageProblem.INDEX_PAGE: "no article, but a list of other pages",
}
