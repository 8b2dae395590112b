"""Words and patterns of words: what every other room means by a token, a phrase, a term."""
