"""Benchmarks: what start, build, a turn and a ranking cost, beside a plain peer measured in the same run.

Figures of one run are comparable with each other only; ratios are what to quote. Nothing here is a test.
"""
