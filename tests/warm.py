"""Imported by the process from which tests fork commands: everything that a run needs is imported, every list is compiled.

Nothing here may start a thread or open a warehouse: a fork would have them half.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

from flows import cli, demo, river  # noqa: F401 - imported for those who are forked
from models.documents import Document
from models.vocabulary import DocumentKind
from tests import shipped

# Most patterns are compiled when they are first needed.
for metric in shipped.watchlist().metrics:
    for example in metric.examples:
        shipped.reader().read(Document(id="d", kind=DocumentKind.ARTICLE, title="", text=example.text), whole=True)
