"""Whether the server in this container can work: ends with 0 when it can, 1 when it can't. It calls it by its own public name."""

import os
import sys
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

public = urlsplit(os.environ.get("HORMESIS_SERVER_PUBLIC_URL", "")).netloc or "localhost"
port = os.environ.get("HORMESIS_SERVER_PORT", "8765")
try:
    with urlopen(Request(f"http://127.0.0.1:{port}/api/v1/ready", headers={"Host": public}), timeout=4) as answer:
        sys.exit(0 if answer.status == 200 else 1)
except (URLError, TimeoutError) as error:
    sys.exit(f"not ready: {error}")
