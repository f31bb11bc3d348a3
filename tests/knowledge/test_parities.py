"""Price parities: of the wage's own area, latest year named, and pay divided by them."""

from collections.abc import Iterator

import pytest
import small_country
from hypothesis import given
from hypothesis import strategies as st

from knowledge.areas import Area, Areas
from knowledge.parities import Parities, in_us_prices


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Areas, Parities]]:
    engine = small_country.write(tmp_path_factory.mktemp("parities") / "facts.sqlite")
    yield Areas(engine, small_country.citation), Parities(engine, small_country.citation)
    engine.dispose()


def area(areas: Areas, code: str) -> Area:
    found = areas.get(code)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "published", "index"),
    [("14260", "14260", 98.0), ("16", "16", 95.0), ("1600006", "16999", 90.0), ("US", "US", 100.0)],
)
def test_each_level_has_its_own_parity(places: tuple[Areas, Parities], code: str, published: str, index: float) -> None:
    parity = places[1].of(area(places[0], code))
    assert parity is not None
    assert (parity.area_code, parity.all_items, parity.year) == (published, index, 2024)


def test_a_place_without_a_parity_gets_none_and_not_a_wider_one(places: tuple[Areas, Parities]) -> None:
    assert places[1].of(area(places[0], "38860")) is None


def test_another_year_can_be_asked_for(places: tuple[Areas, Parities]) -> None:
    idaho = area(places[0], "16")
    earlier = places[1].of(idaho, 2023)
    assert earlier is not None
    assert earlier.all_items == 94.0
    assert places[1].of(idaho, 1999) is None
    assert places[1].years(idaho) == (2023, 2024)


def test_real_pay_is_whole_dollars_a_year_and_cents_an_hour() -> None:
    assert in_us_prices(80_390, 95.494) == 84_183
    assert in_us_prices(38.65, 95.494) == 40.47
    assert in_us_prices(100_000, 100.0) == 100_000


@given(st.integers(1000, 10**6), st.floats(50, 150))
def test_a_dear_place_makes_pay_smaller_and_a_cheap_one_larger(amount: int, index: float) -> None:
    real = in_us_prices(amount, index)
    assert (real <= amount) if index >= 100 else (real >= amount)
