"""Every facts table, on one page.

A `…Row` is what a reader yields (validated by Pydantic when it is made); the `…Table` of the same columns is where
`build` puts it. Same quantity and unit, same column name everywhere; units end the name. A missing value is `None`,
never 0, and where a publisher gives a reason it stands in a `…_reason` column (`REASONS`).
"""

from typing import Literal

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

AreaLevel = Literal["nation", "state", "metropolitan", "nonmetropolitan"]
"""The levels of `Area`. `US`, two-digit FIPS, five-digit CBSA, seven-digit OEWS code."""

REASONS: dict[str, str] = {
    "suppressed": "the publisher withheld the estimate",
    "not published": "the publisher gives no estimate",
    "hourly only": "the publisher gives hourly pay only",
    "annual only": "the publisher gives yearly pay only",
}
"""Why a wage or employment cell is empty: the word stored -> what it means to a reader."""


class SourceRow(SQLModel):
    """One official file (or our own table) that went into this build. `kind`: `official`, `extract`, `derived`, `own`."""

    key: str = Field(primary_key=True)  # "oews-national-2025"
    publisher: str
    dataset: str
    title: str
    vintage: str  # "May 2025"
    year: int
    url: str
    licence: str
    attribution: str = ""
    file: str  # name as the publisher gives it, never a path
    sha256: str
    kind: str = "official"
    rows: int = 0
    note: str = ""


class OccupationRow(SQLModel):
    """An O*NET-SOC occupation. `oews_code` is the six-digit code under which its pay is published and `nem_code` the
    code under which it is projected; `None` with `unjoined_reason` where there is none. `description` only where the
    O*NET texts were built in (never in the starter)."""

    onet_soc_code: str = Field(primary_key=True)  # 11-3031.01
    soc_code: str = Field(index=True)  # 11-3031
    title: str
    oews_code: str | None = Field(default=None, index=True)
    nem_code: str | None = Field(default=None, index=True)
    ooh_title: str | None = None
    job_zone: int | None = None  # 2..5 in O*NET 30.2
    unjoined_reason: str | None = None
    description: str | None = None
    source_key: str


class SocRow(SQLModel):
    """A six-digit code and its title as the wage survey or the SOC prints it. `level`: `major`, `minor`, `broad`, `detailed`."""

    soc_code: str = Field(primary_key=True)
    title: str
    level: str
    source_key: str


class AreaRow(SQLModel):
    """A place that official figures speak of. `short` is what a person would call it ("Boise City, ID"); `states` the
    two-letter codes it touches, comma-separated, principal first. Micropolitan areas are not here (no wages)."""

    area_code: str = Field(primary_key=True)
    level: str = Field(index=True)
    title: str
    short: str
    states: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    source_key: str


class ZipRow(SQLModel):
    """A postal ZIP: where it is and the metropolitan area it belongs to (`None`: none). `cbsa_kind`:
    `metropolitan`, `micropolitan` or empty."""

    zip: str = Field(primary_key=True)
    city: str
    state: str = Field(index=True)
    county_fips: str | None = None
    cbsa_code: str | None = Field(default=None, index=True)
    cbsa_kind: str = ""
    lat: float | None = None
    lon: float | None = None
    source_key: str


class PlaceNameRow(SQLModel):
    """What people call a place -> an area. `kind`: `state`, `metropolitan`, `principal_city`, `city`, `county`, `nickname`.

    `name` is folded (lower case, no accents or punctuation). For a city outside metropolitan areas `area_code` is its
    state's and `outside_metro` is true."""

    name: str = Field(primary_key=True)
    state: str = Field(primary_key=True)  # "" where a name belongs to no single state
    kind: str = Field(primary_key=True)
    area_code: str = Field(primary_key=True)
    display: str
    outside_metro: bool = False
    population: int | None = None
    source_key: str


class WageRow(SQLModel):
    """OEWS estimate: occupation x area x year. A percentile whose name stands in `floors` (space-separated, e.g.
    `"p75 p90"`) is a top-code: at least that value, never arithmetic. `annual_reason` etc. say why a cell is empty."""

    oews_code: str = Field(primary_key=True)
    area_code: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    employment: int | None = Field(default=None, ge=0)
    annual_mean_usd: int | None = Field(default=None, gt=0)
    annual_p10_usd: int | None = Field(default=None, gt=0)
    annual_p25_usd: int | None = Field(default=None, gt=0)
    annual_median_usd: int | None = Field(default=None, gt=0)
    annual_p75_usd: int | None = Field(default=None, gt=0)
    annual_p90_usd: int | None = Field(default=None, gt=0)
    hourly_mean_usd: float | None = Field(default=None, gt=0)
    hourly_p10_usd: float | None = Field(default=None, gt=0)
    hourly_p25_usd: float | None = Field(default=None, gt=0)
    hourly_median_usd: float | None = Field(default=None, gt=0)
    hourly_p75_usd: float | None = Field(default=None, gt=0)
    hourly_p90_usd: float | None = Field(default=None, gt=0)
    floors: str = ""
    annual_reason: str | None = None
    employment_reason: str | None = None
    source_key: str


class GroupWageRow(SQLModel):
    """Median pay of a SOC major group (or `00-0000`, all occupations) in a metropolitan area. Stands beside an
    occupation's pay as `basis: group`; never in its place."""

    major_code: str = Field(primary_key=True)
    area_code: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    annual_median_usd: int | None = Field(default=None, gt=0)
    source_key: str


class SectorWageRow(SQLModel):
    """Occupation x NAICS sector, nation: jobs and median pay. `sector_jobs_pct` is the percent of the sector's jobs."""

    oews_code: str = Field(primary_key=True)
    naics: str = Field(primary_key=True)  # "31-33"
    year: int = Field(primary_key=True)
    sector_title: str
    employment: int | None = Field(default=None, ge=0)
    annual_median_usd: int | None = Field(default=None, gt=0)
    hourly_median_usd: float | None = Field(default=None, gt=0)
    floors: str = ""
    sector_jobs_pct: float | None = None
    source_key: str


class ProjectionRow(SQLModel):
    """BLS Employment Projections for one matrix code. Employment includes the self-employed. `level`: `detailed` or `summary`."""

    nem_code: str = Field(primary_key=True)
    base_year: int = Field(primary_key=True)
    target_year: int
    title: str
    level: str
    employment_base: int | None = None  # people
    employment_target: int | None = None
    growth_pct: float | None = None  # one decimal, over the whole period
    openings_per_year: int | None = None
    self_employed_pct: float | None = None
    entry_education: str | None = None
    work_experience: str | None = None
    on_the_job_training: str | None = None
    source_key: str


class PriceParityRow(SQLModel):
    """BEA regional price parity, US = 100. `area_code`: `US`, state FIPS, CBSA, or `16999`/`16998` for the
    nonmetropolitan/metropolitan portion of state 16, `00999` for the nation's nonmetropolitan portion."""

    area_code: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    title: str
    all_items_index: float
    goods_index: float | None = None
    housing_index: float | None = None
    utilities_index: float | None = None
    services_index: float | None = None
    source_key: str


class ConsumerPriceRow(SQLModel):
    """CPI-U, US city average, all items, 1982-84 = 100. `month` 1..12, or 0 for the annual average. A month the
    publisher did not collect has no row."""

    year: int = Field(primary_key=True)
    month: int = Field(primary_key=True)
    index: float
    source_key: str


class ExposureRow(SQLModel):
    """AI exposure of an occupation from task labels (0..1 each) by GPT-4 and by people; `applicability` is Microsoft's
    measured-use score by six-digit code (0..1), a cross-check only."""

    onet_soc_code: str = Field(primary_key=True)
    gpt4_alpha: float
    gpt4_beta: float
    gpt4_gamma: float
    human_alpha: float
    human_beta: float
    human_gamma: float
    applicability: float | None = None
    source_key: str


class ElementRow(SQLModel):
    """An O*NET descriptor. `kind`: `skill`, `knowledge`, `ability`, `activity`, `style`, `value`, `interest`."""

    element_id: str = Field(primary_key=True)
    name: str
    kind: str
    source_key: str


class RatingRow(SQLModel):
    """One descriptor's value for one occupation. `scale`: `IM` importance 1..5, `LV` level 0..7, `WI` work-style
    impact -3..3, `EX` work-value extent 1..7, `OI` occupational interest 1..7."""

    onet_soc_code: str = Field(primary_key=True)
    element_id: str = Field(primary_key=True)
    scale: str = Field(primary_key=True)
    value: float
    source_key: str


class EducationRow(SQLModel):
    """Percent of incumbents or experts who name a category as required. `element`: `education`, `experience`,
    `plant_training`, `on_the_job_training`; `category` as O*NET numbers it."""

    onet_soc_code: str = Field(primary_key=True)
    element: str = Field(primary_key=True)
    category: int = Field(primary_key=True)
    percent: float
    source_key: str


class AlternateTitleRow(SQLModel):
    """What a job is also called. `kind`: `alternate`, `short`, `reported`, `direct_match`, `own`."""

    onet_soc_code: str = Field(primary_key=True)
    title: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    source_key: str


class TechnologyRow(SQLModel):
    """Software or a device used in an occupation (names only)."""

    onet_soc_code: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    category: str = ""
    hot: bool = False
    in_demand: bool = False
    source_key: str


class ActivityRow(SQLModel):
    """A work activity of an occupation, by its short official name, `rank` 1 = most. The starter's key responsibilities."""

    onet_soc_code: str = Field(primary_key=True)
    rank: int = Field(primary_key=True)
    name: str
    source_key: str


class TaskRow(SQLModel):
    """A task statement, word for word. Full build only: never in the starter."""

    onet_soc_code: str = Field(primary_key=True)
    task_id: int = Field(primary_key=True)
    statement: str
    core: bool = False
    source_key: str


class RelatedRow(SQLModel):
    """O*NET relatedness. `tier`: `Primary-Short`, `Primary-Long`, `Supplemental`; `rank` 1 = closest."""

    onet_soc_code: str = Field(primary_key=True)
    related_code: str = Field(primary_key=True)
    tier: str
    rank: int
    source_key: str


class ProgramRow(SQLModel):
    """A CIP 2020 program that leads to a six-digit SOC code."""

    soc_code: str = Field(primary_key=True)
    cip_code: str = Field(primary_key=True)  # "52.0101", text
    title: str
    source_key: str


class CareerRow(SQLModel):
    """A profile that groups occupations ("Operations Managers")."""

    career_id: str = Field(primary_key=True)
    title: str
    category: str
    primary_code: str | None = None  # onet_soc_code
    source_key: str


class CareerMemberRow(SQLModel):
    """A specialization: an occupation in a career."""

    career_id: str = Field(primary_key=True)
    onet_soc_code: str = Field(primary_key=True)
    rank: int
    source_key: str


class PublishedCareerRow(SQLModel):
    """What the publisher's own career page prints. Only ever quoted as `published_elsewhere`, with `caveat`.

    `growth_estimated` is true where the publisher had no projection and printed 0."""

    career_id: str = Field(primary_key=True)
    title: str
    score: int | None = None  # 0..6
    classification: str | None = None
    outlook_label: str | None = None
    exposure_pct: float | None = None
    exposure_source: str | None = None
    growth_pct: float | None = None
    growth_estimated: bool = False
    epoch_sum: int | None = None  # 5..25
    methodology: str | None = None
    fallback: bool = False
    annual_median_usd: int | None = None
    annual_p10_usd: int | None = None
    annual_p90_usd: int | None = None
    employment: int | None = None
    wage_year: int | None = None
    entry_education: str | None = None
    work_experience: str | None = None
    on_the_job_training: str | None = None
    licence_required: bool | None = None
    cost_min_usd: int | None = None
    cost_typical_usd: int | None = None
    cost_max_usd: int | None = None
    years_min: float | None = None
    years_typical: float | None = None
    years_max: float | None = None
    caveat: str = ""
    source_key: str


class VideoRow(SQLModel):
    """A link to a publisher's video of an occupation (six- or eight-digit code as the publisher keys it)."""

    code: str = Field(primary_key=True)
    url: str
    title: str
    source_key: str


class TrackRow(SQLModel):
    """A path through careers from entry to executive."""

    track_id: str = Field(primary_key=True)
    title: str
    source_key: str


class TrackMemberRow(SQLModel):
    """An occupation on a track. `level`: `entry`, `mid`, `senior`, `executive`; `role`: `primary` or `secondary`."""

    track_id: str = Field(primary_key=True)
    onet_soc_code: str = Field(primary_key=True)
    level: str
    role: str = "primary"
    source_key: str


class TrackYearRow(SQLModel):
    """A track's jobs and pay in one year, on the basket of codes that can be followed through the whole `segment`
    (`2003-09` …). `jobs_covered_pct`, `pay_covered_pct`: percent of the track's jobs in the latest year that the
    figure speaks for; a figure that covers too few is `None`. `real_usd` in prices of May of the latest year."""

    track_id: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    segment: str
    employment: int | None = None
    jobs_covered_pct: float
    typical_median_usd: int | None = None
    real_usd: int | None = None
    pay_covered_pct: float
    source_key: str


class TrackPlaceRow(SQLModel):
    """A track's typical pay in one state, nominal and divided by the state's price parity (`tier`: `lower`, `middle`
    or `upper` third of the states by that parity). `covered_pct`: percent of the track's national jobs behind it."""

    track_id: str = Field(primary_key=True)
    area_code: str = Field(primary_key=True)
    year: int
    employment: int | None = None
    typical_median_usd: int | None = None
    real_usd: int | None = None
    covered_pct: float
    parity_index: float | None = None
    parity_year: int | None = None
    tier: str | None = None
    source_key: str
    parity_source_key: str | None = None


class TrackSectorRow(SQLModel):
    """A track's jobs in one NAICS sector, nation: count, percent of the track's counted jobs, typical pay (`None`
    where `covered_pct`, the percent of these jobs with a published median, is too low)."""

    track_id: str = Field(primary_key=True)
    naics: str = Field(primary_key=True)
    year: int
    sector_title: str
    employment: int
    share_pct: float
    typical_median_usd: int | None = None
    covered_pct: float
    source_key: str


class TrackTransferRow(SQLModel):
    """How alike the skills and activities of two tracks are: -1 (opposite) to 1 (same); `rank` 1 = nearest."""

    track_id: str = Field(primary_key=True)
    to_track_id: str = Field(primary_key=True)
    rank: int
    similarity: float
    source_key: str


class NarrativeRow(SQLModel):
    """Prose about a career, track, occupation or method. `subject_kind`: `career`, `track`, `occupation`, `method`.
    `section`: a key of CONTRACT section 3 (`inside`, `narrative`, `levels` …)."""

    narrative_id: str = Field(primary_key=True)
    subject_kind: str
    subject_id: str = Field(index=True)
    section: str
    title: str
    markdown: str
    source_key: str


class PassageRow(SQLModel):
    """A token-bounded, cited piece of a narrative or profile; `passage_id` is stable for the same text and place."""

    passage_id: str = Field(primary_key=True)
    narrative_id: str = Field(index=True)
    subject_kind: str
    subject_id: str = Field(index=True)
    section: str
    title: str
    text: str
    tokens: int
    source_key: str


class ResilienceRow(SQLModel):
    """Our computed score (RESILIENCE method). `score` is `None` where an input is missing: then `low`..`high` runs over
    all values of the missing one, and `missing` names it. Points are 0..2 each; the five dimensions 1..5."""

    onet_soc_code: str = Field(primary_key=True)
    score: int | None = None
    low: int
    high: int
    exposure: float | None = None  # 0..100, mean of both raters' beta
    exposure_gpt4: float | None = None
    exposure_human: float | None = None
    exposure_points: int | None = None
    growth_pct: float | None = None
    growth_points: int | None = None
    growth_basis: str = "missing"  # measured | group | missing
    epoch_empathy: int | None = None
    epoch_presence: int | None = None
    epoch_opinion: int | None = None
    epoch_creativity: int | None = None
    epoch_hope: int | None = None
    epoch_sum: int | None = None
    epoch_points: int | None = None
    missing: str = ""  # comma-separated input names
    source_key: str


class UnjoinedRow(SQLModel):
    """A code that has no partner in another publisher's file, and why; listed rather than dropped."""

    code: str = Field(primary_key=True)
    what: str = Field(primary_key=True)  # "wage", "projection", "exposure", "area"
    reason: str


class SourceTable(SourceRow, table=True):
    __tablename__ = "source"


class OccupationTable(OccupationRow, table=True):
    __tablename__ = "occupation"


class SocTable(SocRow, table=True):
    __tablename__ = "soc"


class AreaTable(AreaRow, table=True):
    __tablename__ = "area"


class ZipTable(ZipRow, table=True):
    __tablename__ = "zip"


class PlaceNameTable(PlaceNameRow, table=True):
    __tablename__ = "place_name"


class WageTable(WageRow, table=True):
    __tablename__ = "wage"
    __table_args__ = (
        Index("wage_area_year_occupation", "area_code", "year", "oews_code"),
        Index("wage_occupation_year_area_median", "oews_code", "year", "area_code", "annual_median_usd"),
    )


class GroupWageTable(GroupWageRow, table=True):
    __tablename__ = "group_wage"
    __table_args__ = (Index("group_wage_area", "area_code", "major_code"),)


class SectorWageTable(SectorWageRow, table=True):
    __tablename__ = "sector_wage"


class ProjectionTable(ProjectionRow, table=True):
    __tablename__ = "projection"


class PriceParityTable(PriceParityRow, table=True):
    __tablename__ = "price_parity"


class ConsumerPriceTable(ConsumerPriceRow, table=True):
    __tablename__ = "consumer_price"


class ExposureTable(ExposureRow, table=True):
    __tablename__ = "exposure"


class ElementTable(ElementRow, table=True):
    __tablename__ = "element"


class RatingTable(RatingRow, table=True):
    __tablename__ = "rating"


class EducationTable(EducationRow, table=True):
    __tablename__ = "education"


class AlternateTitleTable(AlternateTitleRow, table=True):
    __tablename__ = "alternate_title"


class TechnologyTable(TechnologyRow, table=True):
    __tablename__ = "technology"


class ActivityTable(ActivityRow, table=True):
    __tablename__ = "activity"


class TaskTable(TaskRow, table=True):
    __tablename__ = "task"


class RelatedTable(RelatedRow, table=True):
    __tablename__ = "related"


class ProgramTable(ProgramRow, table=True):
    __tablename__ = "program"


class CareerTable(CareerRow, table=True):
    __tablename__ = "career"


class CareerMemberTable(CareerMemberRow, table=True):
    __tablename__ = "career_member"
    __table_args__ = (Index("career_member_occupation", "onet_soc_code"),)


class PublishedCareerTable(PublishedCareerRow, table=True):
    __tablename__ = "published_career"


class VideoTable(VideoRow, table=True):
    __tablename__ = "video"


class TrackTable(TrackRow, table=True):
    __tablename__ = "track"


class TrackMemberTable(TrackMemberRow, table=True):
    __tablename__ = "track_member"
    __table_args__ = (Index("track_member_occupation", "onet_soc_code"),)


class TrackYearTable(TrackYearRow, table=True):
    __tablename__ = "track_year"


class TrackPlaceTable(TrackPlaceRow, table=True):
    __tablename__ = "track_place"


class TrackSectorTable(TrackSectorRow, table=True):
    __tablename__ = "track_sector"


class TrackTransferTable(TrackTransferRow, table=True):
    __tablename__ = "track_transfer"


class NarrativeTable(NarrativeRow, table=True):
    __tablename__ = "narrative"


class PassageTable(PassageRow, table=True):
    __tablename__ = "passage"


class ResilienceTable(ResilienceRow, table=True):
    __tablename__ = "resilience"


class UnjoinedTable(UnjoinedRow, table=True):
    __tablename__ = "unjoined"


Row = SQLModel
"""Any `…Row` above."""

TABLES: dict[type[SQLModel], type[SQLModel]] = {
    table.__mro__[1]: table
    for table in (
        SourceTable, OccupationTable, SocTable, AreaTable, ZipTable, PlaceNameTable, WageTable, GroupWageTable,
        SectorWageTable, ProjectionTable, PriceParityTable, ConsumerPriceTable, ExposureTable, ElementTable,
        RatingTable, EducationTable, AlternateTitleTable, TechnologyTable, ActivityTable, TaskTable, RelatedTable,
        ProgramTable, CareerTable, CareerMemberTable, PublishedCareerTable, VideoTable, TrackTable, TrackMemberTable,
        TrackYearTable, TrackPlaceTable, TrackSectorTable, TrackTransferTable, NarrativeTable, PassageTable, ResilienceTable, UnjoinedTable,
    )
}  # fmt: skip
"""Row class -> table class."""
