"""How rows become a table: the same one whether or not pyarrow is installed beside pandas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def frame(rows: Sequence[Sequence], columns: Sequence[str]) -> pd.DataFrame:
    """A DataFrame of `rows`, built column by column, three times as fast as row by row.

    Text stays Python's: pandas would hand it to pyarrow where that is installed, which refuses half
    a surrogate pair, as a broken page may hold it.
    """
    import pandas as pd

    cells = zip(*rows, strict=True) if rows else ((),) * len(columns)
    return pd.DataFrame({
        name: pd.Series(values, dtype=object if not values or _is_text(values) else None)
        for name, values in zip(columns, cells, strict=True)
    })  # fmt: skip


def _is_text(values: Sequence) -> bool:
    return any(isinstance(value, str) for value in values)
