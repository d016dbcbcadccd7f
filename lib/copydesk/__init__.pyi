# The public face for editors and type checkers; a test compares it with __init__.py.
from . import answers as answers
from . import figures as figures
from .article import Article as Article
from .article import ArticleError as ArticleError
from .article import parse as parse
from .article import read_article as read_article
from .article_log import edits_table as edits_table
from .article_log import flags_table as flags_table
from .dates import find_dates as find_dates
from .edits import revert as revert
from .exports import to_csv as to_csv
from .html import table as table
from .names import find_names as find_names
from .project import load as load
from .project import seed as seed
from .quotes import find_quotes as find_quotes
from .quotes import to_records as to_records
from .quotes import voices as voices
from .sentiment import score_sentences as score_sentences
from .sentiment import score_speakers as score_speakers
from .sentiment import score_targets as score_targets
from .sentiment import score_words as score_words
from .sentiment import speaker_evidence as speaker_evidence
from .sentiment import stances as stances
from .sentiment import target_evidence as target_evidence
from .structure import collocations as collocations
from .structure import concordance as concordance
from .structure import describe_paragraphs as describe_paragraphs
from .structure import describe_sentences as describe_sentences
from .structure import presence as presence
from .structure import word_frequencies as word_frequencies
from .text_view import show as show
from .timeline import build_timeline as build_timeline
from .timeline import to_timelinejs as to_timelinejs

__version__: str
