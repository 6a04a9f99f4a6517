"""Which dates of a line only say when something was said: "in January, Musk said", "said on Monday", "a filing of May 4".

``of_line(line, of_paper=False) -> list[PhraseMatch]``. Such a date governs no claim; relative dates are counted from it.
"""

import re

from extractors.lines.passages import Line
from extractors.periods.period_parts import CalendarUnit
from extractors.periods.periods import PhraseMatch
from extractors.speech.attribution import Attribution
from extractors.text.wordings import Frame

_DOCUMENT_DATED = Frame(r"\b<said.papers>\s(?:\w+\s){0,3}(?:of|on|in|from|dated)?\s*$")
_PAPER_PUT_ABOUT = Frame(
    r"\b<said.papers>s?(?:,\s|\s(?!(?:with|on|in|by|for)\s)[^,;:.]{1,40},\s|\s(?:that\s(?:was\s|were\s)?)?)<said.put_about>\s(?:(?:late|early|back|earlier|in|on|at)\s)?$"
)
_LABEL_FROM = re.compile(r"[\W_]*(?:[\w’'-]+\s){1,4}$")
"""What a question, a reply or a correction is from: "Beam question from last month: …"."""
_BY_DAYS_PAST = re.compile(
    r"from\s(?:last|yesterday|earlier|this morning|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_SAID_AFTER = Frame(
    r",?\s(?:he|she|it|they|we|i|the company|the firm|its chief executive)\s(?:had\s|has\s|also\s)?<said.afterwards>\b"
)
_PUT_ON_PAPER = Frame(
    r",?\s(?:an?|the|its|their|another|one)\s(?:[\w’'-]+\s){0,3}?<said.written>\s(?:had\s|has\s|also\s|then\s)?<said.by_paper>\b"
    r"|,?\s(?:[\w’'.-]+\s){1,3}?(?:had\s|has\s|also\s|then\s|first\s)?<said.back_then>\b"
)
_WAS_AIMING = Frame(
    r",?\s(?:the company|the firm|it|they|he|she|musk|[\w.]+|the \w+)\s(?:was|were|had been)\s(?:still\s)?<said.was_doing>\b"
)
_EXPECTED_THEN = Frame(
    r",?\s(?:the (?:company|firm|start-?up|group|carmaker|startup)|it|they|he|she|[\w.’'-]+(?:\s[\w.’'-]+)?)\s(?:had\s|still\s|then\s|only\s|also\s|first\s){0,2}"
    r"<said.expected>\b[^;]*\b(?:to|would|for|of|on|in|by)\b"
)
_EXPECTED_IN = Frame(r"\b<said.expected>\s(?:back\s|already\s|as early as\s|as recently as\s)?$")
_SO_THAT = re.compile(r"\s(?:to\s[a-z]|that\b)")
_OWN_PAPER = re.compile(
    r"(?:(?:but|and|yet|still)\s)?(?:(?:in|on|at|by|under|per)\s)?(?:(?:an?|the|its|his|her|their|that|one)|[\w.]+(?:\s[\w.]+)?['’]s?)(?:\s(?:original|own|first|early|late))?\s?"
)
_NAMES_PAPER = Frame(r"[\s-](?:\w+\s)?<said.papers>\b")
_REPORTED_THEN = Frame(r"(?:first |as )?<said.made_known>(?: again| first| here)?")
_STAGE = Frame(
    r"(?:(?:at|in|during|on|after)\s(?:an?|the|his|her|its|one)\s[^,;:]{0,50}?\b<said.stage>\b[^,;:]{0,30}?\s)?(?:(?:back|as early as|already|in|on|at|by|earlier|late|early|last)\s*)*"
)
_TOLD_THERE = Frame(
    r",?\s(?:he|she|it|they|we|i|the company|the firm)\s(?:had\s|has\s|also\s|only\s)?<said.told_there>\b"
)
_PLACE_AND_ROLE = re.compile(r",\s(?:at|in|during|on|from)\s[^,;:]{1,50},\s(?:[\w’'-]+\s){0,4}")
_ON_OCCASION = re.compile(r"(?:at|during|in|on)\s(?:an?|the|his|her|its|their|[\w.]+['’]s?)(?!\S)")
_OCCASION = Frame(r"(?:['’]s)?\s(?:[\w-]+\s){0,2}?<dates.occasions>,?\s(?:[\w.’'-]+\s){0,3}")
_AT_ONCE = re.compile(r"^\s*(?:,|\)|\.|;|$|and\b|or\b|to\b|but\b|then\b)")
_BY_NAME = re.compile(r"[\s,]*(?:(?:on|in|at|back|late|early|earlier|only|as recently as|as late as)\s*)*")
_BY_VERB = re.compile(r"[\s,]*(?:(?:also|had|has|then|publicly|again)\s*)*")
_TOLD_WHERE = re.compile(
    r"\s(?:(?:in|at|on|during|via|before)\s(?:an?|the|his|her|its|their)\s(?:[\w’'-]+\s){1,3}(?:(?:on|in|at|with|for|by)\s(?:the\s)?(?:[\w’'-]+\s){1,2}){0,2})(?:(?:on|in|at|last|earlier|this|late|early)\s?)*"
)
_NO_DAYS = frozenset(
    {CalendarUnit.MONTH, CalendarUnit.QUARTER, CalendarUnit.YEAR, CalendarUnit.SEASON, CalendarUnit.HALF}
)
_BARE = re.compile(r"(?!(?:in|on|at|last|this|back|earlier|late|early|next|during)\b)\w")
_WHO_DID = re.compile(r"\b(?:who|that|which)\s(?!said|told|spoke)\w+")
_PUT_ABOUT_BEFORE = 90  # characters from the name of a paper to the day on which it got about
_SPOKEN_AFTER = 24  # characters between a reporting verb and the date that it is given
_ORDINARY = Frame(r"\b<said.reports>\b")


def of_line(line: Line, *, of_paper: bool = False) -> list[PhraseMatch]:
    """Return the dates of utterances; with ``of_paper`` those of filings and letters are left out."""
    if not line.periods:
        return []
    return line.memo.once(
        ("utterances", of_paper),
        lambda: [match for match in line.periods if _dates_utterance(line, match, of_paper=of_paper)],
    )


def _dates_utterance(line: Line, match: PhraseMatch, *, of_paper: bool) -> bool:
    for attribution in line.attributions:
        if attribution.reported and _is_beside(line, attribution, match):
            return True
    head = line.words[line.clause_at(match.start).start : match.start].strip(" \"'“(")
    if (
        not head
        and line.pattern(_SAID_AFTER).match(line.words, match.end, line.end)
        and not match.text.lower().startswith("by ")
    ):
        return True
    if (
        line.words.startswith(":", match.end)
        and _BY_DAYS_PAST.match(match.text.lower())
        and _LABEL_FROM.fullmatch(line.words, line.start, match.start)
    ):
        return True
    if (
        not of_paper
        and not match.text.lower().startswith("by ")
        and line.pattern(_STAGE).fullmatch(head + " " if head else "")
        and (
            line.pattern(_WAS_AIMING).match(line.words, match.end, line.end)
            or (
                any(other.start > match.end for other in line.periods)
                and line.pattern(_EXPECTED_THEN).match(line.words, match.end, line.end)
            )
        )
    ):
        return True
    if (
        not of_paper
        and any(other.start > match.end for other in line.periods)
        and line.hears_of("said.expected")
        and line.pattern(_EXPECTED_IN).search(line.words, line.clause_at(match.start).start, match.start)
        and _SO_THAT.match(line.words, match.end, line.end)
    ):
        return True  # "vowed in January to reach 1.5 GW by April"
    if (
        not of_paper
        and any(other.start > match.end for other in line.periods)
        and line.pattern(_NAMES_PAPER).match(line.words, match.end, line.end)
        and (not head or _OWN_PAPER.fullmatch(f"{head} "))
    ):
        return True  # "A January post promised 1.5 GW in April"
    if not of_paper and line.pattern(_REPORTED_THEN).fullmatch(head) and line.words.startswith(":", match.end):
        return True  # "Reported again last week: …"
    if not of_paper and line.pattern(_STAGE).fullmatch(head + " " if head else ""):
        if line.pattern(_PUT_ON_PAPER).match(line.words, match.end, line.end):
            return True
        if head and line.pattern(_TOLD_THERE).match(line.words, match.end, line.end):
            return True
    if of_paper or not line.hears_of(*_DOCUMENT_DATED.families):
        return False
    begins = max(line.start, match.start - _PUT_ABOUT_BEFORE)
    if line.hears_of("said.put_about") and line.pattern(_PAPER_PUT_ABOUT).search(line.words, begins, match.start):
        return True  # "A filing to the FCC, spotted on Friday, gives"
    return bool(line.pattern(_DOCUMENT_DATED).search(line.words[line.start : match.start][-40:]))


def _with_short_names(line: Line, start: int, end: int) -> str:
    """Return the words between two places, each company as one: whoever listens may have a long name."""
    words, at = [], start
    for company in line.organizations():
        if at <= company.start and company.end <= end:
            words += [line.words[at : company.start], "them"]
            at = company.end
    return "".join([*words, line.words[at:end]])


def _is_beside(line: Line, attribution: Attribution, match: PhraseMatch) -> bool:
    """Say whether a date belongs to the reporting: "said on Monday", "In January, Musk said", "told them in March"."""
    cue = line.words[attribution.cue_start : attribution.cue_end]
    if match.start >= attribution.cue_end:
        between = _with_short_names(line, attribution.cue_end, match.start)
        if attribution.start >= attribution.cue_end and attribution.end <= match.start:
            between = line.words[attribution.end : match.start]  # "according to Epoch AI in August"
        if line.pattern(_ORDINARY).search(cue) is None and "according" not in cue:
            return False
        if (
            not between.strip()
            and match.point is not None
            and match.point.unit in _NO_DAYS
            and _BARE.match(match.text.lower())
        ):
            return False  # "Musk said December": what he said, not when
        if _TOLD_WHERE.fullmatch(between) and _AT_ONCE.match(line.words[match.end : min(match.end + 8, line.end)]):
            return True  # "declared in a posting on X on January 18"
        if len(between) > _SPOKEN_AFTER or re.search(r"[,;:]|\bthat\b|\d", between):
            return False
        names_listener = re.fullmatch(
            r"\s*(?:(?:[\w’']+\s){0,3})(?:(?:on|in|at|back|as|last|late|early|earlier|this)\s*)*", between
        )
        after = line.words[match.end : min(match.end + 8, line.end)]
        return (
            names_listener is not None
            and not re.search(r"\b(?:would|will|to)\b", between)
            and (
                _AT_ONCE.match(after) is not None
                or re.match(r"\s*(?:that|it|its|they|he|she|the|in|at|during|on)\b", after) is not None
            )
        )
    first = min(attribution.start, attribution.cue_start)
    if match.end <= first:
        between = line.words[match.end : first]
        head = line.words[line.clause_at(match.start).start : match.start].rpartition(":")[2].strip(" \"'“(")
        opens = re.fullmatch(
            r"(?:(?:speaking|talking|writing|posting|appearing|testifying|asked|interviewed|pressed|quizzed)\b\s?(?:[\w’']+\s){0,4}?)?(?:(?:back|as long ago as|already|in|on|at|earlier|and|but|then|late|by then)\s*)*",
            head and f"{head} ",
        )
        is_near = len(between) <= 3 or _PLACE_AND_ROLE.fullmatch(between) is not None
        if (_ON_OCCASION.fullmatch(head) or (not head and _ON_OCCASION.match(match.text.lower()))) and line.pattern(
            _OCCASION
        ).fullmatch(between):
            return True  # "At its June 12 roadshow, SpaceX said"
        return opens is not None and is_near and not match.text.lower().startswith("by ")
    if _WHO_DID.search(line.words, attribution.start, match.start):
        return False  # "a person who worked there this spring says"
    if match.start <= attribution.start or _BY_VERB.fullmatch(line.words, match.end, attribution.cue_start) is None:
        return False
    is_in_name = match.end <= attribution.end  # "Papers seen on Friday show": who says so is all that stands before
    return is_in_name or _BY_NAME.fullmatch(line.words, attribution.end, match.start) is not None
