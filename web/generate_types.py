"""Write ``src/api/schema.ts``: TypeScript's words for what the server sends, from the server's own OpenAPI document.

Run in a clone with the project installed: ``python web/generate_types.py``.
"""

import json
import re
from pathlib import Path
from typing import Any

from hormesis.app.demo_world import demo_world
from hormesis.app.server_settings import ServerSettings
from hormesis.app.workspace import workspace_from
from hormesis.doors.http.app import create_app

OUT = Path(__file__).parent / "src" / "api" / "schema.ts"
HEAD = "// Written by web/generate_types.py from the server's OpenAPI document; change the models there.\n"
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def main() -> None:
    """Write the file."""
    with demo_world(workspace_from({}), ServerSettings()) as world:
        schemas = create_app(world).openapi()["components"]["schemas"]
    OUT.write_text(HEAD + "".join(_declared(name, schemas[name]) for name in sorted(schemas) if not name.startswith("Body_")))


def _declared(name: str, schema: dict[str, Any]) -> str:
    said = " ".join(schema.get("description", "").split()).replace("``", "`")
    comment = f"/** {said} */\n" if said else ""
    if schema.get("type") != "object":
        return f"\n{comment}export type {_named(name)} = {_type(schema)};\n"
    needed = set(schema.get("required", ()))
    fields = "".join(
        f"  {field}{'' if field in needed or 'default' in spec else '?'}: {_type(spec)};\n"
        for field, spec in schema.get("properties", {}).items()
    )
    return f"\n{comment}export interface {_named(name)} {{\n{fields}}}\n"


def _named(name: str) -> str:
    return re.sub(r"\W", "_", name)


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return _named(schema["$ref"].rpartition("/")[2])
    if "enum" in schema or "const" in schema:
        return " | ".join(json.dumps(word) for word in schema.get("enum", [schema.get("const")]))
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            return (" & " if key == "allOf" else " | ").join(dict.fromkeys(_type(one) for one in schema[key]))
    kind = schema.get("type")
    if kind == "array":
        inside = _type(schema.get("items", {}))
        return f"({inside})[]" if " " in inside else f"{inside}[]"
    if kind == "object":
        more = schema.get("additionalProperties", True)
        return f"Record<string, {_type(more) if isinstance(more, dict) else 'unknown'}>"
    return PLAIN.get(kind or "", "unknown")


if __name__ == "__main__":
    main()
