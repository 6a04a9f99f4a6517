"""Imported by the process from which tests fork commands: everything that a run needs is imported, every list is compiled.

Nothing here may start a thread or open a warehouse: a fork would have them half.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

from flows import cli, demo, river  # noqa: F401 - imported for those who are forked
from tests import shipped
from tests.articles import article

# Most patterns are compiled when they are first needed.
for metric in shipped.watchlist().metrics:
    for example in metric.examples:
        shipped.reader().read(article(example.text), whole=True)
