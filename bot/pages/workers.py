"""The pages for workers: subjects, benefits, limits, forms, answers, terms, offices, the calculator."""

import json
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote_plus

from bot.content import schema
from bot.handout.wording import limit_in_words
from bot.pages.book import Book, Pages
from bot.pages.calculator import tables
from bot.pages.markup import bullets, link, numbered, plain, table

_LOOK_UP = ("calculator", "limits", "forms", "offices", "terms")
MAP = "https://www.google.com/maps/search/?api=1&query="


def pages(book: Book) -> Pages:
    """All of them."""
    made: Pages = {"index": _home(book), "limits": _limits(book), "forms": _forms(book), "offices": _offices(book)}
    made["terms"], made["calculator"] = _terms(book), _calculator(book)
    made |= {f"subjects/{dialogue.id}": _subject(book, dialogue) for dialogue in book.content.dialogues.values()}
    made |= {f"benefits/{benefit.id}": _benefit(book, benefit) for benefit in book.content.benefits.values()}
    made |= {f"refused/{appeal.id}": _appeal(book, appeal) for appeal in book.content.appeals.values()}
    made |= {f"answers/{area.id}": _area(book, area) for area in book.content.areas.values()}
    return made


def _home(book: Book) -> list[str]:
    groups: list[str] = []
    for group in book.content.menu.values():
        subjects = dict.fromkeys(entry.dialogue for entry in group.entries)
        links = (link(book.raw(book.content.dialogues[id_].title), f"subjects/{id_}.md") for id_ in subjects)
        groups += [f"**{book.say(group.title)}**", "", *bullets(links)]
    return [
        f"# {book.ui('home')}",
        "",
        book.ui("intro"),
        "",
        *book.ask(""),
        f"## {book.ui('what_happened')}",
        "",
        *groups,
        f"## {book.ui('look_up')}",
        "",
        *bullets(link(book.words.ui(f"pages.{name}"), f"{name}.md") for name in _LOOK_UP),
        *bullets(link(book.raw(area.title), f"answers/{area.id}.md") for area in book.content.areas.values()),
    ]


def _subject(book: Book, dialogue: schema.Dialogue) -> list[str]:
    planned = dict.fromkeys(item.benefit for outcome in dialogue.outcomes.values() for item in outcome.plan)
    lines = [f"# {book.say(dialogue.title)}", "", book.say(dialogue.about), "", *book.ask(dialogue.id)]
    if planned:
        named = (link(book.raw(book.content.benefits[id_].name), f"../benefits/{id_}.md") for id_ in planned)
        lines += [f"## {book.ui('may_claim')}", "", *bullets(named)]
    asked = (plain(book.raw(question.ask)) for question in dialogue.questions.values())
    lines += [f"## {book.ui('it_asks')}", "", *numbered(asked)]
    related = [
        answer for answer in book.content.answers.values() if answer.opens and answer.opens.dialogue == dialogue.id
    ]
    if related:
        area_of = {part.id: area.id for area in book.content.areas.values() for part in area.parts}
        links = (
            link(book.raw(answer.question), f"../answers/{area_of[answer.part]}.md#{answer.id}") for answer in related
        )
        lines += [f"## {book.ui('people_ask')}", "", *bullets(links)]
    return [*lines, link(book.words.ui("pages.how_it_leads"), f"../check/dialogues/{dialogue.id}.md"), ""]


def _benefit(book: Book, benefit: schema.Benefit) -> list[str]:
    lines = [f"# {book.say(benefit.name)}", "", book.say(benefit.what), ""]
    lines += [f"## {book.ui('who')}", "", *bullets(_said(book, said) for said in benefit.who)]
    if benefit.deadlines:
        lines += [f"## {book.ui('limits')}", "", *_rules(book, benefit.deadlines)]
    if benefit.amount_notes:
        lines += [f"## {book.ui('amounts')}", "", *bullets(_said(book, said) for said in benefit.amount_notes)]
    if benefit.forms:
        lines += [f"## {book.ui('forms')}", "", *bullets(_form_link(book, use.id) for use in benefit.forms)]
    if benefit.documents:
        papers = (_paper(book, use) for use in benefit.documents)
        lines += [f"## {book.ui('papers')}", "", *bullets(papers)]
    lines += [f"## {book.ui('steps')}", "", *numbered(_said(book, said) for said in benefit.steps)]
    if benefit.appeals:
        links = (link(book.raw(book.content.appeals[id_].name), f"../refused/{id_}.md") for id_ in benefit.appeals)
        lines += [f"## {book.ui('refused')}", "", *bullets(links)]
    leading = [d.id for d in book.content.dialogues.values() if benefit.id in _planned(d)]
    return [*lines, book.checked(benefit.checked), "", *(book.ask(leading[0]) if leading else [])]


def _planned(dialogue: schema.Dialogue) -> set[str]:
    return {item.benefit for outcome in dialogue.outcomes.values() for item in outcome.plan}


def _said(book: Book, said: schema.Statement) -> str:
    sure = f" {book.sure(said.certainty)}" if said.certainty else ""
    return f"{book.say(said.say)}{sure} <small>{book.cited(said.sources, '../')}</small>"


def _paper(book: Book, use: schema.Use) -> str:
    document = book.content.documents[use.id]
    note = f" {book.say(use.note)}" if use.note else ""
    return f"**{book.say(document.name)}**: {book.say(document.why)}{note}"


def _rules(book: Book, rules: tuple[schema.Deadline, ...]) -> list[str]:
    head = [book.ui(key) for key in ("what", "limit", "how_sure", "source")]
    return table(head, (_rule(book, rule, "../") for rule in rules))


def _rule(book: Book, rule: schema.Deadline, up: str) -> list[str]:
    limit = limit_in_words(book.words, rule, book.raw(rule.counted_from))
    fixed = book.words.date(rule.fixed) if rule.fixed else ""
    return [book.say(rule.do), plain(limit or fixed), book.sure(rule.certainty), book.cited(rule.sources, up)]


def _appeal(book: Book, appeal: schema.Appeal) -> list[str]:
    steps = numbered(_said(book, said) for said in appeal.steps)
    return [
        f"# {book.say(appeal.name)}",
        "",
        book.say(appeal.what),
        "",
        *_rules(book, appeal.deadlines),
        f"## {book.ui('steps')}",
        "",
        *steps,
        book.checked(appeal.checked),
        "",
    ]


def _limits(book: Book) -> list[str]:
    lines = [f"# {book.ui('limits')}", "", book.ui("limits_intro"), ""]
    head = [book.ui(key) for key in ("what", "limit", "how_sure", "source")]
    items: list[schema.Benefit | schema.Appeal] = [*book.content.benefits.values(), *book.content.appeals.values()]
    for item in items:
        if item.deadlines:
            lines += [f"## {book.say(item.name)}", ""]
            lines += table(head, (_rule(book, rule, "") for rule in item.deadlines))
    return lines


def _forms(book: Book) -> list[str]:
    lines = [f"# {book.ui('forms')}", ""]
    groups = sorted({form.group for form in book.content.forms.values()})
    for group in groups:
        mine = [form for form in book.content.forms.values() if form.group == group]
        lines += [f"## {plain(book.words.ui(f'form_groups.{group}'))}", ""]
        for form in mine:
            lines += [f"### {_form_name(book, form)} {{ #{form.id} }}", "", *_form(book, form)]
    return lines


def _form_name(book: Book, form: schema.Form) -> str:
    name = book.raw(form.name)
    return plain(name if not form.code or form.code in name else f"{form.code}: {name}")


def _form(book: Book, form: schema.Form) -> Iterator[str]:
    yield book.say(form.purpose)
    yield ""
    if form.status != "current":
        yield f"*{plain(book.words.ui(f'form.{form.status}'))}*"
        yield ""
    links = (("form.open", form.url), ("form.checklist", form.checklist_url), ("form.guide", form.guide_url))
    shown = [link(book.words.ui(key), url) for key, url in links if url]
    yield " · ".join(shown) or plain(book.words.ui("form.no_link"))
    yield ""


def _form_link(book: Book, id_: str) -> str:
    form = book.content.forms[id_]
    return link(_form_name(book, form).replace("\\", ""), f"../forms.md#{id_}")


def _offices(book: Book) -> list[str]:
    lines = [f"# {book.ui('offices')}", "", book.ui("offices_intro"), ""]
    by_state: dict[str, list[schema.Office]] = {}
    for office in book.content.offices.values():
        if office.confidence != "low":
            by_state.setdefault(office.state, []).append(office)
    for state, offices in by_state.items():
        lines += [f"## {plain(book.words.ui(f'states.{state}'))}", ""]
        for office in offices:
            to = MAP + quote_plus(f"{office.name}, {office.address}")
            ring = "" if office.confidence == "high" else f" *{book.ui('ring_first')}*"
            lines += [f"**{plain(office.name)}**  ", f"{plain(office.address)}  "]
            lines += [f"{plain(office.phone)}  "] if office.phone else []
            lines += [f"{link(book.words.ui('pages.map'), to)}{ring}", ""]
    return lines


def _area(book: Book, area: schema.Area) -> list[str]:
    lines = [f"# {book.say(area.title)}", ""]
    for part in area.parts:
        lines += [f"## {book.say(part.title)}", ""]
        for answer in book.content.answers_by_part[part.id]:
            lines += [f"### {book.say(answer.question)} {{ #{answer.id} }}", "", book.say(answer.say), ""]
            lines += [f"{book.sure(answer.certainty)} <small>{book.cited(answer.sources, '../')}</small>", ""]
            if answer.opens:
                title = book.raw(book.content.dialogues[answer.opens.dialogue].title)
                lines += [link(title, f"../subjects/{answer.opens.dialogue}.md"), ""]
    return lines


def _terms(book: Book) -> list[str]:
    terms = [answer for answer in book.content.answers.values() if answer.kind == "term"]
    lines = [f"# {book.ui('terms')}", ""]
    for answer in sorted(terms, key=lambda each: book.raw(each.question)):
        lines += [f"### {book.say(answer.question)}", "", book.say(answer.say), ""]
    other = "en" if book.language == "ms" else "ms"
    rows = sorted((getattr(term, book.language), getattr(term, other)) for term in book.content.glossary.values())
    head = [book.ui("term_here"), book.ui("term_there")]
    return [*lines, f"## {book.ui('official_terms')}", "", *table(head, ([plain(a), plain(b)] for a, b in rows))]


def _calculator(book: Book) -> list[str]:
    """The calculator counts in the browser from tables in the page; without scripts the page leads to the limits."""
    data = tables(book.content, book.world.calendar, book.words)
    words = {name: book.words.ui(f"pages.calc_{name}") for name in ("safe", "last", "counted", "unknown")}
    words["locale"] = "ms-MY" if book.language == "ms" else "en-MY"
    situations = [(str(n), f"{each['of']}: {each['what']}") for n, each in enumerate(data["situations"])]
    states = [
        ("", book.words.ui("pages.calc_any_state")),
        *((id_, each["name"]) for id_, each in data["states"].items()),
    ]
    return [
        f"# {book.ui('calculator')}",
        "",
        book.ui("calc_intro"),
        "",
        '<form class="calculator" onsubmit="return false">',
        *_field(book, "what", _choice("calc-what", situations)),
        *_field(book, "day", '<input type="date" id="calc-day">'),
        *_field(book, "state", _choice("calc-state", states)),
        "</form>",
        "",
        '<div id="calc-result" role="status" aria-live="polite"></div>',
        "",
        f"<noscript>{book.ui('calc_without')} <a href='limits.html'>{book.ui('limits')}</a></noscript>",
        "",
        f'<script type="application/json" id="calc-tables">{_json(data)}</script>',
        f'<script type="application/json" id="calc-words">{_json(words)}</script>',
        '<script src="../calculator.js"></script>',
        "",
    ]


def _field(book: Book, name: str, control: str) -> list[str]:
    return [f'<p><label for="calc-{name}">{escape(book.words.ui(f"pages.calc_{name}"))}</label>', f"{control}</p>"]


def _choice(id_: str, options: Iterable[tuple[str, str]]) -> str:
    inside = "".join(f'<option value="{value}">{escape(label)}</option>' for value, label in options)
    return f'<select id="{id_}">{inside}</select>'


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("</", "<\\/")
