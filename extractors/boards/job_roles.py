"""What a posting's title says: which function it has, how senior it is."""

import re

from models.vocabulary import JobFunction, Seniority

_FUNCTIONS = (
    (JobFunction.RADIATION, "radiation|rad[- ]hard(?:ened|ening)?|single[- ]event|space environments?"),
    (JobFunction.THERMAL, "thermal|heat|cryo(?:genics?)?|cooling|radiators?"),
    (JobFunction.SILICON, "silicon|asic|rtl|fpga|soc|chips?|wafers?|semiconductors?|lithography|dft|physical design|"
     "design verification|fab|vlsi|packaging"),
    (JobFunction.SOFTWARE, "software|firmware|embedded|developer|devops|sre|site reliability|machine learning|ml|"
     "data (?:engineer|scientist)|kernel|compiler|full[- ]?stack|backend|frontend|programmer|gnc|guidance|autonomy|flight controls?"),
    (JobFunction.TEST, "tests?|testing|qualification|validation|reliability|quality"),
    (JobFunction.PRODUCTION, "production|manufacturing|technician|assembly|machinist|welder|supply chain|process|tooling|"
     "automation|buyer|industrialization|operator|build reliability"),
    (JobFunction.NETWORK, "networks?|networking|laser|optical|rf|antennas?|phased array|comm(?:s|unications?)|modem|interconnect"),
    (JobFunction.POWER, "power|battery|batteries|solar|electrical|photovoltaics?|energy|array"),
    (JobFunction.STRUCTURES, "structures?|structural|mechanical|mechanisms?|composites?|materials?|stress|dynamics|airframe|deployables?"),
    (JobFunction.GROUND, "ground|data ?cent(?:er|re)s?|facilit(?:y|ies)|construction|civil|site|launch pad|infrastructure|hvac"),
)  # fmt: skip
"""Narrow functions before wide ones: a radiation test engineer is there for the radiation."""

_SENIORITIES = (
    (Seniority.INTERN, r"intern(?:ship)?s?|co[- ]?op|apprentice(?:ship)?|working student"),
    (Seniority.DIRECTOR, r"director|head of|vp|vice president|chief"),
    (Seniority.MANAGER, r"manager|supervisor"),
    (Seniority.LEAD, r"lead|principal|staff|distinguished|fellow"),
    (Seniority.SENIOR, r"senior|sr"),
    (Seniority.JUNIOR, r"junior|jr|associate|entry[- ]level|new grad(?:uate)?|graduate|early career|level 1|i"),
)
_PROGRAM_MANAGER = re.compile(r"\b(?:program|programme|project|product|account) manager\b", re.IGNORECASE)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9])(?:{words})(?![A-Za-z0-9])", re.IGNORECASE)


_FUNCTION_PATTERNS = [(function, _whole(words)) for function, words in _FUNCTIONS]
_SENIORITY_PATTERNS = [(seniority, _whole(words)) for seniority, words in _SENIORITIES]
_PARTS = re.compile(r"\s*[,(|]\s*|\s+[-–—]\s+")


def function_of(title: str, department: str | None) -> JobFunction:
    """Return the function of a posting. The role itself counts before what stands after a comma or in brackets, then the department."""
    role, *rest = _PARTS.split(title, maxsplit=1)
    for text in (role, " ".join(rest), department or ""):
        for function, pattern in _FUNCTION_PATTERNS:
            if pattern.search(text):
                return function
    return JobFunction.OTHER


def seniority_of(title: str) -> Seniority:
    """Return how senior a posting is; whoever manages a program or product need not manage people."""
    bare = _PROGRAM_MANAGER.sub(" ", title)
    for seniority, pattern in _SENIORITY_PATTERNS:
        if pattern.search(bare):
            return seniority
    return Seniority.REGULAR
