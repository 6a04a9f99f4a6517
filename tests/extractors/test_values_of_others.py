"""Values whose own noun, or whose owner, says that they measure something else than a program; beside values of the same shape that do not."""

from collections.abc import Callable

import pytest

ReadValues = Callable[..., list[tuple[str | None, str, float | None]]]

SUMS_OF_OTHERS = [
    "SpaceX signed a compute deal with Anthropic. It reported a first-quarter loss of $412 million.",
    "SpaceX signed a compute deal with Anthropic, whose interest costs rose to $389 million.",
    "SpaceX, which sells compute to Anthropic, is in talks with banks to borrow $20 billion for 18 months.",
    "The compute deal with Anthropic pushed SpaceX's implied value in private trading to $1.9 trillion.",
    "Friday's deal over compute valued the maker of Colossus and customer of Anthropic at $2.1 trillion.",
    "xAI's Colossus grows. xAI has paid $30 million in property tax.",
    "xAI's Colossus grows. xAI spent $80 million on a plant that recycles waste water.",
    "Anthropic rents compute at Colossus. xAI has bought 168 Megapacks for $430 million.",
    "Anthropic rents compute at Colossus. xAI spends $1.2 billion on work on substations.",
    "Terafab will need tools. A single EUV scanner costs north of $200 million.",
    "Terafab is planned. The county, with a budget of $61 million, would forgo an estimated $290 million.",
]
SUMS = [
    ("SpaceX said that the cost of building Terafab would come to $119 billion.", 119e9),
    ("Terafab will cost $16.8 billion, by its tax papers.", 16.8e9),
    ("A tax abatement application puts the investment in Gigasat at $4.2 billion.", 4.2e9),
    ("The bill for Colossus 2 reached $20 billion, turbines and batteries included.", 20e9),
    ("xAI has put $7 billion into Colossus, and as much again into debt.", 7e9),
    ("Tesla has spent $500 million on Dojo, a loss that it can bear.", 500e6),
    ("Reflection AI signed a compute agreement with SpaceX worth up to $6.3 billion, with interest.", 6.3e9),
    ("Google's compute contract with SpaceX is worth $30 billion, half of what the grid upgrade costs.", 30e9),
]


@pytest.mark.parametrize("text", SUMS_OF_OTHERS)
def test_a_sum_called_a_loss_or_spent_on_a_tax_is_no_claim(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == []


@pytest.mark.parametrize(("text", "sum_usd"), SUMS, ids=[text for text, _ in SUMS])
def test_a_cost_or_a_contract_beside_such_words_remains(values_of: ReadValues, text: str, sum_usd: float) -> None:
    assert [value for _, _, value in values_of(text)] == [sum_usd]


POWERS_OF_OTHERS = [
    "xAI's Colossus is large. Local utility MLGW said peak demand across its territory hit 3,470 megawatts in July.",
    "xAI's Colossus is large. The utility's system had reached a peak demand of 3,512 megawatts on July 29.",
    "xAI's Colossus is large. Air conditioning alone adds 1,100 megawatts on a hot afternoon.",
    "xAI's Colossus is large. Demand in the region rose to 35,430 MW in January.",
    "xAI's Colossus is large.\n\n2.3 GW: solar panels that the plant in New York could make in a year.",
    "Anthropic rents compute at Colossus.\n\nEntergy, which serves 461,000 customers, had not been asked. Its peak was 3,260 megawatts.",
]
POWERS = [
    ("Colossus 2 has a peak demand of 1.2 GW.", 1.2e9),
    ("xAI's Colossus is large. Its peak demand is 300 MW.", 300e6),
    ("Demand at Colossus 2 reached 1.2 gigawatts.", 1.2e9),
    ("xAI's Colossus, near a smelter and farms, draws 300 MW.", 300e6),
    ("Colossus 2 is new. It has a grid connection, and its load came to 900 MW in May.", 900e6),
]


@pytest.mark.parametrize("text", POWERS_OF_OTHERS)
def test_what_a_grid_or_its_customers_draw_is_no_claim(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == []


@pytest.mark.parametrize(("text", "power_w"), POWERS, ids=[text for text, _ in POWERS])
def test_what_a_site_draws_is_one(values_of: ReadValues, text: str, power_w: float) -> None:
    assert [value for _, _, value in values_of(text)] == [power_w]


SPOKEN_OF_OTHERS = [
    (
        "CoreWeave posts wider loss",
        'SpaceX sells compute at Colossus to Anthropic. "We put 16,000 GPUs on line for one customer in 72 days," he said.',
    ),
    (
        "Starlink and its rivals",
        "Starlink grows. Amazon applied later. Its own request is for 4,500 satellites.",
    ),
    (
        "Grimes County votes on Terafab",
        'Terafab needs water. "We used 3 million last August," said Bill Stovall, who keeps cattle on 900 acres.',
    ),
    ("Orbital computing", "Starship could make orbit cheap. Grid batteries cost 40% less than in 2023."),
]


@pytest.mark.parametrize(("title", "text"), SPOKEN_OF_OTHERS, ids=[text for _, text in SPOKEN_OF_OTHERS])
def test_a_pronoun_for_somebody_else_lends_nothing(values_of: ReadValues, title: str, text: str) -> None:
    assert values_of(text, title=title) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tesla's Cortex 2 is next door, and the chillers are on their pads. It will draw 500 MW by May.", 500e6),
        ("Anthropic rents Colossus 1 from SpaceX. It draws 300 MW.", 300e6),
        ("Starcloud-3 is drawn. Its operator is small. It will weigh 3 tonnes.", 3e3),
    ],
)
def test_a_pronoun_for_what_was_spoken_of_does(values_of: ReadValues, text: str, value: float) -> None:
    assert [read for _, _, read in values_of(text)] == [value]
