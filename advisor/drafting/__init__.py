"""Drafts a counselor checks, changes and signs: the document, how it is written, and what each sentence stands on."""
