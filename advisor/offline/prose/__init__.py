"""Sentences from typed results: one module a kind of card. Each figure is a fact's, each name a result's."""
