"""The hook of this repository: the plugin, without an entry below `plugins`."""

from __future__ import annotations

from studyguide.engine.plugin import StudyGuide

_guide = StudyGuide()
_guide.load_config({})
on_config = _guide.on_config
on_files = _guide.on_files
on_page_markdown = _guide.on_page_markdown
on_page_content = _guide.on_page_content
on_env = _guide.on_env
on_page_context = _guide.on_page_context
on_post_page = _guide.on_post_page
on_template_context = _guide.on_template_context
on_post_build = _guide.on_post_build
