"""Seeded defects of the product: each a small change of meaning made in a child process, and the suites that must see it.

`python -m evals.mutants` runs them all. No file of the product is touched.
"""
