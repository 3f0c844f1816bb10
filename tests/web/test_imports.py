"""A log is brought along from the phone: seen before it is kept, kept, taken back."""

from playwright.sync_api import FilePayload, Page, expect

STRONG = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2025-01-06 18:00:00,"Evening",1h,"Hip Thrust (Barbell)",1,100,8,0,0,"","",8
2025-01-06 18:00:00,"Evening",1h,"Hip Thrust (Barbell)",2,100,7,0,0,"","",9
"""


def test_a_file_is_seen_before_it_is_kept_and_can_be_taken_back(page: Page) -> None:
    page.goto("/import")
    file = FilePayload(name="strong.csv", mimeType="text/csv", buffer=STRONG.encode())
    page.locator('input[type="file"]').set_input_files(file)
    expect(page.get_by_role("heading", name="What it holds")).to_be_visible()
    expect(page.get_by_role("row", name="Sets 2")).to_be_visible()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Your log is here.")).to_be_visible()
    page.goto("/import")
    expect(page.get_by_text("strong.csv")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("undone")).to_be_visible()


def test_a_file_nobody_knows_is_refused_with_what_to_do(page: Page) -> None:
    page.goto("/import")
    page.locator('input[type="file"]').set_input_files(FilePayload(name="a.txt", mimeType="text/plain", buffer=b"nothing of use"))
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("button", name="Keep it")).to_have_count(0)
