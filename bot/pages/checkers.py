"""The pages for whoever checks: dialogues as pictures and routes, statements, sources, what is unknown."""

from collections import Counter
from datetime import date

from bot.authoring.diagram import condition_in_words
from bot.content import schema
from bot.pages.book import Book, Pages
from bot.pages.markup import bullets, link, plain, table
from bot.pages.statements import Stated, statements


def pages(book: Book, since: date | None) -> Pages:
    """All of them; `since` adds a page of what was checked or took effect from that day on."""
    every = list(statements(book.content))
    made: Pages = {"check/index": _index(book, every), "check/unknown": _unknown(book, every)}
    made["check/list"] = _list(book, every)
    made |= {f"check/dialogues/{each.id}": _dialogue(book, each) for each in book.content.dialogues.values()}
    made |= {f"check/sources/{id_}": _source(book, id_, every) for id_ in book.content.sources}
    made["about"] = _about(book, every)
    if since is not None:
        made["check/since"] = _since(book, every, since)
    return made


def _index(book: Book, every: list[Stated]) -> list[str]:
    return [
        f"# {book.ui('check')}",
        "",
        book.ui("check_intro", n=len(every)),
        "",
        *bullets(
            [
                link(book.words.ui("pages.check_list"), "list.md"),
                link(book.words.ui("pages.unknown"), "unknown.md"),
                link(book.words.ui("pages.about"), "../about.md"),
            ]
        ),
        f"## {book.ui('dialogues')}",
        "",
        *bullets(link(book.raw(each.title), f"dialogues/{each.id}.md") for each in book.content.dialogues.values()),
        f"## {book.ui('sources')}",
        "",
        *bullets(link(book.title_of(id_), f"sources/{id_}.md") for id_ in book.content.sources),
    ]


def _row(book: Book, stated: Stated, up: str) -> list[str]:
    mark = book.marks.get(stated.id)
    by = book.ui("checked_by", by=mark.by, day=book.words.date(mark.on)) if mark else "—"
    return [
        book.say(stated.text),
        book.sure(stated.certainty),
        book.cited(stated.sources, up),
        book.words.date(stated.checked),
        by,
    ]


def _statement_table(book: Book, every: list[Stated], up: str) -> list[str]:
    head = [book.ui(key) for key in ("what", "how_sure", "source", "read_on", "checked_by_head")]
    return table(head, (_row(book, stated, up) for stated in every))


def _list(book: Book, every: list[Stated]) -> list[str]:
    """The list to print, mark and send back: each statement has a line with its id and a box."""
    lines = [f"# {book.ui('check_list')}", "", book.ui("check_list_intro"), ""]
    of: tuple[str, str] | None = None
    for stated in every:
        if stated.of != of:
            of = stated.of
            lines += ["", f"## {plain(' '.join(of))}", ""]
        places = "; ".join(f"{ref.source}{f': {ref.at}' if ref.at else ''}" for ref in stated.sources)
        lines += [
            f"- ☐ {book.say(stated.text)} {book.sure(stated.certainty)} <small>{plain(places)} `{stated.id}`</small>"
        ]
    return [*lines, ""]


def _unknown(book: Book, every: list[Stated]) -> list[str]:
    doubtful = [stated for stated in every if stated.certainty == "unknown"]
    guides = [stated for stated in every if stated.certainty == "guide"]
    return [
        f"# {book.ui('unknown')}",
        "",
        book.ui("unknown_intro"),
        "",
        *_statement_table(book, doubtful, "../"),
        f"## {book.ui('only_guides')}",
        "",
        *_statement_table(book, guides, "../"),
    ]


def _dialogue(book: Book, dialogue: schema.Dialogue) -> list[str]:
    head = [book.ui(key) for key in ("question", "when", "leads_to")]
    rows = []
    for id_, question in dialogue.questions.items():
        for route in question.next:
            when = (
                condition_in_words(dialogue, route.when, book.words.raw)
                if route.when
                else book.words.ui("pages.otherwise")
            )
            rows.append([f"`{id_}`", plain(when), f"`{route.go}`"])
        if question.unsure:
            rows.append([f"`{id_}`", plain(book.words.ui("buttons.unsure")), f"`{question.unsure}`"])
    outcomes = [
        [f"`{id_}`", book.say(outcome.say), book.cited(outcome.sources, "../../")]
        for id_, outcome in dialogue.outcomes.items()
    ]
    return [
        f"# {book.say(dialogue.title)}",
        "",
        f"![{plain(book.ui('picture_of', title=book.raw(dialogue.title)))}](../../pictures/{dialogue.id}.svg)",
        "",
        f"## {book.ui('routes')}",
        "",
        *table(head, rows),
        f"## {book.ui('outcomes')}",
        "",
        *table([book.ui(key) for key in ("leads_to", "what", "source")], outcomes),
        book.checked(dialogue.checked),
        "",
    ]


def _source(book: Book, id_: str, every: list[Stated]) -> list[str]:
    source = book.content.sources[id_]
    resting = [stated for stated in every if any(ref.source == id_ for ref in stated.sources)]
    lines = [f"# {plain(book.title_of(id_))}", ""]
    lines += [f"{link(source.url, source.url)}", ""] if source.url else []
    read = book.ui("read", day=book.words.date(source.checked))
    lines += [plain(f"{source.details_in(book.language)}, {read}"), ""]
    return [*lines, f"## {book.ui('rests_on_it', n=len(resting))}", "", *_statement_table(book, resting, "../../")]


def _since(book: Book, every: list[Stated], since: date) -> list[str]:
    """What was read again, and what figures took effect, from a day on."""
    figures = [
        [plain(fact.title), plain(dated.value or book.words.ui("pages.a_table")), book.words.date(dated.start)]
        for fact in book.content.facts.values()
        for dated in fact.values
        if dated.start >= since
    ]
    head = [book.ui(key) for key in ("what", "figure", "from_day")]
    return [
        f"# {book.ui('since', day=book.words.date(since))}",
        "",
        *table(head, figures),
        *_statement_table(book, [stated for stated in every if stated.checked >= since], "../"),
    ]


def _about(book: Book, every: list[Stated]) -> list[str]:
    counts = Counter(stated.certainty for stated in every)
    sure = [[book.sure(each), str(counts[each])] for each in ("law", "perkeso", "guide", "unknown")]
    content = book.content
    covered = {
        "subjects": len(content.dialogues),
        "benefits": len(content.benefits),
        "answers": len(content.answers),
        "forms": len(content.forms),
        "sources": len(content.sources),
    }
    return [
        f"# {book.ui('about')}",
        "",
        book.ui("about_intro"),
        "",
        f"## {book.ui('how_sure_we_are')}",
        "",
        *table([book.ui("how_sure"), book.ui("count")], sure),
        f"## {book.ui('covered')}",
        "",
        *table([book.ui("what"), book.ui("count")], ([book.ui(name), str(n)] for name, n in covered.items())),
        f"## {book.ui('understanding')}",
        "",
        book.ui("understanding_text"),
        "",
        f"## {book.ui('not_covered')}",
        "",
        book.ui("not_covered_text"),
        "",
    ]
