"""Documents made of what is recorded: one answer, one path; as a page's content and as a PDF."""
