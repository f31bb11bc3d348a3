"""The protocol's server over the tools and resources. Imported with the first request: the package takes its time."""

import logging
from typing import Any

from anyio import to_thread
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextContent,
    TextResourceContents,
    Tool,
    ToolAnnotations,
)

from advisor.errors import AdvisorError, NotFoundError
from advisor.service import Advisor
from advisor.tools import TOOLS
from api.errors import public
from api.limits import MAX_BODY_BYTES
from api.mcp_door import resources
from api.mcp_door.calling import KEY, call
from api.mcp_door.hosts import allowed_origins, hosts
from api.mcp_door.shapes import answer_of, arguments_of
from api.mcp_door.telling import DESCRIPTIONS, INSTRUCTIONS
from knowledge.errors import KnowledgeError

# A line for each request would say nothing that our own metrics do not.
logging.getLogger("mcp").setLevel(logging.WARNING)

_NAMES = frozenset(tool.name for tool in TOOLS)


class McpServer:
    """One server around one advisor. Each request gets a transport of its own, so nothing is left to be closed."""

    def __init__(self, advisor: Advisor) -> None:
        self._advisor = advisor
        self._tools = [_tool(one.name) for one in TOOLS]
        settings = advisor.settings
        self._security = TransportSecuritySettings(
            allowed_hosts=hosts(settings.origins, settings.public_hosts),
            allowed_origins=allowed_origins(settings.origins, settings.public_hosts),
        )
        self._server: Server[Any] = Server(
            "career-advisor",
            version=advisor.version,
            title="Career Advisor",
            instructions=INSTRUCTIONS,
            on_list_tools=self._list_tools,
            on_call_tool=self._call_tool,
            on_list_resources=self._list_resources,
            on_list_resource_templates=self._list_templates,
            on_read_resource=self._read_resource,
        )

    def manager(self) -> StreamableHTTPSessionManager:
        """What serves one request: without sessions, answered as JSON."""
        return StreamableHTTPSessionManager(
            self._server,
            json_response=True,
            stateless=True,
            security_settings=self._security,
            max_request_body_size=MAX_BODY_BYTES,
        )

    async def _list_tools(self, _context: Any, _params: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=self._tools)

    async def _call_tool(self, _context: Any, params: CallToolRequestParams) -> CallToolResult:
        if params.name not in _NAMES:
            raise MCPError(INVALID_PARAMS, "There is no tool of that name; the listing of tools names them all.")
        advisor, key = self._advisor, KEY.get()
        try:
            called = await to_thread.run_sync(
                lambda: call(
                    advisor.knowledge,
                    params.name,
                    params.arguments or {},
                    advisor.settings.contact,
                    advisor.own.view(key),
                )
            )
        except (AdvisorError, KnowledgeError) as error:
            return CallToolResult(content=[TextContent(type="text", text=public(error))], is_error=True)
        return CallToolResult(
            content=[TextContent(type="text", text=called.text)],
            structured_content=called.answer.model_dump(mode="json"),
        )

    async def _list_resources(self, _context: Any, params: PaginatedRequestParams | None) -> ListResourcesResult:
        found = await to_thread.run_sync(lambda: resources.listed(self._advisor.knowledge))
        cursor = params.cursor if params is not None else None
        if cursor is not None and not (cursor.isascii() and cursor.isdigit() and int(cursor) < len(found)):
            raise MCPError(INVALID_PARAMS, "This cursor is none that the listing gave.")
        first = int(cursor or 0)
        after = first + resources.PAGE
        return ListResourcesResult(
            resources=[
                Resource(
                    uri=one.uri,
                    name=one.uri,
                    title=one.title,
                    description=one.description,
                    mime_type=resources.MIME_TYPE,
                )
                for one in found[first:after]
            ],
            next_cursor=str(after) if after < len(found) else None,
        )

    async def _list_templates(
        self, _context: Any, _params: PaginatedRequestParams | None
    ) -> ListResourceTemplatesResult:
        told = (("career", "A career", "get_career"), ("track", "A track", "get_track"))
        return ListResourceTemplatesResult(
            resource_templates=[
                ResourceTemplate(
                    uri_template=f"{kind}://{{id}}", name=kind, title=title, description=DESCRIPTIONS[tool],
                    mime_type=resources.MIME_TYPE,
                )
                for kind, title, tool in told
            ]
        )  # fmt: skip

    async def _read_resource(self, _context: Any, params: ReadResourceRequestParams) -> ReadResourceResult:
        try:
            text = await to_thread.run_sync(lambda: resources.read(self._advisor.knowledge, params.uri))
        except NotFoundError as error:
            raise MCPError(INVALID_PARAMS, str(error), {"uri": params.uri}) from None
        return ReadResourceResult(
            contents=[TextResourceContents(uri=params.uri, mime_type=resources.MIME_TYPE, text=text)]
        )


def _tool(name: str) -> Tool:
    known = next(one for one in TOOLS if one.name == name)
    return Tool(
        name=name,
        title=name.replace("_", " ").capitalize(),
        description=DESCRIPTIONS[name],
        input_schema=_untitled(arguments_of(known).model_json_schema()),
        output_schema=_untitled(answer_of(name).model_json_schema(mode="serialization")),
        annotations=ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )


def _untitled(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without the titles that only repeat names: every client is sent all of it. A property may be so named."""
    found: dict[str, Any] = {}
    for name, value in schema.items():
        if name == "title" and isinstance(value, str):
            continue
        if name in ("properties", "$defs"):
            found[name] = {key: _untitled(one) for key, one in value.items()}
        elif isinstance(value, dict):
            found[name] = _untitled(value)
        elif isinstance(value, list):
            found[name] = [_untitled(one) if isinstance(one, dict) else one for one in value]
        else:
            found[name] = value
    return found
