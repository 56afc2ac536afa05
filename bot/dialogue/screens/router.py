"""Which screen shows a chat as it stands."""

from collections.abc import Callable
from datetime import datetime

from bot.dialogue.input.free_text import topics_screen
from bot.dialogue.model import AtChange, AtConfirm, AtDay, AtPlan, AtReading, Message
from bot.dialogue.screens import claims, forms, mydata, opening
from bot.dialogue.screens import question as asking
from bot.dialogue.screens.calendar import day_picker
from bot.dialogue.screens.plan import plan_screen
from bot.dialogue.screens.situation import Situation, situation_of
from bot.dialogue.screens.view import View, bold


def screen_of(view: View, now: datetime) -> Message:
    """The screen that lies over the session, or the session's own, or the menu."""
    if view.chat.language is None:
        return opening.welcome(view)
    if view.chat.consent is None:
        return opening.notice(view)
    name, _, rest = view.chat.screen.partition(".")
    screens: dict[str, Callable[[], Message | None]] = {
        "help": lambda: opening.help_screen(view),
        "language": lambda: opening.language(view),
        "privacy": lambda: opening.privacy(view),
        "mydata": lambda: mydata.mydata_screen(view, page_number(rest)),
        "delete": lambda: mydata.delete_screen(view),
        "forms": lambda: _forms(view, rest),
        "menu": lambda: _menu(view, rest),
        "claims": lambda: claims.claims_screen(view, page_number(rest)),
        "claim": lambda: _claim(view, rest, now),
        "topics": lambda: topics_screen(view, rest.split(".")),
    }
    over = screens[name]() if name in screens else None
    return over or _session(view) or opening.menu(view)


def page_number(raw: str) -> int:
    """A page as a button carries it; anything else is the first."""
    return int(raw) if raw.isdecimal() else 0


def _menu(view: View, rest: str) -> Message:
    group = next((group for group in opening.groups(view) if group.id == rest), None)
    return opening.menu_group(view, group) if group else opening.menu(view)


def _forms(view: View, rest: str) -> Message:
    kind, _, what = rest.partition(".")
    if kind == "group":
        group, _, page = what.rpartition(".")
        return forms.group_screen(view, group, page_number(page))
    if kind == "form" and what in view.content.forms:
        return forms.form_screen(view, view.content.forms[what])
    return forms.found_screen(view, what) if kind == "find" else forms.forms_screen(view)


def _claim(view: View, rest: str, now: datetime) -> Message | None:
    id_, _, what = rest.partition(".")
    claim = claims.find(view.chat, id_)
    if claim is None:
        return claims.claims_screen(view, 0)
    screens = {
        "name": lambda: claims.rename_screen(view, claim),
        "delete": lambda: claims.delete_screen(view, claim),
        "filed": lambda: claims.filed_screen(view, claim),
        "reminders": lambda: claims.reminders_screen(view, claim, now),
    }
    return screens.get(what, lambda: claims.claim_screen(view, claim))()


def _session(view: View) -> Message | None:
    situation = situation_of(view)
    if situation is None:
        return None
    place = situation.session.place
    if isinstance(place, AtConfirm):
        return _confirm(situation, place)
    if isinstance(place, AtReading):
        return asking.reading(situation, place)
    if isinstance(place, AtDay):
        return day_picker(situation, place)
    if isinstance(place, AtChange) and place.question is None:
        return asking.change_list(situation)
    if situation.asked is not None:
        return asking.question(situation, situation.asked)
    return plan_screen(situation, place if isinstance(place, AtPlan) else AtPlan())


def _confirm(situation: Situation, place: AtConfirm) -> Message:
    view, title = situation.view, situation.raw(situation.dialogue.title)
    yes, stay = view.key(f"buttons.{place.what}_yes", "yes"), view.key("buttons.stay", "stay")
    return Message(bold(view.words.ui(f"confirm.{place.what}", title=title)), ((stay,), (yes,)))
