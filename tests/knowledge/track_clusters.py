"""Where our tracks and O*NET's career clusters part: the table of docs/tracks.md. Printed by running this file with the
path of All_Career_Clusters.csv.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from knowledge.store import Knowledge

EXPECTED: dict[str, tuple[str, ...]] = {
    "Agriculture, Food & Natural Resources": ("nature-and-farming", "science"),
    "Architecture & Construction": ("construction", "engineering"),
    "Arts, Audio/Video Technology & Communications": ("arts-and-media",),
    "Business Management & Administration": ("administration", "operations", "human-resources"),
    "Education & Training": ("education",),
    "Finance": ("finance",),
    "Government & Public Administration": ("administration", "public-safety"),
    "Health Science": ("clinical-care", "health-support"),
    "Hospitality & Tourism": ("food-and-hospitality", "personal-services"),
    "Human Services": ("social-services", "personal-services"),
    "Information Technology": ("technology",),
    "Law, Public Safety, Corrections & Security": ("public-safety", "legal"),
    "Manufacturing": ("production", "maintenance-and-repair"),
    "Marketing": ("marketing", "sales"),
    "Science, Technology, Engineering & Mathematics": ("science", "engineering"),
    "Transportation, Distribution & Logistics": ("transport", "operations"),
}
"""The tracks that a cluster is expected to be on."""


def disagreements(knowledge: Knowledge, rows: Iterable[Mapping[str, str]]) -> list[str]:
    """One line of a table for each cluster and track that part: how many occupations, and the first three of them."""
    primary = {
        one.onet_soc_code: track.track_id for track in knowledge.tracks.all() for one in track.members
        if one.role == "primary"
    }  # fmt: skip
    secondary: defaultdict[str, set[str]] = defaultdict(set)
    titles = {one.onet_soc_code: one.title for one in knowledge.occupations.all()}
    for track in knowledge.tracks.all():
        for one in track.members:
            if one.role == "secondary":
                secondary[one.onet_soc_code].add(track.track_id)
    parted: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        code, clusters = row["Code"].strip(), {one.strip() for one in row["Career Cluster"].split(";")}
        if code not in primary:
            continue
        allowed = {track for cluster in clusters for track in EXPECTED.get(cluster, ())}
        ours = primary[code]
        if ours not in allowed and secondary[code].isdisjoint(allowed):
            parted["; ".join(sorted(clusters)), ours].append(titles[code])
    return [
        f"| {cluster} | {track} | {len(names)} | {'; '.join(sorted(names)[:3])} |"
        for (cluster, track), names in sorted(parted.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


if __name__ == "__main__":
    with Path(sys.argv[2]).open(encoding="utf-8-sig") as stream:
        lines = disagreements(Knowledge.open(Path(sys.argv[1])), list(csv.DictReader(stream)))
    sys.stdout.write("\n".join(lines) + "\n")
