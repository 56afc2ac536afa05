"""The forms on request: by situation, or by typing a name or number."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.content import schema
from bot.content.loader import Content
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.knowledge.registers import form_text
from bot.dialogue.screens.view import View, bold, code, in_columns, page_count

_CLOSE = 80  # of 100: below it a typed name means no form of ours
_ROWS = 4  # at once: nobody chooses from a wall of codes


def forms_screen(view: View) -> Message:
    """The groups of forms, and how to search."""
    used = {group for form in view.content.forms.values() for group in (form.group, *form.also)}
    buttons = [view.key(f"form_groups.{group}", "fgroup", f"{group}.0") for group in sorted(used)]
    text = f"{bold(view.words.ui('form.title'))}\n\n{view.ui('form.search')}"
    return Message(text, in_columns(buttons, columns=2), _nav(view))


def group_screen(view: View, group: str, page: int) -> Message:
    """The forms of a situation, a page of them."""
    forms = [form for form in view.content.forms.values() if group in (form.group, *form.also)]
    shown = forms[page * _ROWS : (page + 1) * _ROWS]
    turns = view.turns(page, page_count(len(forms), _ROWS), "fgroup", group)
    lines = [bold(view.words.ui(f"form_groups.{group}")), *_listed(view, shown)]
    return Message("\n\n".join(lines), (_numbers(view, shown), *turns), _nav(view))


def form_screen(view: View, form: schema.Form) -> Message:
    """One form: what it is for, who fills it in, and where its official copy is."""
    words = view.words
    lines = [form_text(view, form)]
    if view.language == "en":
        malay = view.world.words["ms"].text(form.name)
        if malay != words.text(form.name):
            lines.append(view.ui("form.other_name", name=malay))
    if form.dated:
        lines.append(view.ui("form.dated", day=words.date(form.dated)))
    rows = view.copies(code(form.code)) if form.code else ()
    return Message("\n\n".join(lines), rows, _nav(view))


def found_screen(view: View, text: str) -> Message:
    """The forms a typed name or number may mean; one sure hit is shown at once."""
    found = search(view, text)
    if len(found) == 1:
        return form_screen(view, found[0])
    if not found:
        lines = [view.ui("form.none"), view.ui("form.search")]
        return Message("\n\n".join(lines), (), _nav(view))
    lines = [view.ui("form.found"), *_listed(view, found[:_ROWS])]
    return Message("\n\n".join(lines), (_numbers(view, found[:_ROWS]),), _nav(view))


def _listed(view: View, forms: Sequence[schema.Form]) -> list[str]:
    """Forms by number, and what each is for. Their official names are too long for a button."""
    return [
        f"{bold(f'{number}. {_label(view, form)}')}\n{view.say(form.purpose)}" for number, form in enumerate(forms, 1)
    ]


def _numbers(view: View, forms: Sequence[schema.Form]) -> tuple[Button, ...]:
    return view.numbers("form", (form.id for form in forms))


def _label(view: View, form: schema.Form) -> str:
    name = view.words.text(form.name)
    return name if not form.code or form.code in name else f"{form.code}: {name}"


def form_named(content: Content, text: str) -> str | None:
    """The code of a form that stands in a text: "where can I download borang 34". The longest one; None without any."""
    said = f" {_spaced(text)} "
    codes = [form.code for form in content.forms.values() if form.code and any(map(str.isdigit, form.code))]
    return max((code for code in codes if f" {_spaced(code)} " in said), key=len, default=None)


def _spaced(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower().replace("form ", "borang ")).strip()


def search(view: View, text: str) -> list[schema.Form]:
    """Forms by what people type: the very code or a known name first, else close names, best first."""
    wanted = _squeezed(text)
    forms = list(view.content.forms.values())
    exact = [form for form in forms if wanted and wanted in {_squeezed(name) for name in _names(view, form)}]
    if exact:
        return exact
    scored = [
        (max(fuzz.token_set_ratio(text.lower(), name.lower()) for name in _names(view, form)), form) for form in forms
    ]
    return [form for score, form in sorted(scored, key=lambda pair: -pair[0]) if score >= _CLOSE]


def _names(view: View, form: schema.Form) -> Sequence[str]:
    both = [view.world.words[language].text(form.name) for language in ("ms", "en")]
    codes = [form.code, form.code.removeprefix("Borang ")] if form.code else []
    return [*codes, *both, *form.words]


def _squeezed(text: str) -> str:
    """Only letters and digits, without the word for form: `Borang PKS(P) 24` is `pksp24`."""
    bare = re.sub(r"\b(borang|form)\b", "", text.lower())
    return re.sub(r"[^a-z0-9]", "", bare)


def _nav(view: View) -> tuple[Button, ...]:
    return (view.key("buttons.back", "close"), view.key("buttons.forms", "forms"), view.key("buttons.menu", "menu"))
