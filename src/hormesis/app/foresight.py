"""Forecasts of tightness for a plan, from what is believed: ``foresight``."""

from datetime import date

from hormesis.domain.anatomy import Region
from hormesis.estimation.exposures import planned_exposures
from hormesis.estimation.state import Beliefs
from hormesis.estimation.tightness import TightnessForecast
from hormesis.planning.due_release import Foresee

__all__ = ["foresight"]


def foresight(beliefs: Beliefs, day: date) -> Foresee:
    """The forecast of each region after each pattern trained on ``day``, from beliefs that end before it."""
    exposures = planned_exposures(beliefs.muscles, beliefs.volumes, beliefs.muscles.training_hour(day))

    def seen(region: Region, pattern: str | None) -> TightnessForecast | None:
        return beliefs.tightness.foresee(str(region), pattern, exposures)

    return seen
