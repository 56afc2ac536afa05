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
        "checked-later",
        "cycle",
        "dead-end",
        "default-not-last",
        "fact-columns",
        "fact-order",
        "fact-overlap",
        "fact-value",
        "long-label",
        "markup",
        "misfit",
        "no-default",
        "no-limit",
        "no-source",
        "no-way-on",
        "not-asked-before",
        "not-in-menu",
        "placeholders",
        "same-label",
        "shadowed",
        "term",
        "too-long",
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

WARNINGS = frozenset({"stale", "unused"})
"""Worth a look; the content may be used."""
