"""How every test run searches: the hypothesis profiles. No walk of a test is saved unless it asks.

A law is tried with 80 cases after each change; `KYODO_EXAMPLES=1000 pytest tests/laws` looks harder. A law
that needs fewer or more says so itself, and scales by the same variable.

Invariant: no test is judged by a clock, and no run depends on what an earlier run left on the disk or on who
runs it: each has a cache of its own.
Never here: fixtures. A test file builds what it needs, so that it can be read by itself.
"""

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

_CACHE = tempfile.mkdtemp(prefix="kyodo-tests-")
atexit.register(shutil.rmtree, _CACHE, ignore_errors=True)

os.environ |= {"KYODO_SAVE": "off", "XDG_CACHE_HOME": _CACHE}
for name in ("KYODO_CACHE", "KYODO_FLOWS"):
    os.environ.pop(name, None)

EXAMPLES = int(os.environ.get("KYODO_EXAMPLES", "80"))

# `ci` draws the same cases every time, so that a verdict belongs to the commit; `default` keeps searching.
settings.register_profile("default", deadline=None, database=None, max_examples=EXAMPLES)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")
