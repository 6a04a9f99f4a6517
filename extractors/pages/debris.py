"""What surrounds a text on its page: words of buttons, disclaimers, tickers, offers of letters, other pages' headlines.

Simple and general on purpose: a line is set aside only where it says nothing else. Each rule has lines that it must set aside and
lines that it must keep in ``tests/extractors/test_debris.py``.
"""

import re
from collections.abc import Iterable

_BUTTONS = """
    advertisement | advertise | advertising | all rights reserved | back to top | bookmark | by | click to copy | comment | comments |
    continue reading | copy link | copied | download app | email | email this article | facebook | follow | follow us | get the app |
    home | instagram | leave a comment | like | liked | likes | likes received | linkedin | listen | load more | log in | login | menu |
    newer post | next | next article | no comments | older post | order reprints | pinterest | post a comment | posted by | previous |
    previous article | print | print article | rate of return | read more | read more posts | reddit | reply | report | repost |
    save | see more | share | share on facebook | share on x | share this | share this article | share this post | share this story |
    show more | sign in | sign up | skip to content | skip to main content | sponsored | story continues | story continues below |
    subscribe | subscribe now | table of contents | tags | thank you | thanks for signing up | trending | tweet | twitter |
    unsubscribe | view comments | views | whatsapp | write a comment | advertisement continue reading the main story |
    this article has been updated | sorry
"""
_RELATED = """
    also read | also on | don t miss | editors picks | editor s picks | featured | further reading | hot topics | in other news |
    latest | latest articles | latest news | latest posts | latest stories | more | more articles | more from | more like this |
    more news | more on this | more on this story | more on this topic | more stories | most popular | most read | most viewed |
    must read | our latest | other stories | partner news | popular | popular articles | popular posts | popular stories | read also |
    read next | recent | recent articles | recent posts | recommended | recommended articles | recommended for you |
    recommended reading | recommended stories | related | related articles | related content | related coverage | related links |
    related news | related posts | related reading | related stories | related topics | see also | similar articles | similar posts |
    suggested reading | top news | top stories | trending now | trending stories | up next | what others are reading |
    what to read next | you may also be interested in | you may also like | you might also like | you might like
"""
_COMMENTS = """
    comments | leave a comment | leave a reply | join the conversation | join the discussion | post a comment | reader comments |
    tell us what you think | responses | discussion | comment on this article | no comments yet
"""


def _phrases(listing: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in listing.split("|"))


_BUTTON_WORDS = _phrases(_BUTTONS) | _phrases(_RELATED) | _phrases(_COMMENTS)
_RELATED_WORDS, _COMMENT_WORDS = _phrases(_RELATED), _phrases(_COMMENTS)
_NOT_LETTERS = re.compile(r"[^a-z ]+")
_NAME = r"(?-i:[A-Z][\w.’'-]+)"
_LONGEST = 320
"""A line above this is a paragraph of somebody's text, whatever words it holds; a disclaimer may be of any length."""

_DISCLAIMER = re.compile(
    r"\b(?:copyright of this (?:article|content|post)|all rights reserved|(?:views|opinions) expressed (?:herein|here|in this|are)"
    r"|(?:not|nor)(?: (?:constitute|be considered|be construed))?(?: as)? (?:investment|financial|legal|tax) advice"
    r"|for (?:informational|educational|entertainment) purposes only|investment reference purposes only"
    r"|past performance is (?:not|no)|do your own research before|forward-looking statements within the meaning"
    r"|reproduction (?:in whole or in part )?(?:without permission )?is (?:prohibited|forbidden)"
    r"|for your personal, non-commercial use only)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    "|".join(
        (
            r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:[\w.&’'-]+[ ,]+){0,4}(?:19|20)\d{2}\b.{0,120}",
            r"(?:https?://|www\.)\S+",
            r"[\w.+-]+@[\w-]+\.[\w.]+",
            # Another page's headline, led in by what it is.
            r"(?:also )?(?:read|see|watch|listen)(?: (?:more|also|next|now))?(?: (?:on this|about this|at|on|here))?\s*[:|»>→].{0,200}",
            r"(?:related|recommended|more|further reading|don[’']t miss|you may also like|see also|also on [\w. ]{2,40})\s*[:|»>→].{0,200}",
            r"also on [\w.-]+\.\w{2,6}\b.{0,200}",
            r"[^\n]{4,200}\s[-–—|·]\s(?:YouTube|Vimeo|X|Twitter|Facebook|LinkedIn|Reddit|TikTok|Instagram)",
            r"[^.!?]{0,80}\bstock (?:price|quote)s?\b[^.!?]{0,80}",
            # An app, a letter, an account.
            r"(?:click|tap|press) here (?:to|for)\b.{0,120}",
            r"(?:get|download) the [\w .’'-]{2,40}\bapp\b.{0,80}",
            r"(?:to (?:keep up|stay)[^.]{0,80}, )?(?:please )?(?:follow|like|find|join|connect with) (?:us|me|him|her|them|@?[\w .’'-]{2,40})"
            r" on (?:twitter|facebook|x|instagram|linkedin|youtube|telegram|whatsapp|bluesky|mastodon|threads|google news)\b.{0,160}",
            r"follow @\w+.{0,160}",
            r"(?:sign up|subscribe|register)\b[^.!?]{0,120}\b(?:newsletters?|inbox|email|alerts?|updates?|channel|podcast|feed|today|free)\b.{0,160}",
            r"(?:get|receive|have)\b[^.!?]{0,140}\b(?:inbox|newsletters?|letterbox|by email|mailing list)\b.{0,160}",
            r"(?:enter|check|keep an eye on) your (?:e-?mail|inbox)\b.{0,120}",
            r"(?:enjoy(?:ed|ing)?|like|love) (?:this|the|our) (?:story|article|post|content|read|reporting|site)\??.{0,120}",
            r"(?:share|forward) (?:it|this)\b.{0,40}\bfriends?\b.{0,40}",
            # A door within the page: cookies, payment, login.
            r"(?:we|this (?:web)?site|our (?:web)?sites?|our partners)(?: and our partners)? (?:also )?uses? cookies\b.{0,300}",
            r"by (?:continuing|using|clicking|browsing)\b.{0,60}\b(?:agree|consent|accept)\b.{0,200}",
            r"(?:accept|reject|manage|allow)(?: all)?(?: cookies| preferences| settings)?",
            r"(?:subscribe|sign in|log in|register|sign up|create an account)\b.{0,60}\bto (?:continue|keep|read|unlock|access|view|comment|finish)\b.{0,120}",
            r"(?:already|not) (?:a |have an? )?(?:subscriber|member|subscription|account|registered)\b.{0,80}",
            r"(?:this|the) (?:article|story|content|page|post|feature) is (?:for|available to|exclusive to|reserved for|only available to)"
            r" (?:paid |paying |premium |registered |our )*(?:subscribers|members|readers|users)\b.{0,120}",
            r"you (?:have|[’']ve)(?: now)? (?:\d+|\w+) (?:free )?articles? (?:left|remaining)\b.{0,80}",
            r"you (?:have|[’']ve) (?:reached|read|used)\b.{0,40}\b(?:free )?articles?\b.{0,80}",
            r"(?:an error (?:has )?occurred|there was an error|something went wrong)\b.{0,100}",
            r"please (?:try again|enable|disable your ad|turn off your ad)\b.{0,100}",
            # Who pays, who wrote, whom to tell.
            r"(?:ftc: )?(?:we|this (?:page|post|article|site)|[\w ]{2,30})(?: may)? (?:use|uses|contains?|include[sd]?|earn|get|receive)\b.{0,40}"
            r"\b(?:affiliate|commission|share of the sale|income earning)\b.{0,160}",
            r"(?:if|when) you (?:buy|purchase|click)\b.{0,60}\b(?:we|\w+) (?:may|might|can|could)?\s*(?:earn|get|receive)\b.{0,160}",
            rf"(?:by|words by|written by|reporting by|editing by|compiled by) {_NAME}(?: (?:and |& )?{_NAME}){{1,8}}(?:[;,] .{{0,80}})?",
            r"(?:have|got) a (?:news )?tip\b.{0,200}",
            rf"(?:write|e-?mail|contact|reach)\b(?: to)? {_NAME}.{{0,60}}@.{{0,160}}",
            rf"{_NAME}(?: {_NAME}){{1,3}} (?:may|can) be reached (?:at|by|on)\b.{{0,80}}(?:@|\d{{3}}).{{0,80}}",
            r"(?:photo|image|picture|video|illustration|graphic)s?(?: (?:by|credit|courtesy(?: of)?|source))?\s*[:/].{0,120}",
            r"\((?:photo|image|picture) (?:by|credit|courtesy)\b[^)]{0,120}\)",
            r"(?:press|media|investor) (?:contacts?|inquiries|enquiries)\s*:?.{0,120}",
            r"(?:tags?|topics?|categor(?:y|ies)|filed under|posted in|keywords?|labels?|share)\s*:.{0,200}",
            r"(?:posted|published|updated|reblogged|shared) (?:by|in) [^.!?]{2,80}",
            r"\d[\d.,]*\s?[kKmM]?\s*(?:likes?|shares?|comments?|views?|replies|reactions|followers|min(?:ute)?s? read|reposts?)",
        )
    ),
    re.IGNORECASE,
)
# A share price, and nothing else: $TSLA(TSLA.US) 401.20 +1.9%.
_TICKER = re.compile(
    r"(?:\$?[A-Z][\w&. ]{0,30}?\s*\(?(?:[A-Z]{1,8}:\s?)?[A-Z]{1,6}(?:\.[A-Z]{1,3})?\)?|\$[A-Z]{1,6})"
    r"(?:[\s|,]*(?:[▲▼△▽↑↓]|[+\-−–]?[$€£]?\d[\d.,]*%?|\([+\-−–]?\d[\d.,]*%?\)))*"
)
_PRICE = re.compile(r"[▲▼△▽↑↓]|[+\-−–]\s?\d[\d.,]*%?|\d[\d.,]*%|\b\d+\.\d{2}\b")
_TAGGED = re.compile(r"(?:\$[\w .,&’'-]{1,40}\([A-Z0-9]{1,8}(?:\.[A-Z]{1,4})?\)\s*|[#$][A-Za-z]\w+\s*)+")


def is_debris(line: str) -> bool:
    """Say whether a line holds nothing of the text: a button's words, a disclaimer, an offer, a share price, a bare address."""
    words = folded(line)
    if not words or words in _BUTTON_WORDS:
        # A line of digits or signs may be a figure of the text; one of nothing is no line at all.
        return words in _BUTTON_WORDS
    bare = line.strip()
    if _DISCLAIMER.search(bare):
        return True
    return len(bare) <= _LONGEST and bool(_WHOLE.fullmatch(bare) or _TAGGED.fullmatch(bare) or _is_ticker(bare))


def leads_elsewhere(line: str) -> bool:
    """Say whether a line is the heading of a list of other pages, or of what readers have written."""
    words = folded(line)
    return words in _RELATED_WORDS or words in _COMMENT_WORDS or words.startswith("more from ")


def folded(line: str) -> str:
    """Return a line's letters in small letters, words apart by one space."""
    return " ".join(_NOT_LETTERS.sub(" ", line.casefold()).split())


def without_debris(lines: Iterable[str]) -> list[str]:
    """Return the lines that are a text's own, empty ones included."""
    return [line for line in lines if not line.strip() or not is_debris(line)]


def _is_ticker(line: str) -> bool:
    pieces = [piece for piece in re.split(r"\s{2,}|\s\|\s|;", line) if piece.strip()]
    return len(line) < _LONGEST // 2 and all(
        _TICKER.fullmatch(piece.strip()) and _PRICE.search(piece) for piece in pieces
    )
