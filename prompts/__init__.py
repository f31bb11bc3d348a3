"""Words for a model, one Markdown file per purpose; no figures and no logic."""
