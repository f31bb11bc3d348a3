"""Why a ranking leaves occupations out, sorted into kinds that can be counted. Pure words; it drops nothing itself."""

from collections.abc import Mapping

LEFT_OUT: Mapping[str, str] = {
    "schooling": "more schooling or experience is usual",
    "pay": "the median is lower",
    "score": "the score is lower",
    "unscored": "there is no score",
    "growth": "growth is lower",
    "exposure": "exposure is higher",
    "time": "preparation takes longer",
    "floor": "pay is published only as a floor",
    "unknown": "what the filter needs is not on file",
    "unpublished": "no figure is published there",
}
"""Kind -> what is said of its members, behind "where"."""


def why_left_out(reason: str) -> str:
    """The kind of a reason as the ranking of `knowledge` words it."""
    starts = (("needs", "schooling"), ("its median is", "pay"), ("its resilience score is", "score"),
              ("projected growth is", "growth"), ("its exposure is", "exposure"), ("usually takes", "time"))  # fmt: skip
    for start, kind in starts:
        if reason.startswith(start):
            return kind
    if "score" in reason:
        return "unscored"
    if "floor" in reason:
        return "floor"
    return "unknown" if reason.endswith(("on file", "to compare with")) else "unpublished"
