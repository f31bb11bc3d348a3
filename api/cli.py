"""`career-advisor`: the command line. The one module, with its commands, that may import every floor.

Every failure leaves as one clear sentence and exit code 2; no traceback reaches a person.
"""

import importlib.metadata
import logging
import sys
from typing import Annotated

import typer

from api.commands import (
    account,
    ask,
    backup,
    case,
    evaluate,
    fake_provider,
    knowledge,
    own,
    prompts,
    records,
    reports,
    serve,
    show,
    switch,
    usage,
)

app = typer.Typer(
    name="career-advisor",
    help="Career answers in which every figure carries its source, place and year.",
    no_args_is_help=True,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def career_advisor(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Career answers in which every figure carries its source, place and year."""
    if version:
        print(importlib.metadata.version("career-advisor"))
        raise typer.Exit


app.command("serve")(serve.serve)
app.command("ask")(ask.ask)
app.add_typer(knowledge.app, name="knowledge")
app.add_typer(own.app, name="own")
app.command("eval")(evaluate.evaluate)
app.command("fake-provider")(fake_provider.fake_provider)
app.command("settings")(show.settings)
app.command("prompts")(prompts.prompts)
app.command("switch")(switch.switch)
app.command("usage")(usage.usage)
app.add_typer(account.app, name="account")
app.add_typer(account.keeping, name="records")
account.keeping.command("backup")(backup.backup)
account.keeping.command("restore")(backup.restore)
app.add_typer(case.app, name="case")
app.command("export")(records.export)
app.command("erase")(records.erase)
app.command("reports")(reports.reports)


class _OneLine(logging.Formatter):
    """A record as one line with the kind of the fault: a trace may carry a provider's body, and helps no person."""

    def format(self, record: logging.LogRecord) -> str:
        fault = f" ({record.exc_info[0].__name__})" if record.exc_info and record.exc_info[0] else ""
        return f"{record.levelname.capitalize()}: {record.getMessage()}{fault}."


def main() -> None:
    """Run a command; say one sentence on standard error where it cannot be done."""
    told = logging.StreamHandler()
    told.setFormatter(_OneLine())
    logging.getLogger().addHandler(told)
    from advisor.errors import AdvisorError
    from knowledge.errors import KnowledgeError

    try:
        app(standalone_mode=True)
    except (AdvisorError, KnowledgeError) as error:
        _refuse(str(error))
    except KeyboardInterrupt:
        _refuse("Stopped.")
    except BrokenPipeError:
        # The reader of our output left (`| head`); nothing is wrong.
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as error:
        _refuse(
            f"{error.strerror or 'The system refused'}: {error.filename}." if error.filename else f"{error.strerror}."
        )


def _refuse(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    raise SystemExit(2)
