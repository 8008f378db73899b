"""The pieces of a passage say what they are."""

from guide.views.passage import Line, Role, body, cite, heading, point, title


def test_each_piece_has_its_role_and_points_and_citations_their_lead() -> None:
    assert [title("題"), heading("頭"), body("文")] == [
        Line(Role.TITLE, "題"),
        Line(Role.HEADING, "頭"),
        Line(Role.BODY, "文"),
    ]
    assert (point("点").lead, point("点", "1.").lead, cite("本").lead) == ("・", "1.", "出典:")
