"""Wrong figures: another percentile, place, year, price level, unit or bound than the one that is named beside them."""

from typing import Any

from evals.mutants.mutant import Change, Mutant, Sample
from evals.mutants.product import Product

_MEDIANS = Sample("conversation", 16, "annual_median_usd")
_STATES = Sample("conversation", 16, r'"area_code":"\d\d"')
_GUARD = Sample("guard", 12, "annual_")
_WAGE = "knowledge.wages:Wages._record"
_GET = "knowledge.wages:Wages.get"


def _cells(change: Any) -> Change:
    """Yearly and hourly estimates of every row that is read, changed."""

    def mutate(product: Product) -> None:
        def row(wage: Any, *_: Any) -> Any:
            if wage is None:
                return wage
            return wage.model_copy(update={"annual": change(wage.annual), "hourly": change(wage.hourly)})

        product.result(_WAGE, row)

    return mutate


def _of_another(code_of: Any) -> Change:
    """The figures of another area under the name of the one that was asked for, where that is a state."""

    def mutate(product: Product) -> None:
        def got(wage: Any, wages: Any, oews_code: str, area_code: str, year: int | None = None) -> Any:
            if wage is None or wage.area.level != "state":
                return wage
            found = wages.history(oews_code)[-1:] if code_of is None else _there(wages, wage, code_of(area_code))
            return found[0].model_copy(update={"area": wage.area, "row_key": wage.row_key}) if found else wage

        product.result(_GET, got)

    return mutate


def _there(wages: Any, wage: Any, area_code: str) -> Any:
    where = "WHERE w.oews_code = ? AND w.area_code = ? AND w.year = ?"
    return wages._read(where, (wage.oews_code, area_code, wage.year))


def _next_state(code: str) -> str:
    return {"11": "12", "06": "08", "02": "04", "12": "13"}.get(code, f"{int(code) + 1:02d}" if code < "56" else "55")


def _real_for_nominal(product: Product) -> None:
    def got(wage: Any, wages: Any, *_: Any) -> Any:
        level = wages._rankings._parities.of(wage.area) if wage is not None else None
        if level is None or wage.area.level == "nation":
            return wage
        annual = {
            name: cell if cell.value is None else cell.model_copy(update={"value": round(cell.value * 100 / level.all_items)})
            for name, cell in wage.annual.items()
        }  # fmt: skip
        return wage.model_copy(update={"annual": annual})

    product.result(_GET, got)


def _nominal_for_real(product: Product) -> None:
    product.result("knowledge.parities:in_us_prices", lambda _real, amount, *_: float(amount))


def _housing_for_all(product: Product) -> None:
    def parity(found: Any, *_: Any) -> Any:
        return found and found.model_copy(update={"all_items": found.housing or found.goods or found.all_items})

    product.result("knowledge.parities:Parities.of", parity)


def _year_before(product: Product) -> None:
    product.result("knowledge.wages:Wages.year_of", lambda year, *_: year and year - 1)


def _oldest(product: Product) -> None:
    def years(newest: dict[str, int], wages: Any) -> dict[str, int]:
        return newest | {"nation": wages.history("29-1141")[0].year}

    product.result("knowledge.wages:Wages._years", years)


def _floorless(product: Product) -> None:
    product.result("knowledge.wages:_estimate", lambda cell, *_: cell.model_copy(update={"at_least": False}))


def _zero(product: Product) -> None:
    def cell(found: Any, *_: Any) -> Any:
        return found if found.value is not None else found.model_copy(update={"value": 0, "reason": None})

    product.result("knowledge.wages:_estimate", cell)


def _thousandth(annual: Any) -> Any:
    return {
        name: cell if cell.value is None or cell.value < 1000 else cell.model_copy(update={"value": cell.value // 1000})
        for name, cell in annual.items()
    }


def _yearly(product: Product) -> None:
    def minted(ledger: Any, **fact: Any) -> Any:
        return (ledger,), fact | ({"unit": "USD/year"} if fact["unit"] == "USD/hour" else {})

    product.given("advisor.ledger:Ledger.mint", minted)


def _fewer_hours(product: Product) -> None:
    def called(context: Any, args: Any) -> Any:
        # A year of 1,080 hours in place of 2,080, as a slip of one digit would make it.
        wrong = args if args.unit != "hour" else args.model_copy(update={"amount": round(args.amount * 1080 / 2080, 2)})
        return (context, wrong), {}

    product.given("advisor.tools.offers:evaluate_offer", called)


FIGURES = (
    Mutant(
        "p25-for-median", "The lower quarter's limit is told as the median.", (Sample("wages"), _MEDIANS, _GUARD),
        _cells(lambda cells: cells | {"median": cells["p25"]}),
    ),
    Mutant(
        "mean-for-median", "The mean is told as the median.", (Sample("wages"), _MEDIANS, _GUARD),
        _cells(lambda cells: cells | {"median": cells["mean"]}),
    ),
    Mutant(
        "range-upside-down", "The lowest and the highest tenth change places.",
        (Sample("wages"), Sample("conversation", 16, "annual_p[19]0"), Sample("guard", 12, "annual_p|lowest|range")),
        _cells(lambda cells: cells | {"p10": cells["p90"], "p90": cells["p10"]}),
    ),
    Mutant(
        "other-state", "The figure of another state under the name of the one asked about.",
        (Sample("wages"), _STATES, _GUARD), _of_another(_next_state),
    ),
    Mutant(
        "nation-for-state", "The national figure under the name of the state asked about.",
        (Sample("wages"), _STATES, _GUARD), _of_another(None),
    ),
    Mutant(
        "real-for-nominal", "Pay after prices is told as what is paid.", (Sample("wages"), _STATES, _GUARD), _real_for_nominal,
    ),
    Mutant(
        "nominal-for-real", "Pay is told as if it were after prices.",
        (Sample("wages", 4, "real|living"), Sample("thirty", 6, "real|price|living"), Sample("conversation", 20, "real|price|living"),
         Sample("guard", 12, "real|price|living"), Sample("rankings")),
        _nominal_for_real,
    ),
    Mutant(
        "wrong-price-index", "Rents stand for all prices.",
        (Sample("wages", 4, "real|living"), Sample("thirty", 6, "real|price|living"), Sample("conversation", 20, "real|price|living"),
         Sample("guard", 12, "real|price|living"), Sample("rankings")),
        _housing_for_all,
    ),
    Mutant("year-off-by-one", "Last year's figure as this year's.", (Sample("freshness"), Sample("wages"), _MEDIANS), _year_before),
    Mutant("oldest-release", "The oldest national release as the newest.", (Sample("freshness"), Sample("wages"), _MEDIANS), _oldest),
    Mutant(
        "top-code-as-amount", "A pay that is published as “at least” is told as an exact amount.",
        # The newest release has no top-codes: only questions about an earlier year meet one.
        (Sample("freshness"), Sample("conversation", 16, r'"say":"[^"]*\b20[012]\d'), Sample("follow_ups", 6, r'"say":"[^"]*\b20[012]\d')),
        _floorless,
    ),
    Mutant(
        "missing-as-zero", "A figure that is not published is told as 0.",
        (Sample("no_data"), Sample("wages"), Sample("conversation", 16, "not published|hourly|annual"), Sample("guard", 16, "hour|year only|not published|Guam")),
        _zero,
    ),
    Mutant("thousands-dropped", "$66 for $66,000.", (Sample("wages"), _MEDIANS, _GUARD), _cells(_thousandth)),
    Mutant(
        "hourly-as-yearly", "Pay by the hour is told as pay by the year.",
        (Sample("wages"), Sample("conversation", 12, "hourly"), Sample("guard", 8, "hourly")), _yearly,
    ),
    Mutant(
        "short-year", "An hourly offer is turned into a year of 1,080 hours.",
        (Sample("conversation", 16, "evaluate_offer"), Sample("guard", 8, "offer"), Sample("thirty", 6, "offer"),
         Sample("follow_ups", 8, "evaluate_offer")),
        _fewer_hours,
    ),
)  # fmt: skip
"""Wrong figures under right words."""
