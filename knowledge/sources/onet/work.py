"""What is done in an occupation and which occupations are close to it -> `TaskRow`, `ActivityRow`, `RelatedRow`.

Task statements are the publisher's words and go into a full build only; the activities' short names go everywhere.
"""

from collections import Counter
from collections.abc import Iterator

from knowledge.schema import ActivityRow, RelatedRow, TaskRow
from knowledge.sources.onet.files import OnetFiles

_CODE = "O*NET-SOC Code"

MOST = 8
"""Activities kept for an occupation."""


def read_tasks(files: OnetFiles, source_key: str) -> Iterator[TaskRow]:
    """Every task; `core` where the publisher calls it so. Raises `SourceError`."""
    for code, task, statement, kind in files.rows("Task Statements", (_CODE, "Task ID", "Task", "Task Type")):
        yield TaskRow(
            onet_soc_code=code, task_id=int(task), statement=statement, core=kind == "Core", source_key=source_key
        )


def read_activities(files: OnetFiles, source_key: str) -> Iterator[ActivityRow]:
    """The detailed work activities that stand behind most of an occupation's core tasks, by number of core tasks, then of
    all tasks, then by the publisher's id. Raises `SourceError`."""
    names: dict[str, str] = {}
    for activity, name in files.rows("DWA Reference", ("DWA ID", "DWA Title")):
        names[activity] = name
    core = {task for task, kind in files.rows("Task Statements", ("Task ID", "Task Type")) if kind == "Core"}
    counted: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for code, task, activity in files.rows("Tasks to DWAs", (_CODE, "Task ID", "DWA ID")):
        of_core, of_all = counted.setdefault(code, (Counter(), Counter()))
        of_all[activity] += 1
        of_core[activity] += task in core
    for code, (of_core, of_all) in counted.items():
        ranked = sorted((activity for activity in of_all if activity in names),
                        key=lambda activity: (-of_core[activity], -of_all[activity], activity))  # fmt: skip
        for rank, activity in enumerate(ranked[:MOST], start=1):
            yield ActivityRow(onet_soc_code=code, rank=rank, name=names[activity].rstrip("."), source_key=source_key)


def read_related(files: OnetFiles, source_key: str) -> Iterator[RelatedRow]:
    """Related occupations; rank 1 is the closest. Raises `SourceError`."""
    columns = (_CODE, "Related O*NET-SOC Code", "Relatedness Tier", "Index")
    for code, related, tier, index in files.rows("Related Occupations", columns):
        yield RelatedRow(onet_soc_code=code, related_code=related, tier=tier, rank=int(index), source_key=source_key)
