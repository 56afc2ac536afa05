"""What stands in the registers, as a message says it: a form, a contact, an office."""

from bot.content import schema
from bot.dialogue.screens.view import View, bold, code, link, plain


def form_text(view: View, form: schema.Form, note: str = "") -> str:
    """A form: code, name, purpose, who fills it in, its official link and checklist."""
    words, ui = view.words, view.ui
    name = words.text(form.name)
    lines = [bold(name if not form.code or form.code in name else f"{form.code}: {name}"), view.say(form.purpose)]
    if note:
        lines.append(note)
    if form.status != "current":
        lines.append(ui(f"form.{form.status}"))
    filled = ", ".join(words.ui(f"party.{party}") for party in form.filled_by)
    lines.append(ui("form.filled_by", who=filled))
    links = [
        link(words.ui(key), url)
        for key, url in (
            ("form.open", form.url),
            ("form.checklist", form.checklist_url),
            ("form.guide", form.guide_url),
        )
        if url
    ]
    lines.append(" · ".join(links) if links else ui("form.no_link"))
    if form.where:
        lines.append(view.say(form.where))
    return "\n".join(lines)


def contact_text(view: View, contact: schema.Contact) -> str:
    """A contact: name, what it is for, number and address."""
    lines = [bold(view.words.text(contact.name)), view.say(contact.what)]
    if contact.phone:
        lines.append(code(contact.phone))
    if contact.url:
        lines.append(link(contact.url, contact.url))
    return "\n".join(lines)


def office_text(office: schema.Office) -> str:
    """An office: name, address and number."""
    return "\n".join([bold(office.name), plain(office.address), *([code(office.phone)] if office.phone else [])])
