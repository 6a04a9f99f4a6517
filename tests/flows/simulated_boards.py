"""Simulated job boards: what a board of each kind answers in a week of the gold set of ``tests/lifecycle``."""

import json
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

BOARDS = Path(__file__).resolve().parents[1] / "lifecycle" / "boards"
WALLS = {
    "login": "<!doctype html><html><body><form action=/login><p>Please sign in to continue.</p></form></body></html>",
    "challenge": "<!doctype html><html><body><p>Checking your browser before you may pass.</p></body></html>",
    "maintenance": "<!doctype html><html><body><h1>We are down for maintenance</h1></body></html>",
}
Answer = tuple[int, bytes, dict[str, str]]
JSON = {"Content-Type": "application/json"}


@dataclass
class SimulatedBoard:
    """One board of the gold set, as its server would have it: ``turn(week)`` first, then ``answers()``."""

    name: str
    kind: str
    postings: dict[str, dict[str, Any]]
    weeks: list[dict[str, Any]]
    expected: list[dict[str, Any]]
    week: int = 0
    shown: list[str] = field(default_factory=list)
    saves: int = 0
    markup: int = 0

    @classmethod
    def load(cls, path: Path) -> "SimulatedBoard":
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            name=path.stem, kind=raw["kind"], postings=raw["postings"], weeks=raw["weeks"], expected=raw["events"]
        )

    @property
    def host(self) -> str:
        return f"{self.name.replace('_', '-')}.test"

    @property
    def list_path(self) -> str:
        return {
            "greenhouse": "/v1/boards/x/jobs",
            "lever": "/v0/postings/x",
            "ashby": "/posting-api/job-board/x",
            "workday": "/wday/cxs/x/site/jobs",
            "smartrecruiters": "/v1/companies/x/postings",
            "job_page": "/careers",
        }[self.kind]

    @property
    def entry(self) -> str:
        """The board's entry in a watchlist, but for key and name."""
        lines = [
            f'kind = "{self.kind}"', f'url = "http://{self.host}{self.list_path}"', "every_hours = 168",
            "min_seconds_between_requests = 0", 'board = "x"', 'document_kind = "job_posting"',
        ]  # fmt: skip
        if self.kind == "workday":
            lines += ['method = "POST"', 'request_body = "{\\"searchText\\": \\"\\"}"']
        return "\n".join(lines)

    def turn(self, week: int) -> None:
        """Turn to a week, from 1."""
        self.week = week
        now = self.weeks[week - 1]
        self.shown = now.get("shows", self.shown)
        self.saves += "saved_again" in now
        self.markup += "markup_only" in now
        for post_id, changes in now.get("rewords", {}).items():
            self.postings[post_id].update(changes)

    def list_answer(self, path: str, sent: str) -> Answer:
        """Answer for the list; ``path`` with its query, ``sent`` the body of a POST."""
        now = self.weeks[self.week - 1]
        if "fails" in now:
            return now["fails"], b"not now", {"no-etag": "1"}
        if "wall" in now:
            return 200, WALLS[now["wall"]].encode(), {"no-etag": "1"}
        return getattr(self, f"_{self.kind}")(path, sent)

    def page_answer(self, post_id: str) -> Answer:
        """Answer for the page of one posting."""
        said = self.weeks[self.week - 1].get("pages", {}).get(post_id, 200 if post_id in self.shown else 404)
        if said in WALLS:
            return 200, WALLS[said].encode(), {}
        if said != 200:
            return said, b"no", {}
        posting = self.postings[post_id]
        match self.kind:
            case "workday":
                info = {
                    "title": posting["title"], "jobDescription": self._html(posting), "location": posting["place"],
                    "jobReqId": posting["requisition"], "startDate": "2026-02-01", "postedOn": "Posted 30+ Days Ago",
                    "externalUrl": f"http://{self.host}/site{self._workday_path(post_id)}",
                }  # fmt: skip
                return 200, json.dumps({"jobPostingInfo": info}).encode(), JSON
            case "smartrecruiters":
                sections = {
                    "companyDescription": {"title": "Who we are", "text": "<p>We are a company.</p>"},
                    "jobDescription": {"title": "Job description", "text": self._html(posting)},
                }
                page = {
                    "id": post_id, "name": posting["title"], "refNumber": posting["requisition"],
                    "location": {"fullLocation": posting["place"]}, "releasedDate": "2026-02-01T00:00:00Z",
                    "jobAd": {"sections": sections}, "postingUrl": f"http://{self.host}/jobs/{post_id}",
                }  # fmt: skip
                return 200, json.dumps(page).encode(), JSON
        return 200, f"<!doctype html><html><body><h1>{posting['title']}</h1></body></html>".encode(), {}

    def page_paths(self) -> dict[str, str]:
        """Where the page of each posting lies, by path."""
        below = {
            "greenhouse": "/v1/boards/x/jobs/{}",
            "lever": "/v0/postings/x/{}",
            "ashby": "/x/{}",
            "smartrecruiters": "/v1/companies/x/postings/{}",
            "job_page": "/careers/{}",
        }
        if self.kind == "workday":
            return {f"/wday/cxs/x/site{self._workday_path(post_id)}": post_id for post_id in self.postings}
        return {below[self.kind].format(post_id): post_id for post_id in self.postings}

    def _html(self, posting: dict[str, Any]) -> str:
        tag = "div" if self.markup else "p"
        return "\n".join(f"<{tag}>{escape(text)}</{tag}>" for text in posting["text"])

    def _updated_at(self) -> str:
        return f"2026-03-{10 + self.saves:02d}T09:30:00-04:00"

    def _greenhouse(self, path: str, sent: str) -> Answer:
        jobs = [
            {
                "id": int(post_id), "title": posting["title"], "requisition_id": posting["requisition"],
                "internal_job_id": int(post_id) * 7, "location": {"name": posting["place"]},
                "absolute_url": f"http://{self.host}/jobs/{post_id}", "content": escape(self._html(posting)),
                "first_published": "2026-02-01T00:00:00-05:00", "updated_at": self._updated_at(),
            }
            for post_id in self.shown
            for posting in [self.postings[post_id]]
        ]  # fmt: skip
        return 200, json.dumps({"jobs": jobs, "meta": {"total": len(jobs)}}).encode(), JSON

    def _lever(self, path: str, sent: str) -> Answer:
        rows = [
            {
                "id": post_id, "text": posting["title"], "hostedUrl": f"http://{self.host}/hosted/{post_id}",
                "createdAt": 1_769_904_000_000, "categories": {"location": posting["place"], "team": "Build"},
                "description": self._html(posting), "lists": [], "reqCode": posting["requisition"],
            }
            for post_id in self.shown
            for posting in [self.postings[post_id]]
        ]  # fmt: skip
        return 200, json.dumps(rows).encode(), JSON

    def _ashby(self, path: str, sent: str) -> Answer:
        unlisted = self.weeks[self.week - 1].get("unlisted", [])
        jobs = [
            {
                "id": post_id, "title": posting["title"], "location": posting["place"], "department": "Build",
                "isListed": post_id not in unlisted, "jobUrl": f"http://{self.host}/x/{post_id}",
                "publishedAt": "2026-02-01T00:00:00.000+00:00", "descriptionHtml": self._html(posting),
            }
            for post_id in self.shown
            for posting in [self.postings[post_id]]
        ]  # fmt: skip
        return 200, json.dumps({"apiVersion": "1", "jobs": jobs}).encode(), JSON

    def _workday(self, path: str, sent: str) -> Answer:
        asked = json.loads(sent)
        assert asked["limit"] == 20
        rows = [
            {
                "title": self.postings[post_id]["title"], "externalPath": self._workday_path(post_id),
                "locationsText": self.postings[post_id]["place"], "postedOn": "Posted 30+ Days Ago", "bulletFields": [post_id],
            }
            for post_id in self.shown[asked["offset"] : asked["offset"] + 20]
        ]  # fmt: skip
        total = len(self.shown) if asked["offset"] == 0 else 0
        return 200, json.dumps({"total": total, "jobPostings": rows}).encode(), JSON

    def _workday_path(self, post_id: str) -> str:
        return f"/job/{self.postings[post_id]['title'].split(',')[0].replace(' ', '-')}_{post_id}"

    def _smartrecruiters(self, path: str, sent: str) -> Answer:
        offset = int(path.partition("offset=")[2].partition("&")[0] or 0)
        rows = [
            {"id": post_id, "name": self.postings[post_id]["title"], "refNumber": self.postings[post_id]["requisition"]}
            for post_id in self.shown[offset : offset + 100]
        ]
        answer = {"offset": offset, "limit": 100, "totalFound": len(self.shown), "content": rows}
        return 200, json.dumps(answer).encode(), JSON

    def _job_page(self, path: str, sent: str) -> Answer:
        things = []
        for post_id in self.shown:
            posting = self.postings[post_id]
            # Broken as on real pages: a raw line break in a string, and a comma before the end.
            things.append(
                f'{{"@type": ["JobPosting"], "title": "{posting["title"]}", "identifier": {{"@type": "PropertyValue", "value": "{post_id}"}},\n'
                f'"url": "/careers/{post_id}", "jobLocation": {{"@type": "Place", "address": {{"addressLocality": "{posting["place"]}"}}}},\n'
                f'"description": "{escape(self._html(posting))}",}}'
            )
        graph = ",\n".join(things)
        page = f'<html><body><script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{graph},]}}</script></body></html>'
        return 200, page.encode(), {"Content-Type": "text/html"}


def load_all() -> list[SimulatedBoard]:
    """Return every board of the gold set, by name."""
    return [SimulatedBoard.load(path) for path in sorted(BOARDS.glob("*.json"))]
