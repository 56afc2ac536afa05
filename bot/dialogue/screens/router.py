"""Which screen shows a chat as it stands: one for each place."""

from collections.abc import Callable
from datetime import datetime

from bot.dialogue import claims
from bot.dialogue.places import (
    AnyPlace,
    AtAnswer,
    AtAnswers,
    AtArea,
    AtChange,
    AtClaim,
    AtClaims,
    AtConfirm,
    AtData,
    AtDay,
    AtDelete,
    AtFacts,
    AtForms,
    AtHelp,
    AtLanguage,
    AtLetters,
    AtLimits,
    AtMenu,
    AtOffices,
    AtPlan,
    AtPrivacy,
    AtQuestion,
    AtReading,
    AtSection,
    AtTopics,
    AtWelcome,
)
from bot.dialogue.replies import Message
from bot.dialogue.screens.knowledge import answers, forms, letters, limits, offices
from bot.dialogue.screens.own import claims as claim_screens
from bot.dialogue.screens.own import menu, mydata, opening
from bot.dialogue.screens.session import question, stories
from bot.dialogue.screens.session.calendar import day_picker
from bot.dialogue.screens.session.plan import plan_screen
from bot.dialogue.screens.session.sections import section_screen
from bot.dialogue.screens.session_view import SessionView, session_view
from bot.dialogue.screens.view import View, bold


def screen_of(view: View, now: datetime) -> Message:
    """The screen of the place where the chat is."""
    place = view.chat.place
    shown = session_view(view, view.chat.session)
    if shown is not None and type(place) in _OF_SESSION:
        return _OF_SESSION[type(place)](shown, place)
    if isinstance(place, AtClaim):
        return _claim(view, place, now)
    draw = _OF_CHAT.get(type(place))
    return draw(view, place) if draw else menu.menu(view)


def _menu(view: View, place: AtMenu) -> Message:
    group = next((group for group in menu.groups(view) if group.id == place.group), None)
    return menu.menu_group(view, group) if group else menu.menu(view)


def _answer(view: View, place: AtAnswer) -> Message:
    answer = view.content.answers.get(place.answer)
    return answers.answer_screen(view, answer) if answer else answers.area_screen(view, AtArea())


def _forms(view: View, place: AtForms) -> Message:
    if place.form in view.content.forms:
        return forms.form_screen(view, view.content.forms[place.form])
    if place.group:
        return forms.group_screen(view, place.group, place.page)
    return forms.found_screen(view, place.text) if place.text else forms.forms_screen(view)


def _letters(view: View, place: AtLetters) -> Message:
    if place.letter in view.content.letters:
        return letters.letter_screen(view, view.content.letters[place.letter])
    return letters.found_screen(view, place.text) if place.text else letters.letters_screen(view, place.page)


def _claim(view: View, place: AtClaim, now: datetime) -> Message:
    claim = claims.find(view.chat, place.claim)
    if claim is None:
        return claim_screens.claims_screen(view, 0)
    if place.what == "reminders":
        return claim_screens.reminders_screen(view, claim, now)
    draw = {
        "name": claim_screens.rename_screen,
        "delete": claim_screens.delete_screen,
        "filed": claim_screens.filed_screen,
    }.get(place.what, claim_screens.claim_screen)
    return draw(view, claim)


def _question_or_plan(shown: SessionView, place: AtQuestion | AtPlan) -> Message:  # noqa: ARG001 - screens are alike
    id_ = shown.state.open_question
    return plan_screen(shown) if id_ is None else question.question(shown, id_)


def _section(shown: SessionView, place: AtSection) -> Message:
    return section_screen(shown, place) if shown.plan else menu.menu(shown.view)


def _change(shown: SessionView, place: AtChange) -> Message:
    return question.change_list(shown) if place.question is None else question.question(shown, place.question)


def _confirm(shown: SessionView, place: AtConfirm) -> Message:
    view, title = shown.view, shown.raw(shown.dialogue.title)
    yes, stay = view.key(f"buttons.{place.what}_yes", "yes"), view.key("buttons.stay", "stay")
    return Message(bold(view.words.ui(f"confirm.{place.what}", title=title)), ((stay,), (yes,)))


_OF_SESSION: dict[type[AnyPlace], Callable[..., Message]] = {
    AtQuestion: _question_or_plan,
    AtPlan: _question_or_plan,
    AtSection: _section,
    AtChange: _change,
    AtConfirm: _confirm,
    AtReading: question.reading,
    AtDay: day_picker,
}
_OF_CHAT: dict[type[AnyPlace], Callable[..., Message]] = {
    AtWelcome: lambda view, _: opening.welcome(view),
    AtMenu: _menu,
    AtTopics: stories.topics_screen,
    AtFacts: stories.facts_screen,
    AtAnswer: _answer,
    AtAnswers: answers.answers_screen,
    AtArea: answers.area_screen,
    AtForms: _forms,
    AtLetters: _letters,
    AtLimits: limits.limits_screen,
    AtOffices: offices.offices_screen,
    AtClaims: lambda view, place: claim_screens.claims_screen(view, place.page),
    AtHelp: lambda view, _: opening.help_screen(view),
    AtLanguage: lambda view, _: opening.language(view),
    AtPrivacy: lambda view, _: opening.privacy(view),
    AtData: lambda view, place: mydata.mydata_screen(view, place.page),
    AtDelete: lambda view, _: mydata.delete_screen(view),
}
