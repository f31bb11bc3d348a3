"""The questions that the offline turns ask, over states and occupations in turn."""

QUESTIONS = (
    "what pays best in operations in {state}",
    "how much do {job} make in {state}",
    "will AI replace {job}?",
    "what are the highest paying jobs in {state} without a degree",
    "tell me about careers in operations",
    "how much do operations managers make",
    "where do these numbers come from",
    "what does a {job} earn in {state} after cost of living",
)
STATES = ("Idaho", "Texas", "Ohio", "Maine", "California", "Vermont", "Oregon", "Georgia")
JOBS = ("electricians", "registered nurses", "accountants", "welders", "supply chain managers", "truck drivers")


def question(number: int) -> str:
    """The question of that number: the same every time."""
    return QUESTIONS[number % len(QUESTIONS)].format(
        state=STATES[number // 8 % len(STATES)], job=JOBS[number // 3 % len(JOBS)]
    )


def pay_questions() -> list[str]:
    """Questions of pay that one look-up answers."""
    jobs = ("electricians", "registered nurses", "accountants", "welders")
    return [f"how much do {job} make in {state}" for job, state in zip(jobs, STATES, strict=False)]
