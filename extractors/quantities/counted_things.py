"""What metrics count, as the patterns in which a number and its noun stand apart: "the satellites will number 2,800"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.text.wordings import NOTHING, Wordings, any_of, group_of
from models.lexicon import Metric

_GAP = r"[\"”]?(?:[\s-]+(?!and\b|or\b|in\b|of\b|by\b|at\b|for\b|to\b|from\b|with\b|a\b|the\b|on\b|per\b|is\b|are\b|as\b|will\b)[\w’'-]+){0,4}?[\s-]+"
_NO_MORE = r"(?!\s(?:design|maker|company|plant|fab|program|programme|type|generation|model|project|order|deal|operator|builder|famil|architecture|supplier|business|industr|factor|team|startup|terminal|antenna|dish|user|customer|subscriber)\w*)"


@dataclass(frozen=True, slots=True)
class CountedThings:
    """Each pattern has the noun as a group of its own; made once."""

    noun_behind: re.Pattern[str]
    unsaid_set: re.Pattern[str]
    unsaid_one: re.Pattern[str]
    is_set: re.Pattern[str]
    one_ahead: re.Pattern[str]
    subject: re.Pattern[str]
    plural: re.Pattern[str]
    made: re.Pattern[str]
    paced: re.Pattern[str]
    numbered: re.Pattern[str]
    labelled: re.Pattern[str]
    headed: re.Pattern[str]
    grown: re.Pattern[str]
    of_noun: re.Pattern[str]
    question: re.Pattern[str]
    are: re.Pattern[str]
    listed: re.Pattern[str]
    asked: re.Pattern[str]

    @classmethod
    def of(cls, metrics: Iterable[Metric], wordings: Wordings) -> "CountedThings":
        """Compile the patterns out of what the metrics count, and the words that make a number rough."""
        rough = wordings.groups.get("number.about", NOTHING.pattern)
        about = rf"(?:{rough}\s)?"
        things = {
            thing
            for metric in metrics
            for thing in metric.counted
            if thing not in {"time", "launch", "flight", "mission"}
        }
        nouns = group_of(sorted(things))
        known = any_of(sorted(things))
        assert known is not None
        return cls(
            noun_behind=re.compile(rf"{_GAP}(?P<noun>{nouns})s?\b{_NO_MORE}"),
            unsaid_set=re.compile(
                rf"\b(?:(?:an?|the|another|its|first|last|next)\s(?P<set>pair|trio|duo|couple|quartet)\sof|(?P<both>both)){_GAP}(?P<noun>{nouns})s?\b"
                rf"|\b(?:first|last|second|next|another|further|initial)\s(?P<twelve>dozen|hundred|thousand|million){_GAP}(?P<more>{nouns})s?\b"
            ),
            unsaid_one=re.compile(
                rf"(?<!of )(?<!per )(?<!for )(?<!on )(?<!in )(?<!to )\b(?:a single|one|a lone|just one){_GAP}(?P<noun>{nouns})\b(?!s)"
            ),
            one_ahead=re.compile(
                rf"\b(?:an?|one)\s(?:[\w-]+\s){{0,2}}?(?P<noun>{nouns})\s(?:{rough}\s|off the line\s)?$"
            ),
            subject=re.compile(
                rf"\s*(?:(?:the|its|their|our)\s)?(?:[\w-]+\s){{0,2}}?(?P<noun>{nouns})s?\s(?:output|production|starts|deliveries|build rate)\b"
            ),
            plural=re.compile(rf"\b(?P<noun>{nouns})s\b"),
            of_noun=re.compile(
                rf"\sof\s(?:its|their|the|our|these|those|his|[\w.]+['’]s)\s(?:own\s)?(?:[\w-]+\s){{0,3}}?(?P<noun>{nouns})s?\b"
            ),
            labelled=re.compile(rf"\b(?P<noun>{nouns})s?\b[^:;.\d]{{0,30}}(?::|\s[|—–-])\**\s?(?:{rough}\s|~\s?)?$"),
            numbered=re.compile(
                rf"(?:[\w’'.-]+\s){{0,6}}?(?P<noun>{nouns})s\s(?:[\w-]+\s){{0,5}}?(?:number|numbers|numbering|total|totals|count|amount to|come to|add up to|run to|reach|grow to)"
                rf"\s{about}$"
                rf"|[^.;]{{0,60}}?\b(?P<craft>satellite) (?:count|tally|total|number)s?\s(?:\w+ing|of|at|to|reached|passed|is|was|stands at|stood at)\s{about}$"
                rf"|[^.;]{{0,60}}?\bnumber of (?:\w+\s){{0,2}}?(?P<things>{nouns})s\s(?:\w+\s){{0,3}}?(?:to|at|is|was|of|topped|passed|reached|crossed|exceeded|exceeds|hit)\s{about}$"
            ),
            made=re.compile(
                rf"\s*(?:[\w’'-]+\s){{0,4}}?(?P<noun>{nouns})s\s(?:\w+\s){{0,3}}?(?:come|leave|roll|be\s(?:made|built|produced|launched|turned out|assembled))\b"
            ),
            paced=re.compile(
                rf"\b(?P<noun>{nouns})s?\b[^.;:?!\d]{{0,60}}?\sat\s(?:(?:an?|the)\s(?:[\w-]+\s){{0,2}}?(?:rate|pace|clip|cadence|tempo|speed)\sof\s)?{about}$"
            ),
            grown=re.compile(
                rf"\b(?P<noun>{nouns}|launche|flight|mission)s\b(?:\s(?:a|per|in orbit|aloft)\s?(?:year|month|week)?)?\sfrom\s(?:{rough}\s|the current\s)?(?:[\d,.]{{1,9}}\sto\s{about})?$"
            ),
            headed=re.compile(
                rf"\+?[*_]{{0,2}}\s?(?:[:.=]|[—–-]\s)[*_]{{0,2}}\s{{0,2}}(?:the\s)?(?:number\sof\s)?(?:(?!(?:that|which|by|from|of|made|for|at|with)\s)[\w-]+\s){{0,3}}?(?P<noun>{nouns})s?\b(?=\s\w){_NO_MORE}"
            ),
            question=re.compile(
                rf"\bhow many\s(?:[\w’'-]+\s){{0,3}}?(?P<noun>{nouns})s?\b(?!\s(?:launches|flights|missions)\b)[^?]{{0,100}}\?[^?]{{0,60}}$"
            ),
            asked=re.compile(
                rf"\b(?:(?P<noun>{nouns})s|how many\s(?:\w+\s){{0,2}}?(?P<flights>launches|flights|missions)\b[^?.]{{0,60}}"
                rf"|how many(?:\s(?:of (?:them|these|those)|in all|exactly|so far))?)\?$"
            ),
            listed=re.compile(
                rf"\b(?:(?P<noun>{nouns})s\b{_NO_MORE}|(?P<fleet>satellite) (?:count|fleet|numbers?)\b"
                r"|(?P<flights>launches|flights|missions|(?:launch|flight) (?:count|targets?|goals?|plans?|totals?|tally|numbers?|cadence))\b)"
                r"(?!\s(?:of|left|per|a|each|for each|that|which|who)\s)"
            ),
            are=re.compile(rf"\s(?:are|were|being)\s(?:[\w-]+\s){{0,2}}?(?P<noun>{nouns})s\b"),
            is_set=re.compile(
                r"\b(?P<set>pair|trio|duo|couple|quartet|(?<=\bthe )(?:two|three|four|five|six))\b(?=\s(?:is|are|was|were|will|would|due|to|should|launches|flies|that|which)\b)"
            ),
        )
