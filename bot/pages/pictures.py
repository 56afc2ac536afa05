"""A dialogue as a picture: its questions and outcomes laid out by grandalf, drawn as SVG without any script."""

from collections.abc import Callable, Iterator
from html import escape
from textwrap import wrap

from grandalf.graphs import Edge, Graph, Vertex
from grandalf.layouts import SugiyamaLayout

from bot.content.schema import Dialogue
from bot.content.text import Text

WIDTH, LINE, PADDING = 210, 16, 8
_LETTERS = 28


class _Box:
    """What the layout wants to know of a node, and where it then is: the middle, in pixels."""

    def __init__(self, lines: list[str], *, outcome: bool) -> None:
        self.lines, self.outcome = lines, outcome
        self.w, self.h = float(WIDTH), float(len(lines) * LINE + 2 * PADDING)
        self.xy = (0.0, 0.0)


def picture(dialogue: Dialogue, say: Callable[[Text], str]) -> str:
    """The SVG; `say` puts texts into a language.

    Each box is a question or, rounded, an outcome; dashed lines are "I don't know".
    """
    asked = {id_: wrap(say(question.ask), _LETTERS)[:5] for id_, question in dialogue.questions.items()}
    ends = {id_: wrap(say(outcome.say), _LETTERS)[:5] for id_, outcome in dialogue.outcomes.items()}
    nodes = {id_: Vertex(id_) for id_ in (*asked, *ends)}
    for id_, node in nodes.items():
        node.view = _Box(asked.get(id_) or ends[id_], outcome=id_ in ends)
    pairs = dict.fromkeys(_routes(dialogue))
    graph = Graph(list(nodes.values()), [Edge(nodes[start], nodes[end]) for start, end, _ in pairs])
    left = 0.0
    for core in graph.C:
        layout = SugiyamaLayout(core)
        layout.xspace, layout.yspace = 24, 44
        layout.init_all()
        layout.draw(6)
        boxes = [vertex.view for vertex in core.sV]
        shift = left - min(box.xy[0] - box.w / 2 for box in boxes)
        for box in boxes:
            box.xy = (box.xy[0] + shift, box.xy[1])
        left = max(box.xy[0] + box.w / 2 for box in boxes) + 40
    return _svg({id_: node.view for id_, node in nodes.items()}, pairs)


def _routes(dialogue: Dialogue) -> Iterator[tuple[str, str, bool]]:
    for id_, question in dialogue.questions.items():
        targets = dict.fromkeys(route.go for route in question.next)
        yield from ((id_, target, False) for target in targets)
        if question.unsure and question.unsure not in targets:
            yield id_, question.unsure, True


def _svg(boxes: dict[str, _Box], routes: dict[tuple[str, str, bool], None]) -> str:
    top = min(box.xy[1] - box.h / 2 for box in boxes.values()) - 10
    width = max(box.xy[0] + box.w / 2 for box in boxes.values()) + 10
    height = max(box.xy[1] + box.h / 2 for box in boxes.values()) - top + 10
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 {top:.0f} {width + 10:.0f} {height:.0f}" role="img">'
    ]
    lines.append('<g fill="none" stroke="#555">')
    for start, end, unsure in routes:
        (x1, y1), (x2, y2) = boxes[start].xy, boxes[end].xy
        y1, y2 = y1 + boxes[start].h / 2, y2 - boxes[end].h / 2
        dash = ' stroke-dasharray="5 4"' if unsure else ""
        bend = (y2 - y1) / 2
        lines.append(
            f'<path d="M{x1:.0f} {y1:.0f}C{x1:.0f} {y1 + bend:.0f} {x2:.0f} {y2 - bend:.0f} {x2:.0f} {y2:.0f}"{dash}/>'
        )
    lines.append("</g>")
    for box in boxes.values():
        x, y = box.xy[0] - box.w / 2, box.xy[1] - box.h / 2
        round_ = 14 if box.outcome else 2
        fill = "#e8f3ec" if box.outcome else "#fff"
        lines.append(
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{box.w:.0f}" height="{box.h:.0f}" rx="{round_}" fill="{fill}"'
            ' stroke="#333"/>'
        )
        for n, line in enumerate(box.lines):
            at = y + PADDING + LINE * n + 12
            lines.append(
                f'<text x="{x + PADDING:.0f}" y="{at:.0f}" font-size="12" font-family="sans-serif">'
                f"{escape(line)}</text>"
            )
    return "\n".join([*lines, "</svg>"]) + "\n"
