"""The online half: a language model behind budgets, one second try, a breaker, and the offline model to fall back on."""
