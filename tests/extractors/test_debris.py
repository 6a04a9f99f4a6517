"""What is set aside line by line, and what looks like it and is kept."""

import pytest

from extractors.pages import debris


@pytest.mark.parametrize(
    "line",
    [
        "Share", "Likes Received", "No comments:", "READ MORE", "Thanks for signing up!", "Order Reprints",
        "The views expressed herein are solely those of the author.", "© 2026 Orbital Wire. All rights reserved.",
        "Copyright 2026 The Desk", "https://www.news.test/a", "desk@news.test",
        "Read more: Factory opens in the desert", "SEE MORE: Ten rockets in a year", "Related: What a tonne in orbit costs",
        "Also on news.test Regulator asks for more time", "CLICK HERE TO GET THE NEWS APP",
        "Get the day's stories in your inbox every morning.", "Sign up for our newsletter and never miss a launch.",
        "Follow us on Twitter @orbitalwire and on Facebook.", "Follow @orbitalwire for the latest.",
        "Like this story? Share it with a friend!", "We use cookies to make this site work and to measure its use.",
        "By continuing to use this site you agree to our terms and cookie policy.", "Accept all cookies",
        "Subscribe to continue reading", "Sign in to read the full article.", "Already a subscriber? Log in.",
        "This article is for subscribers only.", "You have 2 free articles remaining this month.",
        "An error has occurred, please try again later.", "Please enable cookies and reload.",
        "We may earn a commission from links on this page.", "If you buy something through this post, we may get a share of the sale.",
        "By Jane Doe", "Reporting by Jane Doe; Editing by John Roe", "Have a tip? Tell the desk.",
        "Write to Jane Doe at jane.doe@news.test", "Jane Doe may be reached at jane@news.test",
        "Photo: Jane Doe / Agency", "(Image credit: SpaceX)".replace("Image credit: ", "Photo by "), "Tags: space, compute",
        "Filed under: satellites", "Posted by orbit_fan", "12 comments", "3.4K views", "5 min read",
        "$Tesla(TSLA.US)", "TSLA 401.20 +1.9%", "SPCX ▲ 2.10%", "$NIO -4.2%", "#space #compute",
        "How a satellite is cooled - YouTube", "The plant, seen from above | LinkedIn", "SPCX Stock Price Quote & News | A Broker",
    ],
)  # fmt: skip
def test_a_line_of_the_page_is_no_text(line: str) -> None:
    assert debris.is_debris(line)


@pytest.mark.parametrize(
    "line",
    [
        "", "2027", "120 kW", "1 GW by the end of 2027", "1.9%", "Starmind: 120 kW on average, 150 kW at peak",
        "SpaceX plans to share one gigawatt of compute with Anthropic.", "Elon Musk said the first satellites fly in 2027.",
        "By 2030 the company expects 100 gigawatts a year.", "Subscribers of Starlink pay for the satellites, the filing says.",
        "Follow-on launches are to begin in early 2027.", "The factory gets power from the grid by 2027.",
        "Read the filing and you find 1,000,000 satellites.", "The Starmind satellite may be reached by laser link from Starlink.",
        "We use radiators of 110 square meters.", "Read against the S-1, the number is a ceiling: 1 GW a year.",
        "SpaceX will launch 60 AI1 satellites per Starship", "Orbital data centers", "What comes next", "Terafab", "AI5", "He said so on X.", "He showed the plan on X", "Starship payload - 100 t",
        "The company receives $150 million a month from Reflection.", "Get to orbit first, then scale: that is the plan.",
        "Copyright law does not reach low Earth orbit, the lawyers wrote in 2026, and nobody has tried.",
    ],
)  # fmt: skip
def test_a_line_of_the_text_is_kept(line: str) -> None:
    assert not debris.is_debris(line)


def test_a_long_paragraph_is_kept_whatever_it_begins_with() -> None:
    assert not debris.is_debris("Read more: " + "the plan calls for one gigawatt a year and more. " * 10)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("You may also like…", True), ("Top stories", True), ("More from Orbital Wire", True), ("3 Comments", True),
        ("Related", True), ("What comes next", False), ("More satellites than rockets", False),
    ],
)  # fmt: skip
def test_the_heading_of_a_list_of_other_pages_is_known(line: str, expected: bool) -> None:
    assert debris.leads_elsewhere(line) is expected
