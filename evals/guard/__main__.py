"""`python -m evals.guard`."""

from evals.guard.run import main

if __name__ == "__main__":
    raise SystemExit(main())
