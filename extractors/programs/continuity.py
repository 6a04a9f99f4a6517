"""Whether a sentence goes on with what was spoken of, or brings in something new; and how firmly a text speaks of what it names.

``bond(line, start) -> Bond``           how the clause of a value or verb hangs on what stands before it
``naming(line, mention) -> Naming``     what a line does with a name: it speaks of it, mentions it, or only passes it

A sentence that names no program is said of the one before only as far as its subject allows: "it", "the satellite" and "the peak"
go on; "an amendment", "a coolant pump" are somebody's or something's own.
"""

import re
from enum import Enum

from extractors.lines import headings, nearness
from extractors.lines.passages import Line
from extractors.text.clauses import Clause, holds_verb, verb_in
from extractors.text.wordings import Frame
from models.reading import Mention


class Bond(Enum):
    """How a clause hangs on what was spoken of."""

    TIED = "tied"  # it points back, or its subject is a thing, a part or a paper of a program
    LOOSE = "loose"  # nothing says so, and nothing speaks against it
    BROKEN = "broken"  # it brings in something new
    FOREIGN = "foreign"  # what it brings in is none of ours, and no part of it: "grid batteries"


BREAKS = frozenset({Bond.BROKEN, Bond.FOREIGN})


class Naming(Enum):
    """What a line does with a name."""

    LEADS = "leads"  # it is what the line is about
    MENTIONS = "mentions"
    PASSES = "passes"  # it is an example, or what something else is measured by


_LEAD = re.compile(
    r"[\W_]*(?:(?:and|but|so|yet|or|nor|also|yeah|yes|well|then|now|meanwhile|still|next|first|second|third|finally|later|today|separately|elsewhere|here|again|indeed|however|instead|ultimately|perhaps|only|even|maybe)\b,?\s)*"
    r"(?:(?:(?P<where>(?:in|by|at|on|for|with|from|under|during|as of|to|per|within|over|between|like|unlike|according to|of|among|near|beside|across|against)\s[^,;]{1,80})"
    r"|(?:after|before|until|since|once|when|if|while|because|though|although)\s[^,;]{1,80}),\s)?"
    r"(?:(?:and|but|so|yet|meanwhile|however|then)\b,?\s)*"
)
_POINTS = re.compile(
    r"(?:it|they|both|neither|each|these|those|this|that|the same|all of (?:it|them|this|these)|(?:one|two|some|none|half|most|many|any) of (?:it|them|these|those)"
    r"|(?:he|she)\s(?:\w+\s){1,2}(?:that\s)?(?:it|they)|there|its|their|one|what|who|which|another|so much|this much|as many)(?:['’]\w+)?\b(?!\s(?:other|afternoon|morning|evening))"
)
_PRONOUN = re.compile(r"(?:it|they|both|each|its|their)(?:['’]\w+)?\b")
_WAS_TOLD = re.compile(
    r"(?:[\w’'-]+\s){1,4}?(?:was|were|is|are|(?:has|have|had) been)\s(?:\w+\s)?(?:told|assured|informed|promised|advised)\s(?:[\w’'-]+\s){0,3}?that\s"
)
_OURS_ALONE = re.compile(
    r"(?:(?:because|since|as|if|when|that)\s)?(?:mine|ours|theirs|hers)\s(?:(?:all|each|both|now|still|also|\w+ly)\s)?(?:is|are|was|were|has|have|had|will|would|can|could|should|get|gets|do|does|weighs?|draws?|flew|fly|flies|went|go|goes|stands?|runs?|carry|carries|takes?)\b"
)
_OUR = re.compile(r"(?:our|my)\s")
_IT = re.compile(r"(?:its?|they|their|there|what|who|which|all|he|she|we|i|you)\b")
_FIRST_PERSON = re.compile(r"(?:we|our|i|my|us)(?:['’]\w+)?\b")
_DETERMINER = re.compile(
    r"(?:(?P<new>an?|any|some|many|most|several)|(?P<known>the|this|that|these|those|such|our|my|his|her|your))\s"
)
_END = re.compile(
    r"\s?(?:[,.](?!\d)|[;:!?()\"“”—–]|\s-\s|\b(?:of|for|at|in|on|with|to|from|by|near|under|over|across|between|behind|beside|along|opposite|around|within|during|after|before|against|among|off|past|about|that|which|who|whose|where|and|or|but|is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|does|do|did|not|now|also|then|still|than|as|per|without|outside|inside|like|such|if|when|there|told|said|says|wrote)\b)"
)
_LONGEST_NAME = 60  # characters: a noun with what stands before it
_DETERMINED = 12  # characters before a speaker's name: "the company's planners"
_TOLD_THAT = re.compile(r"(?!\san?\s)(?:\s[\w’'-]+){0,5}?\sthat\s")
_LONGEST_LEAD = 100  # characters before a name that say what a line does with it
_WORD = re.compile(r"[\w’'$€£.,-]*\w")
_ONE_MORE = Frame(r"(?:\w+ly\s)?<bond.one_more>\b")
_OURS = Frame(r"\b<bond.ours>(?:['’]s)?\b")
_PLACE = Frame(r"\b<bond.places>$")
_NEARBY = r"(?:\s(?:next door|nearby|here|(?:down|up|across) the (?:road|street)))?(?:\s\w+)?$"
_FOREIGN = Frame(rf"\b(?P<thing><bond.foreign>){_NEARBY}")
_SOMEBODY = Frame(
    r"(?:an?|one|another|any|some|two|three|four|several|my|his|her|your)\s(?:(?!of\b)[\w’'-]+\s){0,4}?<bond.somebody>(?:['’]s?\s[\w’'-]+)?"
    rf"(?:\s\w+ed\b.*|{_NEARBY})$"
)
_REPORTS = Frame(
    r"\b(?!show(?:s|ed)\s(?:(?:me|us|them)\s)?(?:an?|his|her|its|their|off)\b)(?:<said.reports>|<bond.tells>)\b"
)
_THEY_ARE_THERE = Frame(
    r"\s?(?:at|from|with|in)\s(?:an?|some|another)\s[^,;]{1,60}?\b(?:<said.reports>|<bond.tells>)\s(?:\w+\s){0,2}?(?:they|we|he|she)\b"
)
_MOST_MODIFIERS = 2
_PASSES = Frame(
    r"\b(?:<bond.passes>|(?:is|are|was|were) ?(?:n[o’']t|not))\s"
    r"(?:(?:an?|the|those|that|what|and|of|for|orbital|\w+['’]s|[\d,]+|two|three|some)\s){0,3}$"
)
_TALKED_OF = Frame(r"(?:['’]s)?\s<bond.talk>\b")
_AMONG = Frame(r"\b(?:<bond.takers>|alumni|others)\s(?:include[sd]?|are|were|range)\b[^.;]{0,80}$")
_WHICH = re.compile(r"\b(?:which|whose|who|where)\s[^,;]{0,60}$")
_OF_WHICH_IT_IS_SUBJECT = re.compile(r"\b(?:which|where)\s(?:(?:the|its|their|our|\w+['’]s?)\s)?$")
_PRESENTS = Frame(
    r"\b(?:(?:this|that|here|there|it)(?:['’]s|\sis|\sare)|<bond.presents>|(?<!ask )(?<!asked )(?<!asks )about)"
    r"\s(?:(?!(?:and|or|of|that)\b)[\w’'-]+\s){0,2}$"
)
_BUILDS = re.compile(r"\s(?!(?:and|or|with)\b)[^,;:.]{2,40}\s")
_LABEL = re.compile(r"[\W\d]{0,20}(?:[\w.’'-]{1,30}\s){0,4}[\w.’')(-]{1,30}\s?:\*{0,2}\s{1,4}")


def bond(line: Line, start: int) -> Bond:
    """Say how the clause in which something stands at ``start`` hangs on what was spoken of before."""
    clause = line.whole_clause(line.clause_at(start))
    found = line.memo.once(("bond", clause.start), lambda: _bond(line, clause))
    if found is Bond.FOREIGN or not _is_of_somebody(line, clause, start):
        return found
    if _has_it(line, clause, start):
        return Bond.FOREIGN  # "a man from Leesburg had 12 megawatts in a barn"
    return Bond.LOOSE if found is Bond.BROKEN else found  # "a neighbor says it went to 1.3 gigawatts"


def is_pronoun(line: Line, start: int) -> bool:
    """Say whether the subject of the clause in which something stands at ``start`` is a mere pronoun: "it", "each", "they"."""
    return pronoun(line, start) is not None


def pronoun(line: Line, start: int) -> str | None:
    """Return the pronoun that is the subject of the clause in which something stands at ``start``; None where it is none."""
    clause = line.whole_clause(line.clause_at(start))
    found = _PRONOUN.match(line.words, _subject_at(line, clause), clause.end)
    return None if found is None else found.group()


def subject_at(line: Line, start: int) -> int:
    """Return where the subject of the clause begins in which something stands at ``start``."""
    return _subject_at(line, line.whole_clause(line.clause_at(start)))


def tells(line: Line, subject: int, start: int) -> bool:
    """Say whether the subject at ``subject`` only speaks of what stands at ``start``: "she reckons that it draws 120 kW"."""
    return line.pattern(_REPORTS).search(line.words, subject, start) is not None


def brings_in_somebody(line: Line) -> bool:
    """Say whether the subject of a line is a person or house without a name: "A friend of mine sells generators"."""
    if not line.hears_of("bond.somebody"):
        return False
    clause = line.whole_clause(line.clause_at(line.start))
    at = _teller_at(line, clause)
    return line.pattern(_SOMEBODY).match(line.words, at, _end_of_subject(line, clause, at)) is not None


def _bond(line: Line, clause: Clause) -> Bond:
    at = _subject_at(line, clause)
    determiner = _DETERMINER.match(line.words, at, clause.end)
    first = determiner.end() if determiner else at
    last = _end_of_subject(line, clause, first)
    is_new = determiner is not None and determiner["new"] is not None
    if _OURS_ALONE.match(line.words, at, clause.end):
        return Bond.LOOSE  # "Mine are 94 kilos each"
    if (is_new or holds_verb(line.text, clause)) and _is_foreign(line, first, last):
        return Bond.FOREIGN
    if _POINTS.match(line.words, at, clause.end):
        return Bond.TIED
    if _FIRST_PERSON.match(line.words, at, clause.end) and not _OUR.match(line.words, at, clause.end):
        return Bond.LOOSE
    if is_new:
        return _bond_of_new(line, first, last)
    if not holds_verb(line.text, clause):
        return Bond.LOOSE  # "Seventy meters across." says nothing
    return Bond.TIED if line.pattern(_OURS).search(line.words, first, last) else Bond.LOOSE


def _is_foreign(line: Line, first: int, last: int) -> bool:
    """Say whether the noun ``first:last`` is none of ours: "the steel mill next door"; "a county document" may well be on ours."""
    if _IT.match(line.words, first, last):
        return False  # "its authors", "it's a fridge with one H100 in it"
    found = line.pattern(_FOREIGN).search(line.words, first, last)
    if found is None or not (found.start() == first or line.text[found.start()].islower()):
        return False  # "Grimes County it is, with an opening bill of $16.8 billion"
    verb = verb_in(line.text, Clause(found.end("thing"), last))
    return line.pattern(_OURS).search(line.words, found.end("thing"), last if verb is None else verb) is None


def _end_of_subject(line: Line, clause: Clause, first: int) -> int:
    """Return where the noun ends that begins at ``first``, its verb with it where that could be a noun: "a more ambitious plan"."""
    limit = min(clause.end, first + _LONGEST_NAME)
    end = _END.search(line.words, first, limit)
    last = end.start() if end else limit
    verb = verb_in(line.text, Clause(first, last))
    if verb is not None and verb > first:
        last = verb + len(line.words[verb:last].partition(" ")[0])
    return last


def _is_of_somebody(line: Line, clause: Clause, start: int) -> bool:
    """Say whether the subject of what stands at ``start`` is a person or a house without a name, and nobody is named before it."""
    if not line.hears_of("bond.somebody"):
        return False
    at = _subject_at(line, clause)
    last = min(_end_of_subject(line, clause, at), start)
    return (
        at < last
        and not any(at <= mention.start < start for mention in line.mentions)
        and line.pattern(_SOMEBODY).match(line.words, at, last) is not None
    )


def _has_it(line: Line, clause: Clause, start: int) -> bool:
    """Say whether somebody without a name does not only tell of what stands at ``start``, or tells of where they are."""
    at = _subject_at(line, clause)
    last = _end_of_subject(line, clause, at)
    return (
        not tells(line, at, start) or line.pattern(_THEY_ARE_THERE).match(line.words, last, start) is not None
    )  # "… at a smelter says they had"


def _bond_of_new(line: Line, first: int, last: int) -> Bond:
    """Say how something hangs on what was before that is brought in with "a": "a second pair" does, "a bypass" does not."""
    if line.pattern(_ONE_MORE).match(line.words, first, last + 1):
        return Bond.TIED
    if first == last or any(quantity.start < last and first < quantity.end for quantity in line.quantities):
        return Bond.LOOSE  # "a gigawatt a year"
    if any(mention.start < last and first <= mention.start for mention in line.mentions):
        return Bond.LOOSE  # "a Starship takes 25 of them"
    ours = line.pattern(_OURS).search(line.words, first, last)
    if ours is None or len(_WORD.findall(line.words, first, ours.start())) > _MOST_MODIFIERS:
        return Bond.BROKEN
    return Bond.BROKEN if line.pattern(_PLACE).search(line.words, first, last) else Bond.LOOSE


def _subject_at(line: Line, clause: Clause) -> int:
    """Return where the subject of a clause begins, behind what stands before it: "In 2025, however, the rocket"; of what is told, its own."""
    at = _behind_telling(line, _teller_at(line, clause), clause)
    was_told = _WAS_TOLD.match(line.words, at, clause.end) if "that" in line.heard else None
    at = at if was_told is None else was_told.end()  # "The county was told that the plant opens in May"
    for period in line.periods:
        if period.start <= at + 4 and period.end > at and not line.words[at : period.start].strip("inbyosce "):
            after = period.end
            return after + len(line.words[after : clause.end]) - len(line.words[after : clause.end].lstrip(" ,"))
    return at


def _teller_at(line: Line, clause: Clause) -> int:
    """Return where the subject of a clause begins, be it only who tells what follows."""
    first = max(clause.start, headings.behind_dateline(line)) if line.index == 0 else clause.start
    label = _LABEL.match(line.words, first, clause.end)
    begin = label.end() if label else first
    lead = _LEAD.match(line.words, begin, clause.end)
    at = lead.end() if lead else begin
    if lead and lead["where"] and holds_verb(line.text, Clause(*lead.span("where"))):
        at = lead.start("where")  # "Under the contract Anthropic will pay, …" leads nowhere
    return at


def _behind_telling(line: Line, at: int, clause: Clause) -> int:
    """Return where the subject of what is told begins: "Planners told the court that output could pass 1,000 a year"."""
    if "that" not in line.heard:
        return at
    for item in line.attributions:
        if item.is_telling and at <= item.start + 1 and item.start - at <= _DETERMINED and item.cue_end > item.start:
            told = _TOLD_THAT.match(line.words, item.cue_end, clause.end)
            if told is not None:
                return told.end()
    return at


def is_question(line: Line) -> bool:
    """Say whether a line is a question, be it quoted or in bold."""
    return line.quote.rstrip('*_ "”').endswith("?")


def naming(line: Line, mention: Mention, owner: str | None) -> Naming:
    """Say what a line does with the name of a program of ``owner`` in it."""
    before = line.words[max(line.start, mention.start - _LONGEST_LEAD) : mention.start]
    asks = is_question(line)  # "Where will Starmind fly?"
    aside = not asks and _WHICH.search(before) is not None and not _OF_WHICH_IT_IS_SUBJECT.search(before)
    if line.pattern(_PASSES).search(before) or aside or line.pattern(_AMONG).search(before):
        return Naming.PASSES
    if line.pattern(_TALKED_OF).match(line.words, mention.end, line.end):
        return Naming.PASSES
    if line.pattern(_PRESENTS).search(before):
        return Naming.LEADS
    clause = line.clause_at(mention.start)
    if not holds_verb(line.text, Clause(line.start, line.end)) or asks:
        return Naming.LEADS
    if any(
        company.key == owner and _BUILDS.fullmatch(line.words, company.end, mention.start)
        for company in line.organizations()
    ):
        return Naming.LEADS
    if nearness.is_oblique(line, mention):
        return Naming.MENTIONS
    whole = line.whole_clause(clause)
    return Naming.MENTIONS if holds_verb(line.text, Clause(whole.start, mention.start)) else Naming.LEADS
