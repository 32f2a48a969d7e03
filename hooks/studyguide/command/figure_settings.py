"""The setting `figure_scripts` in the text of `mkdocs.yml`, whose other lines stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from studyguide.model.yaml_edits import applied, end_of, items, line_below, value

_KEY = "figure_scripts"
_PLUGIN = "studyguide"
Scripts = Mapping[str, str]
"""The SHA-256 of each script by its path."""


def with_scripts(text: str, settings: yaml.MappingNode | None, scripts: Scripts) -> str:
    """Return the text of the settings with these scripts, below the plugin or below `extra`."""
    plugins = value(settings, "plugins")
    plugin = next(_plugin_items(plugins), None)
    if plugin is None:
        return _in_mapping(text, settings, value(settings, "extra"), scripts)
    if isinstance(plugin, yaml.ScalarNode):
        return _plugin_with_options(text, plugins, plugin, scripts)
    options = value(plugin, _PLUGIN)
    if isinstance(options, yaml.MappingNode) and options.value:
        return _in_options(text, options, scripts)
    start, column = plugin.start_mark.index, plugin.start_mark.column
    end = len(text[: plugin.end_mark.index].rstrip())
    return applied(text, [(start, end, _plugin_lines(column, scripts))])


def _plugin_items(plugins: yaml.Node | None) -> Iterator[yaml.ScalarNode | yaml.MappingNode]:
    for item in items(plugins):
        is_plain = isinstance(item, yaml.ScalarNode) and item.value == _PLUGIN
        has_options = isinstance(item, yaml.MappingNode) and item.value[0][0].value == _PLUGIN
        if isinstance(item, yaml.ScalarNode | yaml.MappingNode) and (is_plain or has_options):
            yield item


def _plugin_with_options(
    text: str, plugins: yaml.Node | None, plugin: yaml.ScalarNode, scripts: Scripts
) -> str:
    """Give the plugin options; a list on one line becomes one of several lines."""
    if not isinstance(plugins, yaml.SequenceNode) or not plugins.flow_style:
        lines = _plugin_lines(plugin.start_mark.column, scripts)
        return applied(text, [(plugin.start_mark.index, plugin.end_mark.index, lines)])
    written = (
        _plugin_lines(4, scripts) if item is plugin else _source(text, item)
        for item in plugins.value
    )
    lines = "".join(f"\n  - {item}" for item in written)
    start = len(text[: plugins.start_mark.index].rstrip())
    return applied(text, [(start, plugins.end_mark.index, lines)])


def _in_options(text: str, options: yaml.MappingNode, scripts: Scripts) -> str:
    first = options.value[0][0]
    present = value(options, _KEY)
    if present is not None:
        return _replaced(text, options, present, scripts)
    if options.flow_style:
        last = options.value[-1][1].end_mark.index
        return applied(text, [(last, last, f", {_KEY}: {_flow(scripts)}")])
    lines = _lines(first.start_mark.column, scripts)
    return applied(text, [line_below(text, options, " " * first.start_mark.column + lines)])


def _in_mapping(
    text: str, settings: yaml.MappingNode | None, extra: yaml.Node | None, scripts: Scripts
) -> str:
    """Write the setting below `extra`, where a hook has its settings."""
    if isinstance(extra, yaml.MappingNode) and extra.value:
        return _in_options(text, extra, scripts)
    if extra is not None:
        start = len(text[: extra.start_mark.index].rstrip())
        end = len(text[: extra.end_mark.index].rstrip())
        return applied(text, [(start, end, f"\n  {_lines(2, scripts)}")])
    line_end = "" if text.endswith("\n") or not settings else "\n"
    return f"{text}{line_end}\nextra:\n  {_lines(2, scripts)}\n"


def _replaced(text: str, options: yaml.MappingNode, present: yaml.Node, scripts: Scripts) -> str:
    name = next(key for key, node in options.value if node is present)
    start, end = name.start_mark.index, end_of(present)
    flow = f"{_KEY}: {_flow(scripts)}"
    lines = flow if options.flow_style else _lines(name.start_mark.column, scripts)
    return applied(text, [(start, end, lines)])


def _plugin_lines(column: int, scripts: Scripts) -> str:
    return f"{_PLUGIN}:\n{' ' * (column + 2)}{_lines(column + 2, scripts)}"


def _lines(column: int, scripts: Scripts) -> str:
    """Return the setting as lines, the first without its indentation."""
    if not scripts:
        return f"{_KEY}: {{}}"
    below = " " * (column + 2)
    return "\n".join([f"{_KEY}:", *(f"{below}{path}: {sum_}" for path, sum_ in scripts.items())])


def _flow(scripts: Scripts) -> str:
    return "{" + ", ".join(f"{path}: {sum_}" for path, sum_ in scripts.items()) + "}"


def _source(text: str, node: yaml.Node) -> str:
    return text[node.start_mark.index : node.end_mark.index]
