"""The bare Textual app every step is compared with: header, Static, OptionList and footer, updated in place.

Enter shows the next question, Escape the one before. Like the app under test it mounts nothing while
walking, so what is compared is the cost of the questionnaire, not of Textual. It must stay untuned.
"""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static


class BareStepApp(App[None]):
    """A numbered question a screen, all drawn by the same four widgets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "quit", "終了"),
        ("escape", "retreat", "戻る"),
        ("left", "retreat", "戻る"),
    ]

    CSS = """
    #header { dock: top; height: 1; background: $panel; }
    #footer { dock: bottom; height: 1; background: $panel; }
    """

    number = 1

    def compose(self) -> ComposeResult:
        """Yield the four widgets, which live as long as the app."""
        yield Static(id="header")
        yield Static(id="question")
        yield OptionList(id="options")
        yield Static(id="footer")

    def on_mount(self) -> None:
        """Show the first question."""
        self.show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on; the chosen option is of no interest."""
        event.stop()
        self.number += 1
        self.show()

    def action_retreat(self) -> None:
        """Go back to the question before."""
        self.number = max(1, self.number - 1)
        self.show()

    def show(self) -> None:
        """Fill the four widgets for the present question."""
        self.query_one("#header", Static).update(f"しつもん {self.number}")
        text = f"質問{self.number}。この活動は、市民と市がいっしょに取り組む意味がありますか。"
        self.query_one("#question", Static).update(text)
        options = self.query_one("#options", OptionList)
        options.clear_options()
        options.add_options([f"はい {self.number}", f"いいえ {self.number}", f"わからない {self.number}"])
        options.highlighted = 0
        self.query_one("#footer", Static).update(f"Enter 次へ  Esc 戻る  {self.number}")


if __name__ == "__main__":
    BareStepApp().run()
