"""`python -m evals`: the same as `career-advisor eval`."""

from api.cli import app

if __name__ == "__main__":
    app(["eval"], standalone_mode=True)
