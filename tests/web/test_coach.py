"""Talking with the coach on the phone: with no model, with one that is asked only after a yes, and what becomes of a card."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from hormesis.app.demo_world import demo_facts_until
from tests.assistant.model_server import ModelServer, model_server, says
from tests.web.conftest import all_sent, facts_on, opened, phone_at
from tests.web.own_server import own_server

LIE = "You can bench 183 kg today."


@contextmanager
def coach_of(home: Path, built: Path, browser: Browser, url: str = "") -> Iterator[tuple[Page, str]]:
    """The coach's screen of the demo athlete, on a server that asks the model at ``url``; and where the server is."""
    now = datetime.now().astimezone()
    facts = demo_facts_until(now.date())
    with (
        own_server(home, now, built, facts, model_url=url) as here,
        phone_at(here.address, browser) as phone,
        opened(phone, "/coach") as page,
    ):
        expect(box(page)).to_be_enabled()
        yield page, here.address


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Ask or tell")


def say(page: Page, text: str) -> None:
    """Write and send; done when the coach has nothing more to say."""
    box(page).fill(text)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Looking it up")).to_have_count(0)


def heard(page: Page) -> str:
    """What the coach said last."""
    return page.locator(".said:not(.mine)").last.inner_text()


def test_without_a_model_it_says_so_once_and_answers_in_its_own_sentences(tmp_path: Path, built: Path, browser: Browser) -> None:
    with coach_of(tmp_path, built, browser) as (page, _):
        expect(page.get_by_text("No language model is set")).to_be_visible()
        page.get_by_role("button", name="What do I do today?").click()
        expect(page.locator(".said:not(.mine)").first).to_contain_text("Today")
        expect(page.get_by_text("No language model is set")).to_have_count(0)
        page.reload()
        expect(page.locator(".said.mine")).to_have_count(1)  # the server kept what was said
        expect(page.get_by_text("No language model is set")).to_have_count(0)


def test_what_is_told_is_written_once_the_lifter_says_so(tmp_path: Path, built: Path, browser: Browser) -> None:
    with coach_of(tmp_path, built, browser) as (page, server):
        all_sent(page)
        before = facts_on(server, "tightness").keys()
        say(page, "upper back tight 6/10")
        card = page.get_by_role("region", name="To write down")
        expect(card).to_be_visible()
        assert facts_on(server, "tightness").keys() == before, "nothing is written before the yes"
        card.get_by_role("button", name="Save").click()
        expect(card.get_by_text("Saved.")).to_be_visible()
        (new,) = facts_on(server, "tightness").keys() - before
        assert facts_on(server, "tightness")[new]["level"] == 6
        say(page, "left calf tight 4/10")
        card = page.get_by_role("region", name="To write down").last
        card.get_by_role("button", name="Leave it").click()
        expect(card.get_by_text("Not saved.")).to_be_visible()
        assert facts_on(server, "tightness").keys() == {*before, new}


def test_a_model_is_asked_after_a_yes_and_cannot_make_a_number_up(tmp_path: Path, built: Path, browser: Browser) -> None:
    with model_server(says(LIE)) as model, coach_of(tmp_path, built, browser, model.url) as (page, _):
        consent = page.get_by_role("region", name="Before you write")
        expect(consent).to_contain_text(f"scripted at {model.url.split('/')[2]}")
        say(page, "What do I do today?")
        assert model.asked == [], "nothing leaves before the yes"
        consent.get_by_role("button", name="Let it be asked").click()
        expect(consent).to_have_count(0)
        say(page, "How much can I bench?")
        assert model.asked
        assert "183" not in heard(page)
        expect(page.get_by_text("put into words by the language model")).to_have_count(0)


def test_a_model_that_tells_the_truth_is_shown_as_what_it_is(tmp_path: Path, built: Path, browser: Browser) -> None:
    with (
        model_server(says("That depends on how you slept; tell me.")) as model,
        coach_of(tmp_path, built, browser, model.url) as (page, _),
    ):
        agreed(page, model)
        say(page, "Should I train?")
        assert "tell me" in heard(page)
        expect(page.get_by_text("put into words by the language model")).to_be_visible()


def agreed(page: Page, model: ModelServer) -> None:
    """Let the model be asked."""
    page.get_by_role("button", name="Let it be asked").click()
    expect(page.get_by_role("region", name="Before you write")).to_have_count(0)
    assert model.asked == []


def test_an_emergency_gets_its_fixed_words_and_no_model_is_asked(tmp_path: Path, built: Path, browser: Browser) -> None:
    with model_server(says("Rest a little.")) as model, coach_of(tmp_path, built, browser, model.url) as (page, _):
        agreed(page, model)
        say(page, "crushing chest pain and my left arm is numb")
        expect(page.locator(".said.urgent")).to_be_visible()
        assert model.asked == []


def test_without_signal_it_says_so_and_forgets_on_request(tmp_path: Path, built: Path, browser: Browser) -> None:
    with coach_of(tmp_path, built, browser) as (page, _):
        say(page, "What do I do today?")
        page.context.set_offline(True)
        say(page, "And tomorrow?")
        expect(page.get_by_text("The coach needs signal.")).to_be_visible()
        page.context.set_offline(False)
        page.get_by_role("button", name="Forget it").click()
        page.get_by_role("dialog").get_by_role("button", name="Forget it").click()
        expect(page.locator(".said")).to_have_count(0)
        page.reload()
        expect(box(page)).to_be_enabled()
        expect(page.locator(".said")).to_have_count(0)
