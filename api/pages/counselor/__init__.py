"""The counselors' workspace at /counselor: sign-in, caseload, client files, drafts. Whole without JavaScript."""

from fastapi import APIRouter

from api.pages.counselor import caseload, client_file, client_forms, consents, entering, new_client, owed

router = APIRouter(include_in_schema=False)
for room in (entering, caseload, new_client, client_file, client_forms, consents, owed):
    router.include_router(room.router)
