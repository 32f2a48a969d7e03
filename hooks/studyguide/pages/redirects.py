"""Redirects from former addresses to the present ones."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from studyguide.addresses.site_map import Redirect, redirects
from studyguide.addresses.uris import address_of, relative_address, relative_file
from studyguide.pages.content_policy import content_policy
from studyguide.pages.page import File
from studyguide.pages.site import Site
from studyguide.pages.titles import title_of

_SCRIPT = "assets/studyguide/redirect.js"
_ICON = "assets/studyguide/logo.svg"
# the script keeps the fragment after `#`, which `refresh` drops
_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<link rel="icon" href="{icon}">
<script src="{script}" data-target="{address}"></script>
<noscript><meta http-equiv="refresh" content="0; url={address}"></noscript>
</head>
<body>
<p>{moved} <a href="{address}">{title}</a></p>
</body>
</html>
"""


def redirect_files(site: Site) -> Iterator[File]:
    """Yield a redirecting page for each former address."""
    for redirect in redirects(site.guide):
        yield File(redirect.uri, _page(site, redirect).encode())


def _page(site: Site, redirect: Redirect) -> str:
    page = redirect.uri.removesuffix("/index.html") + ".md"
    address = relative_address(redirect.target, page)
    canonical = f"{site.release.address}{address_of(redirect.target)}"
    values = {
        "policy": content_policy(""),
        "language": site.language,
        "title": title_of(site.guide, site.language, redirect.subject),
        "canonical": canonical if site.release.address else address,
        "script": relative_file(_SCRIPT, page),
        "icon": relative_file(_ICON, page),
        "address": address,
        "moved": site.words["moved"],
    }
    return _PAGE.format(**{key: escape(value) for key, value in values.items()})
