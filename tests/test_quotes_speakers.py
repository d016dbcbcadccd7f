"""The person behind the mention."""

import pytest
from copydesk.quotes import find_attributions
from copydesk.quotes.cues import lexicon
from test_quotes import article

SPEAKERS = [  # text, speakers of its rows, how each was found
    ("Ann Bell opened a shop. Bell said tea is good.", ["Ann Bell"], ["short name"]),
    ("Ann Bell said tea is good. She said coffee is bad.", ["Ann Bell", "Ann Bell"],
     ["same mention", "pronoun"]),
    ("Mr. Tom Rowe met Ann Bell. “Tea is good,” she said.", ["Ann Bell"], ["pronoun"]),
    ("Tom Rowe said no tea was left. Ann Bell nodded. “It was cold,” he said.",
     ["Tom Rowe", "Tom Rowe"], ["same mention", "pronoun"]),
    ("Some experts said tea is good.", ["some experts"], ["same mention"]),
    ("Officials said tea is good.", ["officials"], ["same mention"]),
    ("The report said tea is good.", ["the report"], ["same mention"]),
    ("“Tea is good,” she said.", [None], [""]),
    ("Ann Bell bakes. She opens at six.\n\n“We need her,” says Mayor Jane Rowe.\n\n"
     "“It is early,” she says.", ["Jane Rowe", "Ann Bell"], ["same mention", "pronoun"]),
    ("Ann Bell bakes. She opens at six.\n\n“We need tea,” says Mayor Jane Rowe.\n\n"
     "“It is late,” she says.", ["Jane Rowe", "Jane Rowe"], ["same mention", "pronoun"]),
    ("Ann Bell bakes. She opens at six.\n\n“We need her,” says Mayor Jane Rowe.\n\n"
     "“She is good,” she says.", ["Jane Rowe", "Jane Rowe"], ["same mention", "pronoun"]),
    ("Dr. Orla Bell was 19 when she swam.\n\nThe mayor, Quin Rowe, called her “calm” in May.\n\n"
     "“It was cold,” she says.", ["Quin Rowe", "Orla Bell"], ["same mention", "pronoun"]),
    ("Dr. Orla Bell was 19 when she swam. Bell won.\n\nBell left as she was tired.\n\n"
     "Quin Rowe said tea is good.\n\n“It was cold,” she says.", ["Quin Rowe", "Orla Bell"],
     ["same mention", "pronoun"]),
    ("Quin Rowe said tea is good.\n\n“It was cold,” she says.", ["Quin Rowe", "Quin Rowe"],
     ["same mention", "pronoun"]),
    ("Rowe met Ann Bell, who said tea is good.", ["Ann Bell"], ["relative"]),
    ("After Jane Rowe asked who came, Ann Bell replied, “Nobody.”\n\n“It was cold,” she added.",
     ["Jane Rowe", "Ann Bell", "Ann Bell"], ["same mention", "same mention", "pronoun"]),
    ("Ann Bell said tea is good.\n\nThe Ayr County GOP said tea is bad.\n\n“No,” she said.",
     ["Ann Bell", "Ayr County GOP", "Ann Bell"], ["same mention", "same mention", "pronoun"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers", "how"), SPEAKERS, ids=[s[0][:40] for s in SPEAKERS])
def test_speakers(text, speakers, how):
    rows = find_attributions(article(text))
    assert [r.speaker for r in rows] == speakers
    assert [r.resolved_by for r in rows] == how


def test_role_is_kept():
    text = "Ann Bell, spokeswoman for the Tea Board, said tea is good."
    [row] = find_attributions(article(text))
    assert (row.speaker, row.role) == ("Ann Bell", "spokeswoman for the Tea Board")
    [row] = find_attributions(article("Retired baker Ann Bell said tea is good."))
    assert (row.speaker, row.role) == ("Ann Bell", "Retired baker")
    [row] = find_attributions(article("Tea is good, according to the Orla Chamber of Commerce."))
    assert (row.speaker, row.role) == ("Orla Chamber of Commerce", None)
    [row] = find_attributions(article("The Millers' Alliance, a trade union, said tea is good."))
    assert (row.speaker, row.role) == ("Millers' Alliance", "trade union")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ann Bell said tea is good.", "name"),
        ("He said tea is good.", "pronoun"),
        ("Many farmers said tea is good.", "anonymous"),
        ("A letter said tea is good.", "document"),
    ],
)
def test_source_type(text, kind):
    assert [r.source_type for r in find_attributions(article(text))] == [kind]


def test_lexicon_inflects():
    forms = lexicon()
    assert forms["denied"][0].lemma == "deny"
    assert forms["quipped"][0].form == "past"
    assert forms["saying"][0].form == "ing"
    assert "states" not in forms
