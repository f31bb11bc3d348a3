"""The doors: HTTP, the chat page and the command line."""
