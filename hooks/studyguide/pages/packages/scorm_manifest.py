"""What a SCORM 1.2 package says of itself: `imsmanifest.xml`."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from studyguide.text.markup import joined, markup

MANIFEST = "imsmanifest.xml"


def scorm_manifest(identifier: str, title: str, item: str, page: str, files: Iterable[str]) -> str:
    """Return the manifest of a package with one page to be opened, which is listed as `item`.

    `files` has the path of every file of the package, the page among them.
    """
    named = joined(tuple(markup('<file href="{}"/>\n', quote(file)) for file in files))
    xml = markup(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<manifest identifier="{}" version="1.0"'
        ' xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"'
        ' xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">\n'
        "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>\n"
        '<organizations default="course">\n<organization identifier="course">\n<title>{}</title>\n'
        '<item identifier="self-check" identifierref="page"><title>{}</title></item>\n'
        "</organization>\n</organizations>\n<resources>\n"
        '<resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="{}">\n'
        "{}</resource>\n</resources>\n</manifest>\n",
        identifier, title, item, quote(page), named,
    )  # fmt: skip
    return str(xml)
