"""Why a page is no article: it lists others, tells an error, wants a login, a payment, a browser or consent."""

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from extractors.pages.page_facts import PageFacts
from extractors.pages.page_text import PageText
from models.pages import PageProblem

_HARDLY_ANYTHING = 300
_SHORT = 600
_STUB = 1_500
_ERROR_TITLE = re.compile(
    r"(?:error\s*)?(?:4(?:0[0134]|10|29)|5(?:0[0234]))\b.{0,40}|(?:page|article|story|content|document|file|url)?\s*(?:was |is |could )?not (?:be )?found\b.{0,40}"
    r"|(?:page|site|service) (?:is )?(?:temporarily )?unavailable|(?:internal )?server error|bad gateway|gateway time-?out|forbidden"
    r"|oops!?.{0,40}|something went wrong.{0,20}|(?:this |the )?page (?:has (?:been )?moved|doesn[’']t exist|does not exist|no longer exists).{0,40}"
    r"|(?:we[’']re )?sorry[,!].{0,60}|under maintenance|(?:down for|scheduled) maintenance.{0,40}",
    re.IGNORECASE,
)
_ERROR_TEXT = re.compile(
    r"page (?:you (?:are|were) looking for|you requested|you tried to)|(?:page|article|story) (?:could not|cannot|can[’']t) be found"
    r"|requested (?:url|page|resource) (?:was|could) not|no longer (?:exists|available)|does not exist or has been (?:moved|removed)"
    r"|down for (?:scheduled )?maintenance|temporarily unable to service",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"(?:enable|requires?|needs?|turn on|activate) (?:javascript|js|cookies)|javascript is (?:disabled|required|not enabled)"
    r"|verify(?:ing)? (?:that )?you are (?:a |not a )?(?:human|robot)|access (?:denied|to this page has been denied)"
    r"|checking (?:your|the) (?:browser|site connection)|are you a robot|unusual traffic|ddos protection by|just a moment\.\.\."
    r"|browser (?:is )?(?:not supported|out of date)|complete the captcha",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:please )?(?:log|sign) ?in to (?:continue|view|read|access|see)|you (?:must|need to) (?:be logged in|log in|sign in|register)"
    r"|(?:login|sign-?in|registration) (?:is )?required|forgot(?:ten)? (?:your )?password|create (?:an|a free) account to",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:we|our partners|and our)\b.{0,60}\buse (?:cookies|technologies such as cookies)|accept (?:all )?cookies|cookie (?:policy|settings|preferences)"
    r"|before you continue|your privacy (?:choices|matters|is important)|consent to the (?:use|processing)|legitimate interest",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?(?:to|for) (?:continue|keep|read|unlock|full|unlimited)|to (?:continue|keep) reading"
    r"|(?:for|to|available to|only for|exclusive to) (?:paid |paying |premium |our )*(?:subscribers|members)(?: only)?"
    r"|already (?:a subscriber|a member|have an account|subscribed)|(?:free )?articles? (?:left|remaining)|reached your (?:free )?(?:article )?limit"
    r"|start your (?:free )?(?:trial|subscription)|unlock (?:this|the) (?:article|story)|subscription required|read the full (?:article|story) (?:with|by)",
    re.IGNORECASE,
)
_PAYWALL_CLASS = './/*[contains(@class, "paywall") or contains(@id, "paywall") or contains(@class, "subscriber-only")]'
_LIST_TITLE = re.compile(
    r"(?:(?:all|latest|recent) (?:news|articles|posts|stories)|news(?:room)?|press releases?|archives?|blog|category\b.*|tag\b.*"
    r"|search results?\b.*|topics?\b.*|author\b.*|page \d+.*)(?:\s*[|:–—-].*)?",
    re.IGNORECASE,
)
_LINKED_MOST = 0.6
_MIN_LINKED = 300
_SEEN_MOST = 20_000


def of(tree: HtmlElement, facts: PageFacts, found: PageText, text: str) -> PageProblem | None:
    """Return why a page is no article; None where it is one, short as it may be. ``text`` is what is left of what was found.

    Words of doors count only where hardly anything else stands there: an article about them is an article.
    """
    length = len(text)
    if length < _SHORT and any(_ERROR_TITLE.fullmatch(title.strip()) for title in facts.titles):
        return PageProblem.ERROR_PAGE
    if length < _SHORT:
        said = f"{facts.title or ''}\n{found.text}" if found.text else f"{facts.title or ''}\n{_seen(tree)}"
        for pattern, problem, shorter_than in _DOORS:
            if length < shorter_than and pattern.search(said):
                return problem
    if length < _STUB and _is_stub(tree, facts, text):
        return PageProblem.PAYWALL
    if _is_list(facts, found, text):
        return PageProblem.INDEX_PAGE
    if not text:
        return PageProblem.SCRIPT_ONLY if _is_shell(tree) else PageProblem.NO_TEXT
    return None


_DOORS = (
    (_BROWSER, PageProblem.BROWSER_CHECK, _SHORT),
    (_ERROR_TEXT, PageProblem.ERROR_PAGE, _HARDLY_ANYTHING),
    (_LOGIN, PageProblem.LOGIN_WALL, _HARDLY_ANYTHING),
    (_CONSENT, PageProblem.CONSENT_WALL, _HARDLY_ANYTHING),
)


def _is_stub(tree: HtmlElement, facts: PageFacts, text: str) -> bool:
    """Say whether only a beginning was given of what has to be paid for: the page says so, and the text is cut off or hardly there."""
    is_cut = text.rstrip().endswith(("…", "..."))
    if facts.is_behind_paywall:
        return is_cut or len(text) < _SHORT
    if tree.xpath(_PAYWALL_CLASS):
        return is_cut
    return len(text) < _SHORT and is_cut and _PAYWALL.search(_seen(tree)) is not None


def _is_list(facts: PageFacts, found: PageText, text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    if found.linked >= _MIN_LINKED and found.linked > _LINKED_MOST * (found.linked + letters):
        return True
    says = facts.is_list or any(_LIST_TITLE.fullmatch(title) for title in facts.titles[:1])
    return says and found.linked > letters


def _is_shell(tree: HtmlElement) -> bool:
    """Say whether a page is made by its scripts: it has some, and no words of its own."""
    return next(tree.iter("script"), None) is not None and not _seen(tree)


def _seen(tree: HtmlElement) -> str:
    """Return the first words that a browser would show, scripts and styles left out."""
    pieces: list[str] = []
    length = 0
    body = tree.find("body")
    for element in (body if body is not None else tree).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in {"script", "style", "template", "noscript", "title"} and element.text:
            pieces.append(element.text)
            length += len(element.text)
        if element.tail:
            pieces.append(element.tail)
            length += len(element.tail)
        if length > _SEEN_MOST:
            break
    return " ".join(" ".join(pieces).split())
