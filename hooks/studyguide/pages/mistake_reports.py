"""“Report a mistake here”: the address of a new issue or e-mail with the page filled in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from studyguide.languages.wording import Wording
from studyguide.model.course import Course
from studyguide.model.repository import Repository
from studyguide.pages.site_facts import mail_of


@dataclass(frozen=True, slots=True)
class ReportedPage:
    """The page that a report is about."""

    title: str
    address: str
    """Absolute if the site's address is known."""
    source: str
    """The authored file, from the project's root; empty if there is none."""


def report_address(
    course: Course, repository: Repository | None, page: ReportedPage, words: Wording
) -> str:
    """Return the address for reporting a mistake in a page, empty if there is none.

    It contains the page's address, to which a script adds the current heading.
    """
    title = words("report_title", page=page.title)
    source = f" ({page.source})" if page.source else ""
    text = words("report_text", address=page.address, source=source)
    mail = mail_of(course.contact)
    issue = repository.issue_address(title, text) if repository else ""
    match course.reports:
        case "issues":
            return issue
        case "email":
            return _mail(mail, title, text)
        case "none":
            return ""
        case None:
            return issue or _mail(mail, title, text)


def _mail(address: str, subject: str, text: str) -> str:
    return (
        f"mailto:{address}?subject={quote(subject, safe='')}&body={quote(text, safe='')}"
        if address
        else ""
    )
