"""Small files in a publisher's own layout, written by the tests that need a directory to build from."""

from pathlib import Path

HEADER = "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2023,2024"


def parities(directory: Path, *, nation: str = "100.000") -> Path:
    """Regional price parities of the nation and of two portions of Idaho."""
    areas = {"00000": ("United States", nation), "16998": ("Idaho (Metropolitan Portion)", "96.100"),
             "16999": ("Idaho (Nonmetropolitan Portion)", "89.400")}  # fmt: skip
    lines = [HEADER]
    for number, name in enumerate(("All items", "Goods", "Housing", "Utilities", "Other"), start=1):
        lines += [
            f' "{code}","{title}",7,PARPP,{number},"...","RPPs: {name} ","Index",99.000,{value}'
            for code, (title, value) in areas.items()
        ]
    lines += ['"Note: See the included footnote file."', '"U.S. Bureau of Economic Analysis"']
    path = directory / "PARPP_PORT_2008_2024.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def prices(directory: Path, *, last: str = "321.5") -> Path:
    """Two years of consumer prices by month."""
    lines = ["Date,Index,Inflation"]
    lines += [f"{year}-{month:02d}-01,{300 + month / 10:.1f},0.1" for year in (2024, 2025) for month in range(1, 13)]
    lines[-1] = f"2025-12-01,{last},0.1"
    path = directory / "cpiai_monthly.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
