"""What a line says of no program, whatever its text is about: units in general, polls, teasers, bystanders.

``is_idle(line, start)``          the line tells of nothing that anybody builds: "A gigawatt is a nice round number"
``is_of_bystander(line, start)``  the words before speak of somebody or something beside the program: "I went to two"
``is_of_some_firms(line, start)`` the words before speak of firms, or of some of them: "most of them have yet to fly"
"""

import re
from collections.abc import Sequence

from extractors.lines.passages import Line
from extractors.text.typography import word_set
from extractors.text.wordings import Frame

_A_UNIT = r"\b(?:an?|one)\s(?:single\s|whole\s|full\s|lone\s|mere\s)?<idle.units>\b(?!-)"
_DEFINED = Frame(
    rf"{_A_UNIT}\s(?:equals|means|sounds|looks|amounts to|corresponds to|works out at)\b"
    rf"|{_A_UNIT}\s(?:is|was|isn['’]t|wasn['’]t)\s(?:not\s|just\s|still\s|only\s)?"
    r"(?:an?\s(?!(?:\w+\s){0,2}?<idle.aimed_at>\b)|what\b|about\b|roughly\b|some\b|equal|enough|nothing|lots|plenty|more than|less than)"
)
_IN_GENERAL = Frame(
    rf"\b(?:ways?|kinds?|sorts?|definitions?|meanings?)\s(?:to|of|for)\s(?:\w+\s){{0,2}}?{_A_UNIT}"
    rf"|\b(?:what|how)\s(?:exactly\s)?(?:does\s|do\s|is\s)?{_A_UNIT}\s(?:even\s|really\s|actually\s)?(?:is|means?|looks?|sounds?|feels?|costs?)\b"
    rf"|\b(?:feel|imagine|picture|grasp|visuali[sz]e|explain|spell|pronounce|fathom)\s(?:what\s)?{_A_UNIT}"
    rf"|\b(?:says?|said|saying|writes?|wrote|written|words?|term)\s[\"“‘']{_A_UNIT}[\"”’']"
    rf"|\b(?:it|that|this)\stakes\s{_A_UNIT}\sto\b"
    rf"|\b(?:it|that|this)(?:['’]s|\sis|\swas)(?:n['’]t|\snot)\s{_A_UNIT}(?=[,.;:!]|$)"
)
_LABEL_OF_UNIT = re.compile(
    r"[\W_]*(?:[kmgt]?wh?|[kmgt]w/(?:t|kg|ton)|w/(?:kg|m2|m²)|[pe]?flops?|[kmgtp]b/?p?s)\s?[:=—–]"
)
_OF = Frame(rf"{_A_UNIT}\sof\s")
_SHARE = re.compile(
    r"(?:%|\bper ?cent|\b(?:one|two|three|four|five|six|seven|eight|nine|\d)\s(?:in|out of)\s(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})|\bhalf|\bmajority|\bthirds|\bquarters?)"
    r"\s(?:of\s)?(?:our\s|the\s|my\s|all\s|you,\s(?:our|my|dear)\s)?$"
)
_ALL_OF_THEM = re.compile(
    r"[^;.]{0,120}\b(?:combined|put together|taken together|all together|between them|in total)\b"
)
_OF_THE = re.compile(r"\bof (?:the|all|all the)\s(?:(?:some|about|roughly|nearly|more than|over|around|almost)\s)?$")
_IN_SPACE = re.compile(
    r"(?:\s(?:working|active|operational|spacecraft|satellites|objects)){0,2}\s(?:in space|around the (?:earth|planet|globe)|of all (?:kinds|operators|nations|countries))\b"
)
_SEEN = re.compile(
    r"\b(?:saw|seen|spotted|detected|observed|imaged|filmed|watched|heard|picked up|photographed|(?:found|recorded|measured|caught)\s\w+\s(?:from|of|by)|(?:signals?|trails?|streaks?|leakage|emissions?|flares?) (?:from|of|by))\s(?:(?:some|about|more than|over|at least|up to|around|nearly)\s)?$"
)
_SIGHTS = word_set(
    "saw seen spotted detected observed imaged filmed watched heard picked photographed found recorded measured caught"
    " signal signals trail trails streak streaks leakage emission emissions flare flares"
)
_IN_ONE_LOOK = re.compile(
    r"[^;.]{0,40}\b(?:in|within|during|over|per)\s(?:an?|one|the|a single|half an)\s(?:\w+\s)?(?:hour|night|evening|minute|exposure|frame|image|picture|glance|pass)\b"
)
_COUNTED = re.compile(r"\bcount(?:s|ed|ing)?\s(?:(?:some|about|more than|over|at least)\s)?$")
_EACH_UNIT = Frame(
    r"\b(?:every|each|per|a|one|for (?:every|each|a|one))\s<idle.units>(?:\s(?:of\s)?\w+)?,?\s(?:you\s(?:want|need|would need|get)|(?:would\s)?(?:needs?|wants?|takes?|requires?|calls for|eats?|demands?))\b"
)
_TIMES_EARNINGS = Frame(
    r"\s?(?:x\s|times\s)?(?:its\s|the\s)?(?:trailing\s|forward\s|expected\s|annual\s|yearly\s|next year['’]s\s|last year['’]s\s)?<idle.earnings>\b"
)
_SLOGAN = re.compile(
    r"[\s-](?:moment|club|question|era|age|myth|meme|slogan|dream|fantasy|narrative|story|hype|bubble|bet|joke|headline|talk)\b"
)
_A_NUMBER = re.compile(
    r"[^,;.]{0,30}?\b(?:is|was|are|sounds like|looks like|makes)\s(?:such\s)?an?\s(?:\w+\s){1,2}?(?:number|figure)\b"
)
_OPENS_CLAUSE = re.compile(
    r"[\W_]*(?:\w+,?\s)?(?:(?:at|in|from|above|below)\s[\w.,]+\s(?:km|kilomet(?:er|re)s|miles),?\s)?(?:the\s)?"
)
_NATURE_DOES = Frame(
    r"(?:\s(?:at|in|of|on|from|above|beyond)\s[^,;]{1,40}?)?\s(?:\w+ly\s)?(?:is|are|was|has|have|can|may|<idle.nature_does>)\b"
)
_USES = re.compile(
    r"\s(?:of the\s)?[^,;.]{0,40}?\b(?:uses?|used|rel(?:y|ies) on|subscribes? to|subscribed to|signed up (?:for|to)|switched to|(?:is|are|were|was) (?:fitted|equipped|served) (?:with|by)|connects? (?:by|via|over))"
    r"\s(?:the\s)?(?:starlink)\b(?!\s(?:satellites?|lasers?))"
)
_SATIRE = re.compile(r"[\W_]*(?:satire|parody|humou?r|a parody|a satire|april fools?(?:['’]?s?)?(?: day)?)[\W_]*")
_INVENTED = re.compile(
    r"\b(?:every (?:word|line|thing|quote|figure|number)|everything|all of (?:this|it|the above|what follows)|(?:this|the) (?:story|article|piece|text|item|interview)|names and (?:events|figures))\s(?:(?:below|above|here|that follows|in it|is|are|was|were|entirely|wholly|completely|purely)\s){1,3}(?:invented|made up|satire|satirical|parody|fiction|fictional|fictitious|a joke|not true|untrue)\b"
    r"|\bany (?:resemblance|likeness) to\b"
)
_SATIRE_IN_TITLE = re.compile(r"\b(?:satire|parody|spoof|april fools?(?:['’]s?)?)\b")
_AT_AN_HOUR = re.compile(r"[\W_]*\d{1,2}[:.h]\d\d\b")
_HOURS = 4
_HEAD_LINES = 3
_FOOT_LINES = 3
_IN_SO_MANY = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half a dozen|\d{1,3})\s(?:in|out of|in every|of every)\s$"
)
_AT_ONE = re.compile(r"\b(?:after|on|in|during|at|with|from|by|for|before|per)\s(?:just\s|only\s|about\s)?$")
_ONE_FLIGHT = re.compile(r"(?:one|a single)\s(?:\w+\s)?(?:flight|launch|mission)")
_IS_WORTH = re.compile(
    r"\s(?:=|equals?|adds|means|brings|carries|is worth|would (?:add|bring|carry)|could (?:add|bring|carry)|can (?:add|bring|carry))(?!\w)"
)
_SMALL = re.compile(r"\b1:\d{1,3}\b")
_HEAD = re.compile(r"[\W_]*")
_COLON = re.compile(r"[*_ ]{0,3}[:|–—]")
_DETERMINED = re.compile(
    r"[\W_]*(?:and\s|but\s|yet\s|meanwhile,?\s)?(?:(?:the|its|their|our|his|her|my|a|an|this|that|these|those|some|many)\s)?(?:[\w’'-]+\s){0,2}$"
)
_BYSTANDER_IS = Frame(
    r"(?:\s(?:to|of|from|near|at|in|beside|opposite)\s[^,;]{1,40}?)?(?:,?\s(?:who|that|which)\b[^,;]{0,60})?\s(?:\w+ly\s)?(?:is|are|was|were|has|have|had|will|would|can|could|may|<idle.bystander_does>)\b"
)
_I_WAS = Frame(
    r"\b(?:i(?:['’]ve|\shave|\shad)?|my\s(?:\w+\s)?<idle.kin>(?:['’]s|\shas|\shave)?)"
    r"\s(?:\w+ly\s|now\s|only\s|myself\s)?<idle.i_did>\b"
)
_MY_THING = Frame(
    r"\W*(?:and\s|but\s|meanwhile,?\s)?my\s(?!(?:\w+\s){0,2}?(?:guess\w*|<idle.reckoned>)\b)"
    r"(?:[\w’'-]+\s){1,3}?(?:is|are|was|were|has|have|had|draws?|drew|weighs?|uses|costs?|runs?|does|holds?|needs|makes|gets)\b"
)
_AT_MY_WORK = re.compile(
    r"\b(?:at|for|in) (?:my|our|his|her) (?:own |old |last |former |day |current )?(?:work|job|office|workplace|employer|shop|place|school|day job|gym|church|club)\b"
)
_I_DID = re.compile(
    r"\bof (?:which|these|those|whom),? i(?:['’]ve|\shave)?\s(?:only\s|just\s)?\w+\s(?:about\s|only\s|just\s|some\s)?$"
)
_YOU_GET = re.compile(
    r"\byou\s(?!have\b|get\b|are\b|can\b|know\b|see\b)[a-z]+\s[^.;,!?]{1,60},\s(?:and\s|then\s|and then\s)?you(?:['’]ve|\shave|\sget|['’]ve got|\send up|\sare)\b"
)
_FIRST_PERSON = frozenset({"i", "my", "i've", "i’ve"})
_SOME_OF = re.compile(
    r"\b(?:most|many|several|some|none|few|all|neither|any|half|one|two|three|four|dozens|scores)\s(?:\w+\s)?of\s(?:(?:the|these|those|its|their|our|his)\s)?(?:[\w-]+\s){0,2}$"
)
_THEM = frozenset({"them", "these", "those"})
_SOME_OF_THEM = re.compile(r"\b(?:most|many|several|some|few|half|dozens)\sof\s(?:them|these|those)\b[^,;]{0,120}$")


def is_idle(line: Line, start: int) -> bool:
    """Say whether a line tells of nothing that is built, planned or flown: a teaser, a poll, a unit or nature in general, a sum."""
    return (
        is_whatever(line, start)
        or is_teaser(line)
        or is_poll(line)
        or is_general(line, start)
        or is_sum(line)
        or is_of_nature(line, start)
    )


def is_satire(lines: Sequence[Line], title: str = "") -> bool:
    """Say whether a text calls itself satire in a line of its own at its head, or says there or at its foot that it is invented."""
    if _SATIRE_IN_TITLE.search(title.lower()):
        return True
    if any(_SATIRE.fullmatch(line.words, line.start, line.end) for line in lines[:_HEAD_LINES]):
        return True
    ends = [*lines[:_HEAD_LINES], *lines[_HEAD_LINES:][-_FOOT_LINES:]]
    return any(_INVENTED.search(line.words, line.start, line.end) for line in ends)


def opens_item(lines: Sequence[Line], line: Line) -> bool:
    """Say whether a line is an item of the programme of a meeting: an hour heads it and others, and coffee is among them."""
    return _AT_AN_HOUR.match(line.words, line.start, line.end) is not None and line.whole.once(
        "programme", lambda: _is_programme(lines)
    )


def _is_programme(lines: Sequence[Line]) -> bool:
    timed = [line for line in lines if _AT_AN_HOUR.match(line.words, line.start, line.end)]
    return len(timed) >= _HOURS and any(line.find("idle.programme", line.start, line.end) for line in timed)


def is_mere_number(line: Line, start: int, end: int) -> bool:
    """Say whether a value only stands for something: "120 kW is a nice number", "one in five satellites", "after one flight"."""
    return (
        _A_NUMBER.match(line.words, end, line.end) is not None
        or _SLOGAN.match(line.words, end, line.end) is not None  # "the 1 terawatt moment"
        or _USES.match(line.words, end, line.end) is not None
        or is_of_several(line, end)
        or ("i" in line.heard and _I_DID.search(line.words, max(line.start, start - 40), start) is not None)
        or (
            _OF_THE.search(line.words, max(line.start, start - 32), start) is not None
            and _IN_SPACE.match(line.words, end, line.end) is not None
        )  # "of the roughly 14,000 working spacecraft in space"
        or is_seen(line, start, end)
        or line.pattern(_TIMES_EARNINGS).match(line.words, end, line.end) is not None  # "at 95x sales"
        or any(
            line.words[found.start() - 1 : found.start()] != "-"  # "non-geostationary satellites" are ours
            for found in line.matches("idle.other_satellites", start, end)
        )
        or _IN_SO_MANY.search(line.words, max(line.start, start - 24), start) is not None
        or (
            _ONE_FLIGHT.fullmatch(line.words, start, end) is not None
            and (
                _AT_ONE.search(line.words, max(line.start, start - 24), start) is not None
                or _IS_WORTH.match(line.words, end, line.end) is not None
            )
        )
    )


def is_of_several(line: Line, end: int) -> bool:
    """Say whether a value is the sum of several: "200 MW from Starcloud, SpaceX and China combined"."""
    together = _ALL_OF_THEM.match(line.words, end, line.end)
    if together is None:
        return False
    named = {mention.key for mention in line.mentions if end <= mention.start < together.end()}
    return len(named) > 1


def is_seen(line: Line, start: int, end: int) -> bool:
    """Say whether a value only counts what somebody saw: "leakage from 68 Starlink satellites", "counted 212 in an hour"."""
    before = max(line.start, start - 40)
    return (line.hears(_SIGHTS, before, start) and _SEEN.search(line.words, before, start) is not None) or (
        _COUNTED.search(line.words, before, start) is not None
        and _IN_ONE_LOOK.match(line.words, end, line.end) is not None
    )


def is_of_nature(line: Line, start: int) -> bool:
    """Say whether the clause of a value tells how things are in nature: "low orbit begins at 160 km", "sunlight brings 1.4 kW"."""
    if line.programs():
        return False
    clause = line.whole_clause(line.clause_at(start))
    return any(
        _OPENS_CLAUSE.fullmatch(line.words, clause.start, found.start()) is not None
        and line.pattern(_NATURE_DOES).match(line.words, found.end(), clause.end) is not None
        and not (found.end() < start and line.find("idle.parts", found.end(), start))
        for found in line.matches("idle.nature", clause.start, clause.end)
    )


def is_of_replica(line: Line, start: int) -> bool:
    """Say whether a measure is that of a likeness: "the 1:20 model of AI1 is 3.5 meters wide"."""
    clause = line.whole_clause(line.clause_at(start))
    return (
        line.find("idle.replica", clause.start, clause.end) is not None
        or _SMALL.search(line.words, clause.start, clause.end) is not None
    )


def is_teaser(line: Line) -> bool:
    """Say whether a line only points to another text: "Related: how droplet radiators failed to fly"."""
    if not line.may_have("idle.teaser", line.start, line.end):
        return False
    head = _HEAD.match(line.words, line.start, line.end)
    told = line.match("idle.teaser", head.end() if head else line.start, line.end)
    return told is not None and _COLON.match(line.words, told.end(), line.end) is not None


def is_whatever(line: Line, start: int) -> bool:
    """Say whether it makes no odds by a line which of its figures is so: "I don't care if it's one gigawatt or ten"."""
    return line.leads_up("idle.whatever", line.start, start)


def is_poll(line: Line) -> bool:
    """Say whether a line gives what readers think: "22% of you would put your own backups in orbit"."""
    return any(
        _SHARE.search(line.words, max(line.start, at - 40), at) is not None
        for at in line.places("idle.polled", line.start, line.end)
    )


def is_sum(line: Line) -> bool:
    """Say whether a line only reckons what anybody would get: "You build fifty, you have a megawatt and a half"."""
    return "you" in line.heard and _YOU_GET.search(line.words, line.start, line.end) is not None


def is_general(line: Line, start: int) -> bool:
    """Say whether the value at ``start`` is a mere unit, or what one is said to be: "a gigawatt is some 8,300 spacecraft"."""
    if _LABEL_OF_UNIT.match(line.words, line.start, line.end):
        return True  # "TW: 1,000 GW", in a glossary
    if not line.hears_of("idle.units"):
        return False
    clause = line.clause_at(start)
    if not line.programs() and any(
        found.start() <= start for found in line.pattern(_EACH_UNIT).finditer(line.words, clause.start, line.end)
    ):
        return True  # "every kilowatt needs two square meters of radiator"
    if any(found.start() <= start for found in line.pattern(_DEFINED).finditer(line.words, clause.start, line.end)):
        return True
    if any(
        found.start() <= start < found.end()
        for found in line.pattern(_IN_GENERAL).finditer(line.words, line.start, line.end)
    ):
        return True
    of_things = list(line.pattern(_OF).finditer(line.words, line.start, line.end))
    return any(
        found.start() <= start < found.end()
        and (len(of_things) > 1 or line.match("idle.stuff", found.end(), line.end) is not None)
        for found in of_things
    )


def is_of_bystander(line: Line, start: int) -> bool:
    """Say whether the clause before ``start`` speaks of what only stands by: "our ground stations are up", "I went to two"."""
    clause = line.clause_at(start)
    if not _FIRST_PERSON.isdisjoint(line.heard) and (
        line.pattern(_I_WAS).search(line.words, clause.start, start)
        or _AT_MY_WORK.search(line.words, clause.start, start)
        or line.pattern(_MY_THING).match(line.words, clause.start, start)
    ):
        return True
    return any(
        line.pattern(_BYSTANDER_IS).match(line.words, found.end(), line.end) is not None
        and _DETERMINED.fullmatch(line.words, line.start, found.start()) is not None
        for found in line.matches("idle.bystander", line.start, start)
    )


def is_of_some_firms(line: Line, start: int) -> bool:
    """Say whether what happens at ``start`` is told of firms, or of some of many: "none of these start-ups has flown"."""
    if any(
        _SOME_OF.search(line.words, line.start, found.start()) is not None
        and not any(found.end() <= mention.start < start for mention in line.programs())
        for found in line.matches("idle.firms", line.start, start)
    ):
        return True
    if _THEM.isdisjoint(line.heard):
        return False
    clause = line.clause_at(start)
    return _SOME_OF_THEM.search(line.words, clause.start, start) is not None
