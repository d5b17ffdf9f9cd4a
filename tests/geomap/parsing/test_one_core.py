"""Matrix products of NER stay on one core."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from geomap.parsing.one_core import one_core


def threads() -> list[int]:
    """Give the threads of NumPy's library, which the models use; others may be loaded later."""
    own = (one for one in threadpool_info() if "numpy" in one["filepath"])
    return [one["num_threads"] for one in own if one["user_api"] == "blas"]


def test_cores_are_given_back() -> None:
    before = threads()
    with one_core():
        assert np.ones((8, 8)) @ np.ones(8) == pytest.approx(8.0)
        assert set(threads()) <= {1}
    assert threads() == before


def test_cores_are_given_back_after_an_error() -> None:
    before = threads()
    with pytest.raises(ValueError, match="model"), one_core():
        raise ValueError("model")
    assert threads() == before
