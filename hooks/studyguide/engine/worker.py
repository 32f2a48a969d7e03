"""A process that stays, for `studyguide serve`: it saves the second of starting MkDocs."""

from __future__ import annotations

import json
import logging
import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException


def main(config_file: str, site_url: str) -> None:
    """Build into each folder named on standard input; answer each with a line of JSON."""
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    for folder in map(str.strip, sys.stdin):
        failure = ""
        try:
            config = load_config(config_file, site_dir=folder, site_url=site_url, strict=False)
            # each save would wait for the whole guide: 10 s for three hundred pages
            config.extra["booklets"] = False
            build(config)
        except MkDocsException as error:
            failure = str(error)
        print(json.dumps({"failure": failure}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
