"""Pages of the sample world in the dress of real ones: menus, scripts, styles, teasers, comments.

The article itself is a tenth of a news page of today. On the public benchmark of article extraction (181 pages) a page has 186 kB on
average and some 1,500 elements; so has a dressed one here.
"""

import json
import random

from benchmarks.texts import Page

WORDS = "hall roof river market council winter harbour season bridge player album kitchen budget museum garden ticket".split()  # noqa: SIM905
_MENU_LINKS, _TEASERS, _COMMENTS, _METAS = 120, 60, 25, 40
_SCRIPT_BYTES, _STYLE_BYTES = 90_000, 30_000


def dressed(page: Page, *, seed: int) -> Page:
    """Return a page as a large site would send it."""
    chance = random.Random(f"{seed} {page.url}")
    head = _head(chance)
    above, below = _menu(chance), _teasers(chance) + _comments(chance) + _menu(chance) + _scripts(chance)
    body = page.body.replace(b"</head>", head.encode() + b"</head>", 1)
    start = body.find(b">", body.find(b"<body")) + 1
    end = body.rfind(b"</body>")
    return Page(url=page.url, body=body[:start] + above.encode() + body[start:end] + below.encode() + body[end:])


def _phrase(chance: random.Random, low: int, high: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(low, high))).capitalize()


def _head(chance: random.Random) -> str:
    metas = "".join(f'<meta property="site:{number}" content="{_phrase(chance, 2, 12)}">' for number in range(_METAS))
    links = "".join(f'<link rel="preload" href="/static/{number}.js" as="script">' for number in range(_METAS))
    rules = "".join(f".c{number}{{margin:{number}px;color:#{number:06x}}}" for number in range(_STYLE_BYTES // 30))
    return f"{metas}{links}<style>{rules}</style>"


def _menu(chance: random.Random) -> str:
    items = "".join(
        f'<li class="menu-item i{number}"><a class="link" href="/{chance.choice(WORDS)}/{number}"><span>{_phrase(chance, 1, 3)}</span></a></li>'
        for number in range(_MENU_LINKS)
    )
    return f'<nav class="menu" aria-label="Menu"><ul>{items}</ul></nav>'


def _teasers(chance: random.Random) -> str:
    cards = "".join(
        f'<div class="card c{number}"><a href="/2026/05/{number}"><div class="image"><img src="/i/{number}.jpg" alt="{_phrase(chance, 2, 6)}"></div>'
        f'<h3 class="headline">{_phrase(chance, 5, 12)}</h3></a><p class="summary">{_phrase(chance, 10, 25)}.</p>'
        f'<span class="meta">{_phrase(chance, 1, 2)}</span></div>'
        for number in range(_TEASERS)
    )
    return f'<aside class="related"><h2>Related</h2><div class="cards">{cards}</div></aside>'


def _comments(chance: random.Random) -> str:
    said = "".join(
        f'<li class="comment"><div class="author">{_phrase(chance, 1, 1)}</div><p>{_phrase(chance, 8, 40)}.</p></li>'
        for _ in range(_COMMENTS)
    )
    return f'<section id="comments" class="comments"><ol>{said}</ol></section>'


def _scripts(chance: random.Random) -> str:
    state = {f"key{number}": _phrase(chance, 5, 20) for number in range(_SCRIPT_BYTES // 100)}
    return f"<script>window.__STATE__ = {json.dumps(state)};</script>"
