"""What a bare number counts: the head noun after it, in the singular ("1,000 orbital AI satellites" counts satellites)."""

import re
from dataclasses import dataclass

from extractors.quantities.false_numbers import BLANK
from extractors.quantities.number_words import WORDS
from extractors.text.typography import NARROW, word_set

_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "minis": "mini",
    "lives": "life",
    "halves": "half",
    "wives": "wife",
    "knives": "knife",
    "shelves": "shelf",
    "indices": "index",
    "vertices": "vertex",
    "matrices": "matrix",
    "analyses": "analysis",
    "crises": "crisis",
    "bases": "base",
    "axes": "axis",
    "theses": "thesis",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "mice": "mouse",
    "geese": "goose",
    "buses": "bus",
    "gases": "gas",
    "lenses": "lens",
    "viruses": "virus",
    "apparatuses": "apparatus",
    "campuses": "campus",
    "movies": "movie",
    "cookies": "cookie",
    "calories": "calorie",
    "ties": "tie",
    "headquarters": "headquarters",
    "series": "series",
    "species": "species",
}
_SAME_IN_PLURAL = word_set(
    "aircraft spacecraft watercraft personnel staff crew crewmembers faculty troops police sheep fish cattle offspring"
    " series species headquarters chassis salmon"
)
_STOP = word_set(
    "a about above across after again against ago ahead all along also although am among amid an and another any are around as"
    " at away back be because been before behind being below beneath beside besides between beyond both but by can cannot"
    " could despite did do does down due during each earlier either else enough even ever every few for from further had half"
    " has have he her here him his how however i if in inside instead into is it its itself just last later least less like"
    " many may me might mine more most much must my near nearly neither next no nor not nothing now of off often on once one"
    " only onto or our ours out outside over own past per perhaps plus quite rather really said same says she should since so"
    " some soon still such than that the their them then there these they this those through throughout thus till to today"
    " together tomorrow tonight too toward towards under unless until up upon us versus very via vs was we were what when"
    " where whereas whether which while who whom whose why will with within without would yes yesterday yet you your always"
    " sometimes already almost does says goes makes takes gives puts lets gets uses needs wants plans aims hopes expects"
    " includes remains becomes seems means ends begins starts stands sits lies falls rises overall alike respectively apiece"
    " monday tuesday wednesday thursday friday saturday sunday"
)
_NOT_HYPHENATED = word_set(
    "to or and by x on in off under way something odd ish plus year month day week time fold up down out for of a an over per some"
    " thirds sided part minus"
)
_GOES_ON = word_set("to or and in out by odd plus ish some")
_VAGUE_ONE = word_set(
    "day thing way reason person side hand point time who more else another off can could would will may might word place case"
    " example big key possible potential major another such reason concern issue sense moment can't isn't doesn't says said"
    " thought study analyst report source"
)
_LEADS = re.compile(
    rf"(?:\+|-plus|-odd)?(?:[ {NARROW}]or[ {NARROW}](?:more|fewer|so))?(?:[ {NARROW}](?:more|other|additional|further|such|new|extra)(?=[ {NARROW}]))?(?:[ {NARROW}]of[ {NARROW}](?:(?:the|its|their|those|these|our|his|her|my|your|them)(?![a-z])|(?:the[ {NARROW}])?[A-Za-z][A-Za-z-]{{1,20}}'s(?![a-z])))?(?:[ {NARROW}](?:most|least)(?=[ {NARROW}][a-z]))?"
)
_WORD = re.compile(rf"[ {NARROW}](?=[A-Za-z])([A-Za-z][A-Za-z0-9&'+/-]{{0,40}})(?:\.(?=[A-Z]\.)[A-Z]\.)?")
_HYPHENATED = re.compile(r"-([A-Za-z][A-Za-z0-9']{1,30})")
_SET_ASIDE = re.compile(rf"[ {NARROW}]{BLANK}{{1,12}}(?=[ {NARROW}])")
"""A name with a number in it ("AI-1"), which has been blanked out as a false number."""

_PRODUCT = re.compile(r"[A-Z]{1,5}[0-9]{1,4}[A-Za-z]{0,2}(?:-[a-z]{2,12})?s?$")
_TWO_PRODUCTS = re.compile(r"[A-Z]{1,5}[0-9]{1,4}[A-Za-z]{0,2}/[A-Z]{1,5}[0-9]{1,4}[A-Za-z]{0,2}")
_NAMED_SO = word_set(
    "rack satellite chip board card server node system unit cluster processor accelerator module spacecraft craft superchip gpu"
    " rocket booster engine vehicle ship array machine device sat mini"
)
"""Things that a product's name may stand before: "one GB300 rack", "one Starlink V3 satellite"."""

_ADJECTIVE = re.compile(r"(?:al|ive|ous|ic|able|ible|ful|less|ary|ed|ing|ized|based|(?:ul|ol|il|un|cle)ar|est)$")
_VERBS_IN_PLURAL = word_set(
    "work live die say agree think need want use make take give get go come see know find face vote call play fly run rely remain stay"
    " stand sit lie fall rise lost won said had made took came went got gave saw found left died voted began became were sold stood"
    " fell rose flew ran kept held told felt met brought built sent spent set put cut let hit percent per cent"
)
"""Verbs that may stand behind a number of people or things: "50 work there"."""

_NOUNS_LIKE_ADJECTIVES = word_set(
    "proposal signal trial approval terminal capital hospital festival arrival rival animal metal deal goal meal journal portal"
    " withdrawal renewal disposal referral interval rehearsal criminal official professional individual medal canal manual"
    " topic fabric clinic critic mechanic fiber building ceiling meeting ruling filing landing painting hearing warning wedding"
    " offering opening reading rating ring king wing string spring bed seed feed shed speed breed library diary salary summary"
    " secretary boundary anniversary table cable variable executive initiative detective native objective alternative"
    " representative forest test guest request contest chest quest harvest nest protest interest arrest"
)
_VERBS = word_set("follows launches flies orbits arrives comes works runs costs weighs plans operates serves covers")
_PLAIN_ADJECTIVES = word_set(
    "new large small big single full first solar low high orbital more additional giant massive test old young long short extra"
    " key major minor good better great tiny huge main clear real free strong weak rare early late fast slow deep wide cheap safe"
    " hard easy different common foreign public top senior junior white black hot cold dry wet poor empty fresh close open light"
    " heavy wrong entire brand latest previous next former current present recent daily weekly monthly separate distinct simple"
    " large-scale whole half mere other further"
)
_MAX_WORDS = 7
_PER_TIME = re.compile(r"/(?:yr|y|year|mo|month|wk|week|d|day|hr|h|hour)$")  # launches/yr
_AND_A_NAME = re.compile(rf"[ {NARROW}]and(?=[ {NARROW}][A-Z][A-Za-z0-9-]{{1,20}}[ {NARROW}][A-Za-z])")
_AND_ANOTHER = re.compile(
    rf"[ {NARROW}](?:and|or)(?=[ {NARROW}]([a-z][a-z-]{{2,16}})[ {NARROW}]([A-Za-z][a-z-]{{3,20}})(?![A-Za-z]))"
)
"""What joins two words before a noun: "compute and relay satellites"."""
_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]his|[Tt]hat|[Hh]is|[Hh]er)[ ]$")
_ABBREVIATION = re.compile(rf"[ {NARROW}]([A-Z]{{2,5}})(?=[).,;])")
_CAPITALS_OF_ELSE = word_set(
    "AM PM ET PT CT MT EST EDT CST CDT MST PST PDT UTC GMT BST CET IST JST AD BC BCE CE US UK EU UN USA"
)
"""Capitals behind a number that it does not count: zones of time and places."""

_OR = re.compile(r"\b(?:an?|another|one)[ ](?:[a-z]{2,12}[ ])?([a-z]{2,20})[ ]or[ ]$")
_SMALL_WORD_BEFORE = re.compile(r"(?:^|[ ])(?:[0-9.]{1,6})?[a-z]{1,16}[ ]$")
_ATTRIBUTIVE = re.compile(rf"[ {NARROW}]([a-z]{{3,20}})[ {NARROW}]([a-z]{{3,20}})(?![A-Za-z])")
_FIELDS = word_set("graphics electronics photonics avionics optics robotics")
"""Words in -s that stand before a noun and are none of its plural."""

_PROCESSING_UNITS = re.compile(r"(?:graphics|tensor)(?: processing)? units$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """The head noun of a counted phrase, in the singular and in small letters, and where it ends."""

    end: int
    singular: str


def noun_after(page: str, position: int, limit: int) -> Noun | None:
    """Return the noun that a number ending at ``position`` counts; None where no plural noun follows before ``limit``."""
    hyphenated = _HYPHENATED.match(page, position, limit)
    if hyphenated and hyphenated[1] not in {"odd", "plus"}:
        word = hyphenated[1]
        is_name = word[0].isupper() and page[position - 1 : position].isalpha() and not word.isupper()
        if word == "time" and page[hyphenated.end() : hyphenated.end() + 1] == " ":
            return None if page.startswith(("ne", "1"), position - 2) else Noun(end=hyphenated.end(), singular="time")
        if word.lower() in _NOT_HYPHENATED or not word.isalpha() or is_name:
            return None
        return Noun(end=hyphenated.end(), singular=singular(word))
    lead = _LEADS.match(page, position, limit)
    at = begins = lead.end() if lead else position
    product: Noun | None = None
    head: Noun | None = None
    has_joined = False
    for _ in range(_MAX_WORDS):
        may_join = head is None and not has_joined and at > position and page.startswith("and", at + 1)
        joint = _AND_A_NAME.match(page, at, limit) if may_join else None
        if joint is not None and page[at - 1].isalnum() and _word_before(page, at)[:1].isupper():
            at, has_joined, product = joint.end(), True, None
        elif head is None and not has_joined and at > begins and (joint := _joined(page, begins, at, limit)):
            at, has_joined = joint.end(), True
        name = _SET_ASIDE.match(page, at, limit) if at > position and page.startswith(BLANK, at + 1) else None
        found = _WORD.match(page, name.end() if name else at, limit)
        if found is None:
            break
        word = (_PER_TIME.sub("", found[1]) if "/" in found[1] else found[1]).rstrip("/-+&'")
        if word.lower() in _STOP:
            break
        at = found.start(1) + len(word)
        if _TWO_PRODUCTS.fullmatch(word):
            word = word.rpartition("/")[2]  # GB200/GB300s
        if is_plural(word) and not (head is None and word.lower() in _FIELDS):
            if head is not None and word.lower() in _VERBS:
                break  # a pair of satellites follows
            is_chip = word.lower() == "units" and _PROCESSING_UNITS.search(page[max(0, at - 26) : at]) is not None
            head = Noun(end=at, singular="gpu" if is_chip else singular(word))
        elif head is not None:
            break
        elif product is None and _PRODUCT.match(word):
            product = Noun(end=at, singular=word.lower())
        if at != found.end() or page[at : at + 1] not in {" ", NARROW}:
            break
    return head or product


def _joined(page: str, begins: int, at: int, limit: int) -> re.Match[str] | None:
    """Return what joins the one word so far to another that stands before the same noun: "crewed and uncrewed flights"."""
    found = _AND_ANOTHER.match(page, at, limit) if page.startswith(("and ", "or "), at + 1) else None
    if found is None or not is_plural(found[2]) or is_plural(found[1]) or found[1] in _STOP | _VERBS_IN_PLURAL | WORDS:
        return None
    word = page[begins:at].strip(f" {NARROW}")
    is_one = word.isalpha() and not word.endswith("ly") and word.lower() not in _STOP
    return found if is_one and found[2].lower() not in _VERBS else None


def attributive_after(page: str, start: int, position: int, limit: int) -> Noun | None:
    """Return the noun in the singular that a number counts before another noun: "a 50 satellite constellation"."""
    found = _ATTRIBUTIVE.match(page, position, limit)
    if found is None or (
        not _ARTICLE.search(page, max(0, start - 8), start)
        and not _SMALL_WORD_BEFORE.search(page, max(0, start - 20), start)
    ):
        return None
    if found[1] in _STOP or found[2] in _STOP or _ADJECTIVE.search(found[1]):
        return None
    if (
        found[1] in _PLAIN_ADJECTIVES
        or found[1] in _VERBS_IN_PLURAL
        or found[1] in _NOT_HYPHENATED
        or is_plural(found[1])
    ):
        return None
    return Noun(end=found.end(1), singular=found[1])


def abbreviation_after(page: str, position: int) -> Noun | None:
    """Return the abbreviation that a number counts at the end of a phrase: "(7.5 WAR)", "5 GPU"."""
    found = _ABBREVIATION.match(page, position)
    if found is None or found[1] in _CAPITALS_OF_ELSE:
        return None
    return Noun(end=found.end(), singular=found[1].lower())


def noun_before(page: str, position: int) -> Noun | None:
    """Return the noun that "two" counts in "another pick or two"."""
    found = _OR.search(page, max(0, position - 40), position) if page.endswith("or ", 0, position) else None
    if found is None or found[1] in _STOP:
        return None
    return Noun(end=position + len("two"), singular=found[1])


def _word_before(page: str, position: int) -> str:
    start = position
    while start > 0 and page[start - 1].isalnum():
        start -= 1
    return page[start:position]


def is_part_of_word(page: str, position: int) -> bool:
    """Whether a number ending at ``position`` goes on in a word that it does not count: "one-off", "Three-Body"."""
    hyphenated = _HYPHENATED.match(page, position)
    return hyphenated is not None and hyphenated[1].lower() not in _GOES_ON


def single_noun_after(page: str, position: int, limit: int) -> Noun | None:
    """Return the noun after "one" or "1": the first word that is no adjective; None for "one of", "one way", "one day"."""
    if page[position : position + 1] == "-":
        return noun_after(page, position, limit)
    at = position
    for _ in range(3):
        found = _WORD.match(page, at, limit)
        if found is not None and found[1] == "more":
            at = found.end(1)
            continue
        if found is None or found[1].lower() in _STOP or found[1].lower() in _VAGUE_ONE:
            return None
        word, at = found[1], found.end(1)
        low = word.lower()
        if _PRODUCT.match(word):
            behind = _WORD.match(page, at, limit)
            if behind is None or behind[1].lower() not in _NAMED_SO:
                return Noun(end=at, singular=low)
            continue  # one GB300 rack
        if low.endswith("ly"):
            return None  # one early
        is_adjective = _ADJECTIVE.search(low) is not None and low not in _NOUNS_LIKE_ADJECTIVES
        is_modifier = is_adjective or low in _PLAIN_ADJECTIVES or not word.islower()
        if not is_modifier:
            return Noun(end=at, singular=singular(word) if is_plural(word) else low)
    return None


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun; "GPUs" and "GB200s" do."""
    low = word.lower()
    if low in _IRREGULAR or low in _SAME_IN_PLURAL or (low.endswith(("men", "women")) and len(low) > 6):
        return True
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return True  # GPUs, CPUs
    if len(low) < 3 or not low.endswith("s") or low.endswith(("ss", "'s", "ous", "us", "is")):
        return False
    return not (word.isupper() and len(word) > 2)  # NASA-like names: AWS, LEDS is rare


def singular(word: str) -> str:
    """Return a noun in the singular and in small letters: "GPUs" is "gpu", "companies" is "company"."""
    low = word.lower().removesuffix("'s")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("men") and len(low) > 6:
        return low[:-2] + "an"
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return low[:-1]
    if low in _SAME_IN_PLURAL or not low.endswith("s") or low.endswith(("ss", "us", "is")) or len(low) < 3:
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    return low[:-1]
