"""The bare Textual app every start is compared with: one Static, one OptionList, nothing else.

It must stay the least a Textual program with a question and options can be; tuning it would bend every
ratio.
"""

from textual.app import App, ComposeResult
from textual.widgets import OptionList, Static


class BareApp(App[None]):
    """Show one question and its options."""

    def compose(self) -> ComposeResult:
        """Yield the question and the options."""
        yield Static("スタート 団体の活動は公共の利益になりますか")
        yield OptionList("はい", "いいえ", "わからない")


if __name__ == "__main__":
    BareApp().run()
