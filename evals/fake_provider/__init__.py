"""An OpenAI-compatible provider on loopback that obeys, lies, loops, gives in or breaks off as its model name says.

For tests and evals, and for users who test their own set-up: see `docs/fake-provider.md`. It speaks to nobody.
"""
