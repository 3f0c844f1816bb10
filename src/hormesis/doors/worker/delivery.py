"""A worker on PostgreSQL: procrastinate wakes it, the store says what there is to do. ``work_on_delivery``."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import procrastinate
from procrastinate.jobs import DeleteJobCondition, Status

from hormesis.app.background import QUEUE, TASK, Workshop
from hormesis.app.jobs_nightly import plan_night
from hormesis.app.jobs_running import LEASE_S
from hormesis.app.jobs_thread import LeaseKeeper
from hormesis.domain.errors import HormesisError

__all__ = ["work_on_delivery"]

_GRACE_S = 10
_RESCUE_S = 15
_NIGHTS_S = 900
_POLL_S = 15
"""procrastinate is told of new jobs at once; this is for those that become due."""


def work_on_delivery(workshop: Workshop, address: str, at_once: int, tell: Callable[[str], None]) -> None:
    """Run jobs until the program is told to end. Raises ``Invalid`` when the store can't be reached."""
    with LeaseKeeper(workshop.runner):
        asyncio.run(_work(workshop, address, at_once, tell))
        workshop.runner.give_back()


async def _work(workshop: Workshop, address: str, at_once: int, tell: Callable[[str], None]) -> None:
    delivery = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=address, min_size=1, max_size=3))

    @delivery.task(name=TASK, queue=QUEUE)
    async def run(athlete_id: str, job_id: str) -> None:
        await _in_daemon(lambda: workshop.runner.run_this(athlete_id, job_id))

    loop = asyncio.get_running_loop()
    async with delivery.open_async():
        worker = asyncio.create_task(
            delivery.run_worker_async(
                queues=[QUEUE],
                concurrency=at_once,
                fetch_job_polling_interval=_POLL_S,
                shutdown_graceful_timeout=_GRACE_S,
                delete_jobs=DeleteJobCondition.ALWAYS,
                install_signal_handlers=False,
            )
        )
        beside = [
            asyncio.create_task(_every(_RESCUE_S, lambda: _rescue(workshop, delivery))),
            asyncio.create_task(_every(_NIGHTS_S, lambda: _nights(workshop))),
        ]

        def end() -> None:
            workshop.runner.stopping.set()
            worker.cancel()

        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, end)
        tell(workshop.db.place)
        with contextlib.suppress(asyncio.CancelledError):
            await worker
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)


async def _every(seconds: float, do: Callable[[], Coroutine[Any, Any, None]]) -> None:
    while True:
        with contextlib.suppress(HormesisError, procrastinate.exceptions.ConnectorException):  # the store is away for a while
            await do()
        await asyncio.sleep(seconds)


async def _nights(workshop: Workshop) -> None:
    await _in_daemon(lambda: plan_night(workshop.db, workshop.queue, workshop.now()))


async def _rescue(workshop: Workshop, delivery: procrastinate.App) -> None:
    """Take up the jobs of workers that are gone; the word that they were given is of no more use."""
    await _in_daemon(workshop.runner.rescue_stalled)
    for told in await delivery.job_manager.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=LEASE_S):
        await delivery.job_manager.finish_job(told, Status.FAILED, delete_job=True)


async def _in_daemon(do: Callable[[], Any]) -> Any:
    """The result of ``do`` in a thread that doesn't keep the program from ending, as those of a pool would."""
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[Any] = loop.create_future()

    def tell(set_it: Callable[[Any], None], what: Any) -> None:
        def told() -> None:
            if not ended.done():
                set_it(what)

        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(told)

    def through() -> None:
        try:
            result = do()
        except Exception as error:
            tell(ended.set_exception, error)
        else:
            tell(ended.set_result, result)

    threading.Thread(target=through, daemon=True).start()
    return await ended
