"""What a flow file may say: source text with positions, the document model, names linked to a Flow.

Rules of the room: pure functions from bytes to values. Nothing here opens a file, evaluates an expression
as code, raises on any input, or knows a screen. Problems are values (see `diagnostics`).
"""
