"""The muscle model against the studies it was set to: depth, hours, and what is left after one, two and three days.

The table is that of the science review §5.2 (Korak 2015, Goulart 2021, Morán-Navarro 2017, Bartolomei 2017).
"""

import pytest

from hormesis.domain.anatomy import MuscleGroup
from hormesis.estimation.fatigue import Bout, bout_of, fatigue_at, hours_until, percent_ready, set_stress

CHEST, QUADS = MuscleGroup.CHEST, MuscleGroup.QUADS


def _bout(group: MuscleGroup, sets: int, reps: int, rir: float, failure: bool = False, novelty: float = 1.0) -> Bout:
    made = bout_of(group, [set_stress(reps, rir, failure, 1.0, novelty)] * sets, 0.0)
    assert made is not None
    return made


STUDIES = {
    "Korak 2015: 4 hard sets": (_bout(CHEST, 4, 8, 1), 10.1, 22, (3.4, 1.1, 0.4), 35),
    "Goulart 2021: 10 sets to failure": (_bout(QUADS, 10, 9, 0, failure=True), 18.9, 35, (9.5, 4.7, 2.4), 78),
    "Morán-Navarro 2017: 3x10 to failure": (_bout(QUADS, 3, 10, 0, failure=True), 12.1, 29, (5.3, 2.3, 1.0), 53),
    "Morán-Navarro 2017: 3x5 of 10": (_bout(QUADS, 3, 5, 5), 3.1, 19, (0.9, 0.3, 0.1), 8),
    "Bartolomei 2017: 8x10": (_bout(QUADS, 8, 10, 1), 15.9, 29, (6.9, 3.0, 1.3), 60),
    "Bartolomei 2017: 8x3": (_bout(QUADS, 8, 3, 1), 11.6, 26, (4.6, 1.9, 0.7), 46),
    "habituated, 4 hard sets": (_bout(CHEST, 4, 9, 0.5, novelty=0.75), 8.5, 18, (2.3, 0.6, 0.2), 27),
}


@pytest.mark.parametrize("study", STUDIES)
def test_fatigue_of_the_studies(study: str) -> None:
    bout, depth, tau_h, left, hours = STUDIES[study]
    assert 100 * bout.depth == pytest.approx(depth, abs=0.15)
    assert bout.tau_h == pytest.approx(tau_h, abs=0.6)
    assert [100 * fatigue_at([bout], hour) for hour in (24.0, 48.0, 72.0)] == pytest.approx(left, abs=0.15)
    assert hours_until([bout], 0.0) == pytest.approx(hours, abs=1.2)


def test_ready_percent_ends_at_a_tenth_of_capacity() -> None:
    assert [percent_ready(fatigue) for fatigue in (0.0, 0.02, 0.1, 0.3)] == pytest.approx([100, 80, 0, 0])
