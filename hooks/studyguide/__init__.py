"""A study guide from a folder of Markdown and YAML: the pipeline, in the order of its folders.

    content/ ──reading.load.load_guide──▶ Guide ──pages.render.render──▶ Pages ──adapter──▶ site
                      │                                  │
                      └──────── Problem(path, line, message) ────────┘

`model`    what a guide is made of: terms, questions, lessons, weeks, problems
`text`     authored Markdown → a tree, and what is made of it: HTML, words, sentences; its faults
`linking`  names → terms; who mentions whom
`reading`  files → `Guide`, with every mistake as a `Problem`
`pages`    `Guide` → the pages in one language, as HTML; decks and booklets
`command`  `studyguide check | build | serve | export`

A folder imports only from those above it (`pages` not from `reading`). Nothing here knows MkDocs:
`hooks/mkdocs_site.py` does.
"""
