from datetime import date, timedelta

from hormesis.store import athletes, checkpoints
from hormesis.store.database import Database

FIRST = date(2020, 1, 1)


def _all_days(db: Database) -> list[date]:
    days, before = [], date(2100, 1, 1)
    with db.reading() as tx:
        while found := checkpoints.load_before(tx, "ann", "v1", before):
            before = found[0]
            days.append(before)
    return days


def test_the_newest_state_before_a_day_is_loaded_and_never_one_of_that_day(db: Database) -> None:
    with db.transaction() as tx:
        athletes.last_version(tx, "ann")
        for day in (1, 5):
            checkpoints.save(tx, "ann", "v1", date(2026, 3, day), bytes([day]))
        assert checkpoints.load_before(tx, "ann", "v1", date(2026, 3, 6)) == (date(2026, 3, 5), b"\x05")
        assert checkpoints.load_before(tx, "ann", "v1", date(2026, 3, 5)) == (date(2026, 3, 1), b"\x01")
        assert checkpoints.load_before(tx, "ann", "v1", date(2026, 3, 1)) is None
        assert checkpoints.load_before(tx, "ann", "v2", date(2026, 3, 6)) is None
        assert checkpoints.load_before(tx, "bo", "v1", date(2026, 3, 6)) is None


def test_a_state_saved_again_for_the_day_takes_the_place_of_the_first(db: Database) -> None:
    with db.transaction() as tx:
        athletes.last_version(tx, "ann")
        for state in (b"old", b"new"):
            checkpoints.save(tx, "ann", "v1", FIRST, state)
        assert checkpoints.load_before(tx, "ann", "v1", date(2026, 1, 1)) == (FIRST, b"new")


def test_states_of_another_version_are_dropped(db: Database) -> None:
    with db.transaction() as tx:
        athletes.last_version(tx, "ann")
        checkpoints.save(tx, "ann", "v1", FIRST, b"old model")
        checkpoints.save(tx, "ann", "v2", FIRST, b"new model")
        assert checkpoints.load_before(tx, "ann", "v1", date(2026, 1, 1)) is None


def test_ten_years_of_days_keep_the_newest_four_and_a_few_that_reach_far_back(db: Database) -> None:
    number = 3650 if db.is_sqlite else 400  # each is four statements; which days are spare is decided without the database
    with db.transaction() as tx:
        athletes.last_version(tx, "ann")
        for n in range(number):
            checkpoints.save(tx, "ann", "v1", FIRST + timedelta(days=n), b"")
    days = _all_days(db)
    newest = FIRST + timedelta(days=number - 1)
    assert days[:4] == [newest - timedelta(days=n) for n in range(4)]
    assert len(days) <= 16
    ages = [(newest - day).days for day in days]
    for age in (10, 50, 200, 1000) if db.is_sqlite else (10, 50, 100):
        assert any(age <= kept <= 4 * age + 28 for kept in ages), f"a late fact of {age} days ago would mean folding everything"


def test_dropping_from_a_day_forgets_it_and_all_later_ones(db: Database) -> None:
    with db.transaction() as tx:
        athletes.last_version(tx, "ann")
        for n in range(4):
            checkpoints.save(tx, "ann", "v1", FIRST + timedelta(days=n), b"")
        checkpoints.drop_from(tx, "ann", FIRST + timedelta(days=2))
    assert _all_days(db) == [FIRST + timedelta(days=1), FIRST]
    with db.transaction() as tx:
        checkpoints.drop_from(tx, "ann", None)
    assert _all_days(db) == []
