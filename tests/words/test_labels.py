"""What heads rows and charts: every signal and group has a name of its own, and no unit is shown as a code."""

from hormesis.estimation.fatigue import TAU_H
from hormesis.estimation.signal_table import signal_table
from hormesis.words.labels import group_label, signal_label, unit_label


def test_every_signal_has_a_name_of_its_own_without_underscores() -> None:
    names = [signal_label(name) for name in signal_table()]
    assert len(names) == len(set(names))
    assert not [name for name in names if "_" in name or not name[0].isupper()]
    assert signal_label("rmssd") != signal_label("sdnn")


def test_every_group_and_unit_reads_as_words() -> None:
    assert group_label("front_delts") == "Front delts"
    assert not [group for group in TAU_H if "_" in group_label(group)]
    assert not [spec.unit for spec in signal_table().values() if "_" in unit_label(spec.unit)]
