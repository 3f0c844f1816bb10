"""How common an exercise is in gyms, in four steps, to put what most people mean first: ``commonness``. Our own judgement."""

from collections.abc import Mapping

__all__ = ["MOST_COMMON", "commonness"]

MOST_COMMON = 4
"""What a staple has: the page that most people mean by the bare name of the movement."""

_TIERS: Mapping[int, str] = {
    4: """back-squat barbell-bench-press deadlift overhead-press barbell-row pull-up lat-pulldown leg-press barbell-curl
        dumbbell-lateral-raise romanian-deadlift hip-thrust push-up plank standing-calf-raise dumbbell-curl
        triceps-pushdown leg-extension lying-leg-curl face-pull""",
    3: """chest-dip dumbbell-bench-press incline-dumbbell-bench-press incline-barbell-bench-press seated-cable-row dumbbell-row
        front-squat seated-dumbbell-press seated-leg-curl cable-fly machine-chest-press machine-shoulder-press hammer-curl
        skullcrusher dumbbell-bulgarian-split-squat seated-calf-raise chin-up goblet-squat dumbbell-shrug barbell-shrug
        power-clean hanging-leg-raise crunch dumbbell-lunge machine-fly rope-pushdown kettlebell-swing back-extension walking
        treadmill-run stationary-bike rowing-machine""",
    2: """sumo-deadlift hack-squat close-grip-bench-press t-bar-row dumbbell-fly machine-row preacher-curl cable-lateral-raise
        dumbbell-romanian-deadlift machine-hip-adduction machine-hip-abduction machine-reverse-fly dumbbell-walking-lunge
        bodyweight-squat triceps-dip smith-squat smith-bench-press overhead-cable-extension dumbbell-overhead-extension
        cable-crunch sit-up russian-twist side-plank good-morning trap-bar-deadlift glute-bridge arnold-press cable-curl
        ez-bar-curl single-arm-cable-row leg-press-calf-raise assisted-pull-up weighted-pull-up weighted-chest-dip
        clean-and-jerk snatch push-press farmers-walk ab-wheel-rollout low-bar-back-squat elliptical jump-rope outdoor-run""",
    1: """barbell-lunge incline-dumbbell-curl concentration-curl dumbbell-pullover straight-arm-pulldown
        chest-supported-row pendlay-row barbell-upright-row dumbbell-front-raise dumbbell-reverse-fly wrist-curl
        nordic-curl stiff-leg-deadlift rack-pull box-squat belt-squat decline-barbell-bench-press smith-shoulder-press
        smith-incline-bench-press cable-woodchop pallof-press dead-bug bird-dog mountain-climber burpee box-jump thruster
        landmine-press iso-lateral-row iso-lateral-chest-press machine-lateral-raise machine-hip-thrust inverted-row
        dumbbell-step-up bodyweight-lunge hanging-knee-raise bicycle-crunch lying-leg-raise reverse-crunch battle-rope swimming
        stair-climber foam-roller-thoracic-spine foam-roller-quadriceps foam-roller-calf lacrosse-ball-upper-back""",
}
_BY_SLUG = {slug: tier for tier, slugs in _TIERS.items() for slug in slugs.split()}


def commonness(slug: str) -> int:
    """0 (seldom) to 4 (a staple)."""
    return _BY_SLUG.get(slug, 0)
