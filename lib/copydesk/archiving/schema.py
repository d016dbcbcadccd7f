"""What the tables of an archive hold: one fixed schema each, whatever the articles are.

A column is called as in the table of one article, whose function documents it. Every row has
`article` (the id) and `start`, `end` (offsets into the article's text). In `events`, where the
table of one article calls the days start and end, they are `begin` and `until`, as in `dates`.
"""

from __future__ import annotations

import pyarrow as pa

_TYPES = {
    "text": pa.string(),
    "int": pa.int32(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "texts": pa.list_(pa.string()),
    "spans": pa.list_(pa.list_(pa.int32())),
}
_PLACE = "article:text start:int end:int "
_COLUMNS = {
    "articles": _PLACE  # start, end: the whole text; hash: of the raw text (BLAKE2b)
    + "path:text url:text title:text byline:text agency:text published:date words:int edits:int "
    "flags:int hash:text",
    "quotes": _PLACE  # find_quotes
    + "speaker:text role:text source:text source_start:int source_end:int source_type:text "
    "cue:text cue_start:int cue_end:int quote:text spans:spans kind:text quoted_share:float "
    "paragraph:int sentence:int context:text resolved_by:text rule:text flags:texts reason:text "
    "nested:bool sure:float sure_of:int",
    "names": _PLACE  # find_names
    + "name:text kind:text mention:text paragraph:int sentence:int via:text first:bool",
    "dates": _PLACE  # find_dates
    + "expression:text type:text value:text edtf:text begin:date until:date precision:text "
    "certainty:text rule:text mod:text sure:float sure_of:int",
    "events": _PLACE  # build_timeline
    + "begin:date until:date precision:text certainty:text tense:text when:text label:text "
    "expression:text value:text edtf:text clause:text clause_start:int clause_end:int "
    "speaker:text sentence:int rule:text relation:text places:spans sure:float sure_of:int",
    "sentences": _PLACE  # describe_sentences; of score_sentences tone, label, plain, tone_words
    + "sentence:int paragraph:int text:text words:int reports_speech:bool quoted_share:float "
    "looks_back:bool looks_ahead:bool numbers:int new_names:int known_names:int question:bool "
    "tone:float label:text plain:float tone_words:texts",
    "targets": _PLACE  # target_evidence: the tone of a sentence towards an actor it names
    + "target:text sentence:int tone:float words:texts text:text",
    "edits": _PLACE  # edits_table; raw_start, raw_end: offsets into the text as it came
    + "stood:text stands:text why:text sure:float rule:text before:text after:text group:int "
    "raw_start:int raw_end:int",
    "problems": "article:text path:text url:text stage:text error:text",
}
SCHEMAS = {
    table: pa.schema([(name, _TYPES[kind]) for name, kind in (c.split(":") for c in said.split())])
    for table, said in _COLUMNS.items()
}
