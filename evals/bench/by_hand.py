"""A chat service as one writes it by hand in an afternoon: FastAPI, the openai client, sqlite3, nothing else.

One look-up of pay by words of the question, one streamed call, each delta sent on as it comes, question and answer kept
as two rows. It checks nothing that the model says and knows no other question: the least that a turn can cost.
"""

import argparse
import json
import re
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

_SYSTEM = "You answer questions about pay from the rows that are given. Say the place and the year of each figure."
_WORD = re.compile(r"[a-z]+")


class Pay:
    """Medians by occupation and state, looked up by the words of a question."""

    def __init__(self, facts: Path) -> None:
        self._db = sqlite3.connect(f"file:{facts}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._titles = {
            " ".join(_WORD.findall(title.lower())): code
            for code, title in self._db.execute("select oews_code, title from occupation where oews_code is not null")
        }
        self._areas = {
            title.lower(): code
            for code, title in self._db.execute("select area_code, title from area where level = 'state'")
        }

    def rows(self, question: str) -> str:
        """The latest rows for the occupation and the state that the question names, as lines; empty where it names none."""
        words = _WORD.findall(question.lower())
        parts = [" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + 6, len(words) + 1))]
        code = next((self._titles[part] for part in sorted(parts, key=len, reverse=True) if part in self._titles), None)
        area = next((self._areas[part] for part in parts if part in self._areas), "US")
        found = self._db.execute(
            "select year, annual_p10_usd, annual_median_usd, annual_p90_usd, employment from wage "
            "where oews_code = ? and area_code = ? order by year desc limit 3",
            (code, area),
        )
        return "\n".join(" | ".join(str(value) for value in row) for row in found)


def main() -> None:
    """Serve it: `POST /chat` with a `message` answers server-sent events, `GET /healthz` says that it lives."""
    asked = argparse.ArgumentParser()
    asked.add_argument("facts", type=Path)
    asked.add_argument("records", type=Path)
    asked.add_argument("provider")
    asked.add_argument("model")
    asked.add_argument("--port", type=int, required=True)
    given = asked.parse_args()
    import uvicorn
    from fastapi import FastAPI
    from fastapi.responses import StreamingResponse
    from openai import AsyncOpenAI

    pay = Pay(given.facts)
    client = AsyncOpenAI(base_url=given.provider, api_key="none")
    kept = sqlite3.connect(given.records, check_same_thread=False)
    kept.execute("create table if not exists turn (role text, said text)")
    app = FastAPI()

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.post("/chat")
    async def chat(body: dict[str, Any]) -> StreamingResponse:
        return StreamingResponse(events(str(body["message"])), media_type="text/event-stream")

    async def events(question: str) -> AsyncIterator[str]:
        said = ""
        stream = await client.chat.completions.create(
            model=given.model,
            stream=True,
            stream_options={"include_usage": True},
            messages=[
                {"role": "system", "content": f"{_SYSTEM}\n{pay.rows(question)}"},
                {"role": "user", "content": question},
            ],
        )
        async for chunk in stream:
            if chunk.choices and (piece := chunk.choices[0].delta.content):
                said += piece
                yield f"event: text\ndata: {json.dumps(piece)}\n\n"
        with kept:
            kept.executemany("insert into turn values (?, ?)", [("user", question), ("assistant", said)])
        yield 'event: done\ndata: {"outcome": "answered"}\n\n'

    uvicorn.run(app, host="127.0.0.1", port=given.port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
