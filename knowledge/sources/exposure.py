"""AI exposure of occupations -> `ExposureRow`: task labels by GPT-4 and by people, and a measured-use score beside them.

Official sources: "GPTs are GPTs" (Eloundou, Manning, Mishkin, Rock; Science 2024) and "Working with AI" (Tomlinson and
others, 2025). Values are 0..1 as published. Exposure says what a model could help with, applicability what people used one
product for; neither says that a job goes away, and nothing here turns one into the other.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.errors import SourceError
from knowledge.schema import ExposureRow, Row
from knowledge.sources.register import Registered, chosen
from knowledge.sources.soc import wage_code
from knowledge.sources.tables import delimited, number

_ONET = "Occupation codes are those of O*NET (USDOL/ETA), used under CC BY 4.0."

SOURCES: tuple[Registered, ...] = (
    Registered(
        key="exposure-gpts", publisher="Eloundou, Manning, Mishkin and Rock", dataset="GPTs are GPTs",
        title="Exposure of occupations to large language models", vintage="2023 labels", year=2023,
        url="https://raw.githubusercontent.com/openai/GPTs-are-GPTs/0471612fef3cc22b74fb884d27bff9dbd3770582"
        "/data/occ_level.csv",
        licence="MIT", attribution=f"Copyright (c) 2024 OpenAI; Science 384 (2024), doi 10.1126/science.adj0998. {_ONET}",
        file="occ_level.csv", pattern="**/occ_level.csv",
        sha256="40c74f53de40aec91c0017d80690cbba915f83a8bb414bcf2f884692f1749acb", reader="exposure",
        extract_note="Labels judge what models of 2023 could do; made by GPT-4 and by people.",
        without="no exposure to AI and no resilience score",
    ),
    Registered(
        key="exposure-microsoft", publisher="Microsoft Research", dataset="Working with AI",
        title="AI applicability by occupation", vintage="January–September 2024", year=2024,
        url="https://raw.githubusercontent.com/microsoft/working-with-ai/84c4ebacaa39d1c11e26e16c2f2c98aa89a11834"
        "/soc_ai_applicability_scores.csv",
        licence="CC BY 4.0", attribution="Tomlinson, Jaffe, Wang, Counts and Suri, Working with AI (arXiv 2507.07935), "
        "used under CC BY 4.0.",
        file="soc_ai_applicability_scores.csv", pattern="**/soc_ai_applicability_scores.csv",
        sha256="2a077dbe90ff377813adac04b2acef6aee51c4b13505a4760ea84ca3efc9039a", reader="exposure",
        extract_note="Measures use of one consumer product, not what could be replaced; a cross-check only.",
        without="exposure to AI has no cross-check by measured use",
    ),
)  # fmt: skip

MEASURES = {
    "dv_rating_alpha": "gpt4_alpha", "dv_rating_beta": "gpt4_beta", "dv_rating_gamma": "gpt4_gamma",
    "human_rating_alpha": "human_alpha", "human_rating_beta": "human_beta", "human_rating_gamma": "human_gamma",
}  # fmt: skip
"""The publisher's columns -> ours."""


def rows(found: Mapping[str, Path]) -> Iterator[Row]:
    """Each source, then a row for each labelled occupation with its applicability where there is one. Raises `SourceError`."""
    applicability = read_applicability(found["exposure-microsoft"]) if "exposure-microsoft" in found else {}
    for entry, path in chosen(SOURCES, found):
        if entry.key == "exposure-microsoft":
            yield entry.source_row(path, len(applicability))
        else:
            read_rows = list(read(path, entry.key, applicability))
            yield entry.source_row(path, len(read_rows))
            yield from read_rows


def read(path: Path, source_key: str, applicability: Mapping[str, float]) -> Iterator[ExposureRow]:
    """A row for each O*NET code. `applicability` is by the code its publisher uses: the wage survey's. Raises `SourceError`."""
    for code, *values in delimited(path, ("O*NET-SOC Code", *MEASURES)):
        measures = {name: number(value) for name, value in zip(MEASURES.values(), values, strict=True)}
        for name, value in measures.items():
            if value is None or not 0 <= value <= 1:
                raise SourceError(f"{path.name}: {name} of {code} is not a share between 0 and 1.")
        soc_code = code[:7]
        # Legislators have an applicability though the survey gives them no pay: the SOC code itself comes first.
        applied = applicability.get(soc_code, applicability.get(wage_code(soc_code)[0] or ""))
        yield ExposureRow.model_validate(
            {"onet_soc_code": code, "applicability": applied, "source_key": source_key, **measures}
        )


def read_applicability(path: Path) -> dict[str, float]:
    """Six-digit code (as the wage survey publishes them) -> applicability, 0..1. Raises `SourceError`."""
    found: dict[str, float] = {}
    for code, score in delimited(path, ("SOC Code", "ai_applicability_score")):
        value = number(score)
        if value is None or not 0 <= value <= 1:
            raise SourceError(f"{path.name}: the score of {code} is not between 0 and 1.")
        found[code] = value
    return found
