"""Bare numbers that are part of a name ("Falcon 9", "Flight 12", "Phase 2") or a year, and count nothing."""

import re

from extractors.text.typography import NARROW, word_set

_LABELS = word_set(
    "apollo appendix asx cac dax ftse nikkei russell sp stoxx topix area article artemis axiom batch block booster bullet category cfr chapter channel clause colossus condition cortex"
    " day deck docket dojo draft edition episode exhibit exit falcon fig figure file flight form formula gate gen generation"
    " grade highway id interstate item jr launchpad layer lc level lot mark mk model module no node nos note number nr option"
    " ordinal page pages pad para paragraph part phase pier pin platform proposition psalm q question ref reference release req"
    " requisition resolution room route row rule sec section seed series serial sheet ship slc slide step stream suite table tag"
    " terminal ticket tier title track type v ver verse version vessel vol volume week windows zip zone"
)
"""Words that give the number after them as a name, written however they are."""

_LOOSE_LABELS = word_set(
    "batch day deck figure file generation item model number question row series ship track vessel volume week"
)
"""Of these, the ones that end a phrase as often as they begin a name: "this week 60 satellites"."""

_RECKONED = word_set("figure note")
_BY_SOMEBODY = re.compile(r"(?i)\b(?:i|we|you|they|he|she)[ ]$")
"""Of these, what somebody does: "we figure 30 per launch"."""
_TIMES = word_set("day week")
_PER = re.compile(r"(?:\b(?:per|an?|each|every)[ ]|/)$")
_CAPITAL_LABELS = word_set("crew core order class mission unit plan issue line job port group code case act max")
_NOT_A_NAME = word_set(
    "a about above adds adding added after all almost also among an and another approximately are around as at back be been"
    " before between both brings build builds building but buy buys by can carrying carries climbs costs could cut cuts"
    " delivers deploys deploying down each employs exactly expects fell fewer fires first for from gains gets had has have hires"
    " hiring hit hits how if in includes including into invests is just launch launched launches launching last lays least lift"
    " lifts like loses lost make makes may more most must near nearly needs next no not of off on once only operates or orders"
    " ordered ordering out over pays plan plans planned planning plus raise raises raised reach reaches roughly run runs said"
    " says see sees sell sells send sends should since some still targets than that the their then these this those through"
    " to top tops total toward under until up upto uses using via wants was we were what when where while will with within"
    " would you your our its his her it they he she hold holds host hosts fly flies flew contains holding other others about"
    " bought sold built made sent put puts took takes gave gives cost worth per take add give hire cover covers span spans"
    " jan monday tuesday wednesday thursday friday saturday sunday"
)
_WORD_BEFORE = re.compile(
    rf"(?:^|(?<=[^A-Za-z0-9&'.-]))([A-Za-z][A-Za-z0-9&'.-]{{0,40}}?)(?:[ {NARROW}]|[ ]?[#:][ ]?|\.[ ](?=[0-9]))$"
)
_WORD_BEFORE_THAT = re.compile(rf"([A-Za-z][A-Za-z0-9'-]{{0,30}}|[.!?:;\n•])[\"'“”)]{{0,2}}[ {NARROW}]?$")
_AIRLINER = re.compile(r"7[0-8]7")
_AIRLINER_DIGITS = 3
_BEFORE_DATE = re.compile(r"([a-z-]+)[^a-z0-9]{1,2}$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
_YEAR_DIGITS = 4
_DATE_WORDS = word_set(
    "in by of since until till before after from during through early mid late end year fiscal fy calendar spring summer fall"
    " autumn winter circa around to year-end mid- and"
)
_CAPITAL_AFTER = re.compile(r"[ ][A-Z][A-Za-z]+")
_NAME_REACH = 200
_WORDS_OF_LINE = re.compile(r"[A-Za-z][A-Za-z'-]{3,}")


def is_year(low: str, start: int, end: int, *, has_noun: bool) -> bool:
    """Whether four bare digits are a year: 1900–2099, unless they count something and stand where no date would."""
    if end - start < _YEAR_DIGITS or not _YEAR.match(low[start:end]):
        return False
    if not has_noun or not low.endswith("00", start, end):
        return not (has_noun and not 1950 <= int(low[start:end]) <= 2060)
    before = _BEFORE_DATE.search(low, max(0, start - 16), start)
    return before is not None and before[1] in _DATE_WORDS - {"of", "around", "to", "from", "and"}


def follows_date_word(low: str, start: int) -> bool:
    """Whether a word stands before that announces a date ("in", "by", "since")."""
    before = _BEFORE_DATE.search(low, max(0, start - 16), start)
    return before is not None and before[1] in {
        "in",
        "by",
        "since",
        "until",
        "before",
        "during",
        "early",
        "late",
        "mid",
        "fiscal",
        "through",
    }


def is_name(page: str, start: int, end: int, *, has_noun: bool) -> bool:
    """Whether bare digits (or a capitalised number word) belong to the name before them.

    A capital letter before them makes a name, unless it only begins a sentence or stands in a headline and a plural noun
    follows: "Falcon 9 boosters" and "Starship 33" are names, "SpaceX Launches 60 Satellites" is a count.
    """
    if not has_noun and end - start == _AIRLINER_DIGITS and _AIRLINER.fullmatch(page, start, end):
        return True
    found = _word_before(page, start)
    if found is None:
        return False
    word = found[1].rstrip(".")
    low = word.lower()
    is_capital = any(letter.isupper() for letter in word)
    if has_noun and found.group().rstrip(f" {NARROW}").endswith(":"):
        return False  # "Axiom: 2 nodes are up"
    if low in _TIMES and _PER.search(page, max(0, found.start(1) - 8), found.start(1)):
        return False  # "Satellites per day: 10"
    if low in _LABELS and not (has_noun and word in _LOOSE_LABELS):
        return not (word in _RECKONED and _BY_SOMEBODY.search(page, max(0, found.start(1) - 8), found.start(1)))
    if is_capital and low in _CAPITAL_LABELS:
        return True
    if not is_capital or low in _NOT_A_NAME or low.endswith("'s"):
        return False
    if found.group().rstrip(f" {NARROW}").endswith((":", "#")) or found.group().endswith(". "):
        return False
    if "," in page[start:end]:
        return False
    if word.isupper() and len(word) == 2 and end - start == 5:
        return True  # a postal code after its state
    if end - start > 4:
        return False
    if not has_noun:
        return True
    return not (_begins_sentence(page, found.start(1)) or _is_headline(page, start))


def _word_before(page: str, start: int) -> re.Match[str] | None:
    """Return the word right before a number, with what parts the two."""
    begin = max(0, start - 44)
    # No word has a space in it: what stands before the last one need not be searched.
    begin += page[begin:start].rstrip(f" {NARROW}#:").rfind(" ") + 1
    return _WORD_BEFORE.search(page, begin, start)


def is_name_again(page: str, start: int, end: int) -> bool:
    """Whether bare digits repeat a name that stands before them, shortened: "the iPhone 11 Pro and 11 Pro Max"."""
    after = _CAPITAL_AFTER.match(page, end)
    if after is None:
        return False
    before = page.find(page[start:end] + after.group(), max(0, start - _NAME_REACH), start)
    return before > 0 and is_name(page, before, before + end - start, has_noun=False)


def is_version(page: str, start: int, figure: float) -> bool:
    """Whether a bare decimal number belongs to a label ("Section 25.164") or is a name's version ("Gemini 2.5")."""
    found = _word_before(page, start)
    if found is None:
        return False
    word = found[1].rstrip(".")
    low = word.lower()
    return low in _LABELS or (word[0].isupper() and figure < 20 and low not in _NOT_A_NAME)


def _begins_sentence(page: str, start: int) -> bool:
    before = _WORD_BEFORE_THAT.search(page, max(0, start - 34), start)
    return before is None or not before[1][0].isalnum()


def _is_headline(page: str, start: int) -> bool:
    """Whether most longer words of the line begin with a capital."""
    line_start = page.rfind("\n", max(0, start - 120), start) + 1 or max(0, start - 120)
    line_end = page.find("\n", start, start + 120)
    line = page[line_start : line_end if line_end >= 0 else start + 120]
    words = _WORDS_OF_LINE.findall(line)
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
