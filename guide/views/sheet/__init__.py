"""The sheet: the page a group takes home, as HTML, text, Markdown and PDF, and how one is checked later.

`content` says what stands on it, in the words that all views share; `html`, `text`, `markdown` and `pdf` only
lay it out; `seal` is the part for machines that every format carries; `reading` takes a file apart again and
`verdict` compares it with what would be printed now.

Rules of the room: nothing here opens a file or knows the clock; typst and pypdf are imported only for a PDF.
"""
