"""The pages people read: rendered on the server, whole without JavaScript."""

from fastapi import APIRouter

from api.pages import counselor, directory, finding, home, methods, static_files, subjects

router = APIRouter()
for room in (home, static_files, finding, directory, methods, subjects, counselor):
    router.include_router(room.router)
