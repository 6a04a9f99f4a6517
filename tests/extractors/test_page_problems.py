"""What is no article says so, and what is one is read, short as it may be."""

from datetime import UTC, datetime

import pytest

from extractors.pages import article
from models.errors import DocumentUnreadable
from models.pages import PageProblem

FETCHED = datetime(2026, 6, 24, 6, tzinfo=UTC)
URL = "https://www.news.test/space/a"
SENTENCE = "The hall turns out one satellite a day, and a second hall follows in the spring of next year. "


def problem_of(markup: str) -> PageProblem | None:
    try:
        article.read(
            markup.encode(),
            url=URL,
            content_type="text/html; charset=utf-8",
            link=None,
            fetch_id=None,
            fetched_at=FETCHED,
        )
    except DocumentUnreadable as error:
        return error.problem
    return None


def page(body: str, *, title: str = "Factory opens", head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body><main>{body}</main></body></html>"


LINKS = "".join(f'<p><a href="/{n}">Satellite number {n} has left the hall and flies</a></p>' for n in range(20))
NOT_FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "F", "isAccessibleForFree": "False"}</script>'


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (page("<h1>404</h1><p>The page you are looking for could not be found.</p>", title="404 Not Found"), PageProblem.ERROR_PAGE),
        (page("<p>Our site is down for scheduled maintenance and will be back soon.</p>"), PageProblem.ERROR_PAGE),
        (page("<p>Checking your browser before you may enter. This takes five seconds.</p>"), PageProblem.BROWSER_CHECK),
        (page("<p>Please enable JavaScript to go on.</p>"), PageProblem.BROWSER_CHECK),
        (page("<h1>Welcome back</h1><p>Please log in to view this page. Forgot your password?</p>"), PageProblem.LOGIN_WALL),
        (page("<p>Before you continue: we and our partners use cookies to measure. Accept all cookies or manage them.</p>"), PageProblem.CONSENT_WALL),
        (page(f"<h1>Factory opens</h1><p>{SENTENCE * 2}It then…</p><div class='paywall'>Subscribe</div>"), PageProblem.PAYWALL),
        (page(f"<h1>Factory opens</h1><p>{SENTENCE}</p>", head=NOT_FREE), PageProblem.PAYWALL),
        (page("<h1>Latest news</h1>" + LINKS, title="Latest news"), PageProblem.INDEX_PAGE),
        ("<html><body><div id='root'></div><script>app()</script></body></html>", PageProblem.SCRIPT_ONLY),
        ("<html><body><p> </p></body></html>", PageProblem.NO_TEXT),
        (page("<p>" + "<b>" * 500), PageProblem.TOO_MUCH),
        ("%PDF-1.7", PageProblem.NOT_A_PAGE),
    ],
    ids=lambda value: value.value if isinstance(value, PageProblem) else "",
)  # fmt: skip
def test_what_is_no_article_says_so(markup: str, expected: PageProblem) -> None:
    assert problem_of(markup) is expected


@pytest.mark.parametrize(
    "markup",
    [
        page(f"<h1>Factory opens</h1><p>{SENTENCE}</p>"),
        page(f"<h1>Why sites ask you to log in to continue</h1><p>{SENTENCE * 8}Please log in to view, they say.</p>"),
        page(
            f"<h1>Error 404 and other stories</h1><p>{SENTENCE * 8}</p>", title="Error 404 and other stories of the web"
        ),
        page(f"<h1>Factory opens</h1><p>{SENTENCE * 20}</p>" + LINKS),
        page(f"<h1>Factory opens</h1><p>{SENTENCE * 4}</p><p>Already a subscriber? Log in.</p>"),
        page(f"<h1>Factory opens</h1><p>{SENTENCE * 20}</p>", head=NOT_FREE),
    ],
    ids=["short", "about logins", "about errors", "with links below", "with an offer", "paid for but whole"],
)
def test_an_article_is_read(markup: str) -> None:
    assert problem_of(markup) is None


def test_links_to_other_pages_and_offers_do_not_reach_the_text() -> None:
    document = article.read(
        page(
            f"<h1>Factory opens</h1><p>By Jane Doe</p><p>June 22, 2026</p><p>{SENTENCE * 6}</p>"
            '<p><a href="/other">Rocket burns on its stand</a></p><p>Read more: Rocket burns on its stand</p>'
            f"<p>{SENTENCE * 6}</p><h2>You may also like</h2><p>Ten rockets that did not fly.</p>"
        ).encode(),
        url=URL, content_type="text/html", link=None, fetch_id=None, fetched_at=FETCHED,
    )  # fmt: skip
    assert document.text == f"{(SENTENCE * 6).strip()}\n\n{(SENTENCE * 6).strip()}"


def test_every_problem_has_its_words() -> None:
    assert len({problem.in_words for problem in PageProblem}) == len(PageProblem)
