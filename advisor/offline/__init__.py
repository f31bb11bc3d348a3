"""The offline model in four parts: a message is understood, tool calls are planned, results are composed into text."""
