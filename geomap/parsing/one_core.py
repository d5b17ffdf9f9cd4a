"""Matrix products on one core: for the small ones of NER, threads cost more than they save."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from threadpoolctl import ThreadpoolController


@cache
def _libraries() -> ThreadpoolController:
    """Find the libraries of linear algebra that are loaded; a model must be, first."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController().select(user_api="blas")


def one_core() -> AbstractContextManager[object]:
    """Keep matrix products on one core, and give the cores back afterwards.

    Each core would wait for the others after every product of a few hundred words. Many documents
    are read by many workers instead (`--workers`), which would then get in each other's way.

    Returns
    -------
    context manager
        For a `with` statement.

    Examples
    --------
    >>> import numpy as np
    >>> with one_core():
    ...     float(np.ones(2) @ np.ones(2))
    2.0
    """
    limited: AbstractContextManager[object] = _libraries().limit(limits=1)
    return limited
