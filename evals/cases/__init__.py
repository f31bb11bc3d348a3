"""The committed cases, one YAML file a suite."""
