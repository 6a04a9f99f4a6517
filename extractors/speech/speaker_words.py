"""Who speaks, and by what words they are called: "the company", "its chief executive", "the regulator", surnames."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.speech.people import OFFICES
from extractors.text.phrases import Word
from extractors.text.typography import word_set
from extractors.text.wordings import Frame, Wordings
from models.lexicon import OrganizationRole
from models.watchlist import Watchlist

_MODAL_VERBS = word_set("is are will would has have should could")
_OF_VERBS = word_set("had has have did do does will would hasn't haven't didn't wouldn't won't was were")
_PERSON_PRONOUNS = frozenset({"he", "she"})
_COMPANY_PRONOUNS = frozenset({"it", "they"})
_NOT_ONLY_OF_COMPANIES = word_set("official officials engineers representative president presidents leader leaders")
ARTICLES = word_set("the a an its their his her our this that")
_IN_NAME_OF = Frame(
    r"\b(?:<said.tied_by> (?:in part )?by|<said.ties> (?:of|to)|such as|like|unlike|including|against)\s(?:the\s)?$"
)
"""What makes a company only describe another one, which the text goes on to speak of: "Starcloud, a startup backed by …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """Knows who speaks and by what words they are called; made once from a watchlist."""

    regulators: frozenset[str]
    observers: frozenset[str]
    companies: dict[str, str]  # key of a program or person → key of its organization
    surnames: dict[str, str]  # in small letters → key of the person
    in_name_of: re.Pattern[str]
    verbs: frozenset[str]
    adverbs: frozenset[str]
    filings: frozenset[str]
    passed_on: frozenset[str]
    company_nouns: frozenset[str]
    person_nouns: frozenset[str]
    offices: frozenset[str]
    heads: frozenset[str]
    institutes: frozenset[str]
    also_nouns: frozenset[str]
    by_nouns: frozenset[str]
    to_hearers: frozenset[str]
    no_names: frozenset[str]
    no_ends: frozenset[str]
    reckoners: re.Pattern[str]
    crowds: frozenset[str]
    humans: frozenset[str]
    agencies: frozenset[str]
    in_office: dict[str, re.Pattern[str]]  # family of words for an office → its pattern
    ideas: dict[str, frozenset[str]]  # a noun → words of which one has to follow it, none where any may

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Speakers":
        wordings = Wordings.of(watchlist)
        return cls(
            regulators=_of_role(watchlist, OrganizationRole.REGULATOR),
            observers=_of_role(watchlist, OrganizationRole.OBSERVER),
            companies={
                **{program.key: program.organization for program in watchlist.programs if program.organization},
                **{person.key: person.organization for person in watchlist.people},
            },
            surnames={person.name.rsplit(maxsplit=1)[-1].lower(): person.key for person in watchlist.people},
            in_name_of=wordings.pattern(_IN_NAME_OF),
            verbs=_MODAL_VERBS | wordings.words("said.intends"),
            adverbs=_OF_VERBS | wordings.words("said.adverbs"),
            filings=wordings.words("said.filings"),
            passed_on=wordings.words("said.passed_on"),
            company_nouns=wordings.words("said.companies"),
            person_nouns=wordings.words("said.persons"),
            offices=wordings.words("said.offices"),
            heads=wordings.words("said.heads"),
            institutes=wordings.words("said.institutes"),
            also_nouns=wordings.words("said.also_nouns"),
            by_nouns=wordings.words("said.by_nouns"),
            to_hearers=wordings.words("said.to_hearers"),
            no_names=wordings.words("said.no_names"),
            no_ends=wordings.words("said.no_ends") | {"("},
            reckoners=wordings["said.reckoners"],
            crowds=wordings.words("said.crowds"),
            agencies=wordings.words("said.agencies"),
            in_office={office: wordings[office] for office in OFFICES},
            ideas=_by_first_word(wordings.words("said.own_ideas")),
            humans=frozenset(form for noun in wordings.words("said.humans") for form in (noun, f"{noun}s")),
        )

    def ideas_in(self, spoken: Sequence[Word]) -> list[int]:
        """Return where some words name what somebody has in mind or reckons: "his goal", "its request for"."""
        found = []
        for at, word in enumerate(spoken):
            if at and word.form in self.ideas:
                behind = self.ideas[word.form]
                if not behind or (at + 1 < len(spoken) and spoken[at + 1].form in behind):
                    found.append(at)
        return found

    def reckon_about_others(self, words: str) -> bool:
        """Say whether the words are people who have no plan of their own here: "analysts at Pier Bank", "most economists"."""
        return self.reckoners.search(words.lower()) is not None

    def are_unnamed(self, form: str) -> bool:
        """Say whether a word names nobody, though it may stand where a name does: "some", "analysts"."""
        return form in self.crowds or self.reckoners.fullmatch(form) is not None

    def stand_for_observer(self, forms: Sequence[str]) -> bool:
        """Say whether the words are "the institute", "its authors"."""
        return forms[-1] in self.institutes and forms[0] in ARTICLES - {"a", "an", "our"}

    def stand_for_person(self, forms: Sequence[str]) -> bool:
        """Say whether the words are "he", "the billionaire", "the boss"."""
        if forms[0] == "the" and forms[-1] in self.heads:
            return True
        return forms[-1].partition("'")[0] in _PERSON_PRONOUNS or (
            forms[-1] in self.person_nouns and forms[0] in ARTICLES
        )

    def office_of(self, forms: Sequence[str]) -> str | None:
        """Return the family of words for an office that "the finance chief", "its CEO" name; None where they name none."""
        if forms[0] not in ARTICLES or len(forms) < 2:
            return None
        words = " ".join(forms[1:])
        return next((office for office, pattern in self.in_office.items() if pattern.fullmatch(words)), None)

    def stand_for_own_people(self, forms: Sequence[str]) -> bool:
        """Say whether the words are "company officials", "a manager of its sales team": people by whom a company speaks."""
        if len(forms) < 2 or self.humans.isdisjoint(forms):
            return False
        return forms[0] in self.company_nouns or ("its" in forms[1:] and forms[0] in ARTICLES | {"one"})

    def stand_for_company(self, forms: Sequence[str]) -> bool:
        """Say whether the words are "it", "the company", "its chief executive"."""
        if len(forms) == 1 and forms[0] in self.offices - _NOT_ONLY_OF_COMPANIES:
            return True  # "CEO tells podcast", "executives said"
        noun = forms[-1] in self.company_nouns or forms[-1] in self.offices or "".join(forms[-2:]) in self.company_nouns
        return forms[-1].partition("'")[0] in _COMPANY_PRONOUNS or (noun and forms[0] in ARTICLES)


def _of_role(watchlist: Watchlist, role: OrganizationRole) -> frozenset[str]:
    return frozenset(entry.key for entry in watchlist.organizations if entry.role is role)


def _by_first_word(phrases: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return nouns, in the plural too, with the words of which one has to follow; none where the noun is a phrase by itself."""
    found: dict[str, frozenset[str]] = {}
    for phrase in phrases:
        noun, _, behind = phrase.partition(" ")
        for form in (noun, f"{noun}s"):
            found[form] = found.get(form, frozenset()) | ({behind} if behind else frozenset())
    return found
