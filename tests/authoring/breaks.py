"""Ways to break the tiny flow, each with the code by which the check tells it."""

from pathlib import Path

TINY = Path("tests/flows/tiny")


FALL, PAY, BANK = "dialogues/fall.yaml", "benefits/sick_pay.yaml", "answers/falls.yaml"


LETTER, BLANKS = "letters/late_reasons.yaml", "blanks.yaml"


LONG = "x" * 400


OPTION = "{me: I did, other: Somebody else}"


NOTE = "notes: [{say: x, when: {wage: {known: true}}, sources: [act_one]}]"


ROUTES = "    next:\n      - when: {days_off: {at_least: 4}}\n        go: wage\n      - go: too_short"


NARROWER = "- {go: covered, when: {days_off: {at_least: 9}}}"


CERTAINTY = "certainty: guide\nchecked: 2026-11-21\nsources: [act_one:s6]"


MONEY_END = "answer: {type: money}\n    unsure: covered\n    next: covered"


BREAKS: list[tuple[str, str, str, str]] = [
    # code, file, what stands there, what to write instead
    ("unknown-id", FALL, "plan: [sick_pay]", "plan: [sick_pai]"),
    ("unknown-id", FALL, "instead: [help_line]", "instead: [help_lin]"),
    ("unknown-id", FALL, "unsure: days_off", "unsure: days_of"),
    ("unknown-id", FALL, "go: wage", "go: wages"),
    ("unknown-id", FALL, "event_date: fall_date", "event_date: fall_day"),
    ("unknown-id", FALL, "event_date: fall_date", "event_date: wage"),
    ("unknown-id", FALL, "when: {days_off:", "when: {days_of:"),
    ("unknown-id", FALL, "latest: today", "latest: {fact: least_dais}"),
    ("unknown-id", FALL, "{days_off: {at_least: 4}}", "{days_off: {at_least: {fact: least_dais}}}"),
    ("unknown-id", FALL, "sources: [act_one:s5]", "sources: [act_on:s5]"),
    ("unknown-id", PAY, "forms:\n  - {id: form_1", "forms:\n  - {id: form_2"),
    ("unknown-id", PAY, "documents: [certificate]", "documents: [certificat]"),
    ("unknown-id", PAY, "appeals: [board]", "appeals: [bord]"),
    ("unknown-id", PAY, "from: fall_date", "from: fall_day"),
    ("unknown-id", PAY, "from: fall_date", "from: days_off"),
    ("unknown-id", PAY, "function: temporary", "function: temporaly"),
    ("unknown-id", PAY, "inputs: {wage: wage}", "inputs: {wage: wages}"),
    ("unknown-id", "menu.yaml", "dialogue: fall", "dialogue: full"),
    ("unknown-id", "menu.yaml", "answers: {for_whom: me}", "answers: {for_who: me}"),
    ("unknown-id", "topics.yaml", "dialogue: fall", "dialogue: full"),
    ("unknown-id", "topics.yaml", "benefit: sick_pay", "benefit: sick_pai"),
    ("unknown-id", "topics.yaml", "contacts: [help_line]", "contacts: [help_lin]"),
    ("unknown-option", "topics.yaml", "answers: {for_whom: me}", "answers: {for_whom: mee}"),
    ("unknown-option", "menu.yaml", "answers: {for_whom: me}", "answers: {for_whom: mee}"),
    ("unknown-option", FALL, "replies: {me:", "replies: {mee:"),
    ("unknown-option", FALL, "{for_whom: {is: other}}", "{for_whom: {is: others}}"),
    ("unknown-option", FALL, "{days_off: {at_least: 4}}", "{for_whom: {in: [me, others]}}"),
    ("misfit", FALL, "{days_off: {at_least: 4}}", "{days_off: {before: 2020-01-01}}"),
    ("misfit", FALL, "{days_off: {at_least: 4}}", "{days_off: {at_least: four}}"),
    ("misfit", FALL, "{days_off: {at_least: 4}}", "{fall_date: {before: yesterday}}"),
    ("misfit", FALL, "{days_off: {at_least: 4}}", "{days_off: {at_least: {fact: bands}}}"),
    ("misfit", FALL, "earliest: 1971-01-01", "earliest: long ago"),
    ("misfit", FALL, "earliest: 1971-01-01", "earliest: {fact: bands}"),
    ("not-asked-before", FALL, "{days_off: {at_least: 4}}", "{wage: {at_least: 4}}"),
    ("not-asked-before", FALL, "latest: today", "latest: {answer: wage}"),
    ("not-asked-before", FALL, "instead: [help_line]", NOTE),
    ("two-meanings", FALL, "  too_short:\n    say", "  wage:\n    say"),
    ("two-meanings", FALL, OPTION, "{me: I did, unsure: Not sure}"),
    ("two-meanings", FALL, "{type: money}", "{type: state}"),
    ("unreachable", FALL, ROUTES, "    next: too_short"),
    ("unreachable", FALL, "- go: too_short", "- go: covered"),
    ("dead-end", FALL, MONEY_END, MONEY_END.replace("covered", "wage")),
    ("cycle", FALL, "answer: {type: money}\n    unsure: covered", "answer: {type: money}\n    unsure: for_whom"),
    ("no-default", FALL, "- go: too_short", "- {go: too_short, when: {days_off: {at_most: 3}}}"),
    ("default-not-last", FALL, "- when: {days_off: {at_least: 4}}\n        go: wage", "- go: wage"),
    ("shadowed", FALL, "{days_off: {at_least: 4}}", "{days_off: {at_least: 0}}"),
    ("shadowed", FALL, "{days_off: {at_least: 4}}", "{days_off: {at_least: 401}}"),
    ("shadowed", FALL, "- go: too_short", f"{NARROWER}\n      - go: too_short"),
    ("no-way-on", FALL, "    instead: [help_line]\n", ""),
    ("no-source", PAY, "    sources: [act_one:s6]\namount", "amount"),
    ("certainty", PAY, "sources: [act_one:s6]\namount", "sources: [leaflet]\namount"),
    ("certainty", "forms.yaml", "sources: [leaflet]", "sources: [a_blog]"),
    ("no-provision", PAY, "sources: [act_one:s6]\namount", "sources: [act_one]\namount"),
    ("no-limit", "appeals/board.yaml", "certainty: unknown", "certainty: law\n    sources: [act_one]"),
    ("checked-later", PAY, "checked: 2026-11-21", "checked: 2026-11-22"),
    ("fact-order", "facts/least_days.yaml", "{from: 2000-01-01", "{from: 1970-01-01"),
    ("fact-order", "facts/least_days.yaml", "until: 1999-12-31", "until: 1970-12-31"),
    ("fact-overlap", "facts/least_days.yaml", "until: 1999-12-31", "until: 2000-01-01"),
    ("fact-value", "facts/least_days.yaml", 'value: "4"', "value: four"),
    ("fact-value", "facts/least_days.yaml", "unit: days", "unit: date"),
    ("fact-value", "facts/bands.yaml", "unit: table", "unit: days"),
    ("fact-columns", "facts/bands.yaml", '{from: "1000", assumed: "1500"}', '{from: "1000", asumed: "1500"}'),
    ("braces", FALL, "ask: Who fell?", "ask: Who {fell?"),
    ("unknown-placeholder", FALL, "ask: Who fell?", 'ask: "Who {days_off} fell?"'),
    ("unknown-placeholder", PAY, "name: Sick pay", "name: Sick {bands}"),
    ("style", FALL, "ask: Who fell?", "ask: Who filed it, then fell?"),
    ("markup", FALL, "ask: Who fell?", "ask: Who <b>fell</b>?"),
    ("markup", FALL, "ask: Who fell?", "ask: Who fell 🙂"),
    ("long-label", FALL, OPTION, "{me: I did, other: Somebody else who is not here today}"),
    ("long-label", FALL, "title: I fell at work", "title: I fell at work and cannot go on working"),
    ("long-label", "menu.yaml", "title: Accidents", "title: Accidents of every kind and more"),
    ("same-label", FALL, OPTION, "{me: I did, other: I DID!}"),
    ("too-long-text", FALL, "ask: Who fell?", f"ask: {LONG}"),
    ("unused", FALL, "plan: [sick_pay]", "plan: []\n    instead: [help_line]"),
    ("unused", "contacts.yaml", "sources: [a_blog]", "sources: [leaflet]"),
    ("unused", PAY, "documents: [certificate]", "documents: []"),
    ("unknown-id", BANK, "see_also: [what_is_a_fall]", "see_also: [what_is_a_fal]"),
    ("unknown-id", BANK, "facts: [least_days]", "facts: [least_days, least_day]"),
    ("unknown-id", BANK, "part: small", "part: smal"),
    ("misfit", "areas.yaml", "parts: [", "parts: [{id: great, title: Great falls}, "),
    ("unknown-option", BANK, "answers: {for_whom: me}", "answers: {for_whom: mee}"),
    ("two-meanings", BANK, "also: [how_many_days]", "also: [what_is_a_fall]"),
    ("same-label", BANK, "question: What is a fall?", "question: How many days off do I need"),
    ("unknown-placeholder", BANK, "facts: [least_days]", "facts: []"),
    ("certainty", BANK, "sources: [act_one:s5]", "sources: [leaflet]"),
    ("stale", BANK, "until: 2027-12-31", "until: 2026-11-20"),
    ("stale", "facts/least_days.yaml", "{from: 2000-01-01", "{from: 2030-01-01"),
    ("unknown-id", LETTER, "to: office", "to: ofice"),
    ("unknown-id", LETTER, "outcomes: [covered]", "outcomes: [coverd]"),
    ("unknown-id", LETTER, "dialogue: fall", "dialogue: full"),
    ("unknown-id", LETTER, "when: {days_off:", "when: {days_of:"),
    ("unknown-id", LETTER, "when: {days_off: {known", "when: {days_of: {known"),
    ("unknown-id", LETTER, "[claim_60_days]", "[claim_61_days]"),
    ("unknown-id", LETTER, "forms: [form_1]", "forms: [form_2]"),
    ("unknown-id", BLANKS, "in_plan: sick_pay", "in_plan: sick_pai"),
    ("unknown-id", BLANKS, "answer: [fall_date]", "answer: [fall_day]"),
    ("unknown-id", BLANKS, "deadline: claim_60_days", "deadline: claim_61_days"),
    ("unknown-placeholder", LETTER, "fell on {fall_date}", "fell on {fall_day}"),
    ("unknown-placeholder", LETTER, "Send it with the claim.", '"Send it by {fall_date}"'),
    ("mark-after-line", LETTER, "my claim for {claim}", "my claim for {claim}."),
    ("unused", LETTER, "fell on {fall_date}", "fell on {gap}"),
    ("unused", "recipients.yaml", "- id: office", "- {id: other, name: x, lines: [x], hand_over: x}\n- id: office"),
    ("certainty", LETTER, CERTAINTY, CERTAINTY.replace("guide", "law").replace("act_one:s6", "leaflet")),
]  # fmt: skip


DOCUMENT = "- {id: certificate, name: a, why: b, comes_from: c, sources: [a]}"


FORM_BREAKS: dict[str, tuple[str, str, str]] = {
    "duplicate-id": ("documents.yaml", "- id: certificate", f"{DOCUMENT}\n- id: certificate"),
    "duplicate-key": (FALL, "title: I fell at work", "title: I fell at work\ntitle: Again"),
    "file-name": (FALL, "id: fall", "id: full"),
    "file-name of answers": ("areas.yaml", "id: falls", "id: trips"),
    "missing-key": (FALL, "about: What to do after a fall.\n", ""),
    "not-a-list": ("menu.yaml", (TINY / "menu.yaml").read_text(), "id: accidents"),
    "unknown-key": (FALL, "unsure_say:", "unsure_sais:"),
    "wrong-value": (FALL, "checked: 2026-11-21", "checked: soon"),
    "yaml": (FALL, "plan: [sick_pay]", "plan: [sick_pay"),
    "yaml-alias": (FALL, "plan: [sick_pay]", "plan: *other"),
    "yaml-key": (FALL, "plan: [sick_pay]", "[a, b]: c"),
}  # fmt: skip
