"""The counselors' workspace at /counselor: sign-in, caseload, client files, drafts. Whole without JavaScript."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
