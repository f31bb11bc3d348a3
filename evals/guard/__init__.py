"""The examiner of the guard: honest answers that must pass, and mutants of them that must not. It judges from outside,
through the gate alone, and shares no code with it."""
