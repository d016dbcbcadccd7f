"""What several test files share."""

from pathlib import Path

import pytest
from copydesk.article import read_article
from hypothesis import settings

settings.register_profile("patient", deadline=None)  # how fast is a benchmark's question
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "000_1201c134a9031fe5.txt"


@pytest.fixture(scope="session")
def seed():
    """The project's own article, read once."""
    return read_article(SEED)
