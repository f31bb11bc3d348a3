"""Facts and passages: what is known, from which publisher, and how to ask for it.

Nothing here talks to a language model and nothing here knows about conversations.
"""
