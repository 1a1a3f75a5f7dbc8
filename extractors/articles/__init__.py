"""Articles in, from every form news comes in: ``read`` yields an ``Article`` or a ``Reject`` for each.

>>> from extractors.articles import ReadOptions, read
>>> for item in read(["seeds/articles"], ReadOptions()):    # doctest: +SKIP
...     print(item)
"""

from extractors.articles.options import Columns, Limits, ReadOptions
from extractors.articles.reading import Reading, read

__all__ = ["Columns", "Limits", "ReadOptions", "Reading", "read"]
