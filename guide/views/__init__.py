"""What people see: words all views share, the full screen, line mode, JSON, findings for authors.

Rules of the room: a view shows an Interview and hands back a new one; it never decides what follows from an
answer. Only `guide.views.tui` knows Textual.
"""
