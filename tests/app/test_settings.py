from pathlib import Path

import platformdirs

from hormesis.app.settings import settings_from


def test_home_holds_the_database_unless_another_address_is_given() -> None:
    assert settings_from({"HORMESIS_HOME": "/data/h"}).database == str(Path("/data/h/hormesis.db"))
    address = "postgresql://me@host/name"
    assert settings_from({"HORMESIS_HOME": "/data/h", "HORMESIS_DATABASE_URL": address}).database == address


def test_without_a_word_the_platforms_own_folder_is_used() -> None:
    assert settings_from({"HORMESIS_HOME": ""}).home == platformdirs.user_data_path("hormesis", appauthor=False)
