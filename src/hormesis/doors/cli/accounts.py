"""``hormesis account`` and ``hormesis token``: who may sign in to the server, and with what. For whoever runs it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import Door, door_of

if TYPE_CHECKING:
    from hormesis.app.world import World

__all__ = ["account_app", "token_app"]

account_app = typer.Typer(rich_markup_mode=None, add_completion=False, help="Who may sign in to the server.")
token_app = typer.Typer(rich_markup_mode=None, add_completion=False, help="Tokens for programs that speak to the server.")

_Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name, such as an e-mail address.")]
_Piped = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input, a line.")]


@account_app.command("add")
def add_command(ctx: typer.Context, name: _Name, piped: _Piped = False) -> None:
    """Add an account; it asks for a password. The first account gets the log that was kept on this machine so far."""
    from hormesis.app.accounts import add_account

    door = door_of(ctx)
    password = _password(door, piped)
    with _world(door) as world:
        made = add_account(world, name, password)
    if door.output.as_json:
        door.output.json(made)
    else:
        door.output.line(f"Added {made['name']}.")


@account_app.command("list")
def list_command(ctx: typer.Context) -> None:
    """Every account."""
    from hormesis.app.accounts import list_accounts

    door = door_of(ctx)
    with _world(door) as world:
        found = list_accounts(world)
    if door.output.as_json:
        door.output.json(found)
    elif found:
        door.output.table(["Account", "Since"], [(one["name"], one["made_at"][:10]) for one in found])
    else:
        door.output.line("No account yet; run: hormesis account add NAME")


@account_app.command("password")
def password_command(ctx: typer.Context, name: _Name, piped: _Piped = False) -> None:
    """Set another password; whoever was signed in is so no longer, and the account's tokens are revoked."""
    from hormesis.app.accounts import set_password

    door = door_of(ctx)
    password = _password(door, piped)
    with _world(door) as world:
        set_password(world, name, password)
    if door.output.as_json:
        door.output.json({"name": name})
    else:
        door.output.line(f"{name} has another password; every device has to sign in again.")


@account_app.command("remove")
def remove_command(ctx: typer.Context, name: _Name) -> None:
    """Remove an account, with its sessions, tokens and grants. Its log stays, until `POST /purge` or the athlete removes it."""
    from hormesis.app.accounts import remove_account

    door = door_of(ctx)
    with _world(door) as world:
        removed = remove_account(world, name)
    if door.output.as_json:
        door.output.json(removed)
    else:
        door.output.line(f"Removed {removed['name']}; the log of athlete {removed['athlete_id']} stays.")


@token_app.command("add")
def add_token_command(
    ctx: typer.Context,
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account for which it speaks.")],
    name: Annotated[str, typer.Argument(metavar="FOR", help="What it is for, such as watch.")],
    scope: Annotated[list[str], typer.Option(help="read, log or full; may be given several times.")],
    days: Annotated[int | None, typer.Option(min=1, max=3650, help="For how long; without it until it is revoked.")] = None,
) -> None:
    """Make a token. Its secret is shown now and never again."""
    from hormesis.app.tokens import account_named, make_token

    door = door_of(ctx)
    with _world(door) as world:
        made = make_token(world, account_named(world, account), name, scope, days)
    if door.output.as_json:
        door.output.json(made)
        return
    door.output.line(made["secret"])
    door.output.note(
        f"Token {made['id']} for {made['name']}, {' '.join(made['scopes'])}. Send it as Authorization: Bearer TOKEN."
    )


@token_app.command("list")
def list_tokens_command(
    ctx: typer.Context, account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="Whose tokens.")]
) -> None:
    """An account's tokens, without their secrets."""
    from hormesis.app.tokens import account_named, tokens_of

    door = door_of(ctx)
    with _world(door) as world:
        found = tokens_of(world, account_named(world, account))
    if door.output.as_json:
        door.output.json(found)
    elif found:
        rows = [(one["id"], one["name"], " ".join(one["scopes"]), one["made_at"][:10], one["used_at"]) for one in found]
        door.output.table(["Token", "For", "Scopes", "Since", "Used"], rows)
    else:
        door.output.line(f"{account} has no token; run: hormesis token add {account} FOR --scope read")


@token_app.command("revoke")
def revoke_token_command(
    ctx: typer.Context,
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="Whose token.")],
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="Its id, as `hormesis token list` shows it.")],
) -> None:
    """Revoke a token: from now on it opens nothing."""
    from hormesis.app.tokens import account_named, revoke_token

    door = door_of(ctx)
    with _world(door) as world:
        revoked = revoke_token(world, account_named(world, account), token)
    if door.output.as_json:
        door.output.json(revoked)
    else:
        door.output.line(f"Revoked {revoked['id']} ({revoked['name']}).")


@contextmanager
def _world(door: Door) -> "Iterator[World]":
    from hormesis.app.server_settings import ServerSettings
    from hormesis.app.world import world_of

    with world_of(door.workspace, ServerSettings()) as world:
        yield world


def _password(door: Door, piped: bool) -> str:
    """From standard input where that is said, else asked for twice, unseen. Raises ``Invalid`` where nobody can be asked."""
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    if not door.output.interactive:
        raise Invalid("password: nobody is at a terminal; give it with --password-stdin")
    said: Any = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return str(said)
