"""Tool results as a provider is given them: plain text in the two shapes that an advisor has written so far."""

from typing import Any

WAGE = """outcome: ok; subject: occupation Electricians (47-2111.00); place: Idaho (state, said)
wage 47-2111 Electricians, Idaho
p10 $38,830 [F1]|p25 $48,380 [F2]|median $63,000 [F3]|p75 $82,040 [F4]|p90 $95,470 [F5]|mean $66,600 [F6]
real: p10 $40,662 [F9]|median $65,973 [F11]|price_parity 95.5 [F8]
employment of Electricians: 5,690 [F7]"""

LEAN_WAGE = """get_wages: ok; occupation Electricians (47-2111.00); Idaho (said)
wage of Electricians (47-2111), Idaho
May 2025, USD/year: p10 $38,830 [F1]|p25 $48,380 [F2]|median $63,000 [F3]|p75 $82,040 [F4]|p90 $95,470 [F5]|mean $66,600 [F6]
May 2025, USD/year, US prices: median $65,973 [F11]
2024, index US=100: price_parity 95.5 [F8]
All Occupations, Boise City, ID, May 2025, USD/year: median $49,100 [F14]"""

FLOOR = """outcome: ok; subject: occupation Surgeons (29-1248.00); place: Ohio (state, said)
wage 29-1248 Surgeons, Ohio
median ≥ $239,200 [F1]"""

RANKING = """rank_occupations: ok; track Operations (operations); Idaho (said)
ranking within Operations by median, Idaho; 28 [F21] considered
rank|occupation|median (May 2025, USD/year)|employment (May 2025, people)
1|Chief Executives 11-1011|$177,210 [F1]|2,920 [F2]
2|Purchasing Managers 11-3061|$136,970 [F3]|270 [F4]
3|Financial Managers 11-3031|$127,210 [F5]|3,120 [F6]
4|Industrial Production Managers 11-3051|$107,340 [F7]|1,210 [F8]"""

COMPARISON = """compare_occupations: ok; occupation Registered Nurses (29-1141.00); Ohio (said)
compared|Registered Nurses (29-1141)|Electricians (47-2111)
Ohio, May 2025, USD/year:
pay|$82,510 [F3]|$64,700 [F28]
2026, score 1-6:
AI resilience score|4 [F14]|5 [F38]
United States, 2024–34:
projected growth|4.9% [F23]|9.5% [F47]"""

OUTLOOK = """outcome: ok; subject: occupation Typists (43-9022.00)
outlook 43-9022 Typists 2024-2034; entry: High school diploma or equivalent
growth -33.1% [F1]|openings 2,400 [F2]|employment_base 41,500 [F3]"""

RESILIENCE = """outcome: ok; subject: occupation Accountants and Auditors (13-2011.00)
resilience Accountants and Auditors (13-2011.00), computed
score 2 [F1]|low 2 [F2]|high 3 [F3]
exposure|54 [F4]|points 0
growth|4.6% [F6]|points 1"""

OFFER = """outcome: ok; subject: occupation Electricians (47-2111.00); place: Ohio (state, said)
offer as Electricians (47-2111), Ohio: the person's own amount per year; between p25 median
p10 $40,750 [F1]|p25 $50,120 [F2]|median $64,700 [F3]|p75 $80,500 [F4]|p90 $99,280 [F5]
amount less the median: -$4,700 [F14]"""

AMBIGUOUS = """outcome: ambiguous; said: manager (subject)
could also mean: occupation General and Operations Managers (11-1021.00); career Operations Managers (operations-managers)
choices: General and Operations Managers | Operations Managers (career)"""

ABROAD = """outcome: abroad; subject: occupation Electricians (47-2111.00); said: Toronto (place)
missing: place: Toronto (Canada) is outside the United States; the figures here cover the United States only."""

PROFILE = """outcome: ok; subject: occupation Supply Chain Managers (11-3071.04)
profile Supply Chain Managers (11-3071.04)
inside: {"markdown":"Much of it is settled in a monthly meeting. Sales says what it hopes to sell.","citation":1}
education: {"entry":[{"entry_education":"Bachelor's degree","on_the_job_training":"None"}]}"""

UNKNOWN_SHAPE = """pay of nobody knows what: first try 12,345 [F1], then $70 [F2]
anything else, 7.5% [F3]"""

ALL = {
    "wage": WAGE, "lean wage": LEAN_WAGE, "floor": FLOOR, "ranking": RANKING, "comparison": COMPARISON, "outlook": OUTLOOK,
    "resilience": RESILIENCE, "offer": OFFER, "ambiguous": AMBIGUOUS, "abroad": ABROAD, "profile": PROFILE,
    "unknown shape": UNKNOWN_SHAPE,
}  # fmt: skip

TOOL = {
    "type": "object",
    "properties": {"occupation": {"type": "string"}, "place": {"type": "string"}},
    "required": ["occupation"],
}
TOOLS: Any = [{"type": "function", "function": {"name": name, "description": "Look up.", "parameters": TOOL}} for name in ("get_wages", "get_outlook")]  # fmt: skip
QUESTION = {"role": "user", "content": "How much do electricians make in Idaho?"}
SYSTEM = {"role": "system", "content": "You are a career advisor. SECRET-WORD."}


def turn(results: str = LEAN_WAGE, question: str = "", own: bool = False) -> Any:
    """A turn whose look-up was made: by the client itself, or by the provider's own call."""
    ident = "call_fake_1_0" if own else "routed_1"
    call = {"id": ident, "type": "function", "function": {"name": "get_wages", "arguments": "{}"}}
    asked = {"role": "user", "content": question} if question else QUESTION
    answer = {"role": "assistant", "content": None, "tool_calls": [call]}
    return [SYSTEM, asked, answer, {"role": "tool", "tool_call_id": ident, "content": results}]
