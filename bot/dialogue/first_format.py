"""Chats kept by the first version, whose places were strings and class names: read, and kept anew."""

from typing import Any

_PLACES = {
    "AtQuestion": "question",
    "AtPlan": "plan",
    "AtChange": "change",
    "AtConfirm": "confirm",
    "AtReading": "reading",
    "AtDay": "day",
}
_SCREENS = {"help", "language", "privacy", "delete", "menu", "claims", "forms"}


def is_first_format(data: Any) -> bool:
    """Whether kept data is of the first version: it has no `place` of the chat."""
    return isinstance(data, dict) and "place" not in data


def migrate(data: dict[str, Any]) -> dict[str, Any]:
    """The same chat as this version keeps it."""
    chat = {key: value for key, value in data.items() if key not in ("screen", "pending", "session", "claims")}
    session, screen = data.get("session"), data.get("screen", "welcome")
    chat["asked_for"] = data.get("pending", "")
    chat["session"] = _session(session) if session else None
    chat["claims"] = [{**claim, "session": _session(claim["session"])} for claim in data.get("claims", [])]
    chat["place"] = _place(screen, session, agreed=bool(data.get("consent")))
    return chat


def _session(session: dict[str, Any]) -> dict[str, Any]:
    answers = {id_: {"value": None, **answer} for id_, answer in session["answers"].items()}
    return {"version": "", **{k: v for k, v in session.items() if k != "place"}, "answers": answers}


def _place(screen: str, session: dict[str, Any] | None, *, agreed: bool) -> dict[str, Any]:
    if not agreed:
        return {"kind": "welcome"}
    name, _, rest = screen.partition(".")
    if name == "mydata":
        return {"kind": "data"}
    if name == "claim":
        claim, _, what = rest.partition(".")
        return {"kind": "claim", "claim": claim, "what": what}
    if name in _SCREENS:
        return {"kind": name}
    if session is None or screen:
        return {"kind": "menu"}
    return _of_session(session.get("place") or {"is": "AtQuestion"})


def _of_session(place: dict[str, Any]) -> dict[str, Any]:
    kind = _PLACES[place["is"]]
    kept = {key: value for key, value in place.items() if key != "is"}
    if kind != "plan":
        return {"kind": kind, **kept}
    section = kept.get("section", "top")
    return (
        {"kind": "plan"} if section == "top" else {"kind": "section", "section": section, "page": kept.get("page", 0)}
    )
