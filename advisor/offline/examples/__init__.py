"""Labelled example utterances, one YAML file a theme: what people type, by what it asks. Words for `nearness`, no rules,
no names of jobs and places, no figures."""
