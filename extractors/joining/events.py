"""Events ─► claims: an event is one only where a program and a verb of happening meet, and the sentence either dates it
or says that it has happened, has not, or was stopped.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.deals import deal_partners
from extractors.ellipses import answers, asked_flights, lone_figures, resumed_events, rulings
from extractors.events.event_values import has_bulk_object, is_of_part, is_pace, is_state_of_some
from extractors.events.false_events import is_figurative
from extractors.events.false_papers import is_request
from extractors.events.false_works import is_only_activity, is_return
from extractors.firmness import governance, stance, states, tenses
from extractors.joining import event_drafts, event_owners, event_stance, services, signings
from extractors.joining.context import Context, Passage
from extractors.joining.event_owners import ON_PAPER
from extractors.lines import generalities, nearness, scheduled_flights, table_dates
from extractors.lines.drafts import Draft
from extractors.lines.passages import Line
from extractors.lines.scenes import DOCUMENT_CONTEXT, Found, Scene
from extractors.lines.triggers import FLIGHTS, Trigger, TriggerFinder
from models.claims import ClaimPeriod
from models.lexicon import Metric, Place
from models.reading import Quantity
from models.vocabulary import Modality

_EVERYWHERE = frozenset(Place)
_HAPPENED = frozenset({Modality.ACHIEVED, Modality.DENIED, Modality.CANCELLED})
_HELD = frozenset({Modality.ACHIEVED, Modality.UNDERWAY})
_ON_THE_GROUND = frozenset({Place.FACTORY, Place.GROUND})
_STATES_OF_CRAFT = FLIGHTS | {"operation"}
_AGAIN = re.compile(r"\s(?:again|once more|anew|for the \w+ time)\b")
_MAY = re.compile(
    r"\b(?:authori[sz]\w+|permission|leave|licen[cs]ed?|cleared|allowed|permitted|approval|applied|applies|asked|asks|seeks|sought|filed|green light|go-ahead)\b[^,;]*\bto\s(?:\w+\s(?:and|or)\s|\w+,\s){0,2}$"
)
_FLYING = re.compile(r"fl(?:y|ies|ying)|in orbit|are up|is up")
_NOW = re.compile(r"today|now|currently|at present|this moment")
_THEY = re.compile(
    r"\W*(?:and\s|but\s)?(?:both|they|it|these|those|each|the (?:pair|two|duo|couple|first of (?:them|these|the two)))(?:['’]\w+)?\s"
)
_IT_BEHIND = re.compile(r"\s(?:it|them|both|these|those|the (?:pair|two))\b")
_UP_SINCE = re.compile(r"been up since")
_DATE = re.compile(r"\s(?:dates?|windows?|schedules?|timetables?|timelines?)\b")
_OF_CHIPS = frozenset({"ship", "ships", "arrive", "arrives"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReader:
    """Makes claims of the happenings of a line."""

    triggers: TriggerFinder
    context: Context
    metrics: dict[str, Metric]

    @classmethod
    def of(cls, metrics: Iterable[Metric], context: Context) -> "EventReader":
        by_key = {metric.key: metric for metric in metrics}
        return cls(triggers=TriggerFinder.of(by_key.values(), context.wordings), context=context, metrics=by_key)

    def triggers_of(self, scene: Scene, line: Line) -> list[Trigger]:
        """Return the words of happening in ``line``, and those that go on from a happening told before."""
        find = self._find
        triggers = states.told(line, self.metrics) or (
            table_dates.happenings(line, find(line), find)
            or answers.happenings(scene.lines, line, find)
            or lone_figures.happenings(scene.lines, line, find)
            or asked_flights.happenings(scene, line, self.context.programs.names, self.metrics, find)
        )
        triggers += rulings.happenings(scene, line, self.metrics, triggers)
        return triggers + resumed_events.resumed(self.context.programs.names, scene, line, triggers)

    def _find(self, line: Line) -> list[Trigger]:
        """Return the happenings of a line, or what its label alone says of a date."""
        return states.labelled(line, self.metrics) or self.triggers.find(line)

    def read(
        self,
        passage: Passage,
        scene: Scene,
        line: Line,
        line_values: Sequence[Quantity],
        triggers: Iterable[Trigger],
    ) -> Iterator[Draft]:
        """Yield the events that ``line`` tells of with ``triggers``."""
        here: list[Draft] = []
        for told in triggers:
            if event_stance.is_superseded(line, told):
                continue
            trigger = event_stance.as_moved(line, told)
            if stance.silent(line, trigger.start, trigger.end) or (is_figurative(line, trigger) and not trigger.stated):
                continue
            if generalities.is_teaser(line) or generalities.is_poll(line):
                continue
            if (
                (is_only_activity(line, trigger) and not trigger.stated)
                or event_stance.is_supposed(line, trigger)
                or event_stance.is_labelled_old(scene.lines, line, trigger)
            ):
                continue
            if trigger.metric.key == "agreement":
                yield from signings.signed(self.context, passage, scene, line, trigger)
            else:
                draft = self._of_program(passage, scene, line, trigger, line_values, here)
                if draft is not None:
                    here.append(draft)
                    yield draft

    def _of_program(
        self,
        passage: Passage,
        scene: Scene,
        line: Line,
        trigger: Trigger,
        line_values: Sequence[Quantity],
        here: Sequence[Draft],
    ) -> Draft | None:
        places = frozenset(trigger.metric.places) or _EVERYWHERE
        line_values = table_dates.beside(line, trigger.start, line_values)
        if trigger.metric.key == "approval" and not any(
            program.place in _ON_THE_GROUND for _, program in self.context.programs.names.of_line(line)
        ):
            places -= _ON_THE_GROUND  # "a fourth building has been approved" is anybody's
        if scheduled_flights.is_number(line, trigger.start, trigger.end):
            places = frozenset({Place.ROCKET})
        if _UP_SINCE.fullmatch(line.words, trigger.start, trigger.end):
            places &= _ON_THE_GROUND  # a satellite that has been up since May was launched
        sold = services.of(self.context, scene, line, trigger)
        found = (
            sold
            or self._of_maker(line, trigger)
            or self.context.programs.find(scene, line, trigger.start, trigger.end, places, event=True)
            or event_owners.of_same_thing(self.context.programs.names, scene, line, trigger, places, here)
        )
        if (
            found is not None
            and found.mention is None
            and scheduled_flights.is_slip(line, trigger.start)
            and self.context.programs.names.of_line(line)
        ):
            return None  # "Gigasat's opening slips" is no launch of what was named before
        if found is None or (found.mention is None and not event_owners.resumes(passage, scene, line, trigger, found)):
            return None
        if sold is None and found.mention is None and services.is_sellers(self.context, line, trigger, found):
            return None  # "deliveries have to begin by December 31", of a deal that is none of ours
        is_subject = found.mention is not None and not nearness.is_oblique(line, found.mention)
        if not is_subject and generalities.is_of_bystander(line, trigger.start):
            return None
        if found.program.place is not Place.CHIP and line.words[trigger.start : trigger.end] in _OF_CHIPS:
            return None  # a chip that ships is made in volume; a satellite that arrives is not
        if found.program.place is Place.ROCKET and is_return(line, trigger):
            return None  # "on a path that brought them back into the atmosphere"
        if trigger.metric.key in _STATES_OF_CRAFT and generalities.is_of_some_firms(line, trigger.start):
            return None
        if trigger.metric.key in ON_PAPER and not trigger.done and found.mention is None and not line.organizations():
            return None  # "apply by July 1"
        trigger = self._as_prototype(scene, line, trigger, found)
        modality = event_stance.modality(line, trigger)
        if modality is Modality.ACHIEVED and any(
            value.value == 0 and value.end <= trigger.start and value.dimension == "count" for value in line.quantities
        ):
            modality = Modality.DENIED  # "0 AI1 satellites launched to date"
        if (
            modality is Modality.PLANNED
            and not event_stance.is_governed(line, trigger)
            and not tenses.was_planned(line, trigger.start)
            and event_stance.lies_behind(
                self._period(passage, line, trigger, modality, found), passage, is_state=trigger.stated
            )
        ):
            modality = Modality.ACHIEVED  # "July 24, 2026: the thirteenth flight lifts off"
        if found.program.key in self.context.parties.selling and services.is_owed(line, trigger, modality):
            modality = Modality.COMMITTED  # "must make the first tranche available by June", by an agreement
        done = modality in _HAPPENED or (modality is Modality.UNDERWAY and trigger.metric.key in event_stance.TAKEN_UP)
        done_by_rocket = done and found.program.place is Place.ROCKET
        if trigger.metric.key in FLIGHTS and has_bulk_object(
            line, trigger, line_values, done=done, of_rocket=done_by_rocket
        ):
            return None
        if trigger.metric.key in _STATES_OF_CRAFT and is_state_of_some(line, trigger, line_values):
            return None
        if trigger.metric.key == "production" and is_pace(line, trigger, line_values):
            return None
        if trigger.metric.key == "operation" and (
            is_of_part(line, trigger, line_values) or services.says_how_much(line, trigger)
        ):
            return None
        period = self._period(passage, line, trigger, modality, found)
        if modality in _HELD and stance.is_yet_to_come(period, passage.anchor.day):
            if trigger.done and trigger.metric.key in ON_PAPER and period is not None and period.earliest is None:
                period = None  # "asked the FCC to approve it by June 2027"
            modality = Modality.PLANNED
        cue = governance.governing(line, trigger.start, trigger.end)
        modality = stance.as_wished(modality, cue, period)
        modality = stance.as_deferred(modality, cue, period, passage.anchor.day)
        if modality in stance.AHEAD and governance.is_taken_back(line, passage.following(line)):
            modality = Modality.DENIED
        if (
            trigger.metric.key in FLIGHTS
            and _MAY.search(line.words, line.clause_at(trigger.start).start, trigger.start)
            and not event_stance.comes_later(period, passage)
        ):
            return None  # "was given leave on Wednesday to launch"
        if (
            period is not None
            and _FLYING.fullmatch(line.words, trigger.start, trigger.end)
            and _NOW.fullmatch(period.text.lower())
        ):
            return None  # "what flies today" is no first flight
        if modality is Modality.DENIED and period is None and _DATE.match(line.words, trigger.end):
            return None  # "no launch date is mentioned"
        if period is None and (
            not (done and (trigger.done or modality is not Modality.ACHIEVED)) or is_request(line, trigger)
        ):
            return None
        is_on_topic = event_owners.is_on_topic(scene, line, trigger, found)
        if period is None and modality is Modality.DENIED and DOCUMENT_CONTEXT in found.flags and not is_on_topic:
            return None  # "nothing has flown" far from any name is nobody's
        if period is None and modality is Modality.ACHIEVED and _AGAIN.match(line.words, trigger.end):
            return None  # "flew again" is no first flight
        if (
            period is None
            and found.mention is None
            and trigger.metric.key in FLIGHTS
            and modality is Modality.ACHIEVED
            and not trigger.stated
            and not is_on_topic
        ):
            return None
        party = None
        if found.program == self.context.parties.supply and trigger.metric.key == "operation":
            party = deal_partners.of_event(self.context.parties, scene.lines, line, trigger.start, passage.titled)
        return event_drafts.of(
            self.context,
            line,
            trigger,
            found.program.key,
            modality,
            period,
            flags=found.flags,
            counterparty=None if party is None else party.key,
        )

    def _period(
        self, passage: Passage, line: Line, trigger: Trigger, modality: Modality, found: Found
    ) -> ClaimPeriod | None:
        return self.context.period(
            passage,
            line,
            trigger.start,
            trigger.end,
            modality,
            [(trigger.start, trigger.end)],
            found.program.organization,
            of_paper=trigger.metric.key in ON_PAPER,
        )

    def _as_prototype(self, scene: Scene, line: Line, trigger: Trigger, found: Found) -> Trigger:
        """A pronoun keeps the kind of what it stands for: "Google builds two prototypes. Both fly in early 2027.", "We fly them in March."."""
        rule = self.triggers.prototype
        if trigger.metric.key != "launch" or rule is None or rule.words is None or found.mention is not None:
            return trigger
        clause = line.clause_at(trigger.start)
        before = scene.lines[line.index - 1] if line.index > 0 else None
        if before is None or not (
            _THEY.match(line.words, clause.start, trigger.start) or _IT_BEHIND.match(line.words, trigger.end, line.end)
        ):
            return trigger
        named = rule.words.search(before.words, before.start, before.end)
        return trigger if named is None else replace(trigger, metric=rule.metric)

    def _of_maker(self, line: Line, trigger: Trigger) -> Found | None:
        """A factory that starts to make something is what the event is about, not what it makes."""
        if trigger.metric.key != "production":
            return None
        clause = line.clause_at(trigger.start)
        makers = [
            (mention, program)
            for mention, program in self.context.programs.names.of_line(line)
            if program.place is Place.FACTORY and clause.start <= mention.start < trigger.start
        ]
        starts = not line.words[clause.start : makers[0][0].start].strip(" \"'“*•-") if makers else False
        return Found(program=makers[0][1], mention=makers[0][0]) if starts else None
