"""Quantities: every number with its unit is read, whatever the unit."""

import pytest

from extractors.quantities.quantities import find
from models.reading import Quantity
from tests import shipped

UNITS = shipped.units()
YEAR, MONTH = 31557600.0, 2629800.0


def read(text: str) -> list[Quantity]:
    return find(text, UNITS)


def only(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


# text | unit_text | value | unit | dimension
MEASURED = [
    ("The campus draws 120kW.", "120kW", 120e3, "W", "power"),
    ("The site holds 1.5GW.", "1.5GW", 1.5e9, "W", "power"),
    ("It needs 1.5 GW.", "1.5 GW", 1.5e9, "W", "power"),
    ("It needs 1.5\u00a0GW.", "1.5\u00a0GW", 1.5e9, "W", "power"),
    ("It needs 20\u202fMW.", "20\u202fMW", 20e6, "W", "power"),
    ("It needs 20\u2009MW.", "20\u2009MW", 20e6, "W", "power"),
    ("A 150-kW satellite was shown.", "150-kW", 150e3, "W", "power"),
    ("A 150\u2011kW satellite was shown.", "150\u2011kW", 150e3, "W", "power"),
    ("A 120-kilowatt satellite was shown.", "120-kilowatt", 120e3, "W", "power"),
    ("THE GOAL IS 3 TERAWATTS.", "3 TERAWATTS", 3e12, "W", "power"),
    ("A terawatt is the goal.", "A terawatt", 1e12, "W", "power"),
    ("They want a TERAWATT.", "a TERAWATT", 1e12, "W", "power"),
    ("It would take half a terawatt.", "half a terawatt", 5e11, "W", "power"),
    ("It takes a quarter of a gigawatt.", "a quarter of a gigawatt", 2.5e8, "W", "power"),
    ("The site will draw one point five gigawatts.", "one point five gigawatts", 1.5e9, "W", "power"),
    ("It cooled to minus 270 degrees Celsius.", "minus 270 degrees Celsius", -270, "degC", "temperature"),
    ("Its mass is 1.5×10−3 kg.", "1.5×10−3 kg", 1.5e-3, "kg", "mass"),
    ("It weighs 34.1 tonnes.", "34.1 tonnes", 34100, "kg", "mass"),
    ("It weighs 100 metric tons.", "100 metric tons", 1e5, "kg", "mass"),
    ("It weighs 10 short tons.", "10 short tons", 9071.8474, "kg", "mass"),
    ("The span is 70 m.", "70 m", 70, "m", "length"),
    ("It flies at 600km.", "600km", 6e5, "m", "length"),
    ("It flies at 1 000 km.", "1 000 km", 1e6, "m", "length"),
    ("The tower is 400 feet tall.", "400 feet", 121.92, "m", "length"),
    ("A 230-foot span unfolds.", "230-foot", 70.104, "m", "length"),
    ("The fab has 100 sq ft.", "100 sq ft", 9.290304, "m2", "area"),
    ("The fab has 100 sq. ft. of space.", "100 sq. ft", 9.290304, "m2", "area"),
    ("A 10-million-square-foot plant rises.", "10-million-square-foot", 929030.4, "m2", "area"),
    ("The radiator has 110 m².", "110 m²", 110, "m2", "area"),
    ("The radiator has 110 m2 of panel.", "110 m2", 110, "m2", "area"),
    ("The radiator has 110 m^2 of panel.", "110 m^2", 110, "m2", "area"),
    ("The land covers 500 acres.", "500 acres", 2023428.2112, "m2", "area"),
    ("It carries 70 kW/ton.", "70 kW/ton", 70, "W/kg", "specific_power"),
    ("It carries 70 kW per ton.", "70 kW per ton", 70, "W/kg", "specific_power"),
    ("It carries 100 kW/tonne.", "100 kW/tonne", 100, "W/kg", "specific_power"),
    ("It carries 100 kW of compute per tonne.", "100 kW of compute per tonne", 100, "W/kg", "specific_power"),
    ("It carries 150 W/kg.", "150 W/kg", 150, "W/kg", "specific_power"),
    ("It sheds 1,400 W/m2.", "1,400 W/m2", 1400, "W/m2", "flux"),
    ("It sheds 1,400 W/m².", "1,400 W/m²", 1400, "W/m2", "flux"),
    ("It sheds 250 watts per square meter.", "250 watts per square meter", 250, "W/m2", "flux"),
    ("The cluster does 100 EFLOPS.", "100 EFLOPS", 1e20, "FLOP/s", "compute"),
    ("The cluster does 5 exaflops.", "5 exaflops", 5e18, "FLOP/s", "compute"),
    ("The cluster does 5 exaFLOPS.", "5 exaFLOPS", 5e18, "FLOP/s", "compute"),
    ("The cluster does 5 EFLOP/s.", "5 EFLOP/s", 5e18, "FLOP/s", "compute"),
    ("The node does 5 POPS.", "5 POPS", 5e15, "op/s", "operation_rate"),
    ("Training took 3×10^24 FLOP.", "3×10^24 FLOP", 3e24, "FLOP", "operations"),
    ("Training took 2e25 FLOP.", "2e25 FLOP", 2e25, "FLOP", "operations"),
    ("The laser sends 1 Tbps.", "1 Tbps", 1e12, "bit/s", "bit_rate"),
    ("The laser sends 100 Gbit/s.", "100 Gbit/s", 1e11, "bit/s", "bit_rate"),
    ("The memory moves 8 TB/s.", "8 TB/s", 6.4e13, "bit/s", "bit_rate"),
    ("The memory moves 2 gigabytes per second.", "2 gigabytes per second", 1.6e10, "bit/s", "bit_rate"),
    ("The card has 192 GB of memory.", "192 GB", 1.536e12, "bit", "data"),
    ("The pack stores 3.9 GWh.", "3.9 GWh", 1.404e13, "J", "energy"),
    ("The pack stores 250 Wh/kg.", "250 Wh/kg", 9e5, "J/kg", "specific_energy"),
    ("The plate is at 60 °C.", "60 °C", 60, "degC", "temperature"),
    ("The plate is at −40°C.", "−40°C", -40, "degC", "temperature"),
    ("The radiator runs at 330 K.", "330 K", 330, "K", "temperature"),
    ("The bus runs at 800 V.", "800 V", 800, "V", "voltage"),
    ("The radio works at 28 GHz.", "28 GHz", 2.8e10, "Hz", "frequency"),
    ("It moves at 7.5 km/s.", "7.5 km/s", 7500, "m/s", "speed"),
    ("It moves at 27,000 km/h.", "27,000 km/h", 7500, "m/s", "speed"),
    ("It moves at 36 kilometers an hour.", "36 kilometers an hour", 10, "m/s", "speed"),
    ("The orbit is tilted by 53°.", "53°", 53, "deg", "angle"),
    ("The part survives 100 krad.", "100 krad", 1000, "Gy", "radiation_dose"),
    ("They need 90 days' notice.", "90 days", 7776000, "s", "time"),
    ("They need 90-day notice.", "90-day", 7776000, "s", "time"),
    ("The lease runs 18 months.", "18 months", 18 * MONTH, "s", "time"),
    ("It took two and a half years.", "two and a half years", 2.5 * YEAR, "s", "time"),
    ("It took a year and a half.", "a year and a half", 1.5 * YEAR, "s", "time"),
    ("Give ninety (90) days.", "ninety (90) days", 7776000, "s", "time"),
    ("It fell 80%.", "80%", 0.8, "1", "share"),
    ("It fell 80 per cent.", "80 per cent", 0.8, "1", "share"),
    ("It fell -2.5%.", "-2.5%", -0.025, "1", "share"),
    ("It rose 25 basis points.", "25 basis points", 0.0025, "1", "share"),
    ("Two-thirds of the output is sold.", "Two-thirds", 2 / 3, "1", "share"),
    ("Sales fell by a third.", "a third", 1 / 3, "1", "share"),
    ("One in five users left.", "One in five", 0.2, "1", "share"),
    ("Nine out of ten flights worked.", "Nine out of ten", 0.9, "1", "share"),
]
MONEY = [
    ("It lost $-50.8bn.", "$-50.8bn", -50.8e9, "USD", "money"),
    ("It is worth between $US160 million and more.", "$US160 million", 160e6, "USD", "money"),
    ("The deal is worth $6.3bn.", "$6.3bn", 6.3e9, "USD", "money"),
    ("The deal is worth $6.3B.", "$6.3B", 6.3e9, "USD", "money"),
    ("The deal is worth US$6.3B.", "US$6.3B", 6.3e9, "USD", "money"),
    ("The deal is worth 6.3 billion dollars.", "6.3 billion dollars", 6.3e9, "USD", "money"),
    ("The deal is worth 6.3 billion US dollars.", "6.3 billion US dollars", 6.3e9, "USD", "money"),
    ("The deal is worth 920 million USD.", "920 million USD", 9.2e8, "USD", "money"),
    ("The deal is worth USD 920 million.", "USD 920 million", 9.2e8, "USD", "money"),
    ("The deal is worth USD920m.", "USD920m", 9.2e8, "USD", "money"),
    ("The deal is worth $1.75 trillion.", "$1.75 trillion", 1.75e12, "USD", "money"),
    ("The deal is worth $1.2trillion.", "$1.2trillion", 1.2e12, "USD", "money"),
    ("The deal is worth $400K.", "$400K", 4e5, "USD", "money"),
    ("The deal is worth $1,234.56.", "$1,234.56", 1234.56, "USD", "money"),
    ("A three-billion-dollar fab rises.", "three-billion-dollar", 3e9, "USD", "money"),
    ("A $30-million contract was won.", "$30-million", 3e7, "USD", "money"),
    ("They lost $(12.3) million.", "$(12.3) million", -12.3e6, "USD", "money"),
    ("It costs 50 cents.", "50 cents", 0.5, "USD", "money"),
    ("It raised €21m.", "€21m", 21e6, "EUR", "money_other"),
    ("It raised 21 million euros.", "21 million euros", 21e6, "EUR", "money_other"),
    ("It costs C$1.5bn.", "C$1.5bn", 1.5e9, "CAD", "money_other"),
    ("It costs Rs 500 crore.", "Rs 500 crore", 5e9, "INR", "money_other"),
    ("It costs 8.4 billion yuan.", "8.4 billion yuan", 8.4e9, "CNY", "money_other"),
    ("A launch costs $200/kg.", "$200/kg", 200, "USD/kg", "price_per_mass"),
    ("A launch costs $3 million per tonne.", "$3 million per tonne", 3000, "USD/kg", "price_per_mass"),
    ("Power costs 12 cents per kWh.", "12 cents per kWh", 0.12 / 3.6e6, "USD/J", "price_per_energy"),
]
RATES = [
    ("It adds 1 GW per year.", "1 GW per year", 1e9, "W/yr", "power_rate"),
    ("It adds 1GW/yr.", "1GW/yr", 1e9, "W/yr", "power_rate"),
    ("It adds 1 TW/year.", "1 TW/year", 1e12, "W/yr", "power_rate"),
    ("It adds 100 gigawatts annually.", "100 gigawatts annually", 1e11, "W/yr", "power_rate"),
    ("It adds 100 gigawatts every year.", "100 gigawatts every year", 1e11, "W/yr", "power_rate"),
    ("It reaches an annualized rate of 1 gigawatt.", "an annualized rate of 1 gigawatt", 1e9, "W/yr", "power_rate"),
    ("It reaches an annual run-rate of about 1 GW.", "an annual run-rate of about 1 GW", 1e9, "W/yr", "power_rate"),
    ("It has an annual capacity of 10 GW.", "10 GW", 1e10, "W/yr", "power_rate"),
    ("It makes 1 terawatt of compute capacity annually.", "1 terawatt", 1e12, "W/yr", "power_rate"),
    ("It makes 1 gigawatt of space-based AI compute per year.", "1 gigawatt", 1e9, "W/yr", "power_rate"),
    ("A terawatt-per-year plant is planned.", "A terawatt-per-year", 1e12, "W/yr", "power_rate"),
    ("A terawatt of compute a year is planned.", "A terawatt", 1e12, "W/yr", "power_rate"),
    ("They pay $150 million a month.", "$150 million a month", 1.8e9, "USD/yr", "money_rate"),
    ("They pay $1.25 billion per month.", "$1.25 billion per month", 1.5e10, "USD/yr", "money_rate"),
    ("They pay a monthly fee of $150 million.", "$150 million", 1.8e9, "USD/yr", "money_rate"),
    ("It pays €2m a year.", "€2m a year", 2e6, "EUR/yr", "money_other_rate"),
    ("One million tonnes to orbit per year would do.", "One million tonnes", 1e9, "kg/yr", "mass_rate"),
    ("It moves 5 tons a day.", "5 tons a day", 5000 * 365, "kg/yr", "mass_rate"),
    ("It uses 5 TWh a year.", "5 TWh a year", 1.8e16, "J/yr", "energy_rate"),
    ("It makes 1,000 satellites a year.", "1,000 satellites a year", 1000, "1/yr", "count_rate"),
    (
        "It makes 1,000 orbital AI satellites per month.",
        "1,000 orbital AI satellites per month",
        12000,
        "1/yr",
        "count_rate",
    ),
    ("It flies 10 times a day.", "10 times a day", 3650, "1/yr", "count_rate"),
    ("It flies 10 flights a week.", "10 flights a week", 520, "1/yr", "count_rate"),
    ("It flies once an hour.", "once an hour", 8760, "1/yr", "count_rate"),
    ("It flies twice a week.", "twice a week", 104, "1/yr", "count_rate"),
    ("One launch an hour is the aim.", "One launch an hour", 8760, "1/yr", "count_rate"),
    ("A launch every hour is the aim.", "A launch every hour", 8760, "1/yr", "count_rate"),
    ("It flies every two weeks.", "every two weeks", 26, "1/yr", "count_rate"),
    ("It flies one launch every two weeks.", "one launch every two weeks", 26, "1/yr", "count_rate"),
    ("It flies weekly.", "weekly", 52, "1/yr", "count_rate"),
    ("It starts 100,000 wafers a month.", "100,000 wafers a month", 1.2e6, "wafer/yr", "wafer_rate"),
    ("It starts 50,000 wspm.", "50,000 wspm", 6e5, "wafer/yr", "wafer_rate"),
    ("It grows 5% a year.", "5% a year", 0.05, "1/yr", "share_rate"),
]
RATIOS = [
    ("It is ten times cheaper.", "ten times", 0.1),
    ("It is 10x cheaper.", "10x", 0.1),
    ("The cost is 10x lower.", "10x", 0.1),
    ("It is ten times as cheap.", "ten times", 0.1),
    ("It is 10x the size.", "10x", 10),
    ("It is 2.5× the size.", "2.5×", 2.5),
    ("It has 25x the speed of an older chip.", "25x", 25),
    ("It has three times as many racks as before.", "three times", 3),
    ("It is 3 times faster.", "3 times", 3),
    ("It is twice the size of a bus.", "twice", 2),
    ("It comes at half the cost.", "half", 0.5),
    ("It comes at a third of the cost.", "a third", 1 / 3),
    ("It has half as many engines.", "half", 0.5),
    ("It would double the output.", "double", 2),
    ("It brought a tenfold increase.", "tenfold", 10),
    ("It brought a 100-fold reduction.", "100-fold", 0.01),
    ("They cut prices by a factor of ten.", "ten", 0.1),
    ("It grew by a factor of ten.", "ten", 10),
    ("It is an order of magnitude cheaper.", "an order of magnitude", 0.1),
    ("It is two orders of magnitude larger.", "two orders of magnitude", 100),
    ("It reached a 20:1 compression.", "20:1", 20),
]


@pytest.mark.parametrize(("text", "unit_text", "value", "unit", "dimension"), [*MEASURED, *MONEY, *RATES])
def test_value_and_unit(text: str, unit_text: str, value: float, unit: str, dimension: str) -> None:
    quantity = only(text)
    assert (quantity.unit_text, quantity.unit, quantity.dimension) == (unit_text, unit, dimension)
    assert quantity.value == pytest.approx(value, rel=1e-9)
    assert quantity.value_high is None


@pytest.mark.parametrize(("text", "unit_text", "value"), RATIOS)
def test_ratio(text: str, unit_text: str, value: float) -> None:
    quantity = only(text)
    assert (quantity.unit_text, quantity.unit, quantity.dimension) == (unit_text, "1", "ratio")
    assert quantity.value == pytest.approx(value)
