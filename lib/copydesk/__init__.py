"""copydesk reads one scraped news article the way a newsroom's copy desk does.

    article = copydesk.load("my_article.txt")     # mended, with a log of every edit
    quotes = copydesk.find_quotes(article)        # who said what
    events = copydesk.build_timeline(article)     # what happened when

The functions below are the whole public face; each lives in the module named beside it, which is
loaded when the function is first used, so that `import copydesk` costs nothing.
"""

from importlib import import_module

__version__ = "0.2.0"

_HOME = {
    "load": "project",
    "seed": "project",
    "Article": "article",
    "ArticleError": "article",
    "parse": "article",
    "read_article": "article",
    "edits_table": "article_log",
    "flags_table": "article_log",
    "revert": "edits",
    "find_names": "names",
    "find_quotes": "quotes",
    "to_records": "quotes",
    "voices": "quotes",
    "score_words": "sentiment",
    "score_sentences": "sentiment",
    "score_speakers": "sentiment",
    "speaker_evidence": "sentiment",
    "score_targets": "sentiment",
    "target_evidence": "sentiment",
    "stances": "sentiment",
    "find_dates": "dates",
    "build_timeline": "timeline",
    "to_timelinejs": "timeline",
    "describe_sentences": "structure",
    "describe_paragraphs": "structure",
    "presence": "structure",
    "word_frequencies": "structure",
    "collocations": "structure",
    "concordance": "structure",
    "to_csv": "exports",
    "archive": "archiving",
    "tables": "archiving",
    "show": "text_view",
    "table": "html",
}
_MODULES = ("answers", "figures")
__all__ = [*_HOME, *_MODULES]


def __getattr__(name: str):
    if name in _HOME:
        return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
