"""What must hold in a build before it may become current. Reads a facts database, never changes it.

Every check has a name and one sentence. A check on a source that is not in the build says `missing source`; that is
no failure, because a build from part of the files is allowed, but it is never silent.
"""

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection

from knowledge.checks import counts, joins, pay, scales, tables
from knowledge.checks.asking import Check, Status


class Result(BaseModel):
    """How one check went, in a sentence."""

    model_config = ConfigDict(frozen=True)

    name: str
    status: Status
    message: str


def run(connection: Connection) -> tuple[Result, ...]:
    """Every check, in order."""
    results = []
    for name, check in CHECKS:
        status, message = check(connection)
        results.append(Result(name=name, status=status, message=message))
    return tuple(results)


def failures(results: tuple[Result, ...]) -> tuple[Result, ...]:
    """Those that stop a build."""
    return tuple(result for result in results if result.status == "failed")


CHECKS: tuple[tuple[str, Check], ...] = (
    ("sources named", counts.sources_are_named),
    ("sources left rows", counts.sources_left_rows),
    ("counts", counts.counts_are_whole),
    ("known medians", pay.known_medians),
    ("state sums", pay.states_sum_to_nation),
    ("ordered percentiles", pay.percentiles_are_ordered),
    ("wage ranges", pay.wages_are_sane),
    ("code forms", joins.codes_are_codes),
    ("areas", joins.areas_are_known),
    ("joins", joins.occupations_are_joined),
    ("mapped up", joins.groups_are_mapped_up),
    ("price parities", scales.parities_fit),
    ("projections", scales.projections_add_up),
    ("scales", scales.ratings_are_on_scale),
    ("resilience", scales.scores_are_bounded),
    ("passages", counts.narratives_are_cut),
    ("narrative subjects", counts.narratives_have_subjects),
    ("track members", tables.tracks_are_whole),
    ("track years", tables.track_years_are_drawn),
    ("track places", tables.track_places_fit),
    ("track sectors", tables.track_sectors_sum),
    ("track transfers", tables.track_transfers_fit),
    ("relatives and programs", tables.relatives_are_known),
)
"""Every check by name, in the order they are told."""
