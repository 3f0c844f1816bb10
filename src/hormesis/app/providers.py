"""The makers that can be asked over the web, and at which addresses: ``Provider``, ``providers_of`` the settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from hormesis.app.server_settings import ServerSettings

__all__ = ["Provider", "providers_of"]


@dataclass(frozen=True, slots=True)
class Provider:
    """One maker. ``authorize`` and ``token`` are empty where an API key is enough; ``by_basic``: it wants the client's name and
    secret in a header, not in the body; ``api`` has no slash at its end."""

    name: str
    api: str
    authorize: str = ""
    token: str = ""
    scopes: str = ""
    by_basic: bool = False
    client: str = ""
    secret: str = ""

    @property
    def by_key(self) -> bool:
        """Whether an API key of the athlete's is enough."""
        return not self.authorize

    @property
    def is_set_up(self) -> bool:
        """Whether whoever runs this server has made it known to the maker."""
        return self.by_key or bool(self.client and self.secret)


_KNOWN = (
    Provider(
        "oura",
        "https://api.ouraring.com",
        "https://cloud.ouraring.com/oauth/authorize",
        "https://api.ouraring.com/oauth/token",
        "daily workout",
    ),
    Provider(
        "whoop",
        "https://api.prod.whoop.com",
        "https://api.prod.whoop.com/oauth/oauth2/auth",
        "https://api.prod.whoop.com/oauth/oauth2/token",
        "offline read:recovery read:sleep read:workout",
    ),
    Provider(
        "fitbit",
        "https://api.fitbit.com",
        "https://www.fitbit.com/oauth2/authorize",
        "https://api.fitbit.com/oauth2/token",
        "sleep heartrate activity respiratory_rate temperature",
        by_basic=True,
    ),
    Provider("hevy", "https://api.hevyapp.com"),
)


def providers_of(server: ServerSettings) -> Mapping[str, Provider]:
    """Every maker by name, with what the settings say of it."""
    found = {}
    for one in _KNOWN:
        elsewhere = str(getattr(server, f"{one.name}_url")).rstrip("/")
        found[one.name] = Provider(
            one.name,
            _at(one.api, elsewhere),
            _at(one.authorize, elsewhere),
            _at(one.token, elsewhere),
            one.scopes,
            one.by_basic,
            getattr(server, f"{one.name}_client", ""),
            getattr(server, f"{one.name}_secret", ""),
        )
    return found


def _at(address: str, elsewhere: str) -> str:
    """The same path at another place, where one is set."""
    if not elsewhere or not address:
        return address
    place, path = urlsplit(elsewhere), urlsplit(address).path
    return urlunsplit((place.scheme, place.netloc, place.path + path, "", ""))
