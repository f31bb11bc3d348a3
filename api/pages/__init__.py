"""The pages people read: rendered on the server, whole without JavaScript."""

from fastapi import APIRouter

from api.pages import static_files

router = APIRouter()
router.include_router(static_files.router)
