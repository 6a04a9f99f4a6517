"""Every row of the period table, in its wordings. The anchor is Tuesday, 23 June 2026, told as a promise."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from extractors.periods.periods import Outlook, PeriodGrammar, find, resolve
from models.lexicon import PeriodPhrase
from models.vocabulary import AnchorKind

_FILE = Path(__file__).parents[2] / "watchlist" / "periods.toml"
_PHRASES = TypeAdapter(list[PeriodPhrase]).validate_python(tomllib.loads(_FILE.read_text(encoding="utf-8"))["period"])
GRAMMAR = PeriodGrammar.of(_PHRASES)
ANCHOR = date(2026, 6, 23)


# Each line: the phrase | earliest .. latest | precision. "-" is no bound.
YEARS = """
in 2027 | 2027-01-01 .. 2027-12-31 | year
during 2027 | 2027-01-01 .. 2027-12-31 | year
throughout 2027 | 2027-01-01 .. 2027-12-31 | year
sometime in 2027 | 2027-01-01 .. 2027-12-31 | year
around 2029 | 2029-01-01 .. 2029-12-31 | year
by ~2029 | - .. 2029-12-31 | year
in calendar year 2027 | 2027-01-01 .. 2027-12-31 | year
in the year 2027 | 2027-01-01 .. 2027-12-31 | year
next year | 2027-01-01 .. 2027-12-31 | year
this year | 2026-01-01 .. 2026-12-31 | year
later this year | 2026-01-01 .. 2026-12-31 | year
earlier this year | 2026-01-01 .. 2026-12-31 | year
last year | 2025-01-01 .. 2025-12-31 | year
later in 2027 | 2027-01-01 .. 2027-12-31 | year
year after next | 2028-01-01 .. 2028-12-31 | year
by 2030 | - .. 2030-12-31 | year
by the end of 2030 | - .. 2030-12-31 | year
by end of 2030 | - .. 2030-12-31 | year
by end-2027 | - .. 2027-12-31 | year
by year-end 2030 | - .. 2030-12-31 | year
by year-end | - .. 2026-12-31 | year
by year's end | - .. 2026-12-31 | year
by the end of next year | - .. 2027-12-31 | year
by the end of this year | - .. 2026-12-31 | year
by the end of the year | - .. 2026-12-31 | year
by EOY 2027 | - .. 2027-12-31 | year
by 2027's end | - .. 2027-12-31 | year
no later than 2028 | - .. 2028-12-31 | year
through the end of next year | - .. 2027-12-31 | year
before 2030 | - .. 2029-12-31 | year
before the end of 2030 | - .. 2030-12-31 | year
before next year | - .. 2026-12-31 | year
before the decade is out | - .. 2029-12-31 | decade
by the end of the decade | - .. 2029-12-31 | decade
by decade's end | - .. 2029-12-31 | decade
this decade | 2020-01-01 .. 2029-12-31 | decade
after 2027 | 2028-01-01 .. - | year
since 2024 | 2024-01-01 .. - | year
year-end 2025 | 2025-12-31 .. 2025-12-31 | year
for the rest of the year | 2026-06-23 .. 2026-12-31 | year
"""

PARTS = """
early 2027 | 2027-01-01 .. 2027-04-30 | third
in early 2027 | 2027-01-01 .. 2027-04-30 | third
mid 2027 | 2027-05-01 .. 2027-08-31 | third
mid-2027 | 2027-05-01 .. 2027-08-31 | third
in the middle of 2027 | 2027-05-01 .. 2027-08-31 | third
late 2027 | 2027-09-01 .. 2027-12-31 | third
late-2027 | 2027-09-01 .. 2027-12-31 | third
late in 2027 | 2027-09-01 .. 2027-12-31 | third
toward the end of 2027 | 2027-09-01 .. 2027-12-31 | third
at the end of 2027 | 2027-09-01 .. 2027-12-31 | third
at the beginning of 2027 | 2027-01-01 .. 2027-04-30 | third
early next year | 2027-01-01 .. 2027-04-30 | third
late this year | 2026-09-01 .. 2026-12-31 | third
mid- to late 2027 | 2027-05-01 .. 2027-12-31 | third
early to mid-2027 | 2027-01-01 .. 2027-08-31 | third
by early 2027 | - .. 2027-04-30 | third
by mid-2027 | - .. 2027-08-31 | third
by the start of 2027 | - .. 2027-01-01 | year
until mid-2027 | - .. 2027-08-31 | third
before late 2027 | - .. 2027-08-31 | third
Q3 2026 | 2026-07-01 .. 2026-09-30 | quarter
3Q26 | 2026-07-01 .. 2026-09-30 | quarter
3Q 2026 | 2026-07-01 .. 2026-09-30 | quarter
Q3'26 | 2026-07-01 .. 2026-09-30 | quarter
2026 Q3 | 2026-07-01 .. 2026-09-30 | quarter
Q3-2026 | 2026-07-01 .. 2026-09-30 | quarter
third quarter of 2026 | 2026-07-01 .. 2026-09-30 | quarter
third-quarter 2026 | 2026-07-01 .. 2026-09-30 | quarter
in the third quarter | 2026-07-01 .. 2026-09-30 | quarter
in Q3 | 2026-07-01 .. 2026-09-30 | quarter
in Q1 | 2027-01-01 .. 2027-03-31 | quarter
by Q4 of next year | - .. 2027-12-31 | quarter
in the final quarter of 2027 | 2027-10-01 .. 2027-12-31 | quarter
next quarter | 2026-07-01 .. 2026-09-30 | quarter
by the end of Q3 | - .. 2026-09-30 | quarter
by the end of the quarter | - .. 2026-06-30 | quarter
H1 2027 | 2027-01-01 .. 2027-06-30 | half
1H27 | 2027-01-01 .. 2027-06-30 | half
first half of 2027 | 2027-01-01 .. 2027-06-30 | half
in the second half of next year | 2027-07-01 .. 2027-12-31 | half
second-half 2027 | 2027-07-01 .. 2027-12-31 | half
in the first half of the 2030s | 2030-01-01 .. 2034-12-31 | half
in the first six months of 2027 | 2027-01-01 .. 2027-06-30 | month
FY27 | 2027-01-01 .. 2027-12-31 | year
FY2027 | 2027-01-01 .. 2027-12-31 | year
FY 2026/27 | 2027-01-01 .. 2027-12-31 | year
fiscal 2027 | 2027-01-01 .. 2027-12-31 | year
in fiscal year 2027 | 2027-01-01 .. 2027-12-31 | year
third quarter of fiscal 2027 | 2027-07-01 .. 2027-09-30 | quarter
Q3 FY27 | 2027-07-01 .. 2027-09-30 | quarter
FY27 Q3 | 2027-07-01 .. 2027-09-30 | quarter
spring 2027 | 2027-03-01 .. 2027-05-31 | season
in the summer of 2027 | 2027-06-01 .. 2027-08-31 | season
fall 2027 | 2027-09-01 .. 2027-11-30 | season
autumn 2027 | 2027-09-01 .. 2027-11-30 | season
winter 2027 | 2027-12-01 .. 2028-02-29 | season
winter 2026-27 | 2026-12-01 .. 2027-02-28 | season
this summer | 2026-06-01 .. 2026-08-31 | season
this fall | 2026-09-01 .. 2026-11-30 | season
in the spring | 2027-03-01 .. 2027-05-31 | season
next spring | 2027-03-01 .. 2027-05-31 | season
spring of next year | 2027-03-01 .. 2027-05-31 | season
the 2030s | 2030-01-01 .. 2039-12-31 | decade
early 2030s | 2030-01-01 .. 2033-12-31 | decade
mid-2030s | 2034-01-01 .. 2036-12-31 | decade
late 2030s | 2037-01-01 .. 2039-12-31 | decade
by the mid-2030s | - .. 2036-12-31 | decade
early next decade | 2030-01-01 .. 2033-12-31 | decade
"""

MONTHS_AND_DAYS = """
in September | 2026-09-01 .. 2026-09-30 | month
in September 2026 | 2026-09-01 .. 2026-09-30 | month
June 26th of 2027 | 2027-06-26 .. 2027-06-26 | day
on June twenty-five twenty twenty-seven | 2027-06-25 .. 2027-06-25 | day
9 to 12 of June | 2027-06-09 .. 2027-06-12 | day
on 14 nov | 2026-11-14 .. 2026-11-14 | day
28 june 2027 | 2027-06-28 .. 2027-06-28 | day
in the September quarter | 2026-07-01 .. 2026-09-30 | quarter
by the June quarter of 2027 | - .. 2027-06-30 | quarter
in 09/2026 | 2026-09-01 .. 2026-09-30 | month
by 3/2028 | - .. 2028-03-31 | month
in 2026/09 | 2026-09-01 .. 2026-09-30 | month
on 2026-9-3 | 2026-09-03 .. 2026-09-03 | day
on 2026.09.03 | 2026-09-03 .. 2026-09-03 | day
in Sept. 2026 | 2026-09-01 .. 2026-09-30 | month
in September of next year | 2027-09-01 .. 2027-09-30 | month
in May | 2027-05-01 .. 2027-05-31 | month
by march | - .. 2027-03-31 | month
in June | 2026-06-01 .. 2026-06-30 | month
through May 2029 | - .. 2029-05-31 | month
by October 2024 | - .. 2024-10-31 | month
by the end of June | - .. 2026-06-30 | month
late September | 2026-09-21 .. 2026-09-30 | month
early July | 2026-07-01 .. 2026-07-10 | month
this month | 2026-06-01 .. 2026-06-30 | month
next month | 2026-07-01 .. 2026-07-31 | month
last month | 2026-05-01 .. 2026-05-31 | month
by the end of the month | - .. 2026-06-30 | month
in Feb 2028 | 2028-02-01 .. 2028-02-29 | month
2026-12 | 2026-12-01 .. 2026-12-31 | month
June 23, 2026 | 2026-06-23 .. 2026-06-23 | day
June 23 2026 | 2026-06-23 .. 2026-06-23 | day
June 23rd, 2026 | 2026-06-23 .. 2026-06-23 | day
23 June 2026 | 2026-06-23 .. 2026-06-23 | day
23rd of June 2026 | 2026-06-23 .. 2026-06-23 | day
2026-06-23 | 2026-06-23 .. 2026-06-23 | day
6/23/2026 | 2026-06-23 .. 2026-06-23 | day
23/6/2026 | 2026-06-23 .. 2026-06-23 | day
23.06.2026 | 2026-06-23 .. 2026-06-23 | day
2026/06/23 | 2026-06-23 .. 2026-06-23 | day
Jun 23 | 2026-06-23 .. 2026-06-23 | day
Jun. 24 | 2026-06-24 .. 2026-06-24 | day
Tuesday, June 23, 2026 | 2026-06-23 .. 2026-06-23 | day
on Nov. 2 | 2026-11-02 .. 2026-11-02 | day
by September 30, 2026 | - .. 2026-09-30 | day
on or before June 30, 2027 | - .. 2027-06-30 | day
before June 30, 2027 | - .. 2027-06-29 | day
after June 30, 2027 | 2027-07-01 .. - | day
as of June 30, 2026 | 2026-06-30 .. 2026-06-30 | day
As of June 30 | 2025-06-30 .. 2025-06-30 | day
today | 2026-06-23 .. 2026-06-23 | day
tomorrow | 2026-06-24 .. 2026-06-24 | day
yesterday | 2026-06-22 .. 2026-06-22 | day
on Sunday | 2026-06-28 .. 2026-06-28 | day
on Tuesday | 2026-06-23 .. 2026-06-23 | day
last Tuesday | 2026-06-16 .. 2026-06-16 | day
next Monday | 2026-06-29 .. 2026-06-29 | day
this Friday | 2026-06-26 .. 2026-06-26 | day
Wednesday of next week | 2026-07-01 .. 2026-07-01 | day
this week | 2026-06-22 .. 2026-06-28 | day
next week | 2026-06-29 .. 2026-07-05 | day
last week | 2026-06-15 .. 2026-06-21 | day
over the weekend | 2026-06-27 .. 2026-06-28 | day
first Monday of July | 2026-07-06 .. 2026-07-06 | day
last Friday of June 2027 | 2027-06-25 .. 2027-06-25 | day
15th of next month | 2026-07-15 .. 2026-07-15 | day
2026 June 24 | 2026-06-24 .. 2026-06-24 | day
this coming Friday | 2026-06-26 .. 2026-06-26 | day
the day before yesterday | 2026-06-21 .. 2026-06-21 | day
week of June 29 | 2026-06-29 .. 2026-07-05 | day
in the first week of July | 2026-07-01 .. 2026-07-07 | day
on March first | 2027-03-01 .. 2027-03-01 | day
on the first of March | 2027-03-01 .. 2027-03-01 | day
by December thirty-first, twenty twenty-seven | - .. 2027-12-31 | day
on September the twenty-first, 2026 | 2026-09-21 .. 2026-09-21 | day
by May thirty-one, 2027 | - .. 2027-05-31 | day
by the 15 of February | - .. 2027-02-15 | day
on the 20th of the next month | 2026-07-20 .. 2026-07-20 | day
in 2027 March | 2027-03-01 .. 2027-03-31 | month
in December twenty twenty-seven | 2027-12-01 .. 2027-12-31 | month
in the third quarter of two thousand and twenty-seven | 2027-07-01 .. 2027-09-30 | quarter
in June of nineteen ninety-nine | 1999-06-01 .. 1999-06-30 | month
by two thousand thirty | - .. 2030-12-31 | year
in twenty oh nine | 2009-01-01 .. 2009-12-31 | year
in 26Q4 | 2026-10-01 .. 2026-12-31 | quarter
"""

LOWER_BOUNDS = """
as early as 2028 | 2028-01-01 .. - | year
as early as next year | 2027-01-01 .. - | year
as early as Q4 2027 | 2027-10-01 .. - | quarter
as soon as late 2027 | 2027-09-01 .. - | third
no earlier than 2028 | 2028-01-01 .. - | year
no earlier than October 19 | 2026-10-19 .. - | day
no-earlier-than 2028 | 2028-01-01 .. - | year
no sooner than 2028 | 2028-01-01 .. - | year
NET June 30 | 2026-06-30 .. - | day
NET late August | 2026-08-21 .. - | month
not until mid-2027 | 2027-05-01 .. - | third
not before 2028 | 2028-01-01 .. - | year
2028 at the earliest | 2028-01-01 .. - | year
in late 2028 at the earliest | 2028-09-01 .. - | third
by 2028 at the earliest | 2028-01-01 .. - | year
from 2028 onward | 2028-01-01 .. - | year
starting in 2027 | 2027-01-01 .. - | year
beginning in early 2027 | 2027-01-01 .. - | third
not until after 2030 | 2031-01-01 .. - | year
at least three years away | 2029-06-23 .. - | year
in more than two years | 2028-06-23 .. - | year
as soon as 18 months from now | 2027-12-23 .. - | month
"""

AMOUNTS = """
this coming spring | 2027-03-01 .. 2027-05-31 | season
within 30 months | 2026-06-23 .. 2028-12-23 | month
within two years and three months | 2026-06-23 .. 2028-09-23 | month
in 1 year and 6 months | 2027-12-23 .. 2027-12-23 | month
a year and two months from now | 2027-08-23 .. 2027-08-23 | month
within 2 years 6 months | 2026-06-23 .. 2028-12-23 | month
two-plus years away | 2028-06-23 .. - | year
two or more years away | 2028-06-23 .. - | year
in two or so years | 2028-06-23 .. 2028-06-23 | year
within the next 30 months | 2026-06-23 .. 2028-12-23 | month
in less than two years | 2026-06-23 .. 2028-06-23 | year
in <3 years | 2026-06-23 .. 2029-06-23 | year
in under two years | 2026-06-23 .. 2028-06-23 | year
over the next three years | 2026-06-23 .. 2029-06-23 | year
in the next 12 months | 2026-06-23 .. 2027-06-23 | month
next 18 months | 2026-06-23 .. 2027-12-23 | month
over the next year | 2026-06-23 .. 2027-06-23 | year
in the next year or two | 2026-06-23 .. 2028-06-23 | year
within the next decade | 2026-06-23 .. 2036-06-23 | decade
within a decade | 2026-06-23 .. 2036-06-23 | decade
within the month | 2026-06-23 .. 2026-07-23 | month
no more than 20 years away | 2026-06-23 .. 2046-06-23 | year
in two to three years | 2028-06-23 .. 2029-06-23 | year
in two or three years | 2028-06-23 .. 2029-06-23 | year
in 30-36 months | 2028-12-23 .. 2029-06-23 | month
2-3 years from now | 2028-06-23 .. 2029-06-23 | year
10 to 20 years away | 2036-06-23 .. 2046-06-23 | year
between two and three years from now | 2028-06-23 .. 2029-06-23 | year
in a year or two | 2027-06-23 .. 2028-06-23 | year
in about 18 months | 2027-12-23 .. 2027-12-23 | month
in 18 months | 2027-12-23 .. 2027-12-23 | month
in ~18 months | 2027-12-23 .. 2027-12-23 | month
a year from now | 2027-06-23 .. 2027-06-23 | year
about a year away | 2027-06-23 .. 2027-06-23 | year
three years away | 2029-06-23 .. 2029-06-23 | year
in two years' time | 2028-06-23 .. 2028-06-23 | year
in a year's time | 2027-06-23 .. 2027-06-23 | year
in a year | 2027-06-23 .. 2027-06-23 | year
in a year and a half | 2027-12-23 .. 2027-12-23 | year
in two and a half years | 2028-12-23 .. 2028-12-23 | year
in 1.5 years | 2027-12-23 .. 2027-12-23 | year
in half a year | 2026-12-23 .. 2026-12-23 | year
in a couple of years | 2028-06-23 .. 2028-06-23 | year
in twenty-four months | 2028-06-23 .. 2028-06-23 | month
in two weeks | 2026-07-07 .. 2026-07-07 | day
in 90 days | 2026-09-21 .. 2026-09-21 | day
a decade ago | 2016-06-23 .. 2016-06-23 | decade
two years ago | 2024-06-23 .. 2024-06-23 | year
more than ten years ago | - .. 2016-06-23 | year
over the past two years | 2024-06-23 .. 2026-06-23 | year
in the last 12 months | 2025-06-23 .. 2026-06-23 | month
"""

SPANS = """
from 2026 through 2029 | 2026-01-01 .. 2029-12-31 | year
in the fiscal year ending January 2027 | 2026-02-01 .. 2027-01-31 | month
for the quarter ending September 2026 | 2026-07-01 .. 2026-09-30 | month
May through July 2027 | 2027-05-01 .. 2027-07-31 | month
June-August 2027 | 2027-06-01 .. 2027-08-31 | month
between august and october | 2026-08-01 .. 2026-10-31 | month
between the ninth and the seventeenth of April | 2027-04-09 .. 2027-04-17 | day
from April the ninth till the seventeenth | 2027-04-09 .. 2027-04-17 | day
2027~2029 | 2027-01-01 .. 2029-12-31 | year
between 2024 and now | 2024-01-01 .. 2026-06-23 | year
from 2024 to now | 2024-01-01 .. 2026-06-23 | year
between 03/2027 and 11/2027 | 2027-03-01 .. 2027-11-30 | month
from October 2026 through June 2029 | 2026-10-01 .. 2029-06-30 | month
from July 2026 through 2029 | 2026-07-01 .. 2029-12-31 | year
from early 2027 to mid-2028 | 2027-01-01 .. 2028-08-31 | third
between 2027 and 2029 | 2027-01-01 .. 2029-12-31 | year
between June and August 2027 | 2027-06-01 .. 2027-08-31 | month
between October and March 2028 | 2027-10-01 .. 2028-03-31 | month
between now and 2030 | 2026-06-23 .. 2030-12-31 | year
2027-2029 | 2027-01-01 .. 2029-12-31 | year
2027–28 | 2027-01-01 .. 2028-12-31 | year
2026 through 2029 | 2026-01-01 .. 2029-12-31 | year
in 2027 or 2028 | 2027-01-01 .. 2028-12-31 | year
late 2027 or early 2028 | 2027-09-01 .. 2028-04-30 | third
this year or next | 2026-01-01 .. 2027-12-31 | year
in Q3 or Q4 of 2027 | 2027-07-01 .. 2027-12-31 | quarter
in the third or fourth quarter of 2027 | 2027-07-01 .. 2027-12-31 | quarter
Q1-Q2 2027 | 2027-01-01 .. 2027-06-30 | quarter
July–September 2026 | 2026-07-01 .. 2026-09-30 | month
June 23–25, 2026 | 2026-06-23 .. 2026-06-25 | day
23–25 June 2026 | 2026-06-23 .. 2026-06-25 | day
from November to February | 2026-11-01 .. 2027-02-28 | month
by late 2027 or early 2028 | - .. 2028-04-30 | third
from 4 to 22 this month | 2026-06-04 .. 2026-06-22 | day
between 3 and 12 of September | 2026-09-03 .. 2026-09-12 | day
from 4 to January 22, 2027 | 2027-01-04 .. 2027-01-22 | day
from two thousand until two thousand and fourteen | 2000-01-01 .. 2014-12-31 | year
"""


def lines(*tables: str) -> list[str]:
    return [line for table in tables for line in table.strip().splitlines()]


@pytest.mark.parametrize("line", lines(YEARS, PARTS, MONTHS_AND_DAYS, LOWER_BOUNDS, AMOUNTS, SPANS))
@pytest.mark.parametrize("frame", ["{}", "SpaceX said ({}), and no more.", "Production: {}."])
def test_a_phrase_means_its_days(line: str, frame: str) -> None:
    phrase, days, precision = line.split(" | ")
    text = frame.format(phrase)
    matches = find(text, GRAMMAR)
    # An article that belongs to the phrase by no rule is left out: "the 2030s".
    assert [match.text.removeprefix("the ") for match in matches] == [phrase.removeprefix("the ")]
    assert text[matches[0].start : matches[0].end] == matches[0].text
    period = resolve(matches[0], anchor=ANCHOR, anchor_kind=AnchorKind.PUBLISHED, outlook=Outlook.FUTURE)
    assert period is not None
    earliest, latest = (None if day == "-" else date.fromisoformat(day) for day in days.split(" .. "))
    assert (period.earliest, period.latest, period.precision.value) == (earliest, latest, precision)
    assert (period.start, period.end, period.text) == (matches[0].start, matches[0].end, matches[0].text)
    assert (period.anchor, period.anchor_kind) == (ANCHOR, AnchorKind.PUBLISHED)
