"""Long trials of a running service: killed workers, many writers at once, half an hour with a provider that fails."""
