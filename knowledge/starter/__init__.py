"""What a fresh machine starts with: figures and names computed from publishers' files, and the project's own texts.

It holds no publisher's sentence. `tables/` is written by `career-advisor knowledge build --export-starter` only.
"""
