"""Forms of verbs, so that the lists name each happening once."""

import pytest

from extractors.text.inflections import all_forms, forms_of, spelled_out


@pytest.mark.parametrize(
    ("phrase", "still_open", "done"),
    [
        ("launch", ["launch", "launches", "launching"], ["launched"]),
        ("fly", ["fly", "flies", "flying"], ["flew", "flown"]),
        ("scrap", ["scrap", "scraps", "scrapping"], ["scrapped"]),
        ("fire up", ["fire up", "fires up", "firing up"], ["fired up"]),
        ("begin making", ["begin making", "begins making", "beginning making"], ["began making", "begun making"]),
        ("bring … online", ["bring … online", "brings … online", "bringing … online"], ["brought … online"]),
        ("put … into orbit", ["put … into orbit", "puts … into orbit", "putting … into orbit"], ["put … into orbit"]),
        ("apply for", ["apply for", "applies for", "applying for"], ["applied for"]),
        ("submit", ["submit", "submits", "submitting"], ["submitted"]),
        ("be no more", ["be no more", "is no more", "being no more"], ["was no more", "been no more"]),
    ],
)
def test_forms(phrase: str, still_open: list[str], done: list[str]) -> None:
    forms = forms_of(phrase)
    assert (list(forms.open), list(forms.done)) == (still_open, done)


def test_alternatives_are_spelled_out() -> None:
    assert spelled_out("begin/start -/volume production") == [
        "begin production",
        "begin volume production",
        "start production",
        "start volume production",
    ]
    assert spelled_out("go on_stream") == ["go on stream"]
    assert "went on stream" in all_forms(["come/go on_stream"]).done
