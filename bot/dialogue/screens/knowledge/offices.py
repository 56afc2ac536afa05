"""PERKESO's offices: by state, and those nearest to a place."""

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from urllib.parse import quote_plus

from bot.content import schema
from bot.dialogue.places import AtOffices
from bot.dialogue.replies import Message
from bot.dialogue.screens.knowledge.registers import contact_text, office_text
from bot.dialogue.screens.view import View, bold, in_columns, link
from bot.plan.workdays import STATES

_EARTH = 6371.0  # km
_NEAREST = 3
_MAP = "https://www.google.com/maps/search/?api=1&query="


def offices_screen(view: View, place: AtOffices) -> Message:
    """The states to choose from, or the offices of one."""
    if place.state in STATES:
        return _of_state(view, place.state)
    states = [view.button(view.words.ui(f"states.{state}"), "office", state) for state in STATES]
    text = f"{bold(view.words.ui('offices.title'))}\n\n{view.ui('offices.hint')}"
    nav = (view.key("buttons.back", "close"), view.key("buttons.menu", "menu"))
    return Message(text, in_columns(states, columns=2), nav)


def _of_state(view: View, state: str) -> Message:
    name = view.words.ui(f"states.{state}")
    offices = [office for office in view.content.offices.values() if office.state == state]
    blocks = [bold(view.words.ui("offices.of", state=name)), *(_office(view, office) for office in offices)]
    if not offices:
        blocks.append(view.ui("offices.none", state=name))
        blocks += [contact_text(view, view.content.contacts[id_]) for id_ in _ASK if id_ in view.content.contacts]
    page = next((office.page for office in offices if office.page), None)
    if page:
        blocks.append(link(view.words.ui("offices.page"), page))
    text = "\n\n".join(blocks)
    nav = (view.key("buttons.back", "office"), view.key("buttons.menu", "menu"))
    return Message(text, view.copies(text), nav)


_ASK = ("perkeso_contact_page",)


def nearest_offices(view: View, at: tuple[float, float]) -> Message:
    """The offices nearest to a latitude and longitude, with how far they are and a map."""
    near = sorted(
        ((_distance(at, office.at), office) for office in view.content.offices.values() if office.at),
        key=lambda pair: pair[0],
    )[:_NEAREST]
    blocks = [bold(view.words.ui("offices.near"))]
    for far, office in near:
        away = view.ui("offices.far", name=office.town, n=max(1, round(far)))
        blocks.append(f"{away}\n{_office(view, office)}")
    return Message("\n\n".join(blocks))


def _office(view: View, office: schema.Office) -> str:
    lines = [
        office_text(office),
        link(view.words.ui("offices.map"), _MAP + quote_plus(f"{office.name}, {office.address}")),
    ]
    if office.show == "ring_first":
        lines.append(view.ui("offices.ring_first"))
    return "\n".join(lines)


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    """Kilometres between two latitudes and longitudes, on a sphere."""
    north, south = radians(one[0]), radians(other[0])
    part = sin((south - north) / 2) ** 2
    part += cos(north) * cos(south) * sin(radians(other[1] - one[1]) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(part))
