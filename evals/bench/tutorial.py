"""LangChain's retrieval tutorial over our own passages: `create_agent`, a tool that asks Chroma, a server around it.

The model is local and fixed: it calls the tool with the question, then says the beginning of what it found, a
sentence a chunk, as our own offline model does: a word a chunk would cost the framework several times as much. So the
framework, the search and the embedder are measured and no model. Chroma's wrapper for LangChain is not locked here: the
tool asks Chroma itself, as the wrapper does; it would only add to the time. Nothing is checked, remembered or recorded.
"""

import argparse
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge.embeddings import Embedder
    from knowledge.schema import PassageRow

BEST = 2
SAID = 680
"""Characters of an answer: as many as one of ours on pay."""


def write_index(passages: "Sequence[PassageRow]", embedder: "Embedder", directory: Path) -> None:
    """What the tutorial's first half does: the passages' vectors into a Chroma directory."""
    from evals.bench.peers import ChromaBm25

    ChromaBm25(passages, embedder.embed([one.text for one in passages]), directory)


def agent(directory: Path, model_dir: Path, wait_s: float = 0.0) -> Callable[[str], Iterator[str]]:
    """What answers a question, as pieces of text. `wait_s`: seconds before the first word, as a provider would take."""
    from langchain.agents import create_agent
    from langchain_core.language_models.chat_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk, BaseMessage, HumanMessage, ToolMessage
    from langchain_core.outputs import ChatGenerationChunk, ChatResult
    from langchain_core.tools import tool

    from evals.bench.peers import persisted
    from knowledge.embeddings import choose

    collection, embedder = persisted(directory), choose(model_dir)

    @tool(response_format="content_and_artifact")
    def retrieve_context(query: str) -> tuple[str, Any]:
        """Retrieve information to help answer a query."""
        found = collection.query(query_embeddings=embedder.embed([query]), n_results=BEST)
        rows = list(zip(found["documents"][0], found["metadatas"][0], strict=True))
        return "\n\n".join(f"Source: {about}\nContent: {text}" for text, about in rows), rows

    class Local(BaseChatModel):
        """Calls the tool with the question, then says the beginning of what it found."""

        @property
        def _llm_type(self) -> str:
            return "local"

        def bind_tools(self, tools: Any, **_: Any) -> Any:
            return self

        def _generate(self, messages: list[BaseMessage], *_: Any, **__: Any) -> ChatResult:
            raise NotImplementedError("the tutorial streams")

        def _stream(self, messages: list[BaseMessage], *_: Any, **__: Any) -> Iterator[ChatGenerationChunk]:
            last = messages[-1]
            if not isinstance(last, ToolMessage):
                call = {"name": "retrieve_context", "args": json.dumps({"query": last.text}), "id": "1", "index": 0}
                chunk = AIMessageChunk(content="", tool_call_chunks=[{**call, "type": "tool_call_chunk"}])
                yield ChatGenerationChunk(message=chunk)
                return
            time.sleep(wait_s)
            for sentence in re.split(r"(?<=[.!?]) ", last.text[:SAID]):
                yield ChatGenerationChunk(message=AIMessageChunk(content=sentence + " "))

    made: Any = create_agent(
        Local(), [retrieve_context], system_prompt="You have access to a tool that retrieves context. Use it to answer."
    )

    def answer(question: str) -> Iterator[str]:
        for message, _ in made.stream({"messages": [HumanMessage(question)]}, stream_mode="messages"):
            if message.type != "tool" and message.text:
                yield message.text

    return answer


def main() -> None:
    """Serve it: `POST /chat` with a `message` answers server-sent events; `/healthz` answers once everything is loaded."""
    asked = argparse.ArgumentParser()
    asked.add_argument("index", type=Path)
    asked.add_argument("model_dir", type=Path)
    asked.add_argument("--wait", type=float, default=0.0)
    asked.add_argument("--port", type=int, required=True)
    given = asked.parse_args()
    import uvicorn
    from fastapi import FastAPI
    from fastapi.responses import StreamingResponse

    answer = agent(given.index, given.model_dir, given.wait)
    app = FastAPI()

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.post("/chat")
    def chat(body: dict[str, Any]) -> StreamingResponse:
        def events() -> Iterator[str]:
            for piece in answer(str(body["message"])):
                yield f"event: text\ndata: {json.dumps(piece)}\n\n"
            yield 'event: done\ndata: {"outcome": "answered"}\n\n'

        return StreamingResponse(events(), media_type="text/event-stream")

    uvicorn.run(app, host="127.0.0.1", port=given.port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
