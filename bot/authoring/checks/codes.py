"""The code of each thing a check can find. `docs/checks.md` explains them to authors."""

FORM = frozenset(
    {
        "duplicate-id",
        "duplicate-key",
        "encoding",
        "file-name",
        "missing-key",
        "no-dialogue",
        "no-folder",
        "not-a-list",
        "unknown-key",
        "wrong-value",
        "yaml",
        "yaml-alias",
        "yaml-key",
    }
)
"""Found while loading: the files are not of the form the schema wants."""

ERRORS = frozenset(
    {
        "braces",
        "certainty",
        "cycle",
        "dead-end",
        "default-not-last",
        "fact-columns",
        "fact-order",
        "fact-overlap",
        "fact-value",
        "long-label",
        "mark-after-line",
        "markup",
        "misfit",
        "no-default",
        "no-limit",
        "no-provision",
        "no-source",
        "no-way-on",
        "not-asked-before",
        "not-in-menu",
        "placeholders",
        "same-label",
        "shadowed",
        "style",
        "term",
        "too-long-text",
        "two-meanings",
        "unknown-id",
        "unknown-option",
        "unknown-placeholder",
        "unreachable",
        "untranslated",
    }
)
"""Found in loaded content: it must not be used."""

SHOWN = frozenset(
    {"broken-screen", "lesser-story", "long-label", "long-paper", "long-screen", "many-rows", "tall-screen", "too-long"}
)
"""Found while walking the dialogues and drawing their screens."""

SAID = frozenset({"case-differs", "case-incomplete", "misread", "no-case", "no-conversation", "stuck", "untyped"})
"""Found while running cases, typing what people type, and holding conversations."""

WARNINGS = frozenset({"checked-later", "never-taken", "stale", "unused"})
"""Worth a look; the content may be used."""

WALKABLE = frozenset(
    {
        "certainty",
        "fact-columns",
        "long-label",
        "mark-after-line",
        "markup",
        "no-limit",
        "no-provision",
        "no-source",
        "no-way-on",
        "not-asked-before",
        "not-in-menu",
        "same-label",
        "shadowed",
        "style",
        "term",
        "too-long-text",
        "unreachable",
        "untranslated",
    }
)
"""Errors with which the dialogues can be walked all the same, so that everything is told at once."""
