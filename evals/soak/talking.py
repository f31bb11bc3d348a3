"""People who talk to a running service over HTTP, each a thread with talks of its own, who ask again until they are answered.

A message is asked again under the same idempotency key, as the widget does; what was acknowledged is noted.
"""

import http.client
import json
import secrets
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import create_engine, text

QUESTIONS = (
    "how much do electricians make in Ohio?",
    "what pays best in operations near Boise",
    "will AI replace bookkeepers",
    "nurse pay in Texas",
    "what does a chef do all day",
)
_TURNS_A_TALK = 5
_PATIENCE_S = 60.0


@dataclass
class Told:
    """What people were told. `acknowledged`: idempotency key -> the turn that answered it."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Person(threading.Thread):
    """One person; talks until `stop` is set."""

    def __init__(self, port: int, told: Told, stop: threading.Event, questions: tuple[str, ...] = QUESTIONS) -> None:
        super().__init__(name="person", daemon=True)
        self._port, self._told, self._stop_asked, self._questions = port, told, stop, questions

    def run(self) -> None:
        talk: dict[str, str] = {}
        turns = 0
        while not self._stop_asked.is_set():
            if turns % _TURNS_A_TALK == 0:
                talk = {}
            answer = self._ask(self._questions[turns % len(self._questions)], talk)
            turns += 1
            if answer is None:
                talk = {}
            elif answer.get("conversation_token"):
                talk = {"id": answer["conversation_id"], "token": answer["conversation_token"]}
            elif not talk:
                turns += _TURNS_A_TALK - turns % _TURNS_A_TALK  # the token was told to a connection that broke

    def _ask(self, question: str, talk: dict[str, str]) -> dict[str, Any] | None:
        key = f"soak-{secrets.token_hex(12)}"
        body = {"message": question, "idempotency_key": key, "conversation_id": talk.get("id")}
        headers = {"Content-Type": "application/json"}
        if talk:
            headers["Authorization"] = f"Bearer {talk['token']}"
        until = time.monotonic() + _PATIENCE_S
        with self._told.lock:
            self._told.asked += 1
        while time.monotonic() < until:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
                connection.request("POST", "/v1/chat", json.dumps(body), headers)
                response = connection.getresponse()
                told = json.loads(response.read())
            except (OSError, http.client.HTTPException, ValueError):
                time.sleep(0.05)  # a connection that broke: asked again under the same key
                continue
            finally:
                connection.close()
            if response.status == 200:
                with self._told.lock:
                    self._told.acknowledged[key] = told["turn_id"]
                    self._told.outcomes[told["outcome"]] += 1
                answer: dict[str, Any] = told
                return answer
            with self._told.lock:
                self._told.refused[f"{response.status} {told.get('detail', '')[:80]}"] += 1
            if response.status not in (409, 429, 503):
                return None
            time.sleep(0.2)
        with self._told.lock:
            self._told.refused["never answered"] += 1
        return None


def kept(url: str) -> tuple[dict[str, list[str]], int]:
    """What the records hold: turns by idempotency key, and how many numbers of a talk stand there twice."""
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT idempotency_key, id, conversation_id, number FROM turn")).all()
    engine.dispose()
    by_key: dict[str, list[str]] = {}
    for key, name, _, _ in rows:
        if key is not None:
            by_key.setdefault(key, []).append(name)
    numbers = Counter((talk, number) for _, _, talk, number in rows)
    return by_key, sum(many - 1 for many in numbers.values())


def lost_and_doubled(told: Told, url: str) -> tuple[int, int]:
    """How many acknowledged turns the records do not hold, and how many they hold twice."""
    by_key, twice = kept(url)
    lost = sum(turn not in by_key.get(key, ()) for key, turn in told.acknowledged.items())
    return lost, twice + sum(len(turns) - 1 for turns in by_key.values())
