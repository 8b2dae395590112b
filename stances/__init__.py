"""Compare the policy stances of named experts, with the sentences behind every score.

The rooms of the house, from left to right: ``text`` (tokens, patterns, terms), ``read``
(statements and sentences), ``rubric`` (the codebook), ``match`` (mentions, scope, similarity),
``score`` (evidence, positions), ``present`` (tables and records) and ``cli``.
``pipeline`` calls them in order: read it first to know the program.
"""

__version__ = "0.1.0"
