"""The MCP server at `/mcp`: the advisor's own typed tools, and careers and tracks as resources, for other people's agents.

Every request stands by itself; nothing is kept between two. The protocol's package is loaded with the first request.
"""
