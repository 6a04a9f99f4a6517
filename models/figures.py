"""Values as people write them: 1e9 W/yr is "1 GW a year". For sentences only; nothing reads these back."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Written out here: the names that the standard library gives change with the machine's locale."""
PREFIXES = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
LARGE_PREFIXES = ((1e18, "E"), (1e15, "P"), *PREFIXES)
MONEY = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
PREFIXED = {"W", "FLOP/s", "bit/s"}
"""Units that take an SI prefix; the others are written out."""


def spoken(value: float | None, unit: str, *, value_high: float | None = None) -> str:
    """Return a value with its canonical unit in words; "–" for None, a range with "to"."""
    if value is None:
        return "–"
    if value_high is not None:
        return f"{spoken(value, unit)} to {spoken(value_high, unit)}"
    base, _, per = unit.partition("/")
    if unit == "FLOP/s" or unit == "bit/s":
        base, per = unit, ""
    text = _amount(value, base) if per in {"", "yr"} or base == "USD" else f"{number(value)} {base}"
    return f"{text} {_per(per)}" if per else text


def _amount(value: float, base: str) -> str:
    if base == "USD":
        return "$" + _scaled(value, MONEY)
    if base == "kg" and abs(value) >= 1000.0:
        return f"{number(value / 1000.0)} t"
    if base == "m" and abs(value) >= 10_000.0:
        return f"{number(value / 1000.0)} km"
    if base in {"1", ""}:
        return number(value)
    if base in PREFIXED:
        for factor, prefix in PREFIXES if base == "W" else LARGE_PREFIXES:
            if abs(value) >= factor * 0.9995:
                return f"{number(value / factor)} {prefix}{base}"
    return f"{number(value)} {base}"


def _per(per: str) -> str:
    return "a year" if per == "yr" else f"per {per}"


def _scaled(value: float, scale: tuple[tuple[float, str], ...]) -> str:
    for factor, word in scale:
        if abs(value) >= factor * 0.9995:
            return f"{number(value / factor)}{word}"
    return number(value)


PHRASES = {
    "accelerator_count": "{} accelerators",
    "chip_rate": "{} chips",
    "compute_power": "{} of compute",
    "compute_power_rate": "{} of compute",
    "launch_count": "{} launches",
    "launch_rate": "{} launches a year",
    "satellite_count": "{} satellites",
    "satellite_rate": "{} satellites a year",
    "satellites_per_launch": "{} satellites a launch",
    "training_compute": "{} of training compute",
    "wafer_rate": "{} wafers a year",
}
"""How a value of a metric is said; the others say the metric's name before the value."""
ONE = {
    "accelerators": "accelerator",
    "chips": "chip",
    "launches": "launch",
    "satellites": "satellite",
    "wafers": "wafer",
}
BOUNDS = {
    "about": "about",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "magnitude": "on the order of",
}
"""How a qualifier is said before a value; "exactly" and "range" need no word."""


def spoken_of(
    metric: str, value: float | None, unit: str, *, value_high: float | None = None, qualifier: str = ""
) -> str:
    """Return a metric's value as a phrase: "3 satellites", "radiator area about 110 m²"; for an event only its name."""
    name = metric.replace("_", " ")
    if value is None:
        return name
    bare = unit.split("/", maxsplit=1)[0] in {"1", "wafer"}
    if metric == "output_share":
        figure = f"{number(value * 100.0)} %"
    else:
        figure = spoken(value, "1" if bare else unit, value_high=value_high)
    phrase = PHRASES.get(metric, f"{name} {{}}")
    if value == 1.0 and value_high is None:
        phrase = of_one(phrase)
    return phrase.format(f"{BOUNDS[qualifier]} {figure}" if qualifier in BOUNDS else figure)


def of_one(words: str) -> str:
    """Return words that begin with what is counted as they are said of one of it: "satellites a year" is "satellite a year"."""
    return " ".join([ONE.get(word, word) for word in words.split(" ")[:2]] + words.split(" ")[2:])


def rounded(value: float) -> float:
    """Return what was reckoned to four figures where it has more before the point: these would promise what nobody knows."""
    return float(f"{value:.4g}") if abs(value) >= 10_000.0 else value


def number(value: float) -> str:
    """Return a number to three or four figures, thousands apart: 8,334 · 14.3 · 0.044."""
    if value == 0.0:
        return "0"
    size = abs(value)
    if size >= 100.0:
        return f"{value:,.0f}" if size < 1e15 else f"{value:.3g}"
    return f"{value:,.1f}".removesuffix(".0") if size >= 10.0 else f"{float(f'{value:.3g}'):g}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun: "1 claim", "2 claims", "no claims"."""
    many = plural or f"{noun}s"
    return f"no {many}" if count == 0 else f"{count:,} {noun if count == 1 else many}"


def listed(items: list[str]) -> str:
    """Return items as a sentence names them: "a", "a and b", "a, b and c"."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + (f" and {items[-1]}" if items else "")


def days(count: int) -> str:
    """Return a stretch of days, in months or years too where that is easier to grasp."""
    if count >= 730:
        return f"{count:,} days ({count / 365.25:.1f} years)"
    return f"{count:,} days (about {round(count / 30.44)} months)" if count >= 60 else counted(count, "day")


def spoken_day(day: date) -> str:
    """Return a day as it is read: "10 August 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spoken_days(first: date, last: date) -> str:
    """Return a stretch from day to day: "10 to 16 August 2026"."""
    if first.year != last.year:
        return f"{spoken_day(first)} to {spoken_day(last)}"
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {spoken_day(last)}"
