"""English as all readings need it: words by class, verb forms, tokens, clauses, quotation marks.

`article.tokens` holds the tokens of each paragraph, made once. No tagger and no model: closed word
classes are lists (`words`), open ones are told by shape and place (`verbs`).
"""
