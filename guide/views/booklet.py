"""The booklet laid out: one HTML file to print, complete in itself, or lines of text.

Invariant: both hold the same entries, ways and numbers. Every text is escaped where it is written; the file
loads nothing from anywhere.

Never enters: words.
"""

from collections.abc import Iterable, Iterator
from html import escape

from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.plain.layout import hung, lines
from guide.views.plain.table import table_lines
from guide.views.words.booklet import Booklet, on_way
from guide.views.words.table import TableWords

_STYLE = """
@page { size: A4; margin: 18mm 16mm 20mm }
body { font: 11pt/1.6 "Hiragino Kaku Gothic ProN", "Yu Gothic", "Noto Sans CJK JP", sans-serif;
  color: #000; background: #fff; max-width: 44em; margin: 0 auto; padding: 1em }
h1 { font-size: 20pt } h2 { font-size: 14pt; border-bottom: 1px solid #000; break-after: avoid }
h3 { font-size: 12pt; margin: .8em 0 .2em; break-after: avoid } p { margin: .3em 0 }
section.entry { border: 1px solid #555; border-radius: 4px; padding: .4em 1em .6em; margin: 0 0 1em;
  break-inside: avoid }
section.entry > h3 { margin-top: .2em } section.ends { border-width: 3px }
.number { display: inline-block; min-width: 2em; font-size: 16pt; font-weight: bold }
.cite { font-size: 9pt } ul { margin: .2em 0; padding-left: 0; list-style: none }
ul.ways { border-top: 1px dashed #555; margin-top: .6em; padding-top: .4em; font-weight: bold }
a { color: inherit } table { border-collapse: collapse; width: 100%; font-size: 9pt }
th, td { border: 1px solid #555; padding: .2em .4em; text-align: left; vertical-align: top }
tr { break-inside: avoid } td.blank { width: 55% } footer { font-size: 9pt; margin-top: 2em }
.pre { white-space: pre-line }
"""
_SHEET, _ENTRIES, _VALUES, _TABLES = "答えの控え", "質問と結果", "計算する値", "決め方の表"


def html(told: Booklet) -> Iterator[str]:
    """The lines of the file."""
    yield '<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{escape(told.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f"<h1>{escape(told.title)}</h1>"
    yield from _marked(told.front, "h2")
    yield f"<h2>{_SHEET}</h2>\n<table>\n<tr><th>番号</th><th>質問</th><th>答え</th></tr>"
    for number, name in told.asked:
        yield f'<tr><td>{number}</td><td>{escape(name)}</td><td class="blank"></td></tr>'
    yield f"</table>\n<h2>{_ENTRIES}</h2>"
    for entry in told.entries:
        yield f'<section class="entry{"" if entry.ways else " ends"}" id="n{entry.number}">'
        head = f'<span class="number">{entry.number}</span>{_sort(entry.sort)}{escape(entry.title)}'
        yield f'<h3 class="pre">{head}</h3>'
        yield from _marked(entry.lines, "h3")
        if entry.ways:
            yield '<ul class="ways">'
            for way in entry.ways:
                yield f'<li><a href="#n{way.to}">{escape(on_way(way))}</a></li>'
            yield "</ul>"
        yield "</section>"
    if told.values:
        yield f"<h2>{_VALUES}</h2>"
        yield from _marked(told.values, "h3")
    for table in told.tables:
        yield from _table(table)
    yield f"<footer>{escape(told.footing)}</footer>\n</body>\n</html>"


def _sort(sort: str) -> str:
    return "" if sort == "質問" else f"〔{escape(sort)}〕"


def _marked(passage: Passage, head: str) -> Iterator[str]:
    for line in passage:
        text = escape(line.text)
        match line.role:
            case Role.TITLE | Role.HEADING | Role.ENTRY:
                yield f"<{head}>{text}</{head}>"
            case Role.POINT:
                yield f'<ul><li class="pre">{escape(line.lead)}{text}</li></ul>'
            case Role.CITE:
                yield f'<p class="cite">（{escape(line.lead)} {text}）</p>'
            case _:
                yield f'<p class="pre">{text}</p>'


def _table(table: TableWords) -> Iterator[str]:
    yield f"<h2>{_TABLES}「{escape(table.title)}」</h2>"
    yield from (f"<p>{escape(note)}</p>" for note in table.notes)
    heads = "".join(f'<th class="pre">{escape(column.heading)}</th>' for column in table.columns)
    yield f"<table>\n<tr><th>番号</th>{heads}</tr>"
    for number in range(table.rules):
        cells = "".join(f'<td class="pre">{escape(column.cells[number])}</td>' for column in table.columns)
        yield f"<tr><td>{number + 1}</td>{cells}</tr>"
    yield "</table>"


def text(told: Booklet, width: int) -> Iterator[str]:
    """The same as lines of text of at most `width` cells."""
    yield from lines((title(told.title), *told.front, heading(_SHEET)), width)
    for number, name in told.asked:
        yield from hung(f"{number}. ", f"{name}：", width)
    for entry in told.entries:
        yield ""
        yield from hung(f"{entry.number}. ", f"〔{entry.sort}〕{entry.title}", width)
        yield from lines(_lowered(entry.lines), width)
        for way in entry.ways:
            yield from hung("  ", on_way(way), width)
    if told.values:
        yield from ("", *lines((heading(_VALUES), *told.values), width))
    for table in told.tables:
        yield from ("", *table_lines(table, width))
    yield from ("", *lines((body(told.footing),), width))


def _lowered(passage: Iterable[Line]) -> Passage:
    """Headings inside an entry as points, so that an entry stays one piece."""
    return tuple(point(line.text, "■") if line.role is Role.HEADING else line for line in passage)
