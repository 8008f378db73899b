"""The keys are declared once, without two meanings, and every help tells all of them."""

import re

from guide.views.words import keys


def test_no_key_and_no_command_has_two_meanings() -> None:
    for names in ([key.key for key in keys.WALK], [key.plain for key in keys.COMMANDS]):
        assert len(set(names)) == len(names)
        assert all(names)


def test_the_help_of_the_full_screen_tells_every_key() -> None:
    assert {key.shown for key in keys.WALK} <= {line.lead for line in keys.usage(wordings=True)}


def test_the_help_of_line_mode_tells_every_command_and_no_arrow() -> None:
    told = keys.plain_usage(wordings=True)
    assert {key.plain for key in keys.COMMANDS} <= {line.lead for line in told}
    assert not any("←" in line.text for line in told)


def test_the_help_of_line_mode_says_how_commands_are_typed_where_a_text_is_asked() -> None:
    assert any("/b" in line.text for line in keys.plain_usage())


def test_where_a_guide_has_one_wording_no_help_speaks_of_others() -> None:
    for told in (keys.usage(), keys.plain_usage()):
        assert not any(line.lead == keys.WORDING.plain or "F2" in line.text for line in told)


def test_the_help_is_said_in_every_wording() -> None:
    for told in (keys.usage("en", wordings=True), keys.plain_usage("en", wordings=True)):
        assert not any(re.search("[ぁ-んァ-ヶ]", line.lead + line.text) for line in told)
