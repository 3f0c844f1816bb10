"""A request for every route, as ``test_every_route.py`` asks it: ``EXAMPLES``. Whoever adds a route adds an example.

``needs`` is what the route asks for: nothing (``public``), a scope, the athlete themselves (``owner``), or the athlete signed in
with their password (``signed_in``). ``{…}`` in a path is filled with something of the athlete whose log is asked for.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["EXAMPLES", "Example", "Needs"]

Needs = Literal["public", "read", "log", "full", "owner", "signed_in"]


@dataclass(frozen=True)
class Example:
    """What to send. ``path`` values that are left out are things of the athlete, by the parameter's name."""

    needs: Needs
    json: Any = None
    query: dict[str, str] = field(default_factory=dict)
    path: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] | None = None
    file: str | None = None


_SAID: dict[str, Any] = {"fields": {}, "at": "2026-03-02T08:00:00"}
_BENCH = {"slug": "barbell-bench-press"}
_CSV = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-02-20 18:00:00,"Evening",45m,"Squat (Barbell)",1,60,5,0,0,"","",8
"""

EXAMPLES: dict[str, Example] = {
    "GET /health": Example("public"),
    "GET /ready": Example("public"),
    "GET /version": Example("public"),
    "GET /today": Example("read"),
    "GET /today/alternatives": Example("read"),
    "GET /week": Example("read"),
    "POST /week/what-if": Example("full", {"changes": {"days_per_week": 2}}),
    "POST /week": Example("full", {"edits": []}),
    "GET /weeks": Example("read"),
    "GET /plan/days": Example("read"),
    "POST /log": Example("log", {"text": "bench 100x5"}),
    "POST /check-in": Example("log", {**_SAID, "fields": {"energy": 3}}),
    "POST /reports/{kind}": Example("log", {**_SAID, "fields": {"text": "hello"}}, path={"kind": "note"}),
    "GET /facts": Example("read", query={"since": "2026-03-01"}),
    "POST /facts": Example("log", {"facts": [{"kind": "note", "at": "2026-03-02T08:00:00", "text": "hello"}]}),
    "DELETE /facts/{fact_id}": Example("log"),
    "POST /facts/{fact_id}/restore": Example("full"),
    "GET /chat": Example("owner"),
    "POST /chat": Example("owner", {"text": "what is up today?"}),
    "PUT /chat/consent": Example("owner", {"given": True}),
    "POST /chat/confirm": Example("owner", {"tool": "log", "arguments": {"text": "upper back tight 6/10"}, "confirm": "yes-0-a"}),
    "DELETE /chat": Example("owner"),
    "GET /insight": Example("read"),
    "GET /insight/{part}": Example("read", path={"part": "summary"}),
    "GET /recovery": Example("read"),
    "GET /tonight": Example("read"),
    "POST /tonight": Example("log"),
    "GET /trial": Example("read"),
    "GET /library": Example("read"),
    "GET /library/index": Example("read"),
    "GET /library/search": Example("read", query={"q": "bench"}),
    "POST /library/match": Example("read", {"names": ["Bench Press"]}),
    "GET /names": Example("read"),
    "GET /library/{slug}": Example("read", path=_BENCH),
    "GET /library/{slug}/use": Example("read", path=_BENCH),
    "GET /library/{slug}/substitutes": Example("read", path=_BENCH),
    "POST /imports": Example("full", file=_CSV),
    "POST /imports/demo": Example("owner"),
    "GET /imports": Example("read"),
    "POST /imports/{upload}/apply": Example("full", form={}),
    "GET /imports/{import_id}": Example("read"),
    "POST /imports/{import_id}/undo": Example("full"),
    "GET /connections": Example("read"),
    "POST /connections/webhook": Example("log", {"data": {"metrics": [], "workouts": []}}),
    "POST /connections/webhook/{secret}": Example("public", {"data": {}}, path={"secret": "hormesis_nobodys"}),
    "POST /connections/{maker}": Example("owner", {"key": "not-a-key-of-anybody"}, path={"maker": "hevy"}),
    "GET /connections/{maker}/callback": Example("owner", query={"state": "s", "code": "c"}, path={"maker": "oura"}),
    "POST /connections/{maker}/fetch": Example("owner", path={"maker": "hevy"}),
    "DELETE /connections/{maker}": Example("owner", path={"maker": "hevy"}),
    "GET /settings": Example("read"),
    "PUT /settings/{kind}": Example("full", {"fields": {"goal": "strength"}}, path={"kind": "profile"}),
    "GET /jobs": Example("read"),
    "GET /jobs/{job_id}": Example("read"),
    "POST /backtest": Example("full"),
    "GET /backtest": Example("read"),
    "GET /export": Example("owner"),
    "POST /purge": Example("owner", {"confirm": "remove everything"}),
    "POST /sync": Example("full", {"device": "phone", "changes": []}),
    "POST /sessions": Example("public", {"name": "nobody", "password": "not it at all"}),
    "GET /sessions": Example("signed_in"),
    "DELETE /sessions": Example("signed_in"),
    "DELETE /sessions/current": Example("signed_in"),
    "DELETE /sessions/{session_id}": Example("signed_in"),
    "GET /account": Example("read"),
    "PUT /account/password": Example("signed_in", {"old": "not it at all", "new": "four words for the gym"}),
    "POST /account/remove": Example("signed_in", {"password": "not it at all"}),
    "GET /tokens": Example("signed_in"),
    "POST /tokens": Example("signed_in", {"name": "watch", "scopes": ["read"]}),
    "DELETE /tokens/{token_id}": Example("signed_in"),
    "GET /grants": Example("signed_in"),
    "PUT /grants/{coach}": Example("signed_in", {"scopes": ["read"]}, path={"coach": "bo"}),
    "DELETE /grants/{coach}": Example("signed_in", path={"coach": "dee"}),
    "GET /athletes": Example("signed_in"),
    "GET /audit": Example("owner"),
    "GET /passkeys": Example("signed_in"),
    "POST /passkeys/options": Example("signed_in"),
    "POST /passkeys": Example("signed_in", {"name": "phone", "credential": {}}),
    "DELETE /passkeys/{passkey_id}": Example("signed_in", path={"passkey_id": "AAAA"}),
    "POST /sessions/passkey/options": Example("public"),
    "POST /sessions/passkey": Example("public", {"credential": {}}),
}
