"""The pages people read: rendered on the server, whole without JavaScript."""

from fastapi import APIRouter

from api.pages import directory, finding, static_files, subjects

router = APIRouter()
for room in (static_files, finding, directory, subjects):
    router.include_router(room.router)
