"""Parts of the body as lifters name them, and the region and muscle groups each one means: ``Place``, ``PLACES``."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hormesis.domain.anatomy import MuscleGroup as G
from hormesis.domain.anatomy import Region as R  # noqa: N817

__all__ = ["PLACES", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the body. ``regions`` and ``groups`` say where its tightness or pain, and its soreness, are counted.

    More than one region: the word is open ("my back"), and which one is asked. ``groups`` is empty where the word names no
    muscle. ``paired``: there is a left and a right one. ``joint``: what is sore in it is no muscle. ``near``: the region is where
    this part lies and not what its name says, so it is said as assumed. ``among``: the groups to choose from where
    ``groups`` is empty.
    """

    name: str
    regions: tuple[R, ...]
    groups: tuple[G, ...] = ()
    paired: bool = True
    joint: bool = False
    near: bool = False
    among: tuple[G, ...] = ()


_ALL = (
    Place("neck", (R.NECK,), (G.NECK,), paired=False),
    Place("levator", (R.NECK,), (G.TRAPS,), near=True),
    Place("upper_back", (R.UPPER_BACK,), (G.MID_BACK,), paired=False),
    Place("traps", (R.UPPER_BACK,), (G.TRAPS,), near=True),
    Place("rhomboids", (R.UPPER_BACK,), (G.MID_BACK,), near=True),
    Place("shoulder_blade", (R.UPPER_BACK,), (G.MID_BACK,), near=True),
    Place("lats", (R.UPPER_BACK,), (G.LATS,), near=True),
    Place("lower_back", (R.LOWER_BACK,), (G.LOWER_BACK,), paired=False),
    Place("erectors", (R.LOWER_BACK,), (G.LOWER_BACK,), paired=False, near=True),
    Place("si_joint", (R.LOWER_BACK,), joint=True, near=True),
    Place("back", (R.UPPER_BACK, R.LOWER_BACK), paired=False, among=(G.MID_BACK, G.LATS, G.TRAPS, G.LOWER_BACK)),
    Place("chest", (R.CHEST,), (G.CHEST,), paired=False),
    Place("pec", (R.CHEST,), (G.CHEST,)),
    Place("ribs", (R.CHEST,), joint=True, paired=False, near=True),
    Place("shoulder", (R.SHOULDER,), (G.FRONT_DELTS, G.SIDE_DELTS, G.REAR_DELTS), joint=True),
    Place("delts", (R.SHOULDER,), (G.FRONT_DELTS, G.SIDE_DELTS, G.REAR_DELTS)),
    Place("front_delt", (R.SHOULDER,), (G.FRONT_DELTS,)),
    Place("side_delt", (R.SHOULDER,), (G.SIDE_DELTS,)),
    Place("rear_delt", (R.SHOULDER,), (G.REAR_DELTS,)),
    Place("rotator_cuff", (R.SHOULDER,), (G.ROTATOR_CUFF,)),
    Place("upper_arm", (R.UPPER_ARM,), among=(G.BICEPS, G.TRICEPS)),
    Place("biceps", (R.UPPER_ARM,), (G.BICEPS,)),
    Place("triceps", (R.UPPER_ARM,), (G.TRICEPS,)),
    Place("arm", (R.UPPER_ARM, R.FOREARM), among=(G.BICEPS, G.TRICEPS, G.FOREARMS)),
    Place("elbow", (R.ELBOW,), joint=True),
    Place("forearm", (R.FOREARM,), (G.FOREARMS,)),
    Place("wrist", (R.WRIST,), joint=True),
    Place("hand", (R.WRIST,), joint=True, near=True),
    Place("abdomen", (R.ABDOMEN,), (G.ABS,), paired=False),
    Place("abs", (R.ABDOMEN,), (G.ABS,), paired=False),
    Place("obliques", (R.ABDOMEN,), (G.OBLIQUES,), near=True),
    Place("hip", (R.HIP,), joint=True),
    Place("hip_flexors", (R.HIP,), (G.HIP_FLEXORS,)),
    Place("tfl", (R.HIP,), (G.ABDUCTORS,), near=True),
    Place("abductors", (R.HIP,), (G.ABDUCTORS,), near=True),
    Place("glutes", (R.GLUTE,), (G.GLUTES,)),
    Place("glute_med", (R.GLUTE,), (G.ABDUCTORS,)),
    Place("piriformis", (R.GLUTE,), (G.GLUTES,)),
    Place("groin", (R.GROIN,), (G.ADDUCTORS,)),
    Place("adductors", (R.GROIN,), (G.ADDUCTORS,), near=True),
    Place("quads", (R.THIGH_FRONT,), (G.QUADS,)),
    Place("hamstrings", (R.THIGH_BACK,), (G.HAMSTRINGS,)),
    Place("it_band", (R.THIGH_FRONT,), near=True, among=(G.QUADS, G.ABDUCTORS)),
    Place("thigh", (R.THIGH_FRONT, R.THIGH_BACK), among=(G.QUADS, G.HAMSTRINGS, G.ADDUCTORS)),
    Place("knee", (R.KNEE,), joint=True),
    Place("calves", (R.CALF,), (G.CALVES,)),
    Place("shin", (R.SHIN,), (G.TIBIALIS,)),
    Place("achilles", (R.ANKLE,), joint=True, near=True),
    Place("ankle", (R.ANKLE,), joint=True),
    Place("foot", (R.FOOT,), joint=True),
    Place("leg", (R.THIGH_FRONT, R.THIGH_BACK, R.KNEE, R.CALF, R.SHIN), among=(G.QUADS, G.HAMSTRINGS, G.GLUTES, G.CALVES)),
    Place("all", (), paired=False, among=(G.QUADS, G.HAMSTRINGS, G.GLUTES, G.CHEST, G.LATS, G.MID_BACK, G.FRONT_DELTS)),
)

PLACES: Mapping[str, Place] = MappingProxyType({place.name: place for place in _ALL})
"""Name, as the lexicons use it, → what it means."""
