"""The connection to a cluster: one that the user names, or one of this machine alone."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from stances.announce import announce
from stances.cluster.versions import check_versions, find_versions
from stances.errors import StancesError, give_reason
from stances.read.extras import import_extra

if TYPE_CHECKING:
    from distributed import Client

_HAS_DASHBOARD = find_spec("bokeh") is not None

_PATIENCE = 30
"""The seconds within which a scheduler answers."""


@contextlib.contextmanager
def open_cluster(scheduler: str | None, jobs: int) -> Iterator[Client]:
    """Connect to a cluster whose workers all give the same scores as this machine.

    Args:
        scheduler: its address, such as ``tcp://10.0.0.1:8786``; `None` to start workers on this
            machine, which end with the connection.
        jobs: how many workers to start.

    Raises:
        StancesError: nobody answers, there are no workers, or one of them has other versions.
    """
    distributed = import_extra(
        "distributed", extra="dask", package="dask", what="with --engine dask", where=""
    )
    with contextlib.ExitStack() as stack:
        if scheduler is None:
            cluster = distributed.LocalCluster(
                n_workers=jobs,
                threads_per_worker=1,
                dashboard_address="127.0.0.1:0" if _HAS_DASHBOARD else None,
                silence_logs=logging.CRITICAL,
            )
            address: object = stack.enter_context(cluster)
        else:
            address = scheduler
        try:
            client = distributed.Client(address, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            reason = give_reason(error, 200)
            hint = "check the address, and that the scheduler runs"
            where = f"--scheduler {scheduler}"
            raise StancesError(f"no answer ({reason})", where=where, hint=hint) from None
        stack.enter_context(client)
        _check_workers(client, scheduler)
        if client.dashboard_link and (_HAS_DASHBOARD or scheduler is not None):
            announce(f"stances: the cluster's dashboard: {client.dashboard_link}")
        yield client


def _check_workers(client: Client, scheduler: str | None) -> None:
    """Check that there are workers, and that they give the same scores as this machine.

    Raises:
        StancesError: they do not.
    """
    where = f"--scheduler {scheduler}" if scheduler else ""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        found = client.run(find_versions)
    except TimeoutError:
        hint = "start some: dask worker ADDRESS"
        raise StancesError("the cluster has no workers", where=where, hint=hint) from None
    except ImportError as error:
        hint = "install the same stances on each worker"
        raise StancesError(f"a worker lacks something ({error})", where=where, hint=hint) from None
    for worker, theirs in sorted(found.items()):
        check_versions(worker, theirs)
