"""Which plates make a load: the fewest on each side of a bar, nothing where nobody knows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hormesis.domain.athlete import Gym
from hormesis.planning.gym_grid import gym_grid
from hormesis.planning.plates import Loading, loading_of
from tests.planning.made import PAGES

BENCH, CURL, PULLDOWN, PRESS = (PAGES[s] for s in ("barbell-bench-press", "dumbbell-curl", "lat-pulldown", "leg-press"))
HOME = Gym(bars_kg=(20.0,), plates_kg=(1.25, 2.5, 5.0, 10.0, 20.0))


@pytest.mark.parametrize(
    ("load_kg", "side"),
    [(20, ()), (60, (20.0,)), (62.5, (20.0, 1.25)), (97.5, (20.0, 10.0, 5.0, 2.5, 1.25)), (140, (20.0, 20.0, 20.0))],
)
def test_the_fewest_plates_heaviest_first(load_kg: float, side: tuple[float, ...]) -> None:
    assert loading_of(HOME, BENCH, load_kg) == Loading(20.0, side)


def test_a_leg_press_has_plates_and_no_bar() -> None:
    assert loading_of(HOME, PRESS, 80) == Loading(None, (20.0, 20.0))


def test_what_is_not_known_or_cannot_be_built_has_none() -> None:
    assert loading_of(None, BENCH, 60) is None
    assert loading_of(Gym(bars_kg=(20.0,)), BENCH, 60) is None
    assert loading_of(HOME, BENCH, 61) is None
    assert loading_of(HOME, BENCH, 15) is None
    assert loading_of(HOME, CURL, 20) is None
    assert loading_of(HOME, PULLDOWN, 60) is None


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from([0.25, 0.5, 1.25, 1.134, 2.0, 2.27, 5.0, 10.0, 11.34, 13.0, 20.0, 20.41]), min_size=1, max_size=7),
    st.sets(st.sampled_from([7.0, 15.0, 18.5, 20.0, 20.41]), min_size=1, max_size=2),
)
def test_every_load_that_a_gym_can_build_has_plates_that_sum_to_it(plates: list[float], bars: set[float]) -> None:
    gym = Gym(bars_kg=tuple(sorted(bars)), plates_kg=tuple(sorted(plates)))
    grid = gym_grid(gym, BENCH, 80, "kg")
    assert grid is not None
    for load in grid.loads_kg[:120]:
        found = loading_of(gym, BENCH, load)
        assert found is not None, load
        assert found.bar_kg is not None
        assert found.bar_kg + 2 * sum(found.plates_kg) == pytest.approx(load, abs=0.05)
        assert list(found.plates_kg) == sorted(found.plates_kg, reverse=True)
        spare = list(gym.plates_kg)
        for plate in found.plates_kg:
            if plate != max(gym.plates_kg):
                spare.remove(plate)
