"""The guard's time a sentence, and what it lets through and keeps, measured on the examiners' answers and mutants.

A sentence's time is that of the whole gate, the first sentence's preparation of a turn's grounds included.
"""

from advisor.settings import Settings
from evals.bench.measure import Line, percentile
from evals.guard.run import MUST_NOT_LEAK, examine
from knowledge.store import open_or_build

MUTANTS, SHORT = 2_000, 200


def bench(settings: Settings, short: bool = False) -> Line:
    """Milliseconds a sentence; honest answers altered and sentences kept, open and held out; mutants that got through."""
    knowledge = open_or_build(settings.home, embed_model_dir=settings.embed_model_dir)
    report = examine(knowledge, n=SHORT if short else MUTANTS, seed=1, kinds=MUST_NOT_LEAK)
    p50, p95 = percentile(report.ms, 0.5), percentile(report.ms, 0.95)
    whole, held = report.kept(), report.kept(held=True)
    leaked = len(report.through(MUST_NOT_LEAK))
    return Line(
        bench="guard",
        figures={
            "sentences": len(report.ms),
            "p50_ms": round(p50, 2),
            "p95_ms": round(p95, 2),
            "honest_answers": whole.answers,
            "honest_answers_altered_pct": round(whole.altered_pct, 2),
            "honest_sentences_kept_pct": round(whole.kept_pct, 2),
            "held_out_answers": held.answers,
            "held_out_answers_altered_pct": round(held.altered_pct, 2),
            "held_out_sentences_kept_pct": round(held.kept_pct, 2),
            "mutants": SHORT if short else MUTANTS,
            "mutants_that_reached_the_reader": leaked,
        },
        bars={
            "p95 <= 5 ms a sentence": p95 <= 5,
            "0 mutants reach the reader": leaked == 0,
            "honest answers altered <= 1 %": whole.altered_pct <= 1,
            "honest sentences kept >= 95 %": whole.kept_pct >= 95,
            "held-out sentences kept >= 95 %": held.kept_pct >= 95,
        },
    )
