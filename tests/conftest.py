"""How every test run searches: the hypothesis profiles. No walk of a test is saved unless it asks.

Invariant: no test is judged by a clock, and no run depends on what an earlier run left on the disk.
Never here: fixtures. A test file builds what it needs, so that it can be read by itself.
"""

import os

from hypothesis import settings

os.environ["KYODO_SAVE"] = "off"

# `ci` draws the same cases every time, so that a verdict belongs to the commit; `default` keeps searching.
settings.register_profile("default", deadline=None, database=None)
settings.register_profile(
    "ci", deadline=None, database=None, derandomize=True, max_examples=200, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "default")
