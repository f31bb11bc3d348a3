"""The commands of `career-advisor`, one module a subject. Heavy things are imported inside a command, on first need."""
