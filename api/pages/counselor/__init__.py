"""The counselors' workspace at /counselor: sign-in, caseload, client files, drafts. Whole without JavaScript."""

from fastapi import APIRouter

from api.pages.counselor import (
    caseload,
    client_file,
    client_forms,
    consents,
    draft_deeds,
    drafts,
    editor,
    entering,
    history,
    new_client,
    owed,
)

router = APIRouter(include_in_schema=False)
for page in (
    entering, caseload, new_client, client_file, client_forms, consents, owed, drafts, editor, draft_deeds, history,
):  # fmt: skip
    router.include_router(page.router)
