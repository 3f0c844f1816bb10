"""A server on loopback that speaks OpenAI's protocol as it is told to: ``ModelServer``."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]


def says(text: str) -> Json:
    """An answer in words."""
    return {"text": text}


def calls(tool: str, **arguments: Any) -> Json:
    """An answer that calls a tool."""
    return {"tool": tool, "arguments": arguments}


@dataclass
class ModelServer:
    """``script`` are the answers in turn, the last one for ever; ``asked`` what was asked of it."""

    script: Sequence[Json]
    asked: list[Json] = field(default_factory=list)
    url: str = ""
    ended: threading.Event = field(default_factory=threading.Event)

    def next(self, asked: Json) -> Json:
        """The answer to the next request."""
        self.asked.append(asked)
        return self.script[min(len(self.asked), len(self.script)) - 1]


@contextmanager
def model_server(*script: Json) -> Iterator[ModelServer]:
    """A server that answers with the script."""
    told = ModelServer(script)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            _answer(self, told.next(body), bool(body.get("stream")), told)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(handler: BaseHTTPRequestHandler, step: Json, stream: bool, told: ModelServer) -> None:
    if "status" in step:
        said = json.dumps({"error": {"message": "refused", "type": "x", "code": None}}).encode()
        handler.send_response(step["status"])
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(said)))
        handler.end_headers()
        handler.wfile.write(said)
        return
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream" if stream else "application/json")
    handler.send_header("Connection", "close")
    handler.end_headers()
    if step.get("stalls"):
        told.ended.wait(20)
        return
    if "raw" in step:
        handler.wfile.write(step["raw"].encode())
        return
    for piece in _pieces(step):
        handler.wfile.write(f"data: {json.dumps(piece)}\n\n".encode())
        if step.get("truncated"):
            return
    handler.wfile.write(b"data: [DONE]\n\n")


def _pieces(step: Json) -> Iterator[Json]:
    def piece(delta: Json, finish: str | None = None) -> Json:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}

    if "tool" in step:
        said = json.dumps(step["arguments"])
        first = {"index": 0, "id": "call_1", "type": "function", "function": {"name": step["tool"], "arguments": ""}}
        yield piece({"role": "assistant", "tool_calls": [first]})
        yield piece({"tool_calls": [{"index": 0, "function": {"arguments": said}}]})
        yield piece({}, "tool_calls")
        return
    yield piece({"role": "assistant", "content": ""})
    for word in step["text"].split(" "):
        yield piece({"content": word + " "})
    yield piece({}, "stop")
