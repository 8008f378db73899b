"""The way of an application into the terminal and out of it.

Never enters: what the application shows.
"""

import gc
from typing import TYPE_CHECKING

from guide.engine.interview import Interview
from guide.views.tui import typesetting

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.views.tui.app import Kyodo


def shown(make: "Callable[[], Kyodo]") -> Interview | None:
    """Make an application and show it until it ends; see `guide.views.tui.app.run`."""
    gc.disable()  # until the first frame: nothing made while starting is garbage
    typesetting.install()
    try:
        app = make()
        app.run()
    finally:
        gc.enable()
    if app._exception is not None:  # noqa: SLF001 - Textual keeps to itself what made an app end
        raise app._exception  # noqa: SLF001
    return app.interview
