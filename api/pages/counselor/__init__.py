"""The counselors' workspace at /counselor: sign-in, caseload, client files, drafts. Whole without JavaScript."""

from fastapi import APIRouter

from api.pages.counselor import draft_deeds, drafts, editor, history

router = APIRouter(include_in_schema=False)
for page in (drafts, editor, draft_deeds, history):
    router.include_router(page.router)
