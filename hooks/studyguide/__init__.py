"""A study guide from a folder of Markdown and YAML: the pipeline, in the order of its folders.

    content/ ──reading.load.load_guide──▶ Guide ──pages.render.render──▶ Pages ──adapter──▶ site
                      │                                  │
                      └──────── Problem(path, line, message) ────────┘

`model`    what a guide is made of: terms, questions, lessons, weeks, problems
`prose`    authored Markdown: its spans, sentences, formulas, and what is not allowed in it
`linking`  names → terms; who mentions whom
`reading`  files → `Guide`, with every mistake as a `Problem`
`pages`    `Guide` → Markdown pages in one language
`command`  `studyguide check | build | serve | export`

A folder imports only from those above it (`pages` not from `reading`). Nothing here knows MkDocs:
`hooks/mkdocs_site.py` does.
"""
