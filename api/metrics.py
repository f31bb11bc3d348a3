"""`/metrics`: counts of requests and turns and how long they took, in the text form Prometheus reads.

Labels are an address's pattern, a method, a status and an outcome: never a message, a place, a person or a token. Each
process counts its own.
"""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Metrics:
    """The counters of one application."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Histogram

        self.registry = CollectorRegistry()
        self.requests = Counter(
            "career_advisor_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "career_advisor_request_seconds", "Time to the first byte.", ("route",), registry=self.registry
        )
        self.turns = Counter("career_advisor_turns", "Turns recorded.", ("outcome",), registry=self.registry)

    def text(self) -> bytes:
        """What `/metrics` answers."""
        from prometheus_client import generate_latest

        return generate_latest(self.registry)


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Counted:
    """Counts every response by the pattern of its address, so that no value in a path becomes a label."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        method = scope["method"] if scope["method"] in METHODS else "other"
        began = time.perf_counter()

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "none")
                self.metrics.requests.labels(method, route, str(message["status"])).inc()
                self.metrics.seconds.labels(route).observe(time.perf_counter() - began)
            await send(message)

        await self.app(scope, receive, noted)
