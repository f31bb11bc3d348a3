"""The advisor: one agent with typed tools over `knowledge`, and the guard between model and reader."""
