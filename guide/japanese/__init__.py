"""Japanese text on a grid of terminal cells.

Purpose: make foreign text safe (`clean`), read numbers and dates as people type them (`numerals`, `dates`),
measure text (`width`), give marks their room (`room`) and break lines (`kinsoku`, `wrap`).

Invariant: every function here is pure; the same text gives the same result on every machine.

Must never enter: widgets, terminals, files, the clock, flows. Nothing is imported eagerly, so that a
headless command pays only for the module it names.
"""
