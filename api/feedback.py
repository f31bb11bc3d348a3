"""`POST /v1/feedback`: a vote on an answer, by whom it was given to."""

from fastapi import APIRouter
from fastapi.responses import Response

from advisor.feedback import Feedback
from api.chat import The, Token

router = APIRouter(prefix="/v1", tags=["a person's own"])


@router.post("/feedback", status_code=204, summary="A vote on one answer; a later one takes its place")
def rate(body: Feedback, advisor: The, token: Token) -> Response:
    """Store what the bearer thinks of a turn of theirs; 404 for anybody else's."""
    advisor.belongings.rate(body, token)
    return Response(status_code=204)
