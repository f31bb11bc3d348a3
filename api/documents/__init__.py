"""Documents made of what is recorded: one answer, one path, one draft; as a page’s content and as files."""
