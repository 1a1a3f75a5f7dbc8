"""The process of a temporary Prefect API: ``python -m flows.server HOME PORT``; see :mod:`flows.api`.

It ends, and removes HOME, as soon as its standard input is closed: also when the program that started it was killed.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import threading


def main() -> None:
    """Serve until standard input ends."""
    gc.disable()  # a fifth of the start is garbage collection among imports that all stay
    home, port = sys.argv[1], int(sys.argv[2])
    threading.Thread(target=_leave, args=(home,), daemon=True).start()
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app()
    gc.freeze()
    gc.enable()
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", lifespan="on")


def _leave(home: str) -> None:
    sys.stdin.buffer.read()
    shutil.rmtree(home, ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    main()
