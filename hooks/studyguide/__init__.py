"""A study guide from a folder of Markdown and YAML: the pipeline, in the order of its folders.

    content/ ──reading.load.load_guide──▶ Guide ──pages.registry──▶ Pages ──engine──▶ site
                      │                                  │
                      └──────── Problem(path, line, message) ────────┘

`model`    what a guide is made of: terms, questions, lessons, weeks, problems
`text`     authored Markdown → a tree, and what is made of it: HTML, words, sentences; its faults
`linking`  names → terms; who mentions whom
`reading`  files → `Guide`, with every mistake as a `Problem`
`pages`    `Guide` → the pages in one language, as HTML; decks and booklets
`engine`   the pages into MkDocs, which puts them into its theme; pages of `docs/`
`command`  `studyguide check | build | serve | export`

A folder imports only from those above it (`pages` not from `reading`). Only `engine` knows MkDocs.
"""
