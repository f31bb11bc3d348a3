"""Measurement: cases, scorers, the runner and the benchmarks."""
